"""The gate: floors that hold, floors that are undercut, floors that make no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from lvnlp.errors import MalformedInputError, MissingInputError, OptionError
from lvnlp.evaluation.bed import CaseScore, SetScore
from lvnlp.evaluation.cases import BED, Case, bed_sets
from lvnlp.evaluation.gate import FLOORS, Floors, judge, read_floors
from lvnlp.evaluation.score import Gold, Scored
from lvnlp.evaluation.tally import Tally
from tests.evaluation.facts import found

ROOT = Path(__file__).parents[2]


def scored(name: str = "dev", *, false_assertions: int = 0, **tallies: Tally) -> SetScore:
    case = Case("x-01", "x", "文", "", "2021-05-14", "", Gold(()))
    asserted = (found("met", "甲", "乙"),) * false_assertions
    return SetScore(name, (CaseScore(case, Scored(tallies, false_assertions=asserted)),))


HALF = Tally(right=1, wrong=1, missed=1)


def floors(f1: float, false_assertions: int = 0, **relations: float) -> dict[str, Floors]:
    return {"dev": Floors(f1=f1, false_assertions=false_assertions, relations=relations)}


def test_a_floor_may_be_touched() -> None:
    assert judge([scored(met=HALF)], floors(0.5, met=0.5)).failures == ()


def test_undercutting_the_whole_fails() -> None:
    verdict = judge([scored(met=HALF)], floors(0.51))
    assert verdict.failures == ("dev, all: F1 0.5000 is below its floor of 0.5100",)


def test_undercutting_one_relation_fails() -> None:
    both = scored(met=HALF, signed=Tally(right=9))
    (failure,) = judge([both], floors(0.5, met=0.6, signed=0.9)).failures
    assert failure.startswith("dev, met: ")


def test_a_relation_that_is_gone_fails() -> None:
    (failure,) = judge([scored(met=HALF)], floors(0.5, signed=0.1)).failures
    assert failure.startswith("dev, signed: F1 0.0000")


def test_false_assertions_beyond_the_tolerated_fail() -> None:
    two = scored(false_assertions=2, met=HALF)
    assert judge([two], floors(0.5, 2)).failures == ()
    (failure,) = judge([two], floors(0.5, 1)).failures
    assert "2 facts are asserted" in failure


def test_a_floor_far_below_is_to_be_raised() -> None:
    verdict = judge([scored(met=HALF)], floors(0.4))
    assert verdict.failures == ()
    assert "raise it" in verdict.advice[0]
    assert judge([scored(met=HALF)], floors(0.48)).advice == ()


def test_floors_of_an_unknown_set_protect_nothing_and_are_refused() -> None:
    with pytest.raises(OptionError, match="there are floors for 'dev'"):
        judge([scored("samples", met=HALF)], floors(0.4))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[dev", "is no TOML"),
        ("[dev]\nf1 = 1.2\nfalse_assertions = 0", "dev.f1"),
        ("[dev]\nf1 = 0.5", "dev.false_assertions"),
        ("[dev]\nf1 = 0.5\nfalse_assertions = 0\nrecall = 0.5", "dev.recall"),
        ("[dev]\nf1 = 0.5\nfalse_assertions = 0\nrelations = {mett = 0.5}", "no relation 'mett'"),
    ],
)
def test_a_wrong_file_of_floors_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MalformedInputError, match=message):
        read_floors(path)


def test_a_missing_file_of_floors_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        read_floors(tmp_path / "floors.toml")


def test_the_floors_of_the_project_protect_every_set() -> None:
    sets = {one.name for one in bed_sets(ROOT / BED)} | {"samples"}
    assert set(read_floors(ROOT / FLOORS)) == sets
