"""Where a side of a pattern is looked for, and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.clause import PEOPLE, THINGS, Clause, is_people
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.model import Ref

CARRIED = 0.95
"""What a fact keeps of its confidence for each side that does not stand in its clause."""
SIDELINES = frozenset({"at", "to", "from", "about", "with", "behalf"})
"""Slots whose nouns are never what a verb behind them is about."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One side of a fact: what fills it, from which slot, and how sure that is."""

    refs: tuple[Ref, ...]
    slot: str
    weight: float = 1.0
    note: str = ""
    count: int | None = None


@dataclass(slots=True)
class Place:
    """Where in the text a side is looked for: the clause, the trigger in it, what came before.

    Attributes:
        text: the unit's text.
        clause: the clause of the trigger.
        at: index of the trigger item.
        row: all clauses of the sentence.
        in_speech: whether a verb of saying governs the clause.
        singles: whether of 甲与乙 only the first is meant (but both of 甲和乙).
        paired: whether another side of the pattern takes what 和, 与 join.
    """

    text: str
    clause: Clause
    at: int
    row: Sequence[Clause]
    in_speech: bool
    paired: bool
    singles: bool = False

    @property
    def earlier(self) -> Sequence[Clause]:
        """The clauses of the sentence in front, first to last."""
        return self.row[: self.row.index(self.clause)]

    @property
    def later(self) -> Sequence[Clause]:
        """The clauses of the sentence behind, first to last."""
        return self.row[self.row.index(self.clause) + 1 :]

    @property
    def trigger_start(self) -> int:
        """Where the trigger begins."""
        return self.clause.items[self.at].start

    @property
    def trigger_end(self) -> int:
        """Where the trigger ends."""
        return self.clause.items[self.at].end


def _stands_for(mention: Mention, side: Side) -> bool:
    """Whether a pronoun may stand for what the side takes: 他 for people, 该公司 for things."""
    if mention.kind is not Kind.PRONOUN:
        return False
    return bool(side.kinds & (PEOPLE if is_people(mention) else THINGS))


def _has(mention: Mention, only: str) -> bool:
    """Whether the mention has the attribute, or has it not for "!attribute"."""
    if only.startswith("!"):
        return not mention.attributes.get(only[1:])
    return bool(mention.attributes.get(only))


def refs_of(mentions: Sequence[Mention], side: Side, state: Discourse) -> tuple[Ref, ...]:
    """What the mentions of the right kind stand for, each thing once."""
    out: list[Ref] = []
    for mention in mentions:
        if side.only and not _has(mention, side.only):
            continue
        if mention.kind in side.kinds or _stands_for(mention, side):
            out += [r for r in state.refs(mention) if r not in out]
    return tuple(out)


Slot = Callable[[Side, Place, Discourse], Filled | None]
"""Fills one side of a pattern from one place, or gives None."""
