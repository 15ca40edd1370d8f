"""What the reader found on a page, as an annotated page that people can correct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lvnlp.formats.annotated import (
    About,
    AnnotatedArticle,
    AnnotatedCaption,
    AnnotatedEntity,
    AnnotatedPage,
    AnnotatedRelation,
    AnnotatedTeaser,
    End,
    Literally,
    Mention,
    Spans,
    Statement,
)
from lvnlp.schema import (
    Article,
    DateLiteral,
    Entity,
    Evidence,
    Page,
    Person,
    PositionLiteral,
    Relation,
    TextLiteral,
)


def annotated_from_page(page: Page, *, author: str = "lvnlp") -> AnnotatedPage:
    """All mentions, entities, relations and statements of the page.

    Args:
        page: what was read.
        author: who is to be named as the author of mentions and entities; relations and statements
            name the pattern that found them behind it.
    """
    marks = _Marks(author)
    entities = tuple(_entity(entity, marks) for entity in page.entities)
    for person in page.people:
        for position in person.positions:
            if position.evidence is not None:
                marks.add("position", position.evidence)
    for loose in page.mentions:
        marks.add(loose.kind, loose.evidence)
    relations = [one for one in page.relations if one.relation != "stated"]
    statements = [one for one in page.relations if one.relation == "stated"]
    return AnnotatedPage(
        source=page.source,
        about=About(paper=page.paper, date=str(page.date or ""), place=page.place),
        raw=page.raw,
        mentions=tuple(marks.mentions()),
        entities=entities,
        relations=tuple(_relation(one, page, marks) for one in relations),
        statements=tuple(_statement(one, page, author) for one in statements),
        articles=tuple(_article(article) for article in page.articles),
        captions=tuple(
            AnnotatedCaption(
                text=one.text,
                photographer="、".join(by.name for by in one.photographers),
                spans=one.evidence.spans,
            )
            for one in page.captions
        ),
        teasers=tuple(
            AnnotatedTeaser(text=one.text, jump=one.jump or "", spans=one.evidence.spans)
            for one in page.teasers
        ),
    )


class _Marks:
    """The mentions by label and place: what two entities or positions share comes once."""

    def __init__(self, author: str) -> None:
        self.author = author
        self._found: dict[tuple[str, Spans], str] = {}

    def add(self, kind: str, evidence: Evidence) -> str:
        """The id of the mention."""
        key = (kind.upper(), evidence.spans)
        return self._found.setdefault(key, f"m{len(self._found) + 1}")

    def at(self, kind: str, where: Iterable[Spans]) -> str | None:
        """The id of a mention of this kind that stands at one of these places."""
        known = (self._found.get((kind.upper(), spans)) for spans in where)
        return next((one for one in known if one is not None), None)

    def mentions(self) -> Iterator[Mention]:
        for (label, spans), name in self._found.items():
            yield Mention(id=name, label=label, spans=spans, author=self.author)


def _entity(entity: Entity, marks: _Marks) -> AnnotatedEntity:
    mentions = [marks.add(entity.kind, evidence) for evidence in entity.mentions]
    return AnnotatedEntity(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        names=entity.names,
        titles=entity.titles if isinstance(entity, Person) else (),
        mentions=tuple(dict.fromkeys(mentions)),
        damage_note=entity.damage_note or ("damaged" if entity.damaged else ""),
        author=marks.author,
    )


def _relation(relation: Relation, page: Page, marks: _Marks) -> AnnotatedRelation:
    return AnnotatedRelation(
        id=relation.id,
        label=relation.relation,
        subject=relation.subject_ref,
        object=_object(relation, marks),
        role=relation.role or "",
        modality=relation.modality,
        date=str(relation.date or ""),
        count=relation.count,
        amount=relation.amount.value if relation.amount else None,
        currency=relation.amount.currency if relation.amount else "",
        evidence=relation.evidence.spans,
        article=_article_id(relation, page),
        author=f"{marks.author}:{relation.why.pattern}",
        confidence=relation.confidence,
    )


def _object(relation: Relation, marks: _Marks) -> End:
    match relation.object_ref:
        case str(identity):
            return identity
        case PositionLiteral(title=title):
            return _position(relation, marks) or Literally(kind="position", value=title)
        case DateLiteral(date=date):
            return Literally(kind="date", value=str(date))
        case TextLiteral(text=text):
            return Literally(kind="text", value=text)


def _position(relation: Relation, marks: _Marks) -> str | None:
    """The mention of the title: the words that fired, where these are a marked position."""
    return marks.at("position", [trigger.spans for trigger in relation.why.triggers])


def _statement(relation: Relation, page: Page, author: str) -> Statement:
    said = relation.object_ref
    return Statement(
        id=relation.id,
        speaker=relation.subject_ref,
        spans=relation.evidence.spans,
        text=said.text if isinstance(said, TextLiteral) else "",
        role=relation.role or "",
        modality=relation.modality,
        date=str(relation.date or ""),
        article=_article_id(relation, page),
        author=f"{author}:{relation.why.pattern}",
        confidence=relation.confidence,
    )


def _article_id(relation: Relation, page: Page) -> str:
    return "" if relation.article is None else page.articles[relation.article].id


def _article(article: Article) -> AnnotatedArticle:
    lines = article.headlines
    places = tuple(line.evidence for line in lines)
    return AnnotatedArticle(
        id=article.id,
        headline=tuple(line.text for line in lines),
        headline_spans=tuple((place.start, place.end) for place in places),
        reporters=tuple(byline.name for byline in article.reporters),
        body=article.body.spans if article.body else (),
    )
