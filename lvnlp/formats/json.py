"""A whole page as JSON, nothing lost: what is read equals what was written."""

from __future__ import annotations

from pathlib import Path

from lvnlp.formats.files import read_utf8, write_whole
from lvnlp.formats.validation import parse
from lvnlp.schema import Page


def format_json(page: Page, *, indent: int | None = 1) -> str:
    """The page as docs/page.schema.json describes it, a line end behind it.

    Args:
        page: the page.
        indent: by how many spaces; None puts all on one line, as JSON Lines wants it.
    """
    return page.model_dump_json(indent=indent) + "\n"


def write_json(page: Page, path: str | Path) -> None:
    """Write the page to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_json(page))


def read_json(path: str | Path) -> Page:
    """Read a page that `write_json` wrote.

    Raises:
        InputError: the file cannot be read or is no page.
        SchemaError: the page contradicts itself, or is of a version that cannot be read.
    """
    return parse(Page, read_utf8(Path(path)), str(path))
