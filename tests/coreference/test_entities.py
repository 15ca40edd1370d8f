"""Which mentions are of one thing, seen from the page that comes out."""

from __future__ import annotations

import pytest

import lvnlp
from lvnlp.coreference.likeness import contradict, dice


def test_surname_and_office_are_the_person_named_before() -> None:
    page = lvnlp.parse("市长方砚秋出席启动仪式。方市长指出，要早谋划。")
    assert [p.name for p in page.people] == ["方砚秋"]
    assert [str(r) for r in page.relations if r.relation == "stated"] == [
        "方砚秋 stated → 要早谋划"
    ]


def test_a_bare_head_is_the_event_before() -> None:
    page = lvnlp.parse("全市秋收现场会召开。市长方砚秋主持会议。")
    assert [e.name for e in page.events] == ["全市秋收现场会"]


def test_a_newly_held_event_is_another_one() -> None:
    page = lvnlp.parse("市长方砚秋出席青禾文化节开幕式。随后召开的座谈会上，副市长甘霖发言。")
    assert len(page.events) == 2


def test_our_county_is_the_place_of_the_page() -> None:
    page = lvnlp.parse("我县召开秋收现场会。", place="云川省青禾县")
    assert "秋收现场会 organised_by → 青禾县" in {str(r) for r in page.relations}


def test_level_left_out_is_the_same_place() -> None:
    page = lvnlp.parse("市长方砚秋到青禾县调研。在青禾县，方砚秋走访石桥镇。")
    assert [p.name for p in page.places].count("青禾县") == 1


def test_the_company_is_the_body_named_before() -> None:
    page = lvnlp.parse("南岭机械有限公司位于石桥镇。公司位于镇区东侧的产业园。")
    assert [o.name for o in page.organizations] == ["南岭机械有限公司"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("第一分会场", "第二分会场", True),
        ("第三届青禾文化节", "第四届青禾文化节", True),
        ("全市秋收现场会", "秋收现场会", False),
    ],
)
def test_names_that_contradict(a: str, b: str, expected: bool) -> None:
    assert contradict(a, b) is expected


def test_dice_is_symmetric_and_bounded() -> None:
    assert dice("秋收现场会", "秋收现场会") == 1
    assert dice("秋收现场会", "植树活动") == 0
    assert dice("秋收现场会", "全市秋收会") == dice("全市秋收会", "秋收现场会")
