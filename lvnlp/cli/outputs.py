"""Where results go: standard output, one file, or a folder with a file for each input."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from lvnlp.cli.inputs import Input
from lvnlp.errors import OptionError, OutputError


class Format(StrEnum):
    """What the results look like."""

    TEXT = "text"
    JSON = "json"
    FACTS = "facts"
    CSV = "csv"
    PARQUET = "parquet"
    GEXF = "gexf"
    GRAPHML = "graphml"
    JSONLD = "jsonld"

    @property
    def ending(self) -> str:
        """How files in this format end; none ends as a page of text does."""
        own = {"text": ".summary.txt", "json": ".json", "facts": ".facts.jsonl"}
        return own.get(self.value, f".{self.value}")

    @property
    def together(self) -> bool:
        """Whether many pages make one document, which is more than theirs one after another."""
        return self not in (Format.TEXT, Format.JSON, Format.FACTS)


def targets(pages: Sequence[Input], out: str | None, form: Format) -> list[Path | None]:
    """Where the results of each page go, None for standard output. Makes the folder.

    Raises:
        OptionError: the files would overwrite each other or a page, the folder of the file does
            not exist, or a file stands where many pages need a folder.
        OutputError: the folder cannot be made.
    """
    if out is None or out == "-":
        return [None] * len(pages)
    path = Path(out)
    one_file = len(pages) == 1 or (form.together and out.endswith(form.ending))
    if one_file and not path.is_dir() and not out.endswith(("/", os.sep)):
        found = [path] * len(pages)
        if not path.parent.is_dir():
            raise OptionError(
                f"--out {out}: there is no folder {path.parent}", remedy="Make it first."
            )
    else:
        found = _in_folder(pages, path, form)
    _check_inputs_are_safe(pages, found)
    return list(found)


def one_target(pages: Sequence[Input], out: str) -> Path:
    """The one file that all pages go into.

    Raises:
        OptionError: it is a folder, its own folder does not exist, or it is one of the pages.
    """
    path = Path(out)
    if path.is_dir() or out.endswith(("/", os.sep)):
        raise OptionError(f"--out {out} is a folder", remedy="Name a file in it.")
    if not path.parent.is_dir():
        raise OptionError(f"--out {out}: there is no folder {path.parent}", remedy="Make it first.")
    _check_inputs_are_safe(pages, [path])
    return path


def _in_folder(pages: Sequence[Input], folder: Path, form: Format) -> list[Path]:
    if folder.exists() and not folder.is_dir():
        raise OptionError(
            f"--out {folder} is a file, but there are {len(pages)} pages", remedy="Name a folder."
        )
    found: dict[Path, Input] = {}
    for page in pages:
        target = folder / (page.stem + form.ending)
        if target in found:
            raise OptionError(
                f"{found[target].name} and {page.name} would both be written to {target}",
                remedy="Read them in two runs, each with its own --out.",
            )
        found[target] = page
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder {folder} cannot be made: {error.strerror}") from error
    return list(found)


def _check_inputs_are_safe(pages: Sequence[Input], found: Sequence[Path]) -> None:
    sources = {page.path.resolve(): page.name for page in pages if page.path is not None}
    for target in found:
        if name := sources.get(target.resolve()):
            raise OptionError(
                f"the results would overwrite the page {name}", remedy="Name another --out."
            )
