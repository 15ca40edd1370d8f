"""The command `lvnlp`. Whatever is heavy is imported where it is used: --help answers at once."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from lvnlp.cli.annotate import annotate
from lvnlp.cli.convert import convert
from lvnlp.cli.evaluate import evaluate
from lvnlp.cli.index import index
from lvnlp.cli.messages import fail
from lvnlp.cli.patterns import patterns
from lvnlp.cli.query import query
from lvnlp.cli.read import read
from lvnlp.cli.samples import samples
from lvnlp.cli.suggest import suggest
from lvnlp.cli.train import train
from lvnlp.cli.view import view
from lvnlp.version import __version__

app = typer.Typer(
    name="lvnlp",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(view)
app.command()(samples)
app.command()(annotate)
app.command()(convert)
app.command()(suggest)
app.command()(train)
app.command()(evaluate)
app.command()(index)
app.command()(query)
app.add_typer(patterns, name="patterns")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lvnlp {__version__}")
        raise typer.Exit


@app.callback()
def lvnlp(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and stop."
        ),
    ] = False,
) -> None:
    """Read pages of Chinese local newspapers: articles, people, events and what they did."""


def main() -> None:
    """Run the command. Output is UTF-8 with plain line ends wherever it runs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app()
    except Exception as error:  # whatever it is, the user gets a message and a status
        fail(error, debug="--debug" in sys.argv)
        sys.exit(1)
