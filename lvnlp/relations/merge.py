"""One fact, said several times: what the tellings know of each other, and which of them stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lvnlp.relations.model import Fact

COUNTED = frozenset({"signed", "started", "commissioned"})
Key = tuple[object, ...]


def merge(facts: Iterable[Fact]) -> list[Fact]:
    """Each fact of a unit once, in order of where it is told first.

    A headline that counts (签约18个项目) and a body that also says for how much tell one fact: the
    sum goes to both. Of tellings that agree in relation, sides, modality and count the surest
    stays; statements are all kept, for each is another.
    """
    listed = share_amounts(list(facts))
    best: dict[Key, Fact] = {}
    for fact in listed:
        key = _key(fact)
        known = best.get(key)
        if known is None or fact.confidence > known.confidence:
            best[key] = fact
    best = {k: f for k, f in best.items() if not _guessed(f, best.values())}
    return sorted(best.values(), key=lambda f: (f.unit, f.start, f.end, f.relation))


def _guessed(fact: Fact, facts: Iterable[Fact]) -> bool:
    """Whether a day was taken from the sentence before although the event's own day is said."""
    if fact.relation != "held_on" or not fact.notes or fact.modality != "asserted":
        return False
    return any(
        f.relation == "held_on"
        and f.subject.entity == fact.subject.entity
        and not f.notes
        and f.modality == "asserted"
        for f in facts
    )


def share_amounts(facts: list[Fact]) -> list[Fact]:
    """Gives a counted fact without a sum that of the one with the same count in its unit."""
    sums = {
        (f.unit, f.relation, f.count): f.amount
        for f in facts
        if f.relation in COUNTED and f.count is not None and f.amount is not None
    }
    return [
        replace(f, amount=sums.get((f.unit, f.relation, f.count)))
        if f.count is not None and f.amount is None
        else f
        for f in facts
    ]


def _key(fact: Fact) -> Key:
    sides = tuple(r.entity or (r.kind, r.name) for r in (fact.subject, fact.object))
    if fact.relation == "stated":
        return (fact.unit, fact.relation, sides[0], fact.start, fact.end)
    return (fact.unit, fact.relation, sides, fact.modality, fact.count)
