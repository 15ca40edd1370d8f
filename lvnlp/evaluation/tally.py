"""Counts of right, wrong and missed, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was right.

    Attributes:
        right: facts of the gold that were found.
        wrong: found facts that the gold does not have.
        missed: facts of the gold that were not found.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def gold(self) -> int:
        """How many facts there are to find."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Part of what was found that is right, 0 to 1; 0.0 where nothing was found."""
        return _part(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Part of what is there that was found, 0 to 1; 0.0 where there is nothing."""
        return _part(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return _part(2 * self.right, 2 * self.right + self.wrong + self.missed)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them in one."""
    return sum(tallies, Tally())


def pool(scores: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of many texts, added up relation by relation, in order of their names."""
    out: dict[str, Tally] = {}
    for tallies in scores:
        for relation, tally in tallies.items():
            out[relation] = out.get(relation, Tally()) + tally
    return dict(sorted(out.items()))


def _part(some: int, of: int) -> float:
    return some / of if of else 0.0
