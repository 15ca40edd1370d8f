"""From texts to hidden values, one row a character."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.ner.features import Vocabulary
from lvnlp.ner.layers import Floats, Layer, Packing, Table, means

CHARACTERS_AT_ONCE = 6000
"""Characters that are packed together. More of them run no faster, and want more memory."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """The part of the tagger that all heads share.

    Attributes:
        vocabulary: the numbers of characters, pairs and words.
        characters: [1 + characters, width].
        pairs, words: their tables.
        layers: the recurrent layers, first to last.
    """

    vocabulary: Vocabulary
    characters: Floats
    pairs: Table
    words: Table
    layers: tuple[Layer, ...]

    @property
    def width(self) -> int:
        """Hidden values of a character."""
        return 2 * int(self.layers[-1].recurrent.shape[1])

    @classmethod
    def of(cls, vocabulary: Vocabulary, arrays: Mapping[str, NDArray[np.generic]]) -> Encoder:
        """The encoder of the arrays that `lvnlp.ner.storage` keeps."""
        layers: list[Layer] = []
        while f"layer{len(layers)}.inputs" in arrays:
            name = f"layer{len(layers)}"
            parts = ("inputs", "recurrent", "input_bias", "bias")
            layers.append(Layer.of(*(_floats(arrays[f"{name}.{part}"]) for part in parts)))
        return cls(
            vocabulary,
            _floats(arrays["characters"]),
            Table(arrays["pairs"].astype(np.int8), _floats(arrays["pairs.scales"])),
            Table(arrays["words"].astype(np.int8), _floats(arrays["words.scales"])),
            tuple(layers),
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
            hidden = self._batch([texts[i] for i in group])
            ends = np.cumsum([len(texts[i]) for i in group])
            for i, part in zip(group, np.split(hidden, ends[:-1]), strict=True):
                out[i] = part
        return out

    def _batch(self, texts: Sequence[str]) -> Floats:
        seen = self.vocabulary.read(texts)
        count = len(seen.characters)
        words = means(self.words, seen.words, seen.slots, 3 * count).reshape(count, -1)
        values = np.concatenate(
            (
                self.characters[seen.characters],
                self.pairs.rows(seen.left),
                self.pairs.rows(seen.right),
                words,
            ),
            axis=1,
        )
        packing = Packing.of(seen.lengths)
        hidden = values[packing.source]
        for layer in self.layers:
            hidden = layer.run(hidden, packing)
        out = np.empty_like(hidden)
        out[packing.source] = hidden
        return out


def _floats(array: NDArray[np.generic]) -> Floats:
    return np.ascontiguousarray(array, dtype=np.float32)
