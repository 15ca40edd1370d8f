"""Cuts a text into pieces for the tagger and puts what it finds in them together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lvnlp.ner.tags import Span

WIDTH = 160
"""Longest piece in characters: what the tagger is trained on."""

OVERLAP = 60
"""Characters that two pieces of one long sentence share. A name that is no longer than half of it
stands whole, with something on either side, in the piece that it is taken from."""

_END = re.compile(r"[。！？!?；;…][”’」』）》]*|\n+")


class Window(NamedTuple):
    """The piece [start, end) of a text; names that begin in [own_start, own_end) are its own."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows(text: str) -> list[Window]:
    """The pieces of a text: its sentences, long ones in several that overlap.

    The stretches that pieces own follow one another and leave out white space only.
    """
    return [w for start, end in _sentences(text) for w in _pieces(start, end)]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        while start < end and text[start].isspace():
            start += 1
        last = end
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = end


def _pieces(start: int, end: int) -> Iterator[Window]:
    own = start
    while end - start > WIDTH:
        seam = start + WIDTH - OVERLAP // 2
        yield Window(start, start + WIDTH, own, seam)
        start, own = start + WIDTH - OVERLAP, seam
    yield Window(start, end, own, end)


def joined(pieces: Sequence[Window], found: Sequence[Sequence[Span]]) -> list[tuple[int, int]]:
    """Which spans of which pieces count, as (piece, number of the span in it), in order.

    Args:
        found: for each piece its spans, offsets from the piece's start, in order.
    """
    kept = []
    reached = 0
    for n, (piece, spans) in enumerate(zip(pieces, found, strict=True)):
        for k, span in enumerate(spans):
            start = piece.start + span.start
            if piece.own_start <= start < piece.own_end and start >= reached:
                kept.append((n, k))
                reached = piece.start + span.end
    return kept
