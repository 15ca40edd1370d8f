"""Leads, bylines and credits."""

from __future__ import annotations

import pytest

from lvnlp.layout.articles import read_layout
from lvnlp.layout.draft import Draft
from lvnlp.layout.leads import find_lead, find_tail
from lvnlp.layout.names import are_names


def lead(raw: str) -> tuple[str, list[tuple[str, str]]] | None:
    found = find_lead(Draft.of(raw, 0, len(raw)))
    if found is None:
        return None
    return raw[found.end :], [(b.role, b.name) for b in found.bylines]


@pytest.mark.parametrize(
    ("raw", "rest", "names"),
    [
        ("本报讯 （记者 王小明） 昨日", "昨日", [("记者", "王小明")]),
        ("本报讯（记者王小明、李丽）昨日", "昨日", [("记者", "王小明"), ("记者", "李丽")]),
        (
            "本报讯 （首席记者 王小明 通讯员 李丽 赵大有） 昨日",
            "昨日",
            [("首席记者", "王小明"), ("通讯员", "李丽"), ("通讯员", "赵大有")],
        ),
        ("本报讯 （见习记者 欧阳修文） 昨日", "昨日", [("见习记者", "欧阳修文")]),
        ("本报讯 （记者 李 军） 昨日", "昨日", [("记者", "李军")]),
        ("本报讯 （王小明 李丽） 昨日", "昨日", [("", "王小明"), ("", "李丽")]),
        (
            "本报讯 （记者 王小\n明 通讯\n员 李丽） 昨日",
            "昨日",
            [("记者", "王小明"), ("通讯员", "李丽")],
        ),
        ("本报讯 （记者 王小明\n李丽） 昨日", "昨日", [("记者", "王小明"), ("记者", "李丽")]),
        ("本报讯 记者 王小明 李丽 报道：昨日", "昨日", [("记者", "王小明"), ("记者", "李丽")]),
        ("本报讯 记者从市统计局获悉，", "记者从市统计局获悉，", []),
        ("本报讯 从市统计局获悉，", "从市统计局获悉，", []),
        ("本报讯 （文中均为化名）昨日", "（文中均为化名）昨日", []),
        ("□ 本报记者 王小明 通讯员 李丽", "", [("本报记者", "王小明"), ("通讯员", "李丽")]),
        ("□王小明", "", [("", "王小明")]),
        ("本报记者 王小明 李丽 文/图", "", [("本报记者", "王小明"), ("本报记者", "李丽")]),
    ],
)
def test_leads(raw: str, rest: str, names: list[tuple[str, str]]) -> None:
    assert lead(raw) == (rest, names)


@pytest.mark.parametrize(
    "raw", ["记者走进山村", "记者从商务局了解到", "县里召开大会", "□ 全县召开大会部署工作"]
)
def test_no_leads(raw: str) -> None:
    assert lead(raw) is None


def test_a_dateline_has_place_and_date() -> None:
    raw = "本报岭南5月15日电 （特派记者 王小明） 今天"
    found = find_lead(Draft.of(raw, 0, len(raw)))
    assert found is not None
    assert (found.place, found.date, raw[found.end :]) == ("岭南", (5, 15), "今天")
    assert [b.role for b in found.bylines] == ["特派记者"]


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("路通了。（记者 王小明）", ["王小明"]),
        ("路通了。”（王小明）", ["王小明"]),
        ("路通了。（通讯\n员 王小明）", ["王小明"]),
        ("路通了。（记者 王小明 文/图）", ["王小明"]),
        ("路通了。（完）", None),
        ("投资集团（岭南）", None),
        ("路通了（王小明）", None),
    ],
)
def test_bylines_at_the_end(raw: str, names: list[str] | None) -> None:
    found = find_tail(Draft.of(raw, 0, len(raw)))
    assert (None if found is None else [b.name for b in found[1]]) == names


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("王小明", True),
        ("王小明 李丽", True),
        ("王 明", True),
        ("王小明 文/图", True),
        ("完", False),
        ("很好", False),
    ],
)
def test_names(text: str, answer: bool) -> None:
    assert are_names(text) is answer


def test_a_reporter_with_a_lost_glyph_is_damaged() -> None:
    (unit,) = read_layout("本报讯 （记者 王\ufffd 李丽） 昨日，石桥通车。").articles
    assert [(b.name, b.damaged) for b in unit.bylines] == [("王", True), ("李丽", False)]


@pytest.mark.parametrize(
    ("raw", "text", "who"),
    [
        ("图为签约现场。 记者 王小明 摄", "图为签约现场。", [("记者", "王小明")]),
        ("图为签约现场。（王小明 摄）", "图为签约现场。", [("", "王小明")]),
        ("3月5日，孩子们在植树。王小明/摄", "3月5日，孩子们在植树。", [("", "王小明")]),
        (
            "图为签约现场 本报记者 王小明 李丽 摄",
            "图为签约现场",
            [("本报记者", "王小明"), ("本报记者", "李丽")],
        ),
        ("图为签约现场。", "图为签约现场。", []),
        ("图为签\n约现场。\n记者 王小明 摄", "图为签约现场。", [("记者", "王小明")]),
    ],
)
def test_captions(raw: str, text: str, who: list[tuple[str, str]]) -> None:
    layout = read_layout(raw)
    assert not layout.articles
    (unit,) = layout.captions
    assert unit.text.text == text
    assert [(b.role, b.name) for b in unit.bylines] == who
