"""`lvnlp train`: a model of one's own from annotated pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli.job import Debug, Patterns
from lvnlp.cli.messages import fail, note
from lvnlp.cli.models import names, one_thread, progress
from lvnlp.errors import LvnlpError, OptionError

if TYPE_CHECKING:
    from lvnlp.training.plan import Plan

STAGES = {
    "read": "reading pages",
    "stop": "mentions, some pages set aside",
    "mentions": "mentions, all pages",
    "pairs": "pairs of mentions",
    "relations": "relations",
}


def train(
    annotated: Annotated[
        Path,
        typer.Argument(
            metavar="ANNOTATED", help="A folder of annotated pages (or of gold pages), or one file."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FOLDER", help="Where the model goes.")
    ] = None,
    labels: Annotated[
        str | None,
        typer.Option(metavar="A,B", help='Labels to learn; all that are marked, "" for none.'),
    ] = None,
    relations: Annotated[
        str | None,
        typer.Option(metavar="a,b", help='Relations to learn; all that are there, "" for none.'),
    ] = None,
    patterns: Patterns = None,
    seed: Annotated[
        int, typer.Option(metavar="N", help="Draws the pages that early stopping looks at.")
    ] = 0,
    check: Annotated[
        bool, typer.Option("--check", help="Only look at the annotations; nothing is trained.")
    ] = False,
    debug: Debug = False,
) -> None:
    """Train a model on annotated pages; lvnlp read --model FOLDER uses it.

    Example: lvnlp train annotated/ --out models/mine

    The pages are looked at first: lvnlp train annotated/ --check. A training that was interrupted
    goes on when the same command is given again.

    Exit status: 0 all went well, 1 annotations are wrong (with --check) or it failed, 2 the command
    makes no sense.
    """
    one_thread()
    from lvnlp.relations.language import load_patterns
    from lvnlp.training import train as run
    from lvnlp.training.plan import plan

    try:
        if out is None and not check:
            raise OptionError("there is no --out", remedy="Name a folder: --out models/mine")
        own = [p for file in patterns or () for p in load_patterns(file)]
        settled = plan(annotated, names(labels), names(relations))
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    _tell(settled)
    if check or out is None:
        raise typer.Exit(1 if settled.bad else 0)
    try:
        with progress() as say:
            made = run(
                settled,
                out,
                patterns=own,
                seed=seed,
                tell=lambda stage, n, of, said: say(f"{STAGES[stage]} {said}", n, of),
            )
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(1) from None
    except KeyboardInterrupt:
        note("interrupted; the same command goes on where it stopped")
        raise typer.Exit(130) from None
    if made.resumed:
        note("an interrupted training was gone on with")
    typer.echo((out / "report.md").read_text("utf-8"), nl=False)
    typer.echo(f"{out}: lvnlp read page.txt --model {out}", err=True)


def _tell(settled: Plan) -> None:
    for what, bad in (("wrong, and left out", settled.bad), ("worth knowing", settled.notes)):
        for one in bad:
            note(f"{what}: {one}".replace("\n", " "))
    marked = ", ".join(f"{one} {settled.marked[one]}" for one in settled.labels)
    joined = ", ".join(f"{one} {settled.joined[one]}" for one in settled.relations)
    typer.echo(f"{len(settled.pages)} pages", err=True)
    typer.echo(f"labels: {marked or 'none'}", err=True)
    typer.echo(f"relations: {joined or 'none'}", err=True)
