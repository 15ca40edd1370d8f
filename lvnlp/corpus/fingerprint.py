"""What a page was read with, in one short string: a page is read again when that has changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from lvnlp.ner.bundled import NAME, model_folder
from lvnlp.schema.version import SCHEMA_VERSION
from lvnlp.version import __version__

if TYPE_CHECKING:
    from lvnlp.corpus.sources import PageFile
    from lvnlp.pipeline import Reader

_DIGITS: Final = 16
"""Hexadecimal digits that are kept: 64 bits, enough to tell settings apart."""


def settings(reader: Reader) -> str:
    """The release, the models, the patterns and the names that a reader reads with.

    A model that is given by name, or as a function, counts by that name: that its files or its
    code have changed is not seen.
    """
    ner = reader.ner if isinstance(reader.ner, str) else _name(reader.ner)
    return _digest(
        {
            "release": __version__,
            "schema": SCHEMA_VERSION,
            "ner": ner,
            "model": _bundled() if ner == "bundled" else "",
            "trained": _plain(reader.trained),
            "patterns": _plain(reader.patterns),
            "gazetteer": _plain(reader.gazetteer),
        }
    )


def of_page(reader_settings: str, file: PageFile) -> str:
    """The settings together with what is known of a page; that, too, changes what is read."""
    return _digest([reader_settings, file.paper, str(file.date), file.place])


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(value: object) -> str:
    told = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _bundled() -> str:
    """The model that ships with lvnlp, by the checksums of its files."""
    sums = model_folder() / "SHA256SUMS"
    listed = sums if sums.is_file() else model_folder() / "meta.json"
    return f"{NAME} {checksum(listed)}"


def _name(function: object) -> str:
    kind = type(function)
    module = getattr(function, "__module__", kind.__module__)
    return f"{module}.{getattr(function, '__qualname__', kind.__qualname__)}"


def _plain(value: object) -> object:
    """The same for json: sets in a fixed order, arrays by their bytes, objects by their fields."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(json.dumps(_plain(item), ensure_ascii=False) for item in value)
    if isinstance(value, np.ndarray):
        return [str(value.dtype), list(value.shape), hashlib.sha256(value.tobytes()).hexdigest()]
    if isinstance(value, str | int | float | bool | None):
        return value
    fields_of = getattr(value, "__dict__", None)
    return _plain(fields_of) if fields_of else str(value)
