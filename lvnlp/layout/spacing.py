"""Closes gaps between letters: 省 主 会 场, 人  民, and 3 月 22日."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lvnlp.layout.characters import is_figure, is_han, is_latin
from lvnlp.layout.draft import Draft
from lvnlp.layout.words import words as page_words

# A line counts as letter-spaced from this share of gapped neighbours on; lines that only hold
# names between spaces stay far below, for each name has neighbours without a gap.
_SPACED_SHARE = 0.6
# At least one in so many characters must be Chinese, or full width: not a table of figures.
_WIDE = 3
# A stretch within a line must be this long, in gaps, to be told from names of one character.
_STRETCH = 4


def close_letters(draft: Draft) -> bool:
    """Closes the gaps of a letter-spaced line or stretch; whether there was one.

    Where the gap is at least twice the usual one, a real space stood there before the letters
    were spaced: one space stays.
    """
    text = draft.text
    marks = [i for i, c in enumerate(text) if not c.isspace()]
    gaps = [b - a - 1 for a, b in pairwise(marks)]
    spans = _spaced_spans(text, marks, gaps)
    gone: list[int] = []
    for first, last in spans:
        usual = Counter(g for g in gaps[first:last] if g).most_common(1)[0][0]
        for k in range(first, last):
            space = range(marks[k] + 1, marks[k + 1])
            kept = 1 if gaps[k] >= 2 * usual and gaps[k] > 1 else 0
            gone += list(space)[kept:]
    draft.remove(gone, "spacing")
    return bool(spans)


def _spaced_spans(text: str, marks: list[int], gaps: list[int]) -> list[tuple[int, int]]:
    """Ranges of indices into `gaps` that are letter-spaced."""
    if not gaps:
        return []
    wide = sum(1 for i in marks if not text[i].isascii())
    if wide * _WIDE < len(marks) and not (wide and all(gaps) and len(gaps) > 2):
        return []
    if any(re.fullmatch(page_words().role, word) for word in text.split()):
        return []  # names of one character each, set with gaps: 记者 李 军
    if len(gaps) == 1:
        return [(0, 1)] if gaps[0] and all(is_han(text[i]) for i in marks) else []
    if sum(1 for g in gaps if g) >= _SPACED_SHARE * len(gaps) and _letters(text):
        return [(0, len(gaps))]
    return _stretches(text, marks, gaps)


def _letters(text: str) -> bool:
    """Whether most words between the gaps are single characters."""
    words = text.split()
    single = sum(1 for w in words if len(w) == 1 or not any(is_han(c) for c in w[1:]))
    return single >= _SPACED_SHARE * len(words)


def _stretches(text: str, marks: list[int], gaps: list[int]) -> list[tuple[int, int]]:
    """Long runs of gaps in a line that is set normally otherwise."""
    found: list[tuple[int, int]] = []
    start = None
    for k in range(len(gaps) + 1):
        if k < len(gaps) and gaps[k]:
            start = k if start is None else start
            continue
        if k < len(gaps) and start is not None and _beside_mark(text, marks, k):
            continue
        if start is not None and sum(1 for g in gaps[start:k] if g) >= _STRETCH:
            found.append((start, k))
        start = None
    return found


def _beside_mark(text: str, marks: list[int], k: int) -> bool:
    """Whether one side of gap k is punctuation, which letter-spacing often leaves alone."""
    sides = text[marks[k]], text[marks[k + 1]]
    return any(not c.isalnum() for c in sides)


def close_figures(draft: Draft) -> None:
    """Takes out gaps between figures and Chinese characters or punctuation: 3 月, 共 15 家."""
    text = draft.text
    gone: list[int] = []
    for start, end in gaps_of(text):
        left, right = text[start - 1], text[end]
        if (is_figure(left) or is_figure(right)) and (is_closable(left) and is_closable(right)):
            gone += range(start, end)
    draft.remove(gone, "spacing")


def close_all(draft: Draft, start: int = 0) -> None:
    """Takes out every gap from `start` on but those between Latin words or figures.

    For running text only: Chinese prose has no spaces.
    """
    text = draft.text
    gone: list[int] = []
    for a, b in gaps_of(text):
        if a >= start and not (_latin_or_figure(text[a - 1]) and _latin_or_figure(text[b])):
            gone += range(a, b)
    lead = len(text) - len(text.lstrip())
    tail = len(text.rstrip())
    if start == 0:
        gone += range(lead)
    gone += [i for i in range(max(tail, start), len(text)) if i not in range(lead)]
    draft.remove(gone, "spacing")


def gaps_of(text: str) -> list[tuple[int, int]]:
    """Runs of white space [start, end) between two other characters."""
    found: list[tuple[int, int]] = []
    start = 0
    for i, char in enumerate(text):
        if char.isspace():
            continue
        if start and i > start:
            found.append((start, i))
        start = i + 1
    return found


def _latin_or_figure(char: str) -> bool:
    return is_latin(char) or is_figure(char) or char in ".,:;!?'\"()-"


def is_closable(char: str) -> bool:
    """Whether a gap between `char` and a figure is but a fault of the file."""
    return is_han(char) or is_figure(char) or not (is_latin(char) or char.isascii())
