"""When two names count as one."""

from __future__ import annotations

import pytest

from lvnlp.evaluation.likeness import alike, normal, same


def test_blanks_marks_and_width_do_not_count() -> None:
    assert normal("“云 杉”１２万吨 《项目》") == "云杉12万吨项目"
    assert same("阿依·古丽", "阿依古丽")
    assert not same("副市长", "市长")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("全县春耕现场会", "全县春耕现场会"),
        ("春耕现场会", "全县春耕现场会"),  # within, and more than half as long
        ("全县春耕生产现场会议", "全县春耕生产现场会"),
        ("“两山”论坛", "两山论坛"),
    ],
)
def test_alike(a: str, b: str) -> None:
    assert alike(a, b)
    assert alike(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("会", "全县春耕现场会"),  # a single character names nothing
        ("会议", "全县春耕生产现场会议"),  # less than half as long
        ("全省防汛工作会议", "全市防汛工作会议"),  # nearly the same characters, two meetings
        ("医院门诊楼", "水库大坝"),
        ("", "会议"),
        ("“”", "会议"),
    ],
)
def test_not_alike(a: str, b: str) -> None:
    assert not alike(a, b)
    assert not alike(b, a)


def test_scope_keeps_apart_only_where_both_have_one() -> None:
    assert alike("防汛工作会议", "全市防汛工作会议")
    assert alike("全国全省防汛工作会议", "全省防汛工作会议")


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("甲乙", "甲乙丙丁", True),  # exactly half as long
        ("甲乙", "甲乙丙丁戊", False),
        ("甲乙丙丁戊己", "甲乙丙丁辰巳", True),  # 3 of 5 pairs: exactly 0.6
        ("甲乙丙丁戊己", "甲乙丙寅辰巳", False),
    ],
)
def test_the_limits_are_where_they_are_said_to_be(a: str, b: str, wanted: bool) -> None:
    assert alike(a, b) is wanted
