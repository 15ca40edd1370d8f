"""`lvnlp patterns`: what helps to write patterns of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli.messages import fail
from lvnlp.errors import LvnlpError

if TYPE_CHECKING:
    from lvnlp.schema import Relation

patterns = typer.Typer(no_args_is_help=True, help="Help with patterns of your own.")

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files of patterns (TOML).")]


@patterns.command()
def check(files: Files) -> None:
    """Check files of patterns, and that their sentences match as they say.

    Example: lvnlp patterns check mine.toml

    Exit status: 0 all is well, 1 something is wrong.
    """
    well = True
    for file in files:
        try:
            well &= _check(file)
        except LvnlpError as error:
            fail(error)
            well = False
    if not well:
        raise typer.Exit(1)


patterns.command("test")(check)


def _check(file: Path) -> bool:
    from lvnlp.relations import examples, language
    from lvnlp.relations.interpreter import Interpreter

    found = language.load_patterns(file)
    everything = [*language.shipped_patterns(), *found]
    language.check_unique(everything)
    failures = examples.check(found, Interpreter(everything))
    sentences = sum(len(pattern.must) + len(pattern.must_not) for pattern in found)
    typer.echo(f"{file}: {len(found)} patterns, {sentences} sentences, {len(failures)} wrong")
    for failure in failures:
        typer.echo(f"  {failure.pattern}: {failure.text}\n    {failure.message}")
    return not failures


@patterns.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence as it stands in a newspaper.")],
    files: Annotated[
        list[Path] | None, typer.Option("--patterns", help="Patterns to use besides the shipped.")
    ] = None,
    place: Annotated[str, typer.Option(help="What 我市 means, such as 山西省吕梁市.")] = "",
    date: Annotated[str, typer.Option(help="The day of issue, such as 2021-03-23.")] = "",
) -> None:
    """Show the facts in a sentence, each with the pattern and the words that made it.

    Example: lvnlp patterns explain "市长方砚秋出席开幕式并致辞。"
    """
    from lvnlp.pipeline import load

    try:
        page = load(patterns=files or ()).parse(sentence, place=place, date=date)
    except LvnlpError as error:
        fail(error)
        raise typer.Exit(1) from None
    for name, entities in (("people", page.people), ("events", page.events)):
        typer.echo(f"{name}: {'、'.join(str(e) for e in entities) or '—'}")
    for relation in page.relations:
        typer.echo(_line(relation))
    if not page.relations:
        typer.echo("no relations")


def _line(relation: Relation) -> str:
    modality = "" if relation.modality == "asserted" else f" ({relation.modality})"
    return f"{relation.relation}{modality}: {relation}\n    {relation.why}"
