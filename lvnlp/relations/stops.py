"""The stops of a visit: 在某地，|甲…… says that whoever leads it is there, whatever he does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lvnlp.mentions.base import Kind
from lvnlp.relations.clause import Clause
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.model import Fact, Ref, Trigger

PATTERN = "visited.stop"
SIGHTS = frozenset({Kind.PLACE, Kind.ORGANIZATION, Kind.PROJECT})
CONFIDENCE = 0.8


def stops(state: Discourse, clause: Clause, row: Sequence[Clause]) -> Iterator[Fact]:
    """The stops that a clause makes, when the text is on a visit.

    The clause behind must have the leader, or a pronoun for him or her, as its subject.
    """
    at = row.index(clause)
    if state.mode != "visit" or at + 1 >= len(row) or clause.triggers or clause.quoted:
        return
    if not clause.items or clause.items[0].slot != "at":
        return
    actors = [m for n in row[at + 1].actors() for m in n.mentions]
    leaders = {r for m in state.leader for r in _who(state.refs(m))}
    present = {r for m in actors for r in _who(state.refs(m))}
    if not leaders & present:
        return
    word = clause.items[0]
    for found in clause.lists:
        if found.slot != "at" or found.modifies or found.setting:
            continue
        for mention in (m for m in found.mentions if m.kind in SIGHTS):
            for sight in (r for r in state.refs(mention) if r.entity):
                for leader in (r for m in state.leader for r in state.refs(m)):
                    if leader.entity not in present:
                        continue  # of two who lead, the other is elsewhere
                    yield _stop(state, leader, sight, Trigger(word.text, word.start, word.end))


def _who(refs: Sequence[Ref]) -> Iterator[str]:
    return (r.entity for r in refs if r.entity)


def _stop(state: Discourse, leader: Ref, sight: Ref, trigger: Trigger) -> Fact:
    return Fact(
        relation="visited",
        subject=leader,
        object=sight,
        unit=state.unit.index,
        start=trigger.start,
        end=sight.end,
        modality="asserted",
        pattern=PATTERN,
        trigger=trigger,
        confidence=CONFIDENCE,
        notes=("the visit goes on there",),
    )
