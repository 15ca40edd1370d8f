"""Who made the page, out of the lines that say so."""

from __future__ import annotations

import pytest

import lvnlp
from lvnlp.layout import read_layout

BODY = "本报讯 市长王大山昨日主持会议，听取全市春耕备耕工作汇报，研究部署下一阶段任务。\n\n"


def staff(line: str) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in read_layout(BODY + line).staff]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "值班编委：高原 责编：柳叶 美编：申小洋 校对：金秋",
            [("值班编委", "高原"), ("责编", "柳叶"), ("美编", "申小洋"), ("校对", "金秋")],
        ),
        ("责编 宋小雪", [("责编", "宋小雪")]),
        ("本版责任编辑：王 磊　校对：李 芳", [("本版责任编辑", "王磊"), ("校对", "李芳")]),
        ("一版编辑：常胜 新闻热线：0000-0000000", [("一版编辑", "常胜")]),
        ("校对：李芳、赵一鸣 邮箱：news@example.com", [("校对", "李芳"), ("校对", "赵一鸣")]),
        ("总编辑/周正", [("总编辑", "周正")]),
        ("新闻热线：0000-0000000", []),
    ],
)
def test_names_and_roles(line: str, expected: list[tuple[str, str]]) -> None:
    assert staff(line) == expected


def test_they_are_people_of_the_page_with_their_place_in_the_file() -> None:
    page = lvnlp.parse(BODY + "责任编辑：柳叶 校对：高原")
    assert [(one.role, one.name) for one in page.staff] == [
        ("责任编辑", "柳叶"),
        ("校对", "高原"),
    ]
    assert {"柳叶", "高原"} <= {person.name for person in page.people}
    for one in page.staff:
        assert page.raw[one.evidence.start : one.evidence.end] == one.name
    assert not [r for r in page.relations if "柳叶" in str(r)]


def test_an_editor_in_a_sentence_is_no_staff() -> None:
    assert staff("记者在编辑部见到了责任编辑柳叶，她正在修改稿件，准备付印。") == []
