"""`python -m lvnlp.evaluation`: scores on the sample pages, the test bed, or pages with gold.

`judge`, `sample`, `reliability` and `events` are in `lvnlp.evaluation.commands`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from lvnlp.errors import LvnlpError, OptionError
from lvnlp.evaluation.bed import SetScore, run_all
from lvnlp.evaluation.cases import BED, CaseSet, bed_sets, page_sets, sample_set, text_set
from lvnlp.evaluation.commands import events, judge, reliability, sample
from lvnlp.evaluation.gate import FLOORS, read_floors
from lvnlp.evaluation.gate import judge as judge_floors
from lvnlp.evaluation.report import figures, tables
from lvnlp.pipeline import load

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

_PLAIN_WIDTH = 200  # in a pipe: no line of a list should wrap


@app.command()
def main(
    what: Annotated[
        str,
        typer.Argument(
            metavar="samples|bed|gate|DIR|FILE",
            help="The shipped pages, the test bed, the gate over both, a folder of pages with "
            "gold, or a .jsonl file of short texts.",
        ),
    ] = "samples",
    show: Annotated[
        bool, typer.Option("--show", help="List what was missed and wrong; not of held cases.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    bed: Annotated[Path, typer.Option(metavar="DIR", help="Where the test bed is.")] = BED,
    floors: Annotated[Path, typer.Option(metavar="FILE", help="The floors of the gate.")] = FLOORS,
) -> None:
    """Score what the reader finds against gold.

    Exit status: 0 scored, 1 a floor is undercut, 2 something cannot be read or makes no sense.
    """
    try:
        if what == "gate":
            _gate(bed, floors)
            return
        sets = _sets(what, bed)
        _refuse_to_show(sets, show)
        scores = run_all(load(), sets)
    except LvnlpError as error:
        typer.echo(f"lvnlp.evaluation: {error}", err=True)
        raise typer.Exit(2) from None
    _report(scores, show=show, as_json=as_json)


def _sets(what: str, bed: Path) -> list[CaseSet]:
    if what == "samples":
        return [sample_set()]
    if what == "bed":
        return bed_sets(bed)
    path = Path(what)
    if path.is_file():
        return [text_set(path)]
    if path.is_dir():
        return page_sets(path)
    raise OptionError(
        f"there is no file or folder {what!r}", options=("samples", "bed", "gate", "DIR", "FILE")
    )


def _refuse_to_show(sets: list[CaseSet], show: bool) -> None:
    if show and all(one.held for one in sets):
        raise OptionError(
            "these cases are scored only, what was missed in them is not shown",
            remedy="Leave --show away; look at those that are there to develop on.",
        )


def _report(scores: list[SetScore], *, show: bool, as_json: bool) -> None:
    if as_json:
        told = [figures(one) for one in scores]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    console = Console(width=None if sys.stdout.isatty() else _PLAIN_WIDTH, highlight=False)
    for one in scores:
        console.print(tables(one, show=show))


def _gate(bed: Path, floors: Path) -> None:
    wanted = read_floors(floors)
    scores = run_all(load(), [sample_set(), *bed_sets(bed)])
    for one in scores:
        typer.echo(f"{one.name}: F1 {one.all.f1:.4f}, {one.false_assertions} false assertions")
    verdict = judge_floors(scores, wanted)
    for line in verdict.advice:
        typer.echo(f"note: {line}")
    for line in verdict.failures:
        typer.echo(f"lvnlp.evaluation: {line}", err=True)
    if verdict.failures:
        typer.echo(
            f"Find the change that lost it, or say in the commit why the floor in {floors} sinks.",
            err=True,
        )
        raise typer.Exit(1)
    typer.echo("The gate is passed.")


TOOLS = {"judge": judge, "sample": sample, "reliability": reliability, "events": events}
"""What looks at text without gold, each with options of its own."""


def run(arguments: list[str]) -> None:
    """Hands the arguments to the tool that the first of them names, else to scoring."""
    if arguments and arguments[0] in TOOLS:
        TOOLS[arguments[0]](arguments[1:], prog_name=f"lvnlp.evaluation {arguments[0]}")
    app(arguments, prog_name="lvnlp.evaluation")


if __name__ == "__main__":
    run(sys.argv[1:])
