"""`lvnlp patterns`, and that the example in the documentation does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lvnlp.cli import app

DOCS = Path(__file__).parents[2] / "docs" / "patterns.md"
SENTENCE = "青禾面业有限公司向青禾县实验小学捐赠图书五百册。"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    block = re.search(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert block
    path = tmp_path / "mine.toml"
    path.write_text(block[1], encoding="utf-8")
    return path


def test_the_documented_example_holds(mine: Path) -> None:
    result = CliRunner().invoke(app, ["patterns", "check", str(mine)])
    assert result.exit_code == 0, result.output
    assert "1 patterns, 2 sentences, 0 wrong" in result.output


def test_a_sentence_that_does_not_hold_is_shown(mine: Path) -> None:
    mine.write_text(mine.read_text("utf-8").replace("将向", "向"), encoding="utf-8")
    result = CliRunner().invoke(app, ["patterns", "check", str(mine)])
    assert result.exit_code == 1
    assert "found 青禾面业有限公司 → 青禾县实验小学" in result.output


def test_explain_names_pattern_and_words(mine: Path) -> None:
    result = CliRunner().invoke(app, ["patterns", "explain", SENTENCE, "--patterns", str(mine)])
    assert result.exit_code == 0
    assert "donated: 青禾面业有限公司 donated → 青禾县实验小学" in result.output
    assert "donated.to: 捐赠" in result.output


def test_explain_says_when_there_is_nothing() -> None:
    result = CliRunner().invoke(app, ["patterns", "explain", "天气很好。"])
    assert result.exit_code == 0
    assert "no relations" in result.output


def test_patterns_test_is_another_name_for_check(mine: Path, tmp_path: Path) -> None:
    for name in ("check", "test"):
        good = CliRunner().invoke(app, ["patterns", name, str(mine)])
        assert good.exit_code == 0
        assert "0 wrong" in good.output
        assert CliRunner().invoke(app, ["patterns", name, str(tmp_path / "none")]).exit_code == 1
