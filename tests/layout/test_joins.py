"""Words cut by a line break tell which line goes on."""

from __future__ import annotations

import pytest

from lvnlp.layout.columns import is_mixed, untangle
from lvnlp.layout.joins import cuts_word, evidence
from lvnlp.layout.lines import read_lines
from tests.layout.pages import STORIES, body_lines


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        ("全县农业生", "产形势向好", True),
        ("全县农业增", "人民群众满意", False),
        ("抓好项", "目建设", True),
    ],
)
def test_words_across_a_break(left: str, right: str, answer: bool) -> None:
    assert cuts_word(left, right) is answer
    assert (evidence(left, right) > 0) is answer


def test_a_mark_at_the_break_tells_nothing() -> None:
    assert evidence("农业，", "产量") == evidence("高兴。", "他说") == evidence("", "他说") == 0.0


def test_columns_of_one_width_are_told_apart_by_words() -> None:
    first, second = body_lines(STORIES[0], 17), body_lines(STORIES[1], 17)
    above, rest = first[:4], first[4:]
    mixed = [line for pair in zip(second, rest, strict=False) for line in pair]
    raw = "\n".join([*above, *mixed, *second[len(rest) :]])
    lines = read_lines(raw)
    split = untangle(lines[:4], lines[4:])
    assert [line.text for line in split.first] == [line.strip() for line in rest]
    assert [line.text for line in split.second] == [
        line.strip() for line in second[: len(split.second)]
    ]


def test_one_column_is_not_mixed() -> None:
    above = read_lines("\n".join(body_lines(STORIES[0], 17)))
    below = read_lines("\n".join(body_lines(STORIES[1], 17)))
    assert not is_mixed(above, below)
    assert not untangle(above, below).first
