"""Facts and events as they are told: in words, with the language's labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lvnlp.display.labels import Labels
from lvnlp.schema import Entity, Event, Modality, Relation

_OF_EVENTS: Final = {  # relation: the side that is not the event, whether the role says more
    "held_on": ("object", False),
    "held_at": ("object", False),
    "organised_by": ("object", False),
    "presided_over": ("subject", True),
    "attended": ("subject", True),
    "spoke_at": ("subject", True),
    "announced": ("subject", True),
    "part_of": ("object", False),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One fact, ready to be shown.

    Attributes:
        number: its place in `Page.relations`, counted from 1.
        relation, modality: their names in the schema.
        label: the relation in words; `word` is the page's own, where it has one.
        subject, object: what they are called.
        ends: the ids of its entities.
        details: date, count, sum, as far as there are any.
        confidence: 0 to 1.
        place: where it stands in the raw file.
        evidence, why: the words it stands on and the pattern that found it.
    """

    number: int
    relation: str
    modality: str
    label: str
    word: str
    subject: str
    object: str
    ends: tuple[str, ...]
    details: tuple[str, ...]
    confidence: float
    place: str
    evidence: str
    why: str


def told(relation: Relation, number: int, labels: Labels) -> Told:
    """The fact that a relation of a page is."""
    label = labels.of("relations", relation.relation)
    details = (
        str(relation.date or ""),
        f"{relation.count}×" if relation.count is not None else "",
        relation.amount.text if relation.amount else "",
    )
    evidence = relation.evidence
    return Told(
        number=number,
        relation=relation.relation,
        modality=str(relation.modality),
        label=label,
        word=relation.role or label,
        subject=str(relation.subject if relation.is_bound else relation.subject_ref),
        object=str(relation.object if relation.is_bound else relation.object_ref),
        ends=relation.references,
        details=tuple(detail for detail in details if detail),
        confidence=round(relation.confidence, 3),
        place=f"{labels['offsets']} {evidence.start}–{evidence.end}",
        evidence=evidence.text,
        why=str(relation.why),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody or something in a row of a card: an entity, or words."""

    text: str
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class CardRow:
    """Everybody who is told of under one word.

    Attributes:
        label: the page's own word (出席, 列席) or that of the relation.
        modality: its name where it is not asserted, else "".
        parts: who or what, each once.
    """

    label: str
    modality: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An event with its date, places and people by role."""

    entity: Event
    rows: tuple[CardRow, ...]


def card(event: Event, labels: Labels) -> Card:
    """What the page tells of an event, what is planned or did not happen marked as such."""
    rows: dict[tuple[str, str], dict[str, Part]] = {}
    for relation, side, by_role in _of_event(event):
        label = (relation.role if by_role else None) or labels.of("relations", relation.relation)
        asserted = relation.modality is Modality.ASSERTED
        key = (label, "" if asserted else str(relation.modality))
        part = Part(str(side), side if isinstance(side, Entity) else None)
        rows.setdefault(key, {})[part.entity.id if part.entity else part.text] = part
    return Card(
        event,
        tuple(CardRow(label, mod, tuple(parts.values())) for (label, mod), parts in rows.items()),
    )


def _of_event(event: Event) -> Iterator[tuple[Relation, object, bool]]:
    if not event.is_bound:
        return
    for name, (other, by_role) in _OF_EVENTS.items():
        own = "object" if other == "subject" else "subject"
        for relation in event.relations:
            if relation.relation == name and getattr(relation, f"{own}_ref") == event.id:
                yield relation, getattr(relation, other), by_role
