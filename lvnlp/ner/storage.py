"""The tagger's files: vocabulary as JSON, numbers as one npz, recurrent layers as ONNX."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lvnlp.errors import InputError
from lvnlp.ner.features import Vocabulary
from lvnlp.ner.tags import TagSet

Arrays = Mapping[str, NDArray[np.generic]]

VERSION = 2
"""Changes whenever files written before cannot be read any more."""


@dataclass(frozen=True)
class Stored:
    """What the folder of a tagger holds.

    Attributes:
        vocabulary: the numbers of characters, pairs and words.
        arrays: tables ("characters", …) and heads ("head.names.weight", …) by name.
        layers: the recurrent layers, an ONNX file as `lvnlp.ner.recurrent` reads it.
        heads: the labels of each head.
    """

    vocabulary: Vocabulary
    arrays: Arrays
    layers: bytes
    heads: Mapping[str, TagSet]


def save(stored: Stored, folder: Path) -> None:
    """Writes the files into the folder, making it if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = stored.vocabulary
    for name, entries in (
        ("characters", vocabulary.characters),
        ("pairs", vocabulary.pairs),
        ("words", vocabulary.words),
        ("classes", vocabulary.classes),
    ):
        (folder / f"{name}.json").write_bytes(
            json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
        )
    about = {
        "version": VERSION,
        "heads": {name: list(tags.labels) for name, tags in stored.heads.items()},
        "folding": vocabulary.folding,
    }
    (folder / "tagger.json").write_bytes(
        json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True).encode()
    )
    (folder / "layers.onnx").write_bytes(stored.layers)
    with (folder / "weights.npz").open("wb") as file:
        np.savez_compressed(file, allow_pickle=False, **dict(stored.arrays))


def load(folder: Path) -> Stored:
    """Reads the files of a folder.

    Raises:
        InputError: a file is missing or of another version.
    """
    try:
        about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        if about["version"] != VERSION:
            raise InputError(
                f"{folder}: a tagger of version {about['version']}, this release reads {VERSION}",
                remedy="Train the model again, or install the release that it was made with.",
            )
        characters = _entries(folder / "characters.json")
        pairs = _entries(folder / "pairs.json")
        words = _entries(folder / "words.json")
        classes = json.loads((folder / "classes.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz") as file:
            arrays = {name: file[name] for name in file.files}
        layers = (folder / "layers.onnx").read_bytes()
    except OSError as error:
        raise InputError(
            f"{folder} is no folder of a tagger: {error}",
            remedy="Give the folder that `lvnlp.ner.storage.save` wrote.",
        ) from error
    heads = {name: TagSet(tuple(labels)) for name, labels in about["heads"].items()}
    return Stored(
        Vocabulary(characters, pairs, words, about["folding"], classes), arrays, layers, heads
    )


def _entries(path: Path) -> Sequence[str]:
    entries: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return entries
