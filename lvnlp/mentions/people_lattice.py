"""Cuts a text into words and people's names at once, the cheapest way through a lattice.

A name is a stretch like any other word, with a cost of its own that depends on what stands
before it (an office, a list, a verb that takes a person, the start of a clause). Reading words
and names together settles where a name ends: 市长方砚秋走进 can be read with 走进 as a word,
市长方砚|秋走|进 can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lvnlp.mentions.people_context import (
    DUE,
    LISTABLE,
    NAME_AFTER,
    NAMES,
    OFFICIAL,
    Left,
    left_of,
    word_cost,
)
from lvnlp.mentions.people_edges import Edges
from lvnlp.mentions.people_lists import due_starts

KNOWN = 4.0
"""Cost of a name that the page has shown to be one, whatever its characters."""

CLOSING = frozenset("、，。；：！？等")
"""Marks, and the word, that no preposition and no conjunction stands in front of."""

GAP = re.compile(r" +(?=[、，。；]|等)")
"""A space where the last glyph of a name was: no space stands in front of these marks."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a name, [start, end) of its text.

    Names have the tag "nr", a surname with a title "tn", heads of positions "hd", labels of
    people "lb", marks "x", unknown characters "unk"; all else is an ictclas part of speech.
    """

    start: int
    end: int
    text: str
    tag: str


class _Step(NamedTuple):
    total: float
    start: int
    before: Left
    tag: str


_Cell = dict[Left, _Step]


class Segmenter:
    """Cuts texts with what is known of the names of their page.

    Args:
        known: names that are certain on the page, to their cost.
        places: places of the page that no list has.
    """

    def __init__(
        self, known: Mapping[str, float] | None = None, places: Iterable[str] = ()
    ) -> None:
        self._edges = Edges(known or {}, places)

    def __call__(self, text: str) -> list[Token]:
        """The tokens of a text, without gaps but for spaces that stand for a lost glyph."""
        best: list[_Cell] = [{} for _ in range(len(text) + 1)]
        best[0][Left.EDGE] = _Step(0.0, 0, Left.EDGE, "")
        due = due_starts(text)
        for i in range(len(text)):
            if best[i]:
                self._extend(text, i, best, i in due)
        return _backtrack(text, best)

    def _extend(self, text: str, i: int, best: list[_Cell], due: bool) -> None:
        words = [*self._edges.words(text, i)]
        names = [*self._edges.names(text, i)]
        for before, step in best[i].items():
            gap = GAP.match(text, i) if before in NAMES else None
            if gap is not None:
                _keep(best[gap.end()], Left.NAME, _Step(step.total, i, before, "gap"))
            for end, word in words:
                token = text[i:end]
                closed = end < len(text) and text[end] in CLOSING
                total = step.total + word_cost(token, word, before, closed)
                left = left_of(token, word.tag, before)
                _keep(best[end], left, _Step(total, i, before, word.tag))
            front = Left.SHARED if due and before in LISTABLE else before
            for name in names:
                if front in (OFFICIAL if name.framed else DUE) or not name.due:
                    total = step.total + name.price + NAME_AFTER[front]
                    holder = front in OFFICIAL and name.tag == "nr" and name.end - i < 4
                    left = Left.HOLDER if holder else Left.NAME
                    _keep(best[name.end], left, _Step(total, i, before, name.tag))


def _keep(cell: _Cell, left: Left, step: _Step) -> None:
    if left not in cell or step.total < cell[left].total:
        cell[left] = step


def _backtrack(text: str, best: list[_Cell]) -> list[Token]:
    tokens: list[Token] = []
    end = len(text)
    left = min(best[end], key=lambda k: best[end][k].total)
    while end > 0:
        step = best[end][left]
        if step.tag != "gap":
            tokens.append(Token(step.start, end, text[step.start : end], step.tag))
        end, left = step.start, step.before
    return tokens[::-1]
