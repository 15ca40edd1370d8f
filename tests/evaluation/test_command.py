"""`python -m lvnlp.evaluation` on a small bed of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lvnlp.evaluation.__main__ import app

TEXT = "5月13日，市长甘棠雨出席全市供水工作会议并讲话。"
FACTS = [
    {"relation": "attended", "subject": "甘棠雨", "object": "全市供水工作会议"},
    {"relation": "met", "subject": "甘棠雨", "object": "客商代表"},  # it is not there: missed
]


@pytest.fixture
def bed(tmp_path: Path) -> Path:
    line = {
        "id": "x-01",
        "construction": "coordination",
        "text": TEXT,
        "date": "2021-05-14",
        "place": "江西省某市",
        "persons": ["甘棠雨"],
        "facts": FACTS,
    }
    for part in ("dev", "held"):
        path = tmp_path / f"{part}.jsonl"
        path.write_text(json.dumps(line, ensure_ascii=False) + "\n", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def floors(folder: Path, f1: float) -> Path:
    path = folder / "floors.toml"
    path.write_text(f"[dev]\nf1 = {f1}\nfalse_assertions = 0\n", encoding="utf-8")
    return path


def test_a_file_of_texts_is_scored(bed: Path) -> None:
    result = run(bed / "dev.jsonl", "--json")
    assert result.exit_code == 0
    (figures,) = json.loads(result.stdout)
    assert figures["set"] == "dev"
    assert figures["relations"]["attended"]["right"] == 1
    assert figures["relations"]["met"]["missed"] == 1
    assert set(figures["cases"]) == {"coordination"}


def test_show_lists_what_was_missed(bed: Path) -> None:
    result = run(bed / "dev.jsonl", "--show")
    assert result.exit_code == 0
    assert "missed  met 甘棠雨 → 客商代表" in result.stdout
    assert TEXT in result.stdout


def test_show_is_refused_for_held_texts(bed: Path) -> None:
    result = run(bed / "held.jsonl", "--show")
    assert result.exit_code == 2
    assert "scored only" in result.stderr
    assert "客商代表" not in result.output


def test_show_passes_over_held_texts_among_others(bed: Path) -> None:
    result = run("bed", "--bed", bed, "--show")
    assert result.exit_code == 0
    dev, held = result.stdout.split("\nheld\n")
    assert "客商代表" in dev
    assert "客商代表" not in held
    assert TEXT not in held


def test_figures_of_held_texts_say_nothing_of_the_texts(bed: Path) -> None:
    result = run(bed / "held.jsonl", "--json")
    assert result.exit_code == 0
    assert "甘棠雨" not in result.stdout
    assert "客商代表" not in result.stdout


def test_the_gate_is_passed_and_closed(bed: Path) -> None:
    passed = run("gate", "--bed", bed, "--floors", floors(bed, 0.1))
    assert passed.exit_code == 0
    assert "The gate is passed." in passed.stdout
    closed = run("gate", "--bed", bed, "--floors", floors(bed, 0.99))
    assert closed.exit_code == 1
    assert "is below its floor of 0.9900" in closed.stderr


@pytest.mark.parametrize("what", ["nowhere", "gate", "bed"])
def test_what_is_not_there_is_an_error(tmp_path: Path, what: str) -> None:
    result = run(what, "--bed", tmp_path / "none", "--floors", tmp_path / "none.toml")
    assert result.exit_code == 2
    assert result.stderr.startswith("lvnlp.evaluation: ")


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "no page with gold" in result.stderr


def test_pages_named_as_score_only_make_a_set_of_their_own(tmp_path: Path) -> None:
    samples = Path(__file__).parents[2] / "lvnlp" / "samples"
    names = ["qisha-news-2026-03-18-p1", "yaopu-evening-2013-05-31-p1"]
    for name in names:
        for ending in (".txt", ".gold.json"):
            (tmp_path / f"{name}{ending}").write_bytes((samples / f"{name}{ending}").read_bytes())
    (tmp_path / "SCORE_ONLY").write_text(names[1], encoding="utf-8")
    result = run(tmp_path, "--json")
    open_, held = json.loads(result.stdout)
    assert list(open_["cases"]) == names[:1]
    assert list(held["cases"]) == names[1:]
    assert "score only" in held["set"]
