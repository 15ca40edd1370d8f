"""Precision by hand: what is drawn, and what judgements sum up to."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lvnlp.errors import MalformedInputError, MissingInputError, OptionError
from lvnlp.evaluation.commands import judge, sample
from lvnlp.evaluation.judging import Judged, draw, read_sheet, summed, to_csv, wilson
from lvnlp.evaluation.lines import read_lines, shuffled
from lvnlp.pipeline import load

TEXT = """20210323\t县委书记方砚秋出席全县秋收现场会并讲话。
2021-03-24\t县长甘霖出席全县招商恳谈会。

县长甘霖将出席全县农业博览会。
这一行没有会。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.tsv.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    return path


def test_lines_have_numbers_and_dates(text: Path) -> None:
    lines = read_lines(text)
    assert [(x.number, x.date) for x in lines] == [
        (1, "2021-03-23"),
        (2, "2021-03-24"),
        (4, ""),
        (5, ""),
    ]
    assert lines[0].text.startswith("县委书记")


def test_a_seed_gives_one_order_and_words_choose(text: Path) -> None:
    lines = read_lines(text)
    assert list(shuffled(lines, 3)) == list(shuffled(lines, 3))
    assert {x.number for x in shuffled(lines, 3, frozenset(["出席"]))} == {1, 2, 4}


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        read_lines(tmp_path / "none.txt")
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(MalformedInputError):
        read_lines(bad)


def test_only_asserted_facts_are_drawn_each_from_its_own_line(text: Path) -> None:
    rows = draw(load(), read_lines(text), "attended", 5, seed=1)
    assert {(r["id"], r["subject"]) for r in rows} == {("1", "方砚秋"), ("2", "甘霖")}
    with pytest.raises(OptionError, match="no pattern finds"):
        draw(load(), read_lines(text), "married", 5, seed=1)


def test_wilson() -> None:
    low, high = wilson(45, 50)
    assert (round(low, 3), round(high, 3)) == (0.786, 0.957)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(50, 50)[1] == pytest.approx(1.0)


def test_judgements_are_summed(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    rows = [
        {"id": str(n), "relation": "met", "verdict": v} for n, v in enumerate(["r", "r", "w", "?"])
    ]
    sheet.write_text(to_csv(rows), encoding="utf-8")
    assert summed(read_sheet(sheet)) == {"met": Judged(right=2, wrong=1, open=1)}
    sheet.write_text(to_csv([{"id": "1", "relation": "met", "verdict": "maybe"}]), encoding="utf-8")
    with pytest.raises(MalformedInputError, match="row 2"):
        list(read_sheet(sheet))


def test_the_commands(text: Path, tmp_path: Path) -> None:
    run, sheet, verdicts = CliRunner(), tmp_path / "sheet.csv", tmp_path / "verdicts.csv"
    drawn = run.invoke(judge, ["draw", str(text), "--relation", "attended", "--out", str(sheet)])
    assert drawn.exit_code == 0
    sheet.write_text(sheet.read_text("utf-8").replace(",,,县", ",right,,县"), encoding="utf-8")
    result = run.invoke(judge, ["sum", str(sheet), "--verdicts", str(verdicts)])
    assert result.exit_code == 0
    assert "| attended | 2 | 2 | 1.00 |" in result.output
    assert "方砚秋" not in verdicts.read_text("utf-8")
    shown = run.invoke(sample, [str(text), "--relation", "attended"])
    assert shown.exit_code == 0
    assert len(shown.output.strip().splitlines()) == 3
    assert run.invoke(sample, [str(text), "--relation", "married"]).exit_code == 2
