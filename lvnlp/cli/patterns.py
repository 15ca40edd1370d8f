"""`lvnlp patterns`: what helps to write patterns of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lvnlp.cli.messages import fail
from lvnlp.errors import LvnlpError

patterns = typer.Typer(no_args_is_help=True, help="Help with patterns of your own.")


@patterns.callback()
def _group() -> None:
    """Keep `check` a command of its own: Typer would merge a lone command into its group."""


@patterns.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of patterns (TOML).")],
) -> None:
    """Check files of patterns, and that their sentences match as they say.

    Exit status: 0 all is well, 1 something is wrong.
    """
    from lvnlp.relations.language import load_patterns

    well = True
    for file in files:
        try:
            found = load_patterns(file)
        except LvnlpError as error:
            fail(error)
            well = False
            continue
        sentences = sum(len(pattern.must) + len(pattern.must_not) for pattern in found)
        typer.echo(f"{file}: {len(found)} patterns, {sentences} sentences")
    if not well:
        raise typer.Exit(1)
