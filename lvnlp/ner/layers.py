"""The tagger's tables of vectors, and what is worked out of them in numpy."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors as they are kept in a file, in one byte a number.

    Attributes:
        values: [rows, width], int8.
        scales: [rows], what a row's numbers are multiplied with.
    """

    values: NDArray[np.int8]
    scales: Floats

    @classmethod
    def of(cls, vectors: Floats) -> Table:
        """The table of these vectors, each number off by 1/254 of its row's greatest at most."""
        scales = np.abs(vectors).max(1, initial=0.0) / 127
        safe = np.where(scales > 0, scales, 1.0)[:, None]
        values = np.rint(vectors / safe).astype(np.int8)
        return cls(values, scales.astype(np.float32))

    def vectors(self) -> Floats:
        """All vectors, [rows, width]."""
        return self.values * self.scales[:, None]


def log_softmax(scores: Floats) -> Floats:
    """The logs of the probabilities of each row."""
    shifted = scores - scores.max(1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return out


def means(vectors: Floats, rows: NDArray[np.int64], slots: NDArray[np.int64], size: int) -> Floats:
    """The mean of the vectors in each slot, 0 where it has none: [size, width].

    Args:
        vectors: [rows, width].
        rows: the vectors that are averaged.
        slots: the slot of each of them, not falling.
    """
    out = np.zeros((size, vectors.shape[1]), np.float32)
    if len(rows):
        starts = np.flatnonzero(np.concatenate(([True], slots[1:] != slots[:-1])))
        counts = np.diff(np.concatenate((starts, [len(slots)]))).astype(np.float32)
        sums = np.add.reduceat(vectors[rows], starts, axis=0)
        sums /= counts[:, None]
        out[slots[starts]] = sums
    return out
