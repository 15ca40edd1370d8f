"""The recurrent layers of the encoder, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from lvnlp.ner.layers import Floats

SIDE_BY_SIDE = 16
"""Texts in one run. Measured: from 8 to 32 they cost the same, fewer cost more, and more of them
have more padding."""

VALUES, LENGTHS = "values", "lengths"
"""The inputs of the model: [characters, texts, width] floats and [texts] int32."""


class Recurrent:
    """A model in ONNX from values [characters, texts, width] to [texts, characters, units].

    It runs on the calling thread alone: work is spread by processes that read different pages,
    and there is no thread that a fork could lose. Any number of threads may use one of these.

    Args:
        model: the model's file.
    """

    def __init__(self, model: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors only: the rest is for its makers
        self.model = model
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        self.width = int(self._session.get_inputs()[0].shape[2])
        self.units = int(self._session.get_outputs()[0].shape[2])

    def __reduce__(self) -> tuple[type[Recurrent], tuple[bytes]]:
        return Recurrent, (self.model,)

    def run(self, values: Floats, lengths: Sequence[int]) -> list[Floats]:
        """The hidden values of each text, [characters, units].

        Args:
            values: [n + 1, width], those of the texts one after the other, then a row of zeros.
            lengths: characters of each text, each at least 1, not rising.
        """
        out: list[Floats] = []
        sizes = np.asarray(lengths, np.int32)
        starts = np.cumsum(sizes) - sizes
        for at in range(0, len(sizes), SIDE_BY_SIDE):
            size, start = sizes[at : at + SIDE_BY_SIDE], starts[at : at + SIDE_BY_SIDE]
            hidden = self._side_by_side(values, size, start)
            out += [rows[:count] for rows, count in zip(hidden, size.tolist(), strict=True)]
        return out

    def _side_by_side(
        self, values: Floats, sizes: NDArray[np.int32], starts: NDArray[np.integer]
    ) -> Floats:
        steps = np.arange(sizes[0])[:, None]
        rows = np.where(steps < sizes, starts + steps, len(values) - 1)
        hidden: Floats = self._session.run(None, {VALUES: values[rows], LENGTHS: sizes})[0]
        return hidden
