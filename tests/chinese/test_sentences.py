from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.chinese.sentences import clauses, sentences

_MARKS = '。！？；：，、…—“”‘’「」（）()《》【】"!?;:,.0123 \n\u3000\u2028甲乙说的'


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def _clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议召开。代表讨论了报告。", ["会议召开。", "代表讨论了报告。"]),
        ("第一段没有句号\n　　第二段也没有", ["第一段没有句号", "第二段也没有"]),
        ("真的吗？！当然。。", ["真的吗？！", "当然。。"]),
        ("他要求，一要快；二要稳：人到岗。", ["他要求，一要快；二要稳：人到岗。"]),
        ("种菜、养鱼……村里变了。", ["种菜、养鱼……", "村里变了。"]),
        # What ends within a quote ends with it, and takes in who said it.
        ("他说：“好。真好！”大家笑了。", ["他说：“好。真好！”", "大家笑了。"]),
        ("“路修通了。”村民甲说。散会了。", ["“路修通了。”村民甲说。", "散会了。"]),
        ("“修好了。”他对大家说，下月通车。", ["“修好了。”他对大家说，下月通车。"]),
        ("“修好了。”会上，镇长作报告。", ["“修好了。”", "会上，镇长作报告。"]),
        # A quote that is part of the sentence around it ends nothing.
        ("高喊“加油！”的孩子跑过。好。", ["高喊“加油！”的孩子跑过。", "好。"]),
        ("读了《为什么？》这本书。好。", ["读了《为什么？》这本书。", "好。"]),
        ("通车了。（记者 甲乙）", ["通车了。", "（记者 甲乙）"]),
        ("全县（含乡镇。街道）参加。", ["全县（含乡镇。街道）参加。"]),
        # A mark without its partner does not swallow the rest.
        ("他说“好。散会了。", ["他说“好。", "散会了。"]),
        ("散会了。”他走了。", ["散会了。”", "他走了。"]),
        ("", []),
        (" \n\t\u3000", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲出席会议，乙主持会议。", ["甲出席会议，", "乙主持会议。"]),
        ("甲、乙、丙出席；丁主持。", ["甲、乙、丙出席；", "丁主持。"]),
        ("他说：路要修好——今年就修。", ["他说：", "路要修好——", "今年就修。"]),
        ("——山村见闻，之一", ["——山村见闻，", "之一"]),
        ("投资1,200万元，19：30开始。", ["投资1,200万元，", "19：30开始。"]),
        ("3月5日—7日，展会举行。", ["3月5日—7日，", "展会举行。"]),
        ("各县（市，区）参加，会议结束。", ["各县（市，区）参加，", "会议结束。"]),
        ("《乡村，你好》开播，很好。", ["《乡村，你好》开播，", "很好。"]),
        ("以“快，准，稳”为要，开工。", ["以“快，准，稳”为要，", "开工。"]),
        ("“路通了，”他说，“车也来了。”", ["“路通了，”", "他说，", "“车也来了。”"]),
        ("“路通了。”他说。", ["“路通了。”", "他说。"]),
        ("高喊“加油！”的孩子", ["高喊“加油！”的孩子"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert _clauses(text) == expected


def test_clauses_of_one_sentence_only() -> None:
    text = "前一句，不管。甲讲话，乙主持。后一句，不管。"
    start, end = sentences(text)[1]
    assert [text[s:e] for s, e in clauses(text, start, end)] == ["甲讲话，", "乙主持。"]


def test_offsets_outside_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="not within"):
        clauses("短", 0, 5)


def _check(text: str, spans: list[tuple[int, int]]) -> None:
    covered: set[int] = set()
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        covered.update(range(start, end))
        at = end
    assert all(i in covered for i, char in enumerate(text) if not char.isspace())


@given(st.text(alphabet=_MARKS, max_size=60) | st.text(max_size=40))
def test_sentences_and_clauses_hold_every_character_once(text: str) -> None:
    found = sentences(text)
    _check(text, found)
    for start, end in found:
        inner = [(s - start, e - start) for s, e in clauses(text, start, end)]
        _check(text[start:end], inner)
