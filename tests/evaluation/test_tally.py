"""Counts and the figures made of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.evaluation.tally import Tally, pool, total

COUNTS = st.integers(0, 50)
TALLIES = st.builds(Tally, COUNTS, COUNTS, COUNTS)


def test_figures() -> None:
    tally = Tally(right=6, wrong=2, missed=4)
    assert tally.gold == 10
    assert tally.precision == 0.75
    assert tally.recall == 0.6
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / 1.35)


def test_nothing_gives_nothing() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)


@given(TALLIES)
def test_figures_are_shares_and_f1_lies_between(tally: Tally) -> None:
    low, high = sorted((tally.precision, tally.recall))
    assert 0.0 <= low <= high <= 1.0
    assert low - 1e-9 <= tally.f1 <= high + 1e-9


@given(st.lists(st.dictionaries(st.sampled_from(["met", "signed", "stated"]), TALLIES)))
def test_pooling_loses_no_count(scores: list[dict[str, Tally]]) -> None:
    pooled = pool(scores)
    assert list(pooled) == sorted(pooled)
    assert total(pooled.values()) == total(t for one in scores for t in one.values())
