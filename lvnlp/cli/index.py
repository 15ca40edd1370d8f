"""`lvnlp index`: pages as a database to ask."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli import job as options
from lvnlp.cli.job import make_reader, progress
from lvnlp.cli.messages import fail, note
from lvnlp.errors import LvnlpError

if TYPE_CHECKING:
    from lvnlp.corpus import Progress, Report


def index(
    pages: Annotated[
        list[str],
        typer.Argument(metavar="PAGES…", help="Text files, one page each, and folders of them."),
    ],
    corpus: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="The DuckDB file: facts.duckdb.")
    ],
    about: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV", help="What the pages are: columns file, paper, date, place; see docs."
        ),
    ] = None,
    paper: options.Paper = "",
    day: options.Day = "",
    place: options.Place = "",
    dates_from_names: Annotated[
        bool,
        typer.Option(
            "--dates-from-names", help="Take days from names of files: lx-2021-03-23-p1.txt."
        ),
    ] = False,
    pattern: Annotated[
        str, typer.Option(metavar="GLOB", help="Which files of a folder are pages.")
    ] = "*.txt",
    processes: options.Processes = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every page again.")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out the pages that are not among those named.")
    ] = False,
    threshold: Annotated[
        float,
        typer.Option(
            min=0, max=1, metavar="SHARE", help="How sure two of one name must be one person."
        ),
    ] = 0.5,
    patterns: options.Patterns = None,
    gazetteer: options.Gazetteer = None,
    model: options.Model = None,
    debug: options.Debug = False,
) -> None:
    """Read pages into a corpus that `lvnlp query` answers from.

    What has not changed since the last run is not read again, and a run that was stopped goes on
    where it was. Needs: pip install 'lvnlp[corpus]'.

    Example: lvnlp index pages/ facts.duckdb --about pages.csv

    Exit status: 0 all pages are in it, 1 some could not be read, 2 the command makes no sense.
    """
    from lvnlp.corpus import index as run
    from lvnlp.corpus import page_files

    try:
        files = page_files(
            pages,
            pattern=pattern,
            paper=paper,
            date=day,
            place=place,
            about=about,
            dates_from_names=dates_from_names,
        )
        reader = make_reader(patterns, gazetteer, model)
        with progress(len(files), quiet=False) as done:

            def told(page: Progress) -> None:
                if page.error is not None:
                    fail(page.error, name=page.source, debug=debug)
                done()

            report = run(
                files,
                corpus,
                reader=reader,
                processes=processes,
                fresh=fresh,
                prune=prune,
                threshold=threshold,
                progress=told,
            )
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        note(f"stopped; what was read is in {corpus}, and the same command goes on from there")
        raise typer.Exit(130) from None
    note(f"{corpus}: {_told(report)}")
    if report.failed:
        raise typer.Exit(1)


def _told(report: Report) -> str:
    counts = {
        "read": report.read,
        "unchanged": report.unchanged,
        "failed": len(report.failed),
        "removed": report.removed,
        "people": report.people,
    }
    always = ("read", "unchanged", "people")
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count or what in always)
