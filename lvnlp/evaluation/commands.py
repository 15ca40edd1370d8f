"""`python -m lvnlp.evaluation judge|sample …`: looking at real text, which is nobody's gold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from lvnlp.errors import LvnlpError, OptionError
from lvnlp.evaluation.cases import BED, bed_sets
from lvnlp.evaluation.events import read_events, recall
from lvnlp.evaluation.judging import COLUMNS, Judged, draw, read_sheet, summed, to_csv
from lvnlp.evaluation.lines import read_lines, shuffled
from lvnlp.evaluation.reliability import expected_error, judged, table
from lvnlp.formats.files import write_whole
from lvnlp.pipeline import load
from lvnlp.relations.language import shipped_patterns

judge = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Precision by hand: draw facts into a sheet, judge them, sum the judgements up.",
)
sample = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
reliability = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
events = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

TextFile = Annotated[
    Path, typer.Argument(metavar="TEXT", help="One text a line, UTF-8, perhaps .gz.")
]


@contextmanager
def told() -> Iterator[None]:
    """Turns an error of the library into a line and exit status 2."""
    try:
        yield
    except LvnlpError as error:
        typer.echo(f"lvnlp.evaluation: {error}", err=True)
        raise typer.Exit(2) from None


@judge.command("draw")
def judge_draw(
    text: TextFile,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The sheet, a CSV file.")],
    relation: Annotated[
        list[str] | None, typer.Option("--relation", help="A relation; all where none is given.")
    ] = None,
    count: Annotated[int, typer.Option("--count", help="Facts a relation.")] = 50,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, other facts.")] = 1,
    place: Annotated[str, typer.Option("--place", help="Where the text comes from.")] = "",
) -> None:
    """Draw asserted facts at random, each from another line of TEXT, into a sheet for judging.

    Write right, wrong or ? into its column `verdict`. The sheet holds the text.
    """
    with told():
        if count < 1:
            raise OptionError(f"--count {count}", remedy="Give 1 or more.")
        reader, lines = load(), read_lines(text)
        named = relation or sorted({p.relation for p in shipped_patterns()})
        rows = []
        for one in named:
            found = draw(reader, lines, one, count, seed, place)
            typer.echo(f"{one}: {len(found)}", err=True)
            rows += found
            write_whole(out, to_csv(rows))


@judge.command("sum")
def judge_sum(
    sheets: Annotated[list[Path], typer.Argument(metavar="SHEET…", help="Judged sheets.")],
    verdicts: Annotated[
        Path | None,
        typer.Option(
            "--verdicts",
            metavar="FILE",
            help="Write ids, relations and verdicts alone, without any text.",
        ),
    ] = None,
) -> None:
    """Sum judged sheets up: precision of each relation with its Wilson interval of 95 %."""
    with told():
        rows = [row for sheet in sheets for row in read_sheet(sheet)]
        typer.echo("| relation | judged | right | precision | 95 % | open |")
        typer.echo("| --- | --- | --- | --- | --- | --- |")
        sums = summed(rows)
        for name, one in sums.items():
            typer.echo(_judged_line(name, one))
        whole = Judged(
            *(sum(getattr(s, k) for s in sums.values()) for k in ("right", "wrong", "open"))
        )
        typer.echo(_judged_line("all", whole))
        if verdicts is not None:
            kept = [name for name in COLUMNS if name in {"id", "relation", "verdict"}]
            write_whole(verdicts, to_csv(rows, kept))


def _judged_line(name: str, one: Judged) -> str:
    low, high = one.interval
    share = f"{one.right / one.judged:.2f}" if one.judged else "–"
    return (
        f"| {name} | {one.judged} | {one.right} | {share} | {low:.2f} to {high:.2f} | {one.open} |"
    )


@sample.command()
def sample_lines(
    text: TextFile,
    relation: Annotated[str, typer.Option("--relation", help="Whose trigger words to look for.")],
    count: Annotated[int, typer.Option("--count", help="How many lines.")] = 100,
    seed: Annotated[int, typer.Option("--seed", help="Another seed, other lines.")] = 1,
) -> None:
    """Print random lines of TEXT that hold a trigger word of a relation, to look before writing.

    With each line: its number, and in brackets the words and what the reader finds there.
    """
    with told():
        patterns = [p for p in shipped_patterns() if p.relation == relation]
        if not patterns:
            raise OptionError(
                f"no pattern finds {relation!r}",
                options=sorted({p.relation for p in shipped_patterns()}),
            )
        words = frozenset(t for p in patterns for t in p.triggers if "…" not in t)
        reader = load()
        for _, line in zip(range(count), shuffled(read_lines(text), seed, words), strict=False):
            page = reader.parse(line.text, date=line.date or None)
            found = "; ".join(
                f"{r} [{r.why.pattern}, {r.modality}]"
                for r in page.relations
                if r.relation == relation
            )
            hits = "、".join(sorted(w for w in words if w in line.text))
            typer.echo(f"{line.number}\t{line.text.replace(chr(10), ' / ')}\t{hits}\t{found}")


@reliability.command()
def reliability_table(
    bed: Annotated[Path, typer.Option("--bed", metavar="DIR", help="The test bed.")] = BED,
) -> None:
    """Print how often facts of a confidence are right, on the dev and the held part of the bed."""
    with told():
        reader = load()
        for held in (False, True):
            bins = table(judged(reader, [s for s in bed_sets(bed) if s.held is held]))
            typer.echo(f"{'held' if held else 'dev'}: error {expected_error(bins):.3f}")
            typer.echo("| confidence | facts | mean | right |")
            typer.echo("| --- | --- | --- | --- |")
            for b in bins:
                high = min(b.high, 1.0)
                typer.echo(
                    f"| {b.low:.2f} to {high:.2f} | {b.count} | {b.mean:.2f} | {b.share:.2f} |"
                )


@events.command()
def events_recall(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The JSON file, perhaps .gz.")],
) -> None:
    """Print the recall of attended, held and announced on sentences with annotated events."""
    with told():
        typer.echo("| event | annotated | found | recall |")
        typer.echo("| --- | --- | --- | --- |")
        for kind, tally in recall(load(), read_events(file)).items():
            typer.echo(f"| {kind} | {tally.gold} | {tally.right} | {tally.recall:.3f} |")
