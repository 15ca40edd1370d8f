"""`lvnlp suggest`: which pages or sentences to annotate next."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli import job as options
from lvnlp.cli.annotate import Tool, write
from lvnlp.cli.job import Job, make_reader
from lvnlp.cli.messages import fail
from lvnlp.cli.models import one_thread
from lvnlp.cli.notes import tell
from lvnlp.errors import LvnlpError, OptionError

if TYPE_CHECKING:
    from lvnlp.schema import Page
    from lvnlp.training.suggest import Suggestion


class By(StrEnum):
    """What is ranked."""

    PAGE = "page"
    SENTENCE = "sentence"


class Shape(StrEnum):
    """What the list looks like."""

    TABLE = "table"
    JSON = "json"
    FILES = "files"


def suggest(
    files: options.Files,
    annotated: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="What is annotated already: it is not new."),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="Rank pages or sentences.")] = By.PAGE,
    top: Annotated[int, typer.Option(metavar="N", min=1, help="How many.")] = 10,
    shape: Annotated[
        Shape, typer.Option("--format", "-f", help="A table, JSON, or names of files only.")
    ] = Shape.TABLE,
    tool: Annotated[
        Tool | None, typer.Option("--to", help="Write what is chosen for this tool, as annotate.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FOLDER", help="Where that goes.")
    ] = None,
    model: options.Model = None,
    paper: options.Paper = "",
    day: options.Day = "",
    place: options.Place = "",
    patterns: options.Patterns = None,
    gazetteer: options.Gazetteer = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = options.MAX_MEGABYTES,
    debug: options.Debug = False,
) -> None:
    """Rank pages by what is learned from annotating them: where the model is unsure, what is new.

    Example: lvnlp suggest pages/*.txt --annotated annotated/ --to doccano --out next/

    Exit status: 0 all pages were read, 1 some were not, 2 the command makes no sense.
    """
    one_thread()
    try:
        if (tool is None) != (out is None):
            raise OptionError(
                "--to and --out go together", remedy="Say --to doccano --out FOLDER, or neither."
            )
        job = Job.of(
            files,
            paper=paper,
            day=day,
            place=place,
            encoding=encoding,
            max_size=max_size,
            debug=debug,
        )
        reader = make_reader(patterns, gazetteer, model)
        from lvnlp.formats.exchange.pages import read_pages
        from lvnlp.training.suggest import as_pages
        from lvnlp.training.suggest import suggest as rank

        known = read_pages(annotated).pages if annotated is not None else ()
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    pages: list[Page] = []

    def use(page: Page, target: Path | None) -> None:
        del target
        pages.append(page)

    job.each(reader, use, [None] * len(job.pages))
    chosen = rank(reader, pages, known, by=by.value, top=top)
    _show(chosen, shape)
    if tool is not None and out is not None and chosen:
        try:
            out.mkdir(parents=True, exist_ok=True)
            report = write(as_pages(reader, chosen, pages), tool, out)
        except (LvnlpError, OSError) as error:
            fail(error, debug=debug)
            raise typer.Exit(1) from None
        tell(report)
        typer.echo(f"{len(chosen)} for {tool.value}: {out}", err=True)
    if job.failed:
        raise typer.Exit(1)


def _show(chosen: list[Suggestion], shape: Shape) -> None:
    if shape is Shape.JSON:
        typer.echo(json.dumps([asdict(one) for one in chosen], ensure_ascii=False, indent=1))
    elif shape is Shape.FILES:
        for source in dict.fromkeys(one.source for one in chosen):
            typer.echo(source)
    else:
        from rich.console import Console
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for head in ("", "page", "score", "why"):
            table.add_column(head, overflow="fold")
        for one in chosen:
            place = f"{one.source}\n{one.text}" if one.text else one.source
            table.add_row(str(one.rank), place, f"{one.score:.3f}", "; ".join(one.reasons))
        width = None if sys.stdout.isatty() else 200
        Console(width=width, highlight=False, markup=False).print(table)
