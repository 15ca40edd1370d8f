"""Cuts a text into words and people's names at once, the cheapest way through a lattice.

A name is a stretch like any other word, with a cost of its own that depends on what stands
before it (an office, a list, a verb that takes a person, the start of a clause). Reading words
and names together settles where a name ends: 市长方砚秋走进 can be read with 走进 as a word,
市长方砚|秋走|进 can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lvnlp.mentions.people_clause import Clause
from lvnlp.mentions.people_context import DUE, LISTABLE, NAME_AFTER, NAMES, OFFICIAL, Left
from lvnlp.mentions.people_edges import Edges, Spot, longest_by_start, spot
from lvnlp.mentions.people_lists import due_starts

KNOWN = 4.0
"""Cost of a name that the page has shown to be one, whatever its characters."""

GAP = re.compile(r" +(?=[、，。；]|等)")
"""A space where the last glyph of a name was: no space stands in front of these marks."""

BREAKS = "，。；：！？\n"
_CLAUSE = re.compile(f"[^{BREAKS}]*[{BREAKS}]?")
"""A clause with its mark. Nothing goes over such a mark, and behind it every path means the same,
so that clauses are read one by one, and one that stands twice is read once."""


class Token(NamedTuple):
    """A word or a name, [start, end) of its text.

    Names have the tag "nr", a surname with a title "tn", heads of positions "hd", labels of
    people "lb", marks "x", unknown characters "unk"; all else is an ictclas part of speech.
    """

    start: int
    end: int
    text: str
    tag: str


_Step = tuple[float, int, Left, str]  # cost up to here, start of the token, what was before, tag
_Cell = dict[Left, _Step]
_Due = frozenset[int]


class Segmenter:
    """Cuts texts with what is known of the names of their page.

    Args:
        known: names that are certain on the page, to their cost.
        places: places of the page that no list has.
        before: the segmenter that the page was read with when less was known. What it read is
            taken over where the names and places that came since do not touch it.
    """

    def __init__(
        self,
        known: Mapping[str, float] | None = None,
        places: Iterable[str] = (),
        before: Segmenter | None = None,
    ) -> None:
        self._edges = Edges(known or {}, places)
        self._clause = _CLAUSE
        if any(
            mark in name for name in (*self._edges.known, *self._edges.places) for mark in BREAKS
        ):
            self._clause = re.compile(r"(?s:.*)")
        self._read: dict[tuple[str, _Due], list[Token]] = {}
        self._spots: dict[str, tuple[Clause, list[Spot | None]]] = {}
        if before is not None:
            self._spots = before._spots
            if before._clause is self._clause:
                self._read = before._untouched(self._edges)

    def __call__(self, text: str) -> list[Token]:
        """The tokens of a text, without gaps but for spaces that stand for a lost glyph."""
        due = sorted(due_starts(text))
        tokens: list[Token] = []
        k = 0
        for match in self._clause.finditer(text):
            start, end = match.span()
            if start == end:
                continue
            first = k
            while k < len(due) and due[k] < end:
                k += 1
            here = frozenset([at - start for at in due[first:k]])
            tokens += [
                Token(start + t.start, start + t.end, t.text, t.tag)
                for t in self._tokens(match.group(), here)
            ]
        return tokens

    def _tokens(self, text: str, due: _Due) -> list[Token]:
        found = self._read.get((text, due))
        if found is None:
            found = self._read[text, due] = self._cut(text, due)
        return found

    def _cut(self, text: str, due: _Due) -> list[Token]:
        if text not in self._spots:
            self._spots[text] = (Clause(text), [None] * len(text))
        clause, spots = self._spots[text]
        best: list[_Cell] = [{} for _ in range(len(text) + 1)]
        best[0][Left.EDGE] = (0.0, 0, Left.EDGE, "")
        for i in range(len(text)):
            if best[i]:
                here = spots[i]
                if here is None:
                    here = spots[i] = spot(clause, i)
                self._extend(clause, i, here, best, i in due)
        return _backtrack(text, best)

    def _extend(self, clause: Clause, i: int, here: Spot, best: list[_Cell], due: bool) -> None:
        words = self._edges.words(clause.text, i, here)
        names = self._edges.names(clause, i, here)
        for before, step in best[i].items():
            so_far = step[0]
            gap = GAP.match(clause.text, i) if before in NAMES else None
            if gap is not None:
                _keep(best[gap.end()], Left.NAME, (so_far, i, before, "gap"))
            for end, costs, lefts, tag in words:
                total = so_far + costs[before]
                left = lefts[before]
                cell = best[end]
                if left not in cell or total < cell[left][0]:
                    cell[left] = (total, i, before, tag)
            if not names:
                continue
            front = Left.SHARED if due and before in LISTABLE else before
            official = front in OFFICIAL
            for end, price, only_due, tag, framed in names:
                if not only_due or (official if framed else front in DUE):
                    holder = official and tag == "nr" and end - i < 4
                    left = Left.HOLDER if holder else Left.NAME
                    total = so_far + price + NAME_AFTER[front]
                    _keep(best[end], left, (total, i, before, tag))

    def _untouched(self, edges: Edges) -> dict[tuple[str, _Due], list[Token]]:
        """What was read of clauses in which nothing stands that other edges know."""
        old = self._edges
        new = {name for name, price in edges.known.items() if old.known.get(name) != price}
        new |= old.known.keys() - edges.known.keys()
        new |= edges.places ^ old.places | edges.surnames ^ old.surnames
        longest = longest_by_start(new, 1)
        return {
            key: tokens for key, tokens in self._read.items() if not _holds(key[0], new, longest)
        }


def _holds(text: str, words: set[str], longest: Mapping[str, int]) -> bool:
    """Whether one of the words, whose longest are told by their first character, is in a text."""
    return any(
        text[i : i + n] in words
        for i, char in enumerate(text)
        if char in longest
        for n in range(1, longest[char] + 1)
    )


def _keep(cell: _Cell, left: Left, step: _Step) -> None:
    if left not in cell or step[0] < cell[left][0]:
        cell[left] = step


def _backtrack(text: str, best: list[_Cell]) -> list[Token]:
    tokens: list[Token] = []
    end = len(text)
    left = min(best[end], key=lambda k: best[end][k][0])
    while end > 0:
        _, start, before, tag = best[end][left]
        if tag != "gap":
            tokens.append(Token(start, end, text[start:end], tag))
        end, left = start, before
    return tokens[::-1]
