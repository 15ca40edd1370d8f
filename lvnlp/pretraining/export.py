"""From a trained network to the files that the tagger reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from lvnlp.ner.features import Vocabulary
from lvnlp.ner.layers import Table
from lvnlp.ner.storage import Stored
from lvnlp.ner.tags import TagSet
from lvnlp.pretraining.network import BothWays, Network
from lvnlp.pretraining.onnx_layers import Layer, layers_model


def export(network: Network, vocabulary: Vocabulary, heads: Mapping[str, TagSet]) -> Stored:
    """The network's numbers: half precision, the tables of pairs and words in bytes."""
    pairs, words = Table.of(_plain(network.pairs.weight)), Table.of(_plain(network.words.weight))
    arrays: dict[str, NDArray[np.generic]] = {
        "characters": _plain(network.characters.weight).astype(np.float16),
        "pairs": pairs.values,
        "pairs.scales": pairs.scales.astype(np.float16),
        "words": words.values,
        "words.scales": words.scales.astype(np.float16),
    }
    for head in heads:
        linear = network.heads[head]
        arrays[f"head.{head}.weight"] = _plain(linear.weight).T.astype(np.float16)
        arrays[f"head.{head}.bias"] = _plain(linear.bias).astype(np.float16)
    return Stored(vocabulary, arrays, layers_model(_layers(network)), dict(heads))


def _layers(network: Network) -> Sequence[Layer]:
    found = []
    for layer in network.layers:
        assert isinstance(layer, BothWays)
        parts = (
            np.stack([_plain(getattr(gru, name)) for gru in (layer.onward, layer.back)])
            for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
        )
        found.append(Layer(*parts))
    return found


def _plain(tensor: Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().numpy(), np.float32)
