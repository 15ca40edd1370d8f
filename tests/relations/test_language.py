"""The pattern language: what it takes, and the errors that name file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

import lvnlp
from lvnlp.errors import PatternError
from lvnlp.relations.language import SLOTS, check_unique, load_patterns, parse_patterns

DONATED = """
relation = "donated"

[[pattern]]
id = "donated.gives"
triggers = ["捐赠", "捐…款"]
subject = { kinds = ["PERSON", "ORGANIZATION"], from = ["subject"] }
object = { kinds = ["ORGANIZATION"], from = ["to"] }
"""


def donated(tmp_path: Path, text: str = DONATED) -> Path:
    path = tmp_path / "donated.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_relation_is_read_beside_the_shipped_ones(tmp_path: Path) -> None:
    reader = lvnlp.load(patterns=[donated(tmp_path)])
    page = reader.parse("县长方砚秋出席启动仪式。南岭集团向青禾县第一小学捐赠图书。")
    assert {r.relation for r in page.relations} >= {"donated", "attended"}
    gift = next(r for r in page.relations if r.relation == "donated")
    assert str(gift) == "南岭集团 donated → 青禾县第一小学"
    assert gift.why.pattern == "donated.gives"


def test_a_trigger_may_have_a_gap(tmp_path: Path) -> None:
    reader = lvnlp.load(patterns=[donated(tmp_path)])
    (gift,) = reader.parse("南岭集团向青禾县第一小学捐出全部善款。").relations
    (trigger,) = gift.why.triggers
    assert trigger.text == "捐出全部善款"


@pytest.mark.parametrize(
    ("change", "cause", "line"),
    [
        (("triggers = [", "trigers = ["), "trigers", 6),
        (('["捐赠", "捐…款"]', "[]"), "no triggers", 5),
        (('"PERSON", ', '"PERSONS", '), "PERSONS", 7),
        (('["subject"]', '["subjects"]'), "subjects", 7),
        (('relation = "donated"', 'relation = "Do nated"'), "Do nated", 2),
        (('["捐赠", "捐…款"]', '["捐赠", '), "", 7),
        (('id = "donated.gives"', ""), "no id", 4),
    ],
)
def test_errors_name_cause_line_and_remedy(
    tmp_path: Path, change: tuple[str, str], cause: str, line: int
) -> None:
    path = donated(tmp_path, DONATED.replace(*change))
    with pytest.raises(PatternError) as caught:
        load_patterns(path)
    message = str(caught.value)
    assert cause in message
    assert f"{path}:{line}" in message or f"line {line}" in message


def test_a_missing_file_is_an_error_of_the_family(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="cannot be read"):
        load_patterns(tmp_path / "none.toml")


def test_two_patterns_cannot_share_an_id() -> None:
    patterns = parse_patterns(DONATED)
    with pytest.raises(PatternError, match=r"donated\.gives"):
        check_unique([*patterns, *patterns])


def test_every_slot_is_explained() -> None:
    from lvnlp.relations import language

    assert language.__doc__ is not None
    missing = {slot for slot in SLOTS if slot not in language.__doc__}
    assert not missing
