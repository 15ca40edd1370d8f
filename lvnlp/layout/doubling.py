"""Undoes doubling: lines that the file holds twice, in characters, chunks or halves.

PDF text of bold captions often repeats what is printed twice with a slight shift: 摄摄,
记者记者, 99月月99日日. A line is read as a row of squares (XX) and single characters with the
fewest parts; it counts as doubled when squares cover much of it and some of them cannot be a
reduplication of the language.
"""

from __future__ import annotations

from dataclasses import dataclass

from lvnlp.layout.draft import Draft
from lvnlp.layout.words import words

# Share of a line's characters within squares from which it counts as doubled. Ordinary text stays
# below 0.15; a line whose first words only are single (图为) stays above 0.6.
_SHARE = 0.5
_MOST = 0.75
# Marks that nobody writes twice; …… and —— are written so by rights, ！！ and ？？ may be meant.
_NEVER_TWICE = "。，、；：）（《》”“"
# A square longer than this is half a line; no need to look for longer ones.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class _Part:
    """Cells [start, end) of a line; a square has its second half from `middle` on."""

    start: int
    middle: int
    end: int


def undouble(draft: Draft) -> bool:
    """Takes second halves out where a line is doubled, and doubled marks anywhere.

    Returns whether the line as a whole was doubled.
    """
    text = draft.text
    solid = [i for i, c in enumerate(text) if not c.isspace()]
    # A caption is one or two lines; a whole paragraph can only hold marks twice.
    longest = _LONGEST if len(solid) <= 4 * _LONGEST else 1
    parts = _parse("".join(text[i] for i in solid), longest)
    squares = [p for p in parts if p.middle < p.end]
    doubled = _is_doubled("".join(text[i] for i in solid), squares)
    gone: list[int] = []
    for n, part in enumerate(parts):
        if part.middle == part.end:
            continue
        chars = "".join(text[solid[i]] for i in range(part.start, part.end))
        mark = part.end - part.start == 2 and chars[0] in _NEVER_TWICE
        if mark or (doubled and not _by_rights(chars, parts, n)):
            gone += _second_half(part, solid, text)
    draft.remove(gone, "doubling")
    return doubled


def _second_half(part: _Part, solid: list[int], text: str) -> list[int]:
    """Positions of the second half, with the white space in front of it."""
    first, last = solid[part.middle], solid[part.end - 1]
    while first and text[first - 1].isspace() and first - 1 > solid[part.middle - 1]:
        first -= 1
    return list(range(first, last + 1))


def _parse(chars: str, longest: int) -> list[_Part]:
    """The row of fewest parts; of two rows alike the one with more in squares."""
    size = len(chars)
    if len(set(chars)) == size:  # nothing stands twice
        return [_Part(i, i + 1, i + 1) for i in range(size)]
    best: list[tuple[int, int]] = [(0, 0)] * (size + 1)  # (parts, characters outside of squares)
    step = [1] * (size + 1)
    for i in range(size - 1, -1, -1):
        best[i], step[i] = (best[i + 1][0] + 1, best[i + 1][1] + 1), 1
        farthest = i + min(longest, (size - i) // 2)
        second = chars.find(chars[i], i + 1, farthest + 1)
        while second >= 0:  # where the second half may begin
            half = second - i
            same = chars[i:second] == chars[second : second + half]
            second = chars.find(chars[i], second + 1, farthest + 1)
            if not same:
                continue
            tail = best[i + 2 * half]
            if (tail[0] + 1, tail[1]) < best[i]:
                best[i], step[i] = (tail[0] + 1, tail[1]), 2 * half
    parts: list[_Part] = []
    i = 0
    while i < size:
        end = i + step[i]
        parts.append(_Part(i, i + step[i] // 2 if step[i] > 1 else end, end))
        i = end
    return parts


def _is_doubled(chars: str, squares: list[_Part]) -> bool:
    covered = sum(s.end - s.start for s in squares)
    if covered < _SHARE * len(chars):
        return False
    natural = words().reduplications
    proof = 0
    for square in squares:
        text = chars[square.start : square.end]
        if text in natural or (len(text) == 2 and text[0].isdigit()):
            continue
        proof += 1 if len(text) == 2 and text[0] not in _NEVER_TWICE else 2
    # A long square is proof with doubled marks beside it, or when there is little else; single
    # characters must be many: 红红火火 is two, 一个方案一个方案地研究 is one long one.
    marked = any(chars[s.start] in _NEVER_TWICE for s in squares)
    long = any(s.end - s.start >= 8 for s in squares)
    return (proof >= 3 and (marked or len(squares) > 1)) or (
        long and (marked or covered >= _MOST * len(chars))
    )


def _by_rights(chars: str, parts: list[_Part], n: int) -> bool:
    """Whether a square is a word of the language that stands among single characters."""
    if chars not in words().reduplications:
        return False
    beside = parts[max(0, n - 1) : n] + parts[n + 1 : n + 2]
    return all(p.middle == p.end for p in beside)
