"""How far a figure may be chance: pages drawn anew with replacement (Efron 1979)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lvnlp.evaluation.tally import Tally, total

DRAWS = 2000
"""Samples of pages. With more the edges of the interval move by less than they are printed to."""

OUTSIDE = 2.5
"""Percent that lie beyond each edge: the interval holds 95."""


class Interval(NamedTuple):
    """A figure and the edges of its interval."""

    value: float
    low: float
    high: float


def interval(pages: Sequence[Tally], seed: int = 0) -> Interval:
    """F1 over all pages, and where 95 % of the samples lie."""
    drawn = _f1(_samples(pages, seed))
    low, high = np.percentile(drawn, [OUTSIDE, 100 - OUTSIDE])
    return Interval(total(pages).f1, float(low), float(high))


def difference(one: Sequence[Tally], other: Sequence[Tally], seed: int = 0) -> Interval:
    """How much better the first is; each sample takes the same pages of both."""
    drawn = _f1(_samples(one, seed)) - _f1(_samples(other, seed))
    low, high = np.percentile(drawn, [OUTSIDE, 100 - OUTSIDE])
    return Interval(total(one).f1 - total(other).f1, float(low), float(high))


def _samples(pages: Sequence[Tally], seed: int) -> NDArray[np.float64]:
    """[DRAWS, 3]: right, wrong and missed of each sample."""
    counts = np.array([[p.right, p.wrong, p.missed] for p in pages], float).reshape(-1, 3)
    chosen = np.random.default_rng(seed).integers(0, max(1, len(pages)), (DRAWS, len(pages)))
    out: NDArray[np.float64] = counts[chosen].sum(1)
    return out


def _f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    right, wrong, missed = counts.T
    below = 2 * right + wrong + missed
    out: NDArray[np.float64] = np.divide(
        2 * right, below, out=np.zeros_like(right), where=below > 0
    )
    return out
