"""`lvnlp convert`: annotated pages from the format of one tool into that of another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from lvnlp.cli.messages import fail
from lvnlp.cli.notes import tell
from lvnlp.errors import LvnlpError, OptionError


class Format(StrEnum):
    """The formats, as `lvnlp.formats.exchange.formats` has them."""

    LVNLP = "lvnlp"
    GOLD = "gold"
    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    DOCCANO_LABEL = "doccano-label"
    DOCCANO_LABELS = "doccano-labels"
    BRAT = "brat"
    PRODIGY = "prodigy"
    SPACY = "spacy"
    CONLL = "conll"
    CONLL_BIOES = "conll-bioes"
    CONLL_BMES = "conll-bmes"


def convert(
    source: Annotated[Path, typer.Argument(metavar="IN", help="A file, or a folder of files.")],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help="A file; a folder for lvnlp, gold and brat, a file a page."
        ),
    ],
    origin: Annotated[Format, typer.Option("--from", help="What IN is.")],
    wanted: Annotated[Format, typer.Option("--to", help="What OUT is to be.")],
    everything: Annotated[
        bool, typer.Option("--all", help="List every remark rather than the first 20 of a kind.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """Convert annotated pages, and say what is wrong with them and what is lost.

    Example: lvnlp convert export.json annotated/ --from label-studio --to lvnlp

    Exit status: 0 all is converted, 1 some annotations are wrong or it failed, 2 the command makes
    no sense.
    """
    from lvnlp.formats.exchange.formats import form

    try:
        if target.exists() and source.exists() and target.samefile(source):
            raise OptionError(
                f"IN and OUT are both {source}", remedy="Name another OUT, so that IN stays."
            )
        if target.is_dir() and not form(wanted).folder:
            raise OptionError(
                f"OUT is the folder {target}, but {wanted} is one file", remedy="Name a file in it."
            )
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    try:
        read = form(origin).read(source)
        written = form(wanted).write(read.pages, target)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(1) from None
    tell(read.report + written, everything=everything)
    typer.echo(f"{len(read.pages)} pages: {target}", err=True)
    if read.report.bad or written.bad:
        raise typer.Exit(1)
