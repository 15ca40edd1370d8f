"""Tells two columns apart whose lines stand in turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lvnlp.layout.flow import measure
from lvnlp.layout.lines import Line
from lvnlp.layout.roles import ends_sentence

# How many lines after a supposed end are looked at.
_AHEAD = 10
# Costs closer than this are alike; then the first place is taken where a column may end.
_TIE = 0.01
# Fewer lines of the first column prove nothing; nor do lines that differ less on average.
_FEW = 2
_UNEVEN = 0.5


@dataclass(frozen=True, slots=True)
class Split:
    """Lines of two columns.

    Attributes:
        first, second: the lines of each; `second` begins with its lead.
        used: how many lines were dealt out.
        first_goes_on: the second column ended, what follows belongs to the first.
    """

    first: list[Line]
    second: list[Line]
    used: int
    first_goes_on: bool


def untangle(before: Sequence[Line], mixed: Sequence[Line]) -> Split:
    """Deals out `mixed`, which begins with the lead of the second column, in turns.

    The columns alternate until one of them ends; of all lines where one may end the one is taken
    for which the widths of both columns fit best, before and after it.
    """
    best: tuple[float, int] | None = None
    own = measure(before[-12:])
    for end in range(1, len(mixed)):
        if not ends_sentence(mixed[end].text):
            continue
        cost = _cost(own, mixed, end)
        if best is None or cost < best[0] - _TIE:
            best = (cost, end)
    end = best[1] if best else 0
    dealt = mixed[: end + 1]
    return Split(list(dealt[1::2]), list(dealt[::2]), end + 1, end % 2 == 0 and end > 0)


def _cost(own: float, mixed: Sequence[Line], end: int) -> float:
    """How badly the widths fit when the column of line `end` ends there."""
    dealt = mixed[: end + 1]
    first, second = dealt[1::2], dealt[::2]
    other = measure(second[1:] or second)
    cost = sum(_off(line, own) for line in first) + sum(_off(line, other) for line in second)
    rest = other if end % 2 else own
    ahead = mixed[end + 1 : end + 1 + _AHEAD]
    cost += sum(_off(line, rest) for line in ahead)
    count = len(dealt) + len(ahead)
    ended = own if end % 2 else other
    full = mixed[end].reach > ended - 1.0
    return (cost + (2.0 if full else 0.0)) / count


def _off(line: Line, column: float) -> float:
    """How far a line is from its column; the last line of a paragraph may be short."""
    if line.reach > column + 0.5:
        return line.reach - column
    if ends_sentence(line.text):
        return 0.0
    return max(0.0, column - 1.0 - line.reach)


def is_mixed(before: Sequence[Line], mixed: Sequence[Line], cut_off: bool) -> bool:
    """Whether the lines from a lead on are two columns, the first of which is that of `before`.

    Lines of one column differ little from each other; of two columns every other line does, and
    fits the column before. Columns of the same width cannot be told so. Where the text before
    is `cut_off` in mid-sentence less is proof enough.
    """
    split = untangle(before, mixed)
    if len(split.first) < _FEW:
        return False
    own = measure(before[-12:])
    other = measure(split.second[1:] or split.second)
    turns = sum(_off(x, own) for x in split.first) + sum(_off(x, other) for x in split.second)
    column = measure(mixed[: split.used])
    plain = sum(_off(x, column) for x in mixed[: split.used])
    return turns < plain if cut_off else plain > split.used * _UNEVEN and turns < plain / 2
