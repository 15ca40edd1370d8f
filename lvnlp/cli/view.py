"""`lvnlp view`: pages as one HTML file to look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli import job as options
from lvnlp.cli.job import Job, make_reader
from lvnlp.cli.messages import fail, note
from lvnlp.cli.outputs import one_target
from lvnlp.errors import LvnlpError
from lvnlp.formats.files import write_whole

if TYPE_CHECKING:
    from lvnlp.schema import Page


def view(
    files: options.Files,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")
    ],
    paper: options.Paper = "",
    day: options.Day = "",
    place: options.Place = "",
    language: Annotated[
        str, typer.Option(metavar="en|zh", help="The language of the words around the texts.")
    ] = "en",
    patterns: options.Patterns = None,
    gazetteer: options.Gazetteer = None,
    ner: options.Ner = "bundled",
    model: options.Model = None,
    encoding: options.Encoding = None,
    max_size: options.MaxSize = options.MAX_MEGABYTES,
    debug: options.Debug = False,
) -> None:
    """Write one HTML file in which to look at pages and at why each fact stands there.

    Example: lvnlp view sample:cangping-daily-2017-11-16-p1 -o page.html

    Exit status: 0 all pages were read, 1 some were not, 2 the command makes no sense.
    """
    from lvnlp.display.labels import labels
    from lvnlp.display.view import to_html

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
        target = one_target(job.pages, out)
        labels(language)
        reader = make_reader(patterns, gazetteer, model, ner)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    found: list[Page] = []

    def use(page: Page, _: Path | None) -> None:
        found.append(page)

    job.each(reader, use, [target] * len(job.pages))
    if found:
        try:
            write_whole(target, to_html(found, language))
            note(f"{target} is written; open it in a browser")
        except LvnlpError as error:
            fail(error, debug=debug)
            job.failed = True
    if job.failed:
        raise typer.Exit(1)
