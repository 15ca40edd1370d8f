"""People, positions, bodies and places of a page against its gold."""

from __future__ import annotations

from pathlib import Path

import pytest

import lvnlp
from lvnlp.evaluation.entities import main, tallies
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.gold import GoldMeta, GoldPage, write_gold

TEXT = "本报讯 （记者 柳小青） 4月2日，市长王大山在云州市人民医院看望护士长李芳。\n\n责任编辑：高原"
META = GoldMeta(paper="云州日报", date="2022-04-03", page=1, city="云州市", province="江西省")


def gold(**fields: object) -> GoldPage:
    empty: dict[str, object] = dict.fromkeys(
        ("articles", "captions", "teasers", "organizations", "places", "facts", "not_facts"), ()
    )
    empty |= {name: {} for name in ("persons", "damaged", "events", "projects")}
    return GoldPage.model_validate({"source": "a.txt", "meta": META, **empty, **fields})


def test_people_and_their_positions() -> None:
    page = lvnlp.parse(TEXT, date="2022-04-03", place="江西省云州市")
    there = gold(
        persons={
            "王大山": ["市长"],
            "李芳": ["护士长", "劳动模范"],
            "柳小青": ["记者"],
            "高原": [],
            "赵一": [],
        },
        organizations=["云州市人民医院", "云州市委"],
    )
    found = tallies(page, there)
    assert found["people"] == Tally(4, 0, 1)
    assert found["positions"] == Tally(2, 0, 1)
    assert found["organisations"] == Tally(1, 0, 1)


def test_a_damaged_name_does_not_count() -> None:
    page = lvnlp.parse(TEXT, date="2022-04-03")
    found = tallies(page, gold(persons={"王大山": []}, damaged={"李芳": "lost", "高原": "lost"}))
    assert found["people"] == Tally(1, 1, 0)


def test_the_table_keeps_pages_apart_that_are_scored_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        write_gold(gold(persons={"王大山": ["市长"]}), tmp_path / f"{name}.gold.json")
    (tmp_path / "SCORE_ONLY").write_text("b\n", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "| open | people | 0.250 | 1.000 | 0.400 | 1 |" in lines
    assert "| scored only | positions | 1.000 | 1.000 | 1.000 | 1 |" in lines


def test_a_folder_without_pages_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert "no page with gold" in capsys.readouterr().err
