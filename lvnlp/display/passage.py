"""Repaired text with the raw stretch behind each of its characters.

A page says for each text where it stands and what it reads; which character came from where
follows from its repairs. What a text leaves out of its stretch (a byline in the middle of a body)
is found by comparing the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final

from lvnlp.schema import Evidence, Page

NOWHERE: Final = -1
"""The raw offset of a character that no raw character stands behind."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to show.

    Attributes:
        text: what is shown.
        raw: for each character the raw offset at which its source begins, or NOWHERE.
    """

    text: str
    raw: tuple[int, ...]

    def lines(self) -> Iterator[Passage]:
        """Its lines, without the line breaks."""
        at = 0
        for line in self.text.split("\n"):
            yield Passage(line, self.raw[at : at + len(line)])
            at += len(line) + 1


class Source:
    """Knows for each raw stretch of a page what is read there."""

    def __init__(self, page: Page) -> None:
        self._raw = page.raw
        self._pieces: list[tuple[int, int, str]] = []  # raw start, raw end, what is read there
        at = 0
        for repair in page.repairs:
            self._pieces.append((at, repair.start, page.raw[at : repair.start]))
            self._pieces.append((repair.start, repair.end, repair.after))
            at = repair.end
        self._pieces.append((at, len(page.raw), page.raw[at:]))

    def whole(self) -> Passage:
        """The raw text itself."""
        return Passage(self._raw, tuple(range(len(self._raw))))

    def passage(self, evidence: Evidence) -> Passage:
        """The text of the evidence, each character with its place."""
        read = [c for start, end in evidence.spans for c in self._read(start, end)]
        solid = [(c, at) for c, at in read if not c.isspace()]
        wanted = [i for i, c in enumerate(evidence.text) if not c.isspace()]
        places = [NOWHERE] * len(evidence.text)
        for ours, theirs in _matches([evidence.text[i] for i in wanted], [c for c, _ in solid]):
            places[wanted[ours]] = solid[theirs][1]
        return Passage(evidence.text, tuple(places))

    def _read(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """The characters that are read in [start, end) with their raw offsets."""
        for first, last, text in self._pieces:
            if first >= end or last <= start:
                continue
            if last - first == len(text):  # character for character
                low, high = max(first, start), min(last, end)
                yield from zip(text[low - first : high - first], range(low, high), strict=True)
            else:
                yield from ((c, first) for c in text)


def _matches(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes of the same characters, rising."""
    head = _shared(ours, theirs)
    tail = _shared(ours[head:][::-1], theirs[head:][::-1])
    yield from ((i, i) for i in range(head))
    # What differs is short, which matters: the comparison takes the square of its length and more.
    a, b = (side[head : len(side) - tail] for side in (ours, theirs))
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        yield from ((head + block.a + i, head + block.b + i) for i in range(block.size))
    yield from ((len(ours) - i, len(theirs) - i) for i in range(tail, 0, -1))


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """With how many characters both begin."""
    pairs = zip(ours, theirs, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
