"""What the tagger of a user's model sees of a character: the encoder's row and the reader's votes.

The votes are the mentions that the reader has found by itself, grammar and bundled model together.
A user's model learns from a few pages where to follow them and where not.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.layers import Floats
from lvnlp.ner.windows import windows

VOTERS = tuple(kind for kind in Kind if kind is not Kind.OTHER)
"""The kinds that the reader finds without a user's model, in the order of their columns."""

BUCKETS = 4096
"""Columns for characters and pairs of them, by a checksum; 10 pages have some 2000 of them."""

PARTS = "BIES"


@dataclass(frozen=True)
class Rows:
    """The features of the characters of one text.

    Attributes:
        dense: [characters, width], what the encoder gives, and the votes.
        sparse: [characters, k], numbers of columns behind the dense ones, each of value 1.
    """

    dense: Floats
    sparse: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.dense)


def width(encoder: Encoder) -> int:
    """How many dense columns there are."""
    return encoder.width + 2 * len(PARTS) * len(VOTERS)


def vote(encoder: Encoder, kind: Kind, part: str) -> int:
    """The column of the vote for this part of a mention of this kind that lies in no other."""
    return encoder.width + len(PARTS) * VOTERS.index(kind) + PARTS.index(part)


def rows(encoder: Encoder, units: Sequence[AnalysedUnit]) -> list[Rows]:
    """The features of the units' texts, in order."""
    return [
        Rows(np.concatenate((hidden, votes(unit)), axis=1), _sparse(unit.text))
        for unit, hidden in zip(units, encoded(encoder, [u.text for u in units]), strict=True)
    ]


def encoded(encoder: Encoder, texts: Sequence[str]) -> list[Floats]:
    """The encoder's rows of whole texts, [characters, width]; 0 for white space between sentences.

    Texts are cut as for the bundled model. Where two pieces overlap each gives the characters that
    are its own.
    """
    pieces = [windows(text) for text in texts]
    flat = [text[w.start : w.end] for text, cut in zip(texts, pieces, strict=True) for w in cut]
    found = iter(encoder.encode(flat))
    out = []
    for text, cut in zip(texts, pieces, strict=True):
        hidden = np.zeros((len(text), encoder.width), np.float32)
        for piece in cut:
            here = next(found)
            hidden[piece.own_start : piece.end] = here[piece.own_start - piece.start :]
        out.append(hidden)
    return out


def votes(unit: AnalysedUnit) -> Floats:
    """One-hot B, I, E, S of each kind: of mentions in no other, then of those within one."""
    size = len(PARTS) * len(VOTERS)
    out = np.zeros((len(unit.text), 2 * size), np.float32)
    for offset, mentions in ((0, unit.mentions), (size, unit.nested)):
        for mention in mentions:
            if mention.kind in VOTERS:
                _vote(out, mention, offset + len(PARTS) * VOTERS.index(mention.kind))
    return out


def _vote(out: Floats, mention: Mention, column: int) -> None:
    if len(mention) == 1:
        out[mention.start, column + 3] = 1
        return
    out[mention.start, column] = 1
    out[mention.start + 1 : mention.end - 1, column + 1] = 1
    out[mention.end - 1, column + 2] = 1


def _sparse(text: str) -> NDArray[np.int64]:
    """The character, those beside it, and the pairs that it is in."""
    wide = f"\n\n{text}\n\n"
    out = np.empty((len(text), 7), np.int64)
    for at in range(len(text)):
        here = at + 2
        seen = (
            ("c", wide[here]),
            ("l", wide[here - 1]),
            ("r", wide[here + 1]),
            ("p", wide[here - 1 : here + 1]),
            ("n", wide[here : here + 2]),
            ("b", wide[here - 2 : here]),
            ("a", wide[here + 1 : here + 3]),
        )
        out[at] = [bucket(name + part, BUCKETS) for name, part in seen]
    return out


def bucket(text: str, buckets: int) -> int:
    """The column of a feature by its name; the same on every machine."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % buckets
