"""`lvnlp train`, `evaluate` and `suggest`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lvnlp.cli import app

POOL = Path(__file__).parents[1] / "annotated" / "pool"
PAGE = POOL / "pool-01.annotated.json"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [*map(str, words)])


@pytest.mark.parametrize("command", ["train", "evaluate", "suggest"])
def test_help_has_an_example(command: str) -> None:
    assert f"Example: lvnlp {command}" in " ".join(run(command, "--help").output.split())


def test_from_annotated_pages_to_a_page_that_is_read_with_the_model(tmp_path: Path) -> None:
    model = tmp_path / "mine"
    assert run("train", PAGE, "--check").exit_code == 0
    made = run("train", PAGE, "--out", model, "--labels", "AWARD", "--relations", "won")
    assert made.exit_code == 0, made.output
    assert "# mine" in made.stdout
    scored = run("evaluate", model, PAGE, "--against", "default", "--labels", "AWARD", "--json")
    told = json.loads(scored.stdout)
    assert told["ways"]["mentions"]["AWARD"]["f1"] > 0.5  # on the very page
    assert told["against"]["ways"]["mentions"]["all"]["difference"] > 0.5
    raw = tmp_path / "page.txt"
    raw.write_text(json.loads(PAGE.read_text("utf-8"))["raw"], "utf-8")
    page = json.loads(run("read", raw, "--format", "json", "--model", model).stdout)
    assert {other["label"] for other in page["others"]} == {"AWARD"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("train", PAGE), "there is no --out"),
        (("train", PAGE, "--out", "m", "--labels", "GAME"), "no mention is marked as 'GAME'"),
        (("train", POOL.parent, "--out", "m"), "no file that ends in"),
        (("evaluate", POOL, PAGE), "holds no model"),
        (("suggest", "sample:cuiyu-times-2024-09-26-p1", "--to", "doccano"), "go together"),
    ],
)
def test_what_makes_no_sense_is_said_and_what_to_do(
    words: tuple[object, ...], message: str
) -> None:
    found = run(*words)
    assert found.exit_code == 2
    assert message in found.stderr
    assert len(found.stderr.splitlines()) > 1 or "train" not in words


def test_suggestions_as_json_as_files_and_for_a_tool(tmp_path: Path) -> None:
    names = ["sample:cuiyu-times-2024-09-26-p1", "sample:qisha-news-2026-03-18-p1"]
    told = json.loads(run("suggest", *names, "--format", "json", "--top", 1).stdout)
    assert len(told) == 1
    assert told[0]["reasons"]
    listed = run("suggest", *names, "--format", "files").stdout.split()
    assert sorted(listed) == sorted(names)
    assert listed[0] == told[0]["source"]
    out = tmp_path / "next"
    done = run("suggest", *names, "--by", "sentence", "--top", 2, "--to", "doccano", "--out", out)
    assert done.exit_code == 0
    assert len((out / "pages.jsonl").read_text("utf-8").splitlines()) == 2
