"""What the reader found on a page, as an annotated page that people can correct."""

from __future__ import annotations

from collections.abc import Iterator

from lvnlp.formats.annotated import (
    VALUE,
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
    OtherEntity,
    Page,
    PartialDate,
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
                marks.add("POSITION", position.evidence)
    for loose in page.mentions:
        meant = str(loose.value) if isinstance(loose.value, PartialDate) else ""
        marks.add(loose.kind.upper(), loose.evidence, meant)
    relations = [one for one in page.relations if one.relation != "stated"]
    statements = [one for one in page.relations if one.relation == "stated"]
    # First, since a relation may mark what nothing else does: the words of a position.
    told = tuple(_relation(one, page, marks) for one in relations)
    return AnnotatedPage(
        source=page.source,
        about=About(paper=page.paper, date=str(page.date or ""), place=page.place),
        raw=page.raw,
        mentions=tuple(marks.mentions()),
        entities=entities,
        relations=told,
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
        self._meant: dict[str, str] = {}

    def add(self, label: str, evidence: Evidence, meant: str = "") -> str:
        """The id of the mention; `meant` is the value of a date."""
        key = (label, evidence.spans)
        name = self._found.setdefault(key, f"m{len(self._found) + 1}")
        if meant:
            self._meant[name] = meant
        return name

    def dated(self, value: str, within: Evidence) -> str | None:
        """The id of a date of this value that stands within the evidence."""
        places = {name: spans for (_, spans), name in self._found.items()}
        for name, meant in self._meant.items():
            inside = all(
                any(first <= start and end <= last for first, last in within.spans)
                for start, end in places[name]
            )
            if meant == value and inside:
                return name
        return None

    def mentions(self) -> Iterator[Mention]:
        """All of them, in the order in which they were added."""
        for (label, spans), name in self._found.items():
            meant = self._meant.get(name)
            yield Mention(
                id=name,
                label=label,
                spans=spans,
                author=self.author,
                attributes={VALUE: meant} if meant else {},
            )


def _entity(entity: Entity, marks: _Marks) -> AnnotatedEntity:
    label = entity.label if isinstance(entity, OtherEntity) else entity.kind.upper()
    mentions = [marks.add(label, evidence) for evidence in entity.mentions]
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
            return _position(relation, title, marks) or Literally(kind="position", value=title)
        case DateLiteral(date=date):
            value = str(date)
            return marks.dated(value, relation.evidence) or Literally(kind="date", value=value)
        case TextLiteral(text=text):
            return Literally(kind="text", value=text)


def _position(relation: Relation, title: str, marks: _Marks) -> str | None:
    """The mention of the title: the words that fired, where they are the title."""
    for trigger in relation.why.triggers:
        if trigger.text == title:
            return marks.add("POSITION", trigger)
    return None


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
