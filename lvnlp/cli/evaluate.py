"""`lvnlp evaluate`: how good a model is on annotated pages, and what it changed."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from lvnlp.cli.job import Debug
from lvnlp.cli.messages import fail, note
from lvnlp.cli.models import DEFAULT, names, one_thread, progress, reader_of
from lvnlp.errors import LvnlpError


def evaluate(
    model: Annotated[
        str,
        typer.Argument(
            metavar="MODEL", help=f"The folder of a model; {DEFAULT} is the reader as shipped."
        ),
    ],
    annotated: Annotated[
        Path, typer.Argument(metavar="ANNOTATED", help="Annotated or gold pages: a folder, a file.")
    ],
    against: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help=f"Another model to compare with, or {DEFAULT}."),
    ] = None,
    labels: Annotated[
        str | None, typer.Option(metavar="A,B", help="Labels to judge; all that are marked.")
    ] = None,
    relations: Annotated[
        str | None, typer.Option(metavar="a,b", help="Relations to judge; all that are there.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, not Markdown.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write it to a file.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Score a model on annotated pages that it was not trained on.

    Example: lvnlp evaluate models/mine annotated-test/ --against default

    Precision, recall and F1 of each label and relation, strictly and by overlap, end to end and
    with mentions as they are marked; confusion, the worst pages, and intervals that hold 95 % of
    samples of pages.

    Exit status: 0 scored, 1 some annotations are wrong and were left out, 2 it makes no sense.
    """
    one_thread()
    from lvnlp.evaluation.marked.evaluate import evaluate as run
    from lvnlp.evaluation.marked.report import figures, markdown
    from lvnlp.formats.exchange.pages import read_pages
    from lvnlp.formats.files import write_whole

    try:
        readers = {word: reader_of(word) for word in (model, against) if word is not None}
        found = read_pages(annotated)
        with progress() as say:
            scores = [
                run(
                    reader,
                    found.pages,
                    name=word,
                    labels=names(labels),
                    relations=names(relations),
                    tell=partial(say, word),
                )
                for word, reader in readers.items()
            ]
        told = figures(scores[0], scores[-1] if against is not None else None)
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n" if as_json else markdown(told)
        if out is not None:
            write_whole(out, text)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    if out is None:
        typer.echo(text, nl=False)
    for bad in found.report.bad:
        note(f"wrong, and left out: {bad}")
    if found.report.bad:
        raise typer.Exit(1)
