"""人民日报 of January 1998: words with their tags, from which names, places and dates are read.

Surname and given name are two words and are merged; so are the words of one date. The brackets
around organisations are lost in this edition: a place may be the beginning of an organisation, and
nothing is said of organisations at all.
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

MERGED = {"nr": "PERSON", "ns": "PLACE", "t": "DATE"}
_DATE = re.compile(r"[0-9一二三四五六七八九十○〇零]|[年月日]$|[今昨明前][天日年]|去年")
_FULL = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_WIDTH = str.maketrans({k: v for k, v in _FULL.items() if v.isalnum()})

Word = tuple[str, str]


def read_pd1998(path: Path) -> Iterator[Example]:
    """The sentences of the gzipped file, digits and letters in half width."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = [_word(item) for item in line.split()]
            for piece in _pieces(words):
                yield from_words(piece)


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
    """The example of one sentence's words."""
    spans: list[Span] = []
    unknown: list[tuple[int, int]] = []
    at = 0
    before = ""
    for text, tag in words:
        end = at + len(text)
        label = MERGED.get(tag, "")
        joins = bool(spans) and spans[-1].end == at and spans[-1].label == label and before == tag
        if tag in ("nt", "nz", "j"):
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
    return Example(sentence, kept, (*unknown, *((s.start, s.end) for s in vague)))


def _is_surname(label: str, span: Span) -> bool:
    return label == "PERSON" and span.end - span.start <= 2
