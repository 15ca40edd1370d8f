"""Tells two columns apart whose lines stand in turns.

Each line goes to the first column, whose text began above, or to the second, which begins with a
lead. Three things speak for a way to deal them out: words that go on over a line break, lines as
wide as their column, and that the columns take turns. The best way is found line by line, keeping
for each the last line of the other column.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lvnlp.layout.flow import ends_in_byline, measure
from lvnlp.layout.joins import evidence
from lvnlp.layout.lines import Line
from lvnlp.layout.roles import ends_sentence

# Weights beside the evidence of words, natural logarithms of odds all of them.
_SQUARE = 0.6  # for each square that a line is off its column
_NO_TURN = 3.0  # two lines of one column on end, while the other goes on
_OPEN = 3.0  # a column that stops in mid-sentence
# A column ends with a short line more often than with a full one.
_SHORT = 0.3
# Gains closer than this are alike; then the first place is taken where a column may end.
_TIE = 1e-6
_STATES = 16  # ways kept after each line
# Lines looked at behind the place where a column ends.
_AHEAD = 8
# Lines looked at; more cannot belong to two columns.
_WINDOW = 90
# How much better than one column two must be; and where the text above was not cut off.
_LEAST = 1.0
_SURE = 6.0


@dataclass(frozen=True, slots=True)
class Split:
    """Lines of two columns.

    Attributes:
        first, second: the lines of each; `second` begins with its lead.
        used: how many lines were dealt out.
        first_goes_on: the second column ended, what follows belongs to the first.
        gain: how much likelier this is than that all lines are the second column's.
    """

    first: list[Line]
    second: list[Line]
    used: int
    first_goes_on: bool
    gain: float


@dataclass(frozen=True, slots=True)
class _State:
    """Lines 0 to i dealt out; line i went to `column` (0 or 1), `other` is the other's last."""

    score: float
    column: int
    other: int
    last: _State | None


def untangle(before: Sequence[Line], mixed: Sequence[Line]) -> Split:
    """Deals out `mixed`, which begins with the lead of the second column.

    `before` are the lines of the first column so far. All lines may turn out to be the second
    column's; then `first` is empty.
    """
    lines = mixed[:_WINDOW]
    own = measure(before[-12:])
    # The second column is as wide as every other line; what comes out tells its width better.
    split = _deal(before, lines, own, measure(lines[2 : _AHEAD * 2 : 2]) or None)
    if len(split.second) > 2:
        split = _deal(before, lines, own, measure(split.second[1:]))
    return split


def is_mixed(before: Sequence[Line], mixed: Sequence[Line]) -> bool:
    """Whether lines from a lead on are two columns for certain, though the first seems to end."""
    split = untangle(before, mixed)
    return len(split.first) > 1 and split.gain > _SURE


def _deal(before: Sequence[Line], lines: Sequence[Line], own: float, other: float | None) -> Split:
    """Both columns go on until one of them ends; from there on all lines are the other's."""
    widths = (own, other)
    # Line -1 stands for the last line of the first column.
    row = {(1, -1): _State(0.0, 1, -1, None)}
    alone = -_open(before[-1])  # the score of all lines in the second column
    best: tuple[float, _State] | None = None
    for i in range(len(lines)):
        if i:
            alone += evidence(lines[i - 1].plain, lines[i].plain) - _off(lines[i], other)
            row = _grow(before, lines, i, row, widths)
        for state in row.values():
            if state.other < 0:
                continue  # the first column has no line yet
            ended = lines[state.other]
            width = widths[1 - state.column]
            gain = state.score - alone - _open(ended)
            gain += _SHORT if width is not None and ended.reach < width - 2 else 0.0
            if i + 1 < len(lines):
                # The next line goes on with the same column, as it does with one column alone.
                gain -= _off(lines[i + 1], widths[state.column]) - _off(lines[i + 1], other)
            else:
                gain -= _open(lines[i])
            if best is None or gain > best[0] + _TIE:
                best = (gain, state)
    if best is None or best[0] < _LEAST:
        return Split([], [lines[0]], 1, False, 0.0)
    gain, state = best
    return _split(before, lines, gain, state)


def _split(before: Sequence[Line], lines: Sequence[Line], gain: float, state: _State) -> Split:
    """The lines up to the last one of the column that ends; the rest is left to read on."""
    columns: list[int] = []
    way: _State | None = state
    while way is not None:
        columns.append(way.column)
        way = way.last
    columns.reverse()
    used = state.other + 1
    first = [line for line, c in zip(lines[:used], columns, strict=False) if c == 0]
    second = [line for line, c in zip(lines[:used], columns, strict=False) if c == 1]
    goes_on = state.column == 0
    ahead = lines[used : used + _AHEAD]
    if first and not (_open(first[-1]) or _open(second[-1])):
        # Both may end here; what follows goes with the one that it shares more words with.
        goes_on = _shared(ahead, [*before[-_AHEAD:], *first]) > _shared(ahead, second)
    return Split(first, second, used, goes_on, gain)


def _shared(ahead: Sequence[Line], text: Sequence[Line]) -> float:
    """How many pairs of characters of the lines ahead a text has, for each line of it."""
    pairs = {a + b for line in ahead for a, b in pairwise(line.plain)}
    seen = {a + b for line in text for a, b in pairwise(line.plain)}
    return len(pairs & seen) / math.sqrt(max(1, len(text)))


def _grow(
    before: Sequence[Line],
    lines: Sequence[Line],
    i: int,
    row: dict[tuple[int, int], _State],
    widths: tuple[float, float | None],
) -> dict[tuple[int, int], _State]:
    """Line i goes to the one column or the other."""
    found: dict[tuple[int, int], _State] = {}
    for state in row.values():
        for column in (0, 1):
            same = column == state.column
            above = i - 1 if same else state.other
            left = before[-1] if above < 0 else lines[above]
            score = state.score + evidence(left.plain, lines[i].plain)
            score -= _off(lines[i], widths[column]) + (_NO_TURN if same else 0.0)
            key = (column, state.other if same else i - 1)
            if key not in found or score > found[key].score:
                found[key] = _State(score, column, key[1], state)
    if len(found) <= _STATES:
        return found
    best = sorted(found.items(), key=lambda item: -item[1].score)
    return dict(best[:_STATES])


def _open(line: Line) -> float:
    """What it costs that a column stops after this line."""
    return 0.0 if ends_sentence(line.text) or ends_in_byline(line.plain) else _OPEN


def _off(line: Line, column: float | None) -> float:
    """How badly a line fits its column; the last line of a paragraph may be short."""
    if column is None:
        return 0.0
    if line.reach > column + 0.5:
        return _SQUARE * (line.reach - column)
    if ends_sentence(line.text):
        return 0.0
    return _SQUARE * max(0.0, column - 1.0 - line.reach)
