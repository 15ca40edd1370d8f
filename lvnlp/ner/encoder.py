"""From texts to hidden values, one row a character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.ner.features import Vocabulary
from lvnlp.ner.layers import Floats, Table, means
from lvnlp.ner.recurrent import Recurrent

CHARACTERS_AT_ONCE = 6000
"""Characters that are looked up together. More of them run no faster, and want more memory."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The part of the tagger that all heads share.

    Attributes:
        vocabulary: the numbers of characters, pairs and words.
        characters, pairs, words: their vectors, [1 + entries, width], row 0 for the unknown.
        layers: the recurrent layers.
    """

    vocabulary: Vocabulary
    characters: Floats
    pairs: Floats
    words: Floats
    layers: Recurrent

    @property
    def width(self) -> int:
        """Hidden values of a character."""
        return self.layers.units

    @classmethod
    def of(
        cls, vocabulary: Vocabulary, arrays: Mapping[str, NDArray[np.generic]], layers: bytes
    ) -> Encoder:
        """The encoder of what `lvnlp.ner.storage` keeps."""

        def vectors(name: str) -> Floats:
            values, scales = arrays[name], arrays[f"{name}.scales"]
            return Table(values.astype(np.int8), _floats(scales)).vectors()

        return cls(
            vocabulary,
            _floats(arrays["characters"]),
            vectors("pairs"),
            vectors("words"),
            Recurrent(layers),
        )

    def encode(self, texts: Sequence[str]) -> list[Floats]:
        """The hidden values of each text, [characters, width]; a text may be empty."""
        out: list[Floats] = [np.zeros((0, self.width), np.float32)] * len(texts)
        order = sorted((i for i, t in enumerate(texts) if t), key=lambda i: -len(texts[i]))
        at = 0
        while at < len(order):
            group: list[int] = []
            size = 0
            while at < len(order) and (
                not group or size + len(texts[order[at]]) <= CHARACTERS_AT_ONCE
            ):
                group.append(order[at])
                size += len(texts[order[at]])
                at += 1
            values = self._values([texts[i] for i in group])
            for i, rows in zip(
                group, self.layers.run(values, [len(texts[i]) for i in group]), strict=True
            ):
                out[i] = rows
        return out

    def _values(self, texts: Sequence[str]) -> Floats:
        """What the layers read of the texts' characters, and a row of zeros after them."""
        seen = self.vocabulary.read(texts)
        count = len(seen.characters)
        values = np.zeros((count + 1, self.layers.width), np.float32)
        at = 0
        for part in (
            self.characters[seen.characters],
            self.pairs[seen.pairs],
            means(self.words, seen.words, seen.slots, 3 * count).reshape(count, -1),
        ):
            values[:count, at : at + part.shape[1]] = part
            at += part.shape[1]
        return values


def _floats(array: NDArray[np.generic]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)
