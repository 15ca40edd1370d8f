from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.quantities import find_quantities


def _find(text: str) -> list[Mention]:
    return find_quantities([text], Context())[0]


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("开工46个项目", "46个", 46, "个"),
        ("签约项目25个，", "25个", 25, "个"),
        ("十一家企业试产", "十一家", 11, "家"),
        ("建成幼儿园6所", "6所", 6, "所"),
        ("新购2.3万台（套）农机", "2.3万台（套）", 23000, "台（套）"),
        ("八位老人", "八位", 8, "位"),
        ("接待860人次", "860人次", 860, "人次"),
        ("3千人到场", "3千人", 3000, "人"),
        ("12个县（区）", "12个", 12, "个"),
        ("5个体育场馆", "5个", 5, "个"),
        ("两家公司", "两家", 2, "家"),
    ],
)
def test_counts(text: str, found: str, value: int, unit: str) -> None:
    (mention,) = _find(text)
    assert mention.text == found
    assert mention.kind is Kind.QUANTITY
    assert mention.attributes == {"value": value, "unit": unit}


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("百余名群众", "百余名", 100),
        ("近百名群众", "百名", 100),
        ("百名教师登台", "百名", 100),
        ("逾百名教师登台", "百名", 100),
        ("120余名客商", "120余名", 120),
        ("130多位嘉宾", "130多位", 130),
        ("2个以上项目", "2个", 2),
        ("不少于20名", "20名", 20),
    ],
)
def test_rough_counts(text: str, found: str, value: int) -> None:
    (mention,) = _find(text)
    assert (mention.text, mention.attributes["value"]) == (found, value)
    assert mention.attributes["approximate"] is True


@pytest.mark.parametrize(
    ("text", "found", "value", "measure"),
    [
        ("年产15万吨", "15万吨", 150_000, "mass"),
        ("全长86.4公里", "86.4公里", Decimal("86.4"), "length"),
        ("发电30万千瓦时", "30万千瓦时", 300_000, "energy"),
        ("10千伏线路", "10千伏", 10, "voltage"),
        ("年产20GWh电池", "20GWh", 20, "energy"),
        ("历时3个月", "3个月", 3, "time"),
        ("提高2.5个百分点", "2.5个百分点", Decimal("2.5"), "ratio"),
        ("增长13.2%", "13.2%", Decimal("13.2"), "ratio"),
    ],
)
def test_measures_are_no_counts(text: str, found: str, value: object, measure: str) -> None:
    (mention,) = _find(text)
    assert (mention.text, mention.attributes["value"]) == (found, value)
    assert mention.attributes["measure"] == measure


@pytest.mark.parametrize(("text", "ends"), [("3至5家", (3, 5)), ("10-20名", (10, 20))])
def test_ranges(text: str, ends: tuple[int, int]) -> None:
    (mention,) = _find(text)
    assert mention.text == text
    assert mention.attributes["value"] is None
    assert mention.attributes["range"] == ends


def test_one_may_be_no_number() -> None:
    (mention,) = _find("走进一家企业")
    assert mention.attributes["indefinite"] is True


@pytest.mark.parametrize(
    "text",
    [
        "第三批项目",
        "第8次会议",
        "第一、二批项目",
        "前两批项目",
        "每2个村",
        "“三个一批”活动",
        "“两个责任”清单",
        "二次创业",
        "百家争鸣",
        "数百名、几十家",
        "零部件",
        "一起参加",
        "一次性补贴",
        "2019年",
        "2020年到2035年",
        "采用“1+8”方式",
        "电话0817-0000990部",
        "120人大代表",
        "3.5个",
        "三班主任",
    ],
)
def test_what_counts_nothing_is_not_found(text: str) -> None:
    assert _find(text) == []


@given(st.text(alphabet="0123456789一二两十百千万亿多余近第每个家名吨里至-.,“”", max_size=25))
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for mention in _find(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.text.endswith(str(mention.attributes["unit"]))
        end = mention.end
