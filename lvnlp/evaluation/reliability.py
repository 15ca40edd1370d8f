"""Whether confidence means something: how often facts of a confidence are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from lvnlp.evaluation.cases import CaseSet
from lvnlp.formats.facts import facts
from lvnlp.pipeline import Reader

EDGES = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts whose confidence lies in [low, high).

    Attributes:
        right: how many of them the gold has.
        count: how many there are.
        mean: their mean confidence.
    """

    low: float
    high: float
    right: int
    count: int
    mean: float

    @property
    def share(self) -> float:
        """The part that is right, 0 to 1; 0.0 where there is none."""
        return self.right / self.count if self.count else 0.0


def judged(reader: Reader, sets: Iterable[CaseSet]) -> list[tuple[float, bool]]:
    """Confidence, and whether it is right, of each fact that the gold can judge."""
    out = []
    for one in sets:
        for case in one.cases:
            page = reader.parse(case.text, paper=case.paper, date=case.date, place=case.place)
            out += [
                (fact.confidence, any(case.gold.matches(g, fact) for g in case.gold.facts))
                for fact in facts(page)
                if case.gold.judges(fact)
            ]
    return out


def table(found: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold a fact, from low confidence to high."""
    rows = list(found)
    out = []
    for low, high in pairwise(EDGES):
        inside = [(c, ok) for c, ok in rows if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            out.append(Bin(low, high, sum(ok for _, ok in inside), len(inside), mean))
    return out


def expected_error(bins: Iterable[Bin]) -> float:
    """The expected calibration error: the gap of share and mean confidence, weighted by count."""
    kept = list(bins)
    whole = sum(b.count for b in kept)
    return sum(abs(b.share - b.mean) * b.count for b in kept) / whole if whole else 0.0
