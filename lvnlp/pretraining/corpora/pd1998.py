"""人民日报 of January 1998: words with their tags, from which names, places and dates are read.

Surname and given name are two words and are merged; so are the words of one date. The brackets
around organisations are lost in this edition: a place may be the beginning of an organisation, what
is tagged as one may be a part of a longer one, and other words may be in one as well.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lvnlp.ner.tags import Span
from lvnlp.pretraining.examples import Example

LONGEST_SENTENCE = 120
"""Paragraphs are cut at the ends of sentences into pieces of about this many characters."""

MERGED = {"nr": "PERSON", "ns": "PLACE", "nt": "ORGANIZATION", "t": "DATE"}
_DATE = re.compile(r"[0-9一二三四五六七八九十○〇零]|[年月日]$|[今昨明前][天日年]|去年")
_FULL = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_WIDTH = str.maketrans({k: v for k, v in _FULL.items() if v.isalnum()})

Word = tuple[str, str]


PARTS = 10
"""One line in so many is held out."""


def read_pd1998(path: Path, *, held_out: bool = False) -> Iterator[Example]:
    """Names and dates in the sentences of the gzipped file, digits and letters in half width.

    Args:
        held_out: read the tenth that nothing is learnt from, not the rest.
    """
    return (from_words(piece) for piece in _read(path, held_out))


def read_pd1998_words(path: Path, *, held_out: bool = False) -> Iterator[Example]:
    """The words of the same sentences; a name of surname and given name is one."""
    return (as_words(piece) for piece in _read(path, held_out))


def _read(path: Path, held_out: bool) -> Iterator[list[Word]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if (number % PARTS == 0) is held_out:
                yield from _pieces([_word(item) for item in line.split()])


def as_words(words: Sequence[Word]) -> Example:
    """The example whose spans are the words."""
    spans: list[Span] = []
    at = 0
    before = ""
    for text, tag in words:
        end = at + len(text)
        if tag == before == "nr" and spans[-1].end - spans[-1].start <= 2 and len(text) <= 3:
            spans[-1] = spans[-1]._replace(end=end)
            tag = "nr, whole"
        elif text:
            spans.append(Span(at, end, "WORD"))
        before = tag
        at = end
    return Example("".join(text for text, _ in words), tuple(spans))


def _word(item: str) -> Word:
    text, _, tag = item.rpartition("/")
    return text.translate(_WIDTH), tag


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    size = 0
    for text, tag in words:
        piece.append((text, tag))
        size += len(text)
        if text in "。！？；" or (size > LONGEST_SENTENCE and text in ",，、："):
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def from_words(words: Sequence[Word]) -> Example:
    """The example of one sentence's words.

    Short forms (中美) and names of other things are left open: other corpora take some for names.
    """
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    at = 0
    before = ""
    for text, tag in words:
        end = at + len(text)
        label = MERGED.get(tag, "")
        joins = bool(spans) and spans[-1].end == at and spans[-1].label == label and before == tag
        if tag in ("nz", "j"):
            unknown.append((at, end))
        elif joins and (label == "DATE" or (_is_surname(label, spans[-1]) and len(text) <= 3)):
            spans[-1] = spans[-1]._replace(end=end)
        elif label:
            spans.append(Span(at, end, label))
        before = tag
        at = end
    sentence = "".join(text for text, _ in words)
    vague = [s for s in spans if s.label == "DATE" and not _DATE.search(sentence[s.start : s.end])]
    kept = tuple(s for s in spans if s not in vague)
    in_body = tuple(
        s._replace(label="ORGANIZATION") for s in kept if s.label in ("PLACE", "ORGANIZATION")
    )
    return Example(sentence, kept, (*unknown, *((s.start, s.end) for s in vague)), in_body)


def _is_surname(label: str, span: Span) -> bool:
    return label == "PERSON" and span.end - span.start <= 2
