"""A tagger of a few random numbers, made without torch and without training."""

from __future__ import annotations

import numpy as np

from lvnlp.ner.features import Vocabulary
from lvnlp.ner.layers import Table
from lvnlp.ner.storage import Stored
from lvnlp.ner.tags import TagSet
from lvnlp.pretraining.onnx_layers import Layer, layers_model

UNITS = 16
HEADS = {"names": TagSet(("PERSON", "ORGANIZATION", "PLACE")), "offices": TagSet(("POSITION",))}


def vocabulary() -> Vocabulary:
    return Vocabulary(
        list("云州市委书记李明主持会议"),
        ["云州", "州市", "书记", "\n云", "议\n", "00"],
        ["云州", "云州市", "市委", "书记", "委书记", "会议"],
        {"１": "1", "會": "会"},
        {"place": ["市委书", "州市委书"], "person": ["李明", "李明主"]},
    )


def stored(seed: int = 3, scale: float = 2.0) -> Stored:
    """Random weights; with this scale a tagger finds something in nearly every text."""
    rng = np.random.default_rng(seed)

    def normal(*shape: int) -> np.ndarray:
        return (rng.normal(size=shape) * scale).astype(np.float32)

    known = vocabulary()
    pairs, words = (
        Table.of(normal(len(known.pairs) + 1, 3)),
        Table.of(normal(len(known.words) + len(known.classes) + 1, 2)),
    )
    arrays: dict[str, np.ndarray] = {
        "characters": normal(len(known.characters) + 1, 5),
        "pairs": pairs.values,
        "pairs.scales": pairs.scales,
        "words": words.values,
        "words.scales": words.scales,
    }
    layers = [
        Layer(
            normal(2, 3 * UNITS, width),
            normal(2, 3 * UNITS, UNITS),
            normal(2, 3 * UNITS),
            normal(2, 3 * UNITS),
        )
        for width in (5 + 3 + 3 * 2, 2 * UNITS)
    ]
    for head, tags in HEADS.items():
        arrays[f"head.{head}.weight"] = normal(2 * UNITS, len(tags))
        arrays[f"head.{head}.bias"] = normal(len(tags))
    return Stored(known, arrays, layers_model(layers), HEADS)
