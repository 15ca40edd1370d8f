"""A page as annotation tools show it: labelled stretches of text, and labelled arrows between two.

What a page says beyond that (which mentions are one person, roles, modality, dates) goes along as
`lvnlp.formats.exchange.rest`; `lvnlp.formats.exchange.merge` puts the two together again, after
people have corrected what they were shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lvnlp.formats.annotated import STATED, STATEMENT, AnnotatedPage, End, Spans, cover
from lvnlp.formats.exchange.report import Note


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch.

    Attributes:
        key: what arrows call it.
        label: its label.
        spans: where it stands.
        author, confidence, attributes, note: as of annotations.
        owners: the ids of the mentions and statements that it shows.
    """

    key: str
    label: str
    spans: Spans
    author: str = ""
    confidence: float | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    note: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A labelled arrow from one mark to another.

    Attributes:
        label: the name of the relation.
        source, target: the keys of the marks.
        key: the tool's own id for it, "" for none.
        author, confidence, attributes, note: as of annotations.
        owners: the ids of the relations and statements that it shows.
    """

    label: str
    source: str
    target: str
    key: str = ""
    author: str = ""
    confidence: float | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    note: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All marks and arrows of a page, and what of it cannot be shown."""

    marks: tuple[Mark, ...]
    arrows: tuple[Arrow, ...]
    hidden: tuple[Note, ...] = ()


def shown(page: AnnotatedPage, record: str = "") -> Shown:
    """What a tool shows of the page. The page must be sound.

    Annotations of the same label at the same place come as one mark, and relations of one name
    between the same marks as one arrow: tools keep one of each.
    """
    marks: dict[tuple[str, Spans], list[str]] = {}
    for mention in page.mentions:
        marks.setdefault((mention.label, mention.spans), []).append(mention.id)
    for said in page.statements:
        marks.setdefault((STATEMENT, said.spans), []).append(said.id)
    by_id = {one.id: one for one in (*page.mentions, *page.statements)}
    keys: dict[str, str] = {}
    found: list[Mark] = []
    for (label, spans), owners in marks.items():
        of = [by_id[owner] for owner in owners]
        keys |= dict.fromkeys(owners, owners[0])
        mark = Mark(
            owners[0],
            label,
            spans,
            author=of[0].author,
            confidence=of[0].confidence,
            attributes={name: value for one in of for name, value in one.attributes.items()},
            note=next((one.note for one in of if one.note), ""),
            owners=tuple(owners),
        )
        found.append(mark)
    arrows, hidden = _arrows(page, keys, record or page.source or "page")
    return Shown(tuple(found), tuple(arrows), tuple(hidden))


def _arrows(
    page: AnnotatedPage, keys: dict[str, str], record: str
) -> tuple[list[Arrow], list[Note]]:
    found: dict[tuple[str, str, str], list[str]] = {}
    authors: dict[str, tuple[str, float | None]] = {}
    hidden: list[Note] = []
    for relation in page.relations:
        source = _key(relation.subject, relation.evidence, page, keys)
        target = _key(relation.object, relation.evidence, page, keys)
        if source is None or target is None:
            end = relation.subject if source is None else relation.object
            reason = f"{relation.label}: {end!s} is marked nowhere in the text"
            hidden.append(Note(record, f"relations {relation.id}", reason))
            continue
        found.setdefault((relation.label, source, target), []).append(relation.id)
        authors[relation.id] = (relation.author, relation.confidence)
    for said in page.statements:
        speaker = _key(said.speaker, said.spans, page, keys)
        if speaker is None:
            reason = f"its speaker, {said.speaker!s}, is marked nowhere in the text"
            hidden.append(Note(record, f"statements {said.id}", reason))
            continue
        found.setdefault((STATED, speaker, keys[said.id]), []).append(said.id)
        authors[said.id] = (said.author, said.confidence)
    arrows = [
        Arrow(label, source, target, owners[0], *authors[owners[0]], owners=tuple(owners))
        for (label, source, target), owners in found.items()
    ]
    return arrows, hidden


def _key(end: End, near: Spans, page: AnnotatedPage, keys: dict[str, str]) -> str | None:
    """The mark that stands for an end: of an entity, the mention nearest to the evidence."""
    if not isinstance(end, str):
        return None
    if end in keys:
        return keys[end]
    spans = {one.id: one.spans for one in page.mentions}
    mentions = [name for one in page.entities if one.id == end for name in one.mentions]
    return keys[min(mentions, key=lambda name: _away(spans[name], near))] if mentions else None


def _away(spans: Spans, near: Spans) -> tuple[int, int]:
    """How many characters lie between the two, and where the mention starts."""
    start, end = cover(spans)
    if not near:
        return 0, start
    first, last = cover(near)
    return max(first - end, start - last, 0), start


def as_covers(spans: Spans) -> Spans:
    """The stretch from first to last: what tools show that know no split ones."""
    return (cover(spans),)


def split_marks(marks: Iterable[Mark], record: str) -> list[Note]:
    """The notes on marks in several pieces, for tools that show them as one stretch."""
    return [
        Note(record, f"mentions {mark.key}", "it has several pieces; the tool shows one stretch")
        for mark in marks
        if len(mark.spans) > 1
    ]
