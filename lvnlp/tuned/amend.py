"""Puts what a user's tagger finds in the place of what the reader found of the same labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.events import event_attributes
from lvnlp.mentions.projects import project_attributes
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.tags import Span


def amend(
    unit: AnalysedUnit,
    found: Sequence[tuple[Span, float]],
    labels: Iterable[str],
    source: str,
) -> AnalysedUnit:
    """The unit with the mentions of some labels as a tagger has found them.

    A mention that the tagger finds, too, stays as the reader made it, with all that is known of
    it. Of other labels than the tagger's what lies across one of its spans gives way, what lies
    within one is nested in it, and what holds one holds it.

    Args:
        found: flat spans with their scores.
        labels: the tagger's labels, found or not.
        source: who the new mentions are found by, "model:<name>".
    """
    own = frozenset(labels)
    events = [unit.text[s.start : s.end] for s, _ in found if s.label == Kind.EVENT]
    known = {(m.start, m.end, m.kind.value): m for m in (*unit.nested, *unit.mentions)}
    new = [
        known.get((s.start, s.end, s.label)) or _mention(unit.text, s, score, source, events)
        for s, score in found
    ]
    others = [m for m in (*unit.mentions, *unit.nested) if m.kind.value not in own]
    flat: list[Mention] = []
    nested: list[Mention] = []
    taken = sorted(new, key=lambda m: m.start)
    # The longest first; of two that are as long the tagger's.
    for mention in sorted([*taken, *others], key=lambda m: (-len(m), m not in taken, m.start)):
        rivals = [f for f in flat if f.overlaps(mention)]
        if not rivals:
            clear = mention in taken or not any(
                t.overlaps(mention) and not mention.holds(t) for t in taken
            )
            if clear:
                flat.append(mention)
        elif len(rivals) == 1 and rivals[0].holds(mention) and len(rivals[0]) > len(mention):
            nested.append(mention)
    flat.sort(key=lambda m: m.start)
    nested.sort(key=lambda m: (m.start, -m.end))
    everything = [*flat, *nested]
    return replace(
        unit,
        mentions=tuple(_with_offices(m, everything, unit.text) for m in flat),
        nested=tuple(_with_offices(m, everything, unit.text) for m in nested),
    )


def _mention(text: str, span: Span, score: float, source: str, events: Sequence[str]) -> Mention:
    own = span.label not in Kind.__members__
    kind = Kind.OTHER if own else Kind(span.label)
    name = text[span.start : span.end]
    known = attributes(text, span, kind, own)
    if kind is Kind.EVENT and any(e.endswith(name) and len(e) > len(name) for e in events):
        known["bare"] = True  # 屋场会 by itself, where 柳湾屋场会 was named: the kind stands for it
    return Mention(span.start, span.end, kind, name, source, score, known)


def attributes(text: str, span: Span, kind: Kind, own: bool = False) -> dict[str, object]:
    """What later stages need to know of a mention that no rule of the reader has made."""
    name = text[span.start : span.end]
    if kind is Kind.EVENT:
        return event_attributes(text, span.start, span.end)
    if kind is Kind.PROJECT:
        return project_attributes(name)
    if kind is Kind.PERSON:
        return {"positions": ()}
    if kind is Kind.POSITION:
        return {"organization": "", "shared": False}
    if kind is Kind.GROUP:
        return {"head": name, "plural": True}
    return {"label": span.label} if own else {}


def _with_offices(person: Mention, mentions: Sequence[Mention], text: str) -> Mention:
    """The person with the offices that are still there, and with those right in front."""
    if person.kind is not Kind.PERSON:
        return person
    offices = {(m.start, m.end) for m in mentions if m.kind is Kind.POSITION}
    held = person.attributes.get("positions", ())
    left = {s for s in held if s in offices} if isinstance(held, tuple) else set()
    at = person.start
    while front := next((s for s in offices if s[1] == at), None):
        left.add(front)
        at = front[0] - (text[front[0] - 1 : front[0]] == "、")
    return replace(person, attributes={**person.attributes, "positions": tuple(sorted(left))})
