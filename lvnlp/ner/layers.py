"""The tagger's arithmetic in numpy: tables, bidirectional GRU layers, a softmax.

Texts run side by side, longest first, and are packed by time: all first characters, then all
second ones, and so on, each step as many as there are texts of that length. Nothing is padded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Table:
    """Vectors kept in one byte a number.

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

    def rows(self, numbers: NDArray[np.int64]) -> Floats:
        """The vectors of these rows, [numbers, width]."""
        return self.values[numbers] * self.scales[numbers, None]


@dataclass(frozen=True, slots=True)
class Layer:
    """A bidirectional GRU layer of `units` a direction; gates in the order reset, update, new.

    Attributes:
        inputs: [width, 6 * units], the forward direction's gates before the backward one's.
        input_bias: [6 * units].
        recurrent: [2, units, 3 * units].
        new_bias: [2, 1, units], added to the new gate's recurrent part before it is reset.
    """

    inputs: Floats
    input_bias: Floats
    recurrent: Floats
    new_bias: Floats

    @classmethod
    def of(cls, inputs: Floats, recurrent: Floats, input_bias: Floats, bias: Floats) -> Layer:
        """From PyTorch's arrays, both directions stacked: [2, 3u, width], [2, 3u, u], [2, 3u] x 2.

        The reset and update gates are halved, since sigmoid(x) = 0.5 + 0.5 tanh(x / 2).
        """
        units = recurrent.shape[2]
        half = np.ones(3 * units, np.float32)
        half[: 2 * units] = 0.5
        both = input_bias.copy()
        both[:, : 2 * units] += bias[:, : 2 * units]
        return cls(
            np.ascontiguousarray((inputs * half[:, None]).reshape(6 * units, -1).T),
            (both * half).reshape(-1),
            np.ascontiguousarray((recurrent * half[:, None]).transpose(0, 2, 1)),
            np.ascontiguousarray(bias[:, None, 2 * units :]),
        )

    def run(self, values: Floats, packing: Packing) -> Floats:
        """The hidden values of packed input [n, width]: [n, 2 * units]."""
        units = self.recurrent.shape[1]
        gates = values @ self.inputs
        gates += self.input_bias
        forward = gates[:, : 3 * units]
        backward = gates[packing.reverse, 3 * units :]
        out = np.empty((2, len(values), units), np.float32)
        hidden = np.zeros((2, packing.sizes[0], units), np.float32)
        step = np.empty((2, packing.sizes[0], 3 * units), np.float32)
        at = 0
        for size in packing.sizes:
            hidden = hidden[:, :size]
            new = np.matmul(hidden, self.recurrent, out=step[:, :size])
            gate = new[:, :, : 2 * units]
            gate[0] += forward[at : at + size, : 2 * units]
            gate[1] += backward[at : at + size, : 2 * units]
            np.tanh(gate, out=gate)
            gate *= 0.5
            gate += 0.5
            fresh = new[:, :, 2 * units :]
            fresh += self.new_bias
            fresh *= gate[:, :, :units]
            fresh[0] += forward[at : at + size, 2 * units :]
            fresh[1] += backward[at : at + size, 2 * units :]
            np.tanh(fresh, out=fresh)
            update = gate[:, :, units:]
            now = out[:, at : at + size]
            np.subtract(hidden, fresh, out=now)
            now *= update
            now += fresh
            hidden = now
            at += size
        return np.concatenate((out[0], out[1][packing.reverse]), axis=1)


@dataclass(frozen=True, slots=True)
class Packing:
    """Where each packed character comes from.

    Attributes:
        order: [texts], the texts from the longest to the shortest.
        sizes: [steps], how many texts have a character at each step.
        source: [n], for each packed character its place in the texts one after the other.
        reverse: [n], for each packed character the place of the one as far from the text's end.
    """

    order: NDArray[np.int64]
    sizes: NDArray[np.int64]
    source: NDArray[np.int64]
    reverse: NDArray[np.int64]

    @classmethod
    def of(cls, lengths: NDArray[np.int64]) -> Packing:
        """The packing of texts of these lengths, each at least 1."""
        order = np.argsort(-lengths, kind="stable")
        falling = lengths[order]
        sizes = np.searchsorted(-falling, -np.arange(falling[0]), side="left")
        starts = np.concatenate(([0], np.cumsum(lengths)))[order]
        first = np.concatenate(([0], np.cumsum(sizes)))
        text = np.concatenate([np.arange(size) for size in sizes])
        step = np.repeat(np.arange(falling[0]), sizes)
        return cls(order, sizes, starts[text] + step, first[falling[text] - 1 - step] + text)


def log_softmax(scores: Floats) -> Floats:
    """The logs of the probabilities of each row."""
    shifted = scores - scores.max(1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return out


def means(table: Table, words: NDArray[np.int64], slots: NDArray[np.int64], size: int) -> Floats:
    """The mean of the vectors of each slot's words, 0 where it has none: [size, width].

    Args:
        slots: the slot of each word, not falling.
    """
    out = np.zeros((size, table.values.shape[1]), np.float32)
    if len(words):
        starts = np.flatnonzero(np.concatenate(([True], slots[1:] != slots[:-1])))
        counts = np.diff(np.concatenate((starts, [len(slots)])))
        sums = np.add.reduceat(table.rows(words), starts, axis=0)
        out[slots[starts]] = sums / counts[:, None]
    return out
