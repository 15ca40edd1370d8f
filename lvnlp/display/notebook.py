"""Pages and their parts as HTML for a notebook.

Colours are translucent over whatever lies beneath, and words keep the notebook's own colour, so
that the same HTML is readable on a light and on a dark ground.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from lvnlp.display.labels import Labels, labels
from lvnlp.display.marks import Piece, Segment, describe
from lvnlp.display.rendering import asset, environment
from lvnlp.display.texts import ArticleView, HeadlineView, Line, Texts
from lvnlp.display.told import Card, Told, card, told
from lvnlp.errors import OptionError
from lvnlp.schema import Article, Entity, Event, Page, Relation

Item = Page | Article | Entity | Relation


@dataclass(frozen=True, slots=True)
class _Found:
    """What is listed below or instead of texts."""

    events: tuple[Card, ...] = ()
    people: tuple[Entity, ...] = ()
    facts: tuple[Told, ...] = ()

    @classmethod
    def of(cls, items: Iterable[object], words: Labels) -> _Found:
        listed = list(items)
        return cls(
            tuple(card(item, words) for item in listed if isinstance(item, Event)),
            tuple(i for i in listed if isinstance(i, Entity) and not isinstance(i, Event)),
            tuple(told(item, 0, words) for item in listed if isinstance(item, Relation)),
        )


@dataclass(frozen=True, slots=True)
class Fragment:
    """HTML that a notebook shows."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def show(thing: Item | Iterable[Item], language: str = "en") -> Fragment:
    """A page, an article, an entity, a relation or many of them, for a notebook to show.

    Whatever comes out of a page shows itself; this is for lists of one's own, such as
    `show([r for r in page.relations if r.confidence > 0.9])`, and for another language.

    Args:
        thing: what to show.
        language: of the words around the texts, "en" or "zh".

    Raises:
        OptionError: it is none of these, or there are no words in the language.
    """
    return Fragment(fragment(thing, language))


def fragment(thing: Item | Iterable[Item], language: str = "en") -> str:
    """The HTML itself; see `show`."""
    words = labels(language)
    if isinstance(thing, Page):
        return _whole(thing, words)
    if isinstance(thing, Article):
        return _render(words, "article", articles=_articles([thing], words))
    if isinstance(thing, Event):
        return _render(words, "list", _Found.of([thing], words))
    if isinstance(thing, Entity):
        found = _Found.of(thing.relations if thing.is_bound else (), words)
        return _render(words, "entity", found, entity=thing)
    if isinstance(thing, Relation):
        return _render(words, "list", _Found.of([thing], words))
    listed: list[object] = list(thing)
    for item in listed:
        if isinstance(item, Page) or not isinstance(item, Article | Entity | Relation):
            raise OptionError(
                f"{item!r} cannot be shown in a list",
                remedy="Give articles, entities or relations; show pages one by one.",
            )
    articles = [item for item in listed if isinstance(item, Article)]
    return _render(words, "list", _Found.of(listed, words), articles=_articles(articles, words))


def _whole(page: Page, words: Labels) -> str:
    texts = Texts(page, words)
    known = [str(part) for part in (page.paper, page.date) if part]
    return _render(
        words,
        "page",
        _Found.of([*page.events, *page.people, *page.relations], words),
        title=" ".join(known) or page.source or words["title"],
        subtitle=" · ".join(p for p in (page.place, page.source if known else "") if p),
        articles=tuple(texts.article(article) for article in page.articles),
    )


def _articles(articles: Iterable[Article], words: Labels) -> tuple[ArticleView, ...]:
    """The articles with what lies over them, as far as they belong to a page."""
    texts: dict[int, Texts] = {}
    out = []
    for article in articles:
        if not article.is_bound:
            out.append(_bare(article))
            continue
        page = article.page
        if id(page) not in texts:
            texts[id(page)] = Texts(page, words)
        out.append(texts[id(page)].article(article))
    return tuple(out)


def _bare(article: Article) -> ArticleView:
    body = article.body.text.split("\n") if article.body else []
    return ArticleView(
        str(article),
        tuple(HeadlineView(line.kind, _plain(line.text)) for line in article.headlines),
        (),
        tuple(_plain(line) for line in body),
    )


def _plain(text: str) -> Line:
    return (Segment((Piece(text),)),)


def _render(words: Labels, kind: str, found: _Found | None = None, **values: Any) -> str:
    return (
        environment()
        .get_template("notebook.html.j2")
        .render(
            kind=kind,
            found=found or _Found(),
            labels=words,
            describe=partial(describe, words=words),
            style=Markup(asset("notebook.css")),  # lvnlp's own file; HTML reads no entities there
            **{"articles": (), **values},
        )
    )
