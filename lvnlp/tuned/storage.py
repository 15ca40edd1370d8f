"""The folder of a user's model: one file that says what it is, one of numbers, and their checksums.

The folder is put in place in one step once all of it is written. Nothing in it is code.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from lvnlp.errors import InputError, LvnlpError, MalformedInputError, MissingInputError, OutputError
from lvnlp.ner.bundled import COMPONENT, model_folder

FORMAT: Final = "lvnlp-model"
VERSION: Final = 1
"""Changes whenever what a number of the model means does: features, tags, anchors."""

ABOUT: Final = "model.json"
NUMBERS: Final = "weights.npz"
LAYERS: Final = "layers.onnx"
SUMS: Final = "SHA256SUMS"

Arrays = Mapping[str, NDArray[np.generic]]


@cache
def encoder_sum() -> str:
    """The checksum of the encoder that models are trained on, the bundled one."""
    folder = model_folder() / COMPONENT
    return _sum((folder / NUMBERS).read_bytes() + (folder / LAYERS).read_bytes())


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def save(folder: Path, about: Mapping[str, Any], arrays: Arrays, texts: Mapping[str, str]) -> None:
    """Write the folder, all of it or nothing. A model that stands there already gives way.

    Args:
        about: what `model.json` says.
        arrays: the numbers.
        texts: further files by name, such as the report.

    Raises:
        OutputError: it cannot be written, or something that is no model stands there.
    """
    check_target(folder)
    data = io.BytesIO()
    np.savez_compressed(data, allow_pickle=False, **dict(arrays))
    told = {"format": FORMAT, "version": VERSION, "encoder": encoder_sum(), **about}
    files = {
        ABOUT: (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        NUMBERS: data.getvalue(),
        **{name: text.encode() for name, text in texts.items()},
    }
    files[SUMS] = "".join(f"{_sum(files[n])}  {n}\n" for n in sorted(files)).encode()
    target = folder.resolve()
    aside = target.with_name(f".{target.name[:40]}.{os.getpid()}")
    old = target.with_name(f".{target.name[:40]}.{os.getpid()}.old")
    try:
        aside.mkdir(parents=True)
        for name, content in files.items():
            (aside / name).write_bytes(content)
        if target.exists():
            os.replace(target, old)
        os.replace(aside, target)
    except OSError as error:
        if old.exists() and not target.exists():
            os.replace(old, target)
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def check_target(folder: Path) -> None:
    """Refuse to write a model over something that is none.

    Raises:
        OutputError: a file stands there, or a folder of something else.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not folder.is_dir():
        raise OutputError(f"{folder} is a file", remedy="Name a folder for the model.")
    try:
        made_by_us = json.loads((folder / ABOUT).read_bytes())["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError):
        made_by_us = False
    if not made_by_us:
        raise OutputError(
            f"the folder {folder} holds something that is no model of lvnlp",
            remedy="Name another folder, or empty this one.",
        )


def load(folder: Path) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]]:
    """What `model.json` says, and the numbers.

    Raises:
        InputError: the folder holds no model, a file of it was changed, or it was made for another
            release or another bundled model.
    """
    if not (folder / ABOUT).is_file():
        raise MissingInputError(
            f"{folder} holds no model of lvnlp: there is no {ABOUT}",
            remedy="Give a folder that `lvnlp train` wrote.",
        )
    try:
        sums = _listed((folder / SUMS).read_text("utf-8"))
        files = {name: (folder / name).read_bytes() for name in sums}
        changed = sorted(n for n, data in files.items() if _sum(data) != sums[n])
        if changed or not {ABOUT, NUMBERS} <= set(files):
            what = f"{changed[0]} does not have its checksum" if changed else "files are missing"
            raise MalformedInputError(
                f"the model {folder} is damaged: {what}",
                remedy="Copy it anew, or train it again.",
            )
        about = json.loads(files[ABOUT])
        _check(about, folder)
        with np.load(io.BytesIO(files[NUMBERS]), allow_pickle=False) as numbers:
            return about, {name: numbers[name] for name in numbers.files}
    except LvnlpError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"the model {folder} cannot be read: {error}",
            remedy="Copy it anew, or train it again.",
        ) from error


def _listed(text: str) -> dict[str, str]:
    pairs = (line.split("  ", 1) for line in text.splitlines() if line)
    return {name: value for value, name in pairs if Path(name).name == name}


def _check(about: Mapping[str, Any], folder: Path) -> None:
    if about["format"] != FORMAT or about["version"] != VERSION:
        raise MalformedInputError(
            f"the model {folder} is of version {about['version']}, this release reads {VERSION}",
            remedy="Train it again with this release: lvnlp train ANNOTATED --out FOLDER",
        )
    if about["encoder"] != encoder_sum():
        raise MalformedInputError(
            f"the model {folder} was trained on another bundled model than this release has",
            remedy="Train it again with this release: lvnlp train ANNOTATED --out FOLDER",
        )
