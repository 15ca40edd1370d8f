"""`lvnlp read`: pages in, summaries, JSON, facts, tables or graphs out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli import job as options
from lvnlp.cli.job import Job, make_reader
from lvnlp.cli.messages import fail
from lvnlp.cli.outputs import Format, targets
from lvnlp.errors import LvnlpError, OptionError
from lvnlp.formats.files import write_whole, write_whole_bytes

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader
    from lvnlp.schema import Page


def read(
    files: options.Files,
    paper: options.Paper = "",
    day: options.Day = "",
    place: options.Place = "",
    form: Annotated[
        Format, typer.Option("--format", "-f", help="What comes out; docs/formats.md has all.")
    ] = Format.TEXT,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="PATH", help="A file, or a folder for many pages."),
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option("--spreadsheet", help="CSV with a byte order mark, formulas made harmless."),
    ] = False,
    patterns: options.Patterns = None,
    gazetteer: options.Gazetteer = None,
    ner: options.Ner = "bundled",
    model: options.Model = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = options.MAX_MEGABYTES,
    processes: options.Processes = 1,
    debug: options.Debug = False,
) -> None:
    """Read pages and print what is on them.

    CSV, Parquet, GEXF, GraphML and JSON-LD of many pages are one whole on standard output and in
    a file that ends as the format does; a folder gets a file for each page.

    Exit status: 0 all pages were read, 1 some were not, 2 the command makes no sense.
    """
    try:
        job = Job.of(
            files,
            paper=paper,
            day=day,
            place=place,
            encoding=encoding,
            max_size=max_size,
            debug=debug,
        )
        where = targets(job.pages, out, form)
        _check(form, where, spreadsheet=spreadsheet)
        reader = make_reader(patterns, gazetteer, model, ner)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    if form.together:
        _together(job, reader, form, where, processes, spreadsheet=spreadsheet)
    else:
        _apart(job, reader, form, where, processes)
    if job.failed:
        raise typer.Exit(1)


def _check(form: Format, where: Sequence[Path | None], *, spreadsheet: bool) -> None:
    if spreadsheet and form is not Format.CSV:
        raise OptionError(
            f"--spreadsheet is for CSV, not for {form.value}", remedy="Add --format csv."
        )
    if form is Format.PARQUET and None in where and sys.stdout.isatty():
        raise OptionError("Parquet is no text for a terminal", remedy="Name a file with --out.")


def _apart(
    job: Job, reader: Reader, form: Format, where: Sequence[Path | None], processes: int
) -> None:
    """Each page as it comes."""
    from lvnlp.cli.render import render

    def use(page: Page, target: Path | None) -> None:
        # Only where pages share one output do they have to be told apart in it.
        many = target is None and len(job.pages) > 1
        result = render(page, form, on_terminal=target is None, many=many)
        if target is not None:
            write_whole(target, result)
            return
        sys.stdout.write(result)
        sys.stdout.flush()

    quiet = None in where and sys.stdout.isatty()
    job.each(reader, use, where, processes=processes, quiet=quiet)


def _together(
    job: Job,
    reader: Reader,
    form: Format,
    where: Sequence[Path | None],
    processes: int,
    *,
    spreadsheet: bool,
) -> None:
    """All pages that have the same target in one document."""
    from lvnlp.cli.render import render_together

    found: dict[Path | None, list[Page]] = {}

    def use(page: Page, target: Path | None) -> None:
        found.setdefault(target, []).append(page)

    job.each(reader, use, where, processes=processes)
    for target, pages in found.items():
        try:
            result = render_together(pages, form, spreadsheet=spreadsheet)
            if target is not None:
                write_whole_bytes(target, result)
            else:
                sys.stdout.buffer.write(result)
                sys.stdout.buffer.flush()
        except LvnlpError as error:
            fail(error, debug=job.debug)
            job.failed = True
