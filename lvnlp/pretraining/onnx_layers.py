"""Writes bidirectional GRU layers as a model in ONNX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, checker, helper, numpy_helper

from lvnlp.ner.recurrent import LENGTHS, VALUES

OPSET = 14
IR_VERSION = 9
"""Old enough for every onnxruntime that lvnlp runs with."""


class Layer(NamedTuple):
    """A layer's numbers as PyTorch has them, both directions stacked; gates reset, update, new.

    Shapes: [2, 3 * units, width], [2, 3 * units, units], and [2, 3 * units] twice.
    """

    inputs: NDArray[np.float32]
    recurrent: NDArray[np.float32]
    input_bias: NDArray[np.float32]
    bias: NDArray[np.float32]


def layers_model(layers: Sequence[Layer]) -> bytes:
    """The file of a model from values [characters, texts, width] to [texts, characters, 2 * units].

    Numbers are kept in half precision and made floats when the model is loaded.
    """
    nodes: list[Any] = []
    constants: list[Any] = []
    above = VALUES
    for n, layer in enumerate(layers):
        units = layer.recurrent.shape[2]
        parts = {
            "W": _gates(layer.inputs),
            "R": _gates(layer.recurrent),
            "B": np.concatenate((_gates(layer.input_bias), _gates(layer.bias)), 1),
        }
        for name, values in parts.items():
            constants.append(numpy_helper.from_array(values.astype(np.float16), f"{name}{n}.half"))
            nodes.append(
                helper.make_node("Cast", [f"{name}{n}.half"], [f"{name}{n}"], to=TensorProto.FLOAT)
            )
        nodes.append(
            helper.make_node(
                "GRU",
                [above, f"W{n}", f"R{n}", f"B{n}", LENGTHS],
                [f"both{n}"],
                hidden_size=units,
                direction="bidirectional",
                linear_before_reset=1,
            )
        )
        # [characters, directions, texts, units]: the directions go beside each other, and in the
        # end the texts go first.
        order = [2, 0, 1, 3] if n == len(layers) - 1 else [0, 2, 1, 3]
        constants.append(numpy_helper.from_array(np.array([0, 0, 2 * units]), f"shape{n}"))
        nodes.append(helper.make_node("Transpose", [f"both{n}"], [f"turned{n}"], perm=order))
        nodes.append(helper.make_node("Reshape", [f"turned{n}", f"shape{n}"], [f"hidden{n}"]))
        above = f"hidden{n}"
    width, units = layers[0].inputs.shape[2], layers[-1].recurrent.shape[2]
    graph = helper.make_graph(
        nodes,
        "layers",
        [
            helper.make_tensor_value_info(
                VALUES, TensorProto.FLOAT, ["characters", "texts", width]
            ),
            helper.make_tensor_value_info(LENGTHS, TensorProto.INT32, ["texts"]),
        ],
        [
            helper.make_tensor_value_info(
                above, TensorProto.FLOAT, ["texts", "characters", 2 * units]
            )
        ],
        constants,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    checker.check_model(model)
    return bytes(model.SerializeToString())


def _gates(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """PyTorch's gates, reset, update, new, in the order of ONNX: update, reset, new."""
    reset, update, new = np.split(values, 3, axis=1)
    return np.concatenate((update, reset, new), 1)
