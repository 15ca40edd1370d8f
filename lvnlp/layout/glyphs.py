"""Marks lost glyphs: characters that the file cannot show, and gaps inside a name of a list."""

from __future__ import annotations

import re

from lvnlp.layout.characters import BOXES, is_han, is_lost
from lvnlp.layout.draft import Draft
from lvnlp.layout.spacing import gaps_of

_STOP = "、，。；：！？"
# The longest name of a list, in characters, names with · aside.
_NAME = 4


def drop_lost(draft: Draft) -> None:
    """Takes out characters that stand for no glyph; the neighbour is marked.

    A box counts between Chinese characters only: at the start of a line it is a bullet, in
    brackets of a jump line it stands for a page.
    """
    text = draft.text
    gone = [i for i, c in enumerate(text) if is_lost(c) or (c in BOXES and _inside(text, i))]
    draft.remove(gone, "lost_glyph")


def _inside(text: str, i: int) -> bool:
    left = text[i - 1] if i else " "
    right = text[i + 1] if i + 1 < len(text) else " "
    return is_han(left) and (is_han(right) or right in _STOP) and left not in "见第转接"


def mark_gaps(draft: Draft) -> None:
    """Takes out gaps that stand for a lost glyph in running text: 赵河 、钱山, 孙 林、李海.

    A list whose names of two characters are all set with a gap (孙　林、李　海) is whole: that is
    how such names are justified.
    """
    text = draft.text
    gone: list[int] = []
    for start, end in gaps_of(text):
        if _before_mark(text, start, end) or _within_name(text, start, end):
            gone += range(start, end)
    draft.remove(gone, "lost_glyph")


def _before_mark(text: str, start: int, end: int) -> bool:
    """A gap between a character and 、, or between the last name of a list and another mark."""
    if not is_han(text[start - 1]) or text[end] not in _STOP:
        return False
    return text[end] == "、" or "、" in text[max(0, start - _NAME - 1) : start]


def _within_name(text: str, start: int, end: int) -> bool:
    """A gap inside a name of a list."""
    right = re.match(rf"[^\s{_STOP}等]{{1,2}}(?=[{_STOP}等]|$)", text[end:])
    if right is None or not is_han(text[start - 1]) or not is_han(text[end]):
        return False
    left_mark = max(text.rfind(c, 0, start) for c in _STOP)
    listed = text[left_mark] == "、" if left_mark >= 0 else False
    listed = listed or text[end + right.end() : end + right.end() + 1] == "、"
    if not listed or (left_mark >= 0 and text[left_mark] == "、" and start - left_mark > _NAME):
        return False
    return not _justified(text, start, end, right.end())


def _justified(text: str, start: int, end: int, size: int) -> bool:
    """Whether the gap only spreads a name of two characters over the width of three."""
    if size != 1:
        return False
    if "\u3000" in text[start:end]:
        return True
    names = re.findall(rf"(?<=、)[^{_STOP}]+", text)
    spread = [n for n in names if re.fullmatch(r"\S\s+\S", n)]
    whole = [n for n in names if re.fullmatch(r"\S{2}", n)]
    return len(spread) >= 2 and not whole
