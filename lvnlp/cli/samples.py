"""`lvnlp samples`: the pages that ship with lvnlp."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvnlp.cli.inputs import SAMPLE
from lvnlp.cli.messages import fail
from lvnlp.errors import OutputError
from lvnlp.samples import samples as shipped


def samples(
    copy: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Copy the pages and what they should give into a folder."
        ),
    ] = None,
) -> None:
    """List the pages that ship with lvnlp. `lvnlp read sample:NAME` reads one."""
    if copy is None:
        _list()
        return
    try:
        _copy(copy)
    except OutputError as error:
        fail(error)
        raise typer.Exit(1) from None


def _list() -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("page", "paper", "date", "place"):
        table.add_column(column, no_wrap=True)
    for page in shipped():
        table.add_row(SAMPLE + page.name, page.paper, page.date, page.place)
    Console().print(table)


def _copy(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in shipped():
            for file in page.files():
                # Byte for byte: line ends and encodings belong to the sample.
                (folder / file.name).write_bytes(file.read_bytes())
                typer.echo(folder / file.name)
    except OSError as error:
        raise OutputError(
            f"the pages cannot be copied to {folder}: {error.strerror or error}"
        ) from error
