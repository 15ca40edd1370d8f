"""Pages as one HTML file to look at: no network, all texts escaped, two texts and what they say.

The file forbids itself, by a content security policy, any script but its own (told by its hash)
and anything from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from lvnlp.display.labels import Labels, labels
from lvnlp.display.marks import describe, visible
from lvnlp.display.network import Network, network
from lvnlp.display.rendering import asset, environment
from lvnlp.display.texts import ArticleView, Line, Texts
from lvnlp.display.told import Card, Told, card, told
from lvnlp.errors import OptionError
from lvnlp.schema import RELATION_CLASSES, Modality, Page, Person
from lvnlp.version import __version__

AROUND: Final = 4
"""How many characters are shown on either side of a repair."""


@dataclass(frozen=True, slots=True)
class OtherTexts:
    """Texts that are no articles, under one heading, each line by line."""

    label: str
    texts: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to filter by and how many facts it has."""

    name: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair with its white space made visible, and a few raw characters on either side."""

    number: int
    start: int
    left: str
    before: str
    after: str
    right: str


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """All repairs of a kind."""

    label: str
    items: tuple[RepairView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """All that the template shows of a page. `prefix` keeps the ids of pages apart."""

    prefix: str
    title: str
    subtitle: str
    articles: tuple[ArticleView, ...]
    others: tuple[OtherTexts, ...]
    raw: Line
    facts: tuple[Told, ...]
    relations: tuple[Choice, ...]
    modalities: tuple[Choice, ...]
    events: tuple[Card, ...]
    people: tuple[Person, ...]
    network: Network
    repairs: tuple[RepairView, ...]
    repairs_by_kind: tuple[RepairGroup, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How much there is under each tab."""
        return {
            "facts": len(self.facts),
            "events": len(self.events),
            "people": len(self.people),
            "network": len(self.network.nodes),
            "repairs": len(self.repairs),
        }


def to_html(pages: Page | Iterable[Page], language: str = "en") -> str:
    """One self-contained HTML file with all the pages.

    Args:
        pages: one page or many; of many, one at a time is shown.
        language: of the words around the texts, "en" or "zh".

    Raises:
        OptionError: no page was given, or there are no words in the language.
    """
    words = labels(language)
    listed = [pages] if isinstance(pages, Page) else list(pages)
    if not listed:
        raise OptionError("there is no page to look at", remedy="Give one or more.")
    style, script = asset("view.css"), asset("view.js")
    views = [_page(page, f"p{number}-", words) for number, page in enumerate(listed, start=1)]
    return (
        environment()
        .get_template("view.html.j2")
        .render(
            pages=views,
            labels=words,
            describe=partial(describe, words=words),
            # Not escaped, since HTML does not read entities there; both are lvnlp's own files.
            style=Markup(style),
            script=Markup(script),
            style_hash=_hash(style),
            script_hash=_hash(script),
            version=__version__,
        )
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _page(page: Page, prefix: str, words: Labels) -> PageView:
    texts = Texts(page, words)
    known = [str(part) for part in (page.paper, page.date) if part]
    facts = sorted(
        (told(relation, number, words) for number, relation in enumerate(page.relations, 1)),
        key=lambda fact: (page.relations[fact.number - 1].evidence.start, fact.number),
    )
    repairs = _repairs(page)
    return PageView(
        prefix=prefix,
        title=" ".join(known) or page.source or words["title"],
        subtitle=" · ".join(part for part in (page.place, page.source if known else "") if part),
        articles=tuple(texts.article(article) for article in page.articles),
        others=tuple(_others(page, texts, words)),
        raw=texts.raw(),
        facts=tuple(facts),
        relations=_choices(words, "relations", (r.relation for r in page.relations)),
        modalities=_choices(words, "modalities", (str(r.modality) for r in page.relations)),
        events=tuple(card(event, words) for event in page.events),
        people=page.people,
        network=network(page),
        repairs=repairs,
        repairs_by_kind=tuple(
            RepairGroup(
                words.of("repair_kinds", kind),
                tuple(
                    view
                    for view, repair in zip(repairs, page.repairs, strict=True)
                    if repair.kind == kind
                ),
            )
            for kind in dict.fromkeys(repair.kind for repair in page.repairs)
        ),
    )


def _others(page: Page, texts: Texts, words: Labels) -> Iterator[OtherTexts]:
    units = [unit.evidence for unit in (*page.captions, *page.teasers, *page.notices)]
    unplaced = [one.evidence for one in page.unplaced]
    for label, found in ((words["others"], units), (words["unplaced"], unplaced)):
        if found:
            yield OtherTexts(label, tuple(texts.lines(evidence) for evidence in found))


_ORDER = {name: place for place, name in enumerate([*RELATION_CLASSES, *Modality])}


def _choices(words: Labels, group: str, names: Iterable[str]) -> tuple[Choice, ...]:
    counts = Counter(names)
    ordered = sorted(counts, key=lambda name: (_ORDER.get(name, len(_ORDER)), name))
    return tuple(Choice(name, words.of(group, name), counts[name]) for name in ordered)


def _repairs(page: Page) -> tuple[RepairView, ...]:
    return tuple(
        RepairView(
            number,
            repair.start,
            visible(page.raw[max(repair.start - AROUND, 0) : repair.start]),
            visible(repair.before),
            visible(repair.after),
            visible(page.raw[repair.end : repair.end + AROUND]),
        )
        for number, repair in enumerate(page.repairs, start=1)
    )
