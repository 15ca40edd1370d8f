"""The tagger that comes with the package."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from lvnlp.errors import BackendError
from lvnlp.ner.tagger import Tagger

NAME = "press"
"""Name of the model: the folder under `models`, and what mentions give as their source."""

CHECKSUMS = "SHA256SUMS"

COMPONENT = "lvnlp_ner"
"""The component of its spaCy pipeline that holds the tagger's files."""


def model_folder() -> Path:
    """The spaCy pipeline directory of the bundled model, in the package or in a checkout.

    Raises:
        BackendError: it is in neither.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "models" / NAME, package.parent / "models" / NAME):
        if (folder / "meta.json").is_file():
            return folder
    raise BackendError(
        f"the model {NAME!r} is not there",
        remedy="Install lvnlp from its wheel, which holds the model, or read without a model: "
        'lvnlp.load(ner="none").',
    )


def check(folder: Path) -> None:
    """Compares a model's files with the checksums that it came with.

    Raises:
        BackendError: a file is missing or not the one that was shipped.
    """
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    for digest, _, name in (line.partition("  ") for line in lines):
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise BackendError(
                f"the model's file {name} in {folder} is "
                + ("damaged" if path.is_file() else "missing"),
                remedy="Install lvnlp again.",
            )


@cache
def bundled() -> Tagger:
    """The bundled tagger, loaded once in a process, its files checked.

    Raises:
        BackendError: it is not there, or a file of it is damaged.
    """
    folder = model_folder()
    check(folder)
    return Tagger.load(folder / COMPONENT, NAME)
