"""`lvnlp query`: what a corpus answers."""

from __future__ import annotations

import io
import json
import os
import sys
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli import job as options
from lvnlp.cli.messages import fail
from lvnlp.errors import CorpusError, LvnlpError, OptionError, OutputError
from lvnlp.formats.files import write_whole

if TYPE_CHECKING:
    from rich.text import Text

    from lvnlp.corpus import Answer, Corpus

SQL = "sql"


class Format(StrEnum):
    """What the answer looks like."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


PLAIN_WIDTH = 160
"""Columns of a table that goes into a file or a pipe, where no terminal sets a width."""


def query(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="What lvnlp index made.")],
    question: Annotated[
        str | None, typer.Argument(metavar="QUESTION", help="A ready one, or sql; none lists all.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Argument(metavar="ABOUT", help="A person (方砚秋, 方砚秋#2), words, or the SQL."),
    ] = None,
    since: Annotated[str, typer.Option(metavar="DAY", help="From this day on.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Up to this day.")] = "",
    form: Annotated[Format, typer.Option("--format", "-f", help="What comes out.")] = Format.TABLE,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write into a file.")
    ] = None,
    spreadsheet: Annotated[
        bool,
        typer.Option("--spreadsheet", help="CSV with a byte order mark, formulas made harmless."),
    ] = False,
    debug: options.Debug = False,
) -> None:
    """Ask a corpus: a ready question, or SQL. The corpus is only read.

    Examples: lvnlp query facts.duckdb timeline 方砚秋; lvnlp query facts.duckdb met --since
    2021-03-01; lvnlp query facts.duckdb sql "SELECT relation, count(*) FROM facts GROUP BY ALL"

    Exit status: 0 there is an answer, be it empty, 1 the corpus cannot be opened or the query
    fails, 2 the command makes no sense.
    """
    from lvnlp.corpus import Corpus

    try:
        if spreadsheet and form is not Format.CSV:
            raise OptionError("--spreadsheet is for CSV", remedy="Add --format csv.")
        with Corpus.open(corpus) as opened:
            answer = _answer(opened, question, about, since, until)
        _write(answer, form, out, spreadsheet=spreadsheet)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(1 if isinstance(error, CorpusError | OutputError) else 2) from None


def _answer(
    corpus: Corpus, question: str | None, about: str | None, since: str, until: str
) -> Answer:
    from lvnlp.corpus import Answer
    from lvnlp.corpus.questions import questions

    if question is None:
        listed = [
            (q.name, f"{q.about}{'' if q.required else ' (optional)'}", q.help)
            for q in questions().values()
        ]
        return Answer(("question", "about", "answers"), [*listed, (SQL, "a query", "Plain SQL.")])
    if question != SQL:
        return corpus.ask(question, about, since, until)
    if about is None:
        raise OptionError("sql needs a query", remedy='Such as sql "SELECT * FROM people".')
    if since or until:
        raise OptionError("--since and --until are for ready questions", remedy="Write a WHERE.")
    return corpus.rows(about)


def _write(answer: Answer, form: Format, out: Path | None, *, spreadsheet: bool) -> None:
    if form is Format.CSV:
        from lvnlp.formats.csv import format_table

        text = format_table(answer.columns, answer.rows, spreadsheet=spreadsheet)
    elif form is Format.JSON:
        rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        text = "".join(json.dumps(row, ensure_ascii=False, default=_plain) + "\n" for row in rows)
    else:
        text = _table(answer, on_terminal=out is None and sys.stdout.isatty())
    if out is None:
        sys.stdout.write(text)
    else:
        write_whole(out, text)


def _plain(value: object) -> str:
    """What JSON has no type for: days as ISO 8601, sums with all their digits."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _table(answer: Answer, *, on_terminal: bool) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*map(_cell, row))
    printed = io.StringIO()
    width = None if on_terminal or "COLUMNS" in os.environ else PLAIN_WIDTH
    console = Console(file=printed, width=width, force_terminal=on_terminal, highlight=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in printed.getvalue().split("\n"))


def _cell(value: object) -> Text:
    from rich.text import Text

    if isinstance(value, Decimal):
        value = f"{value.normalize():,f}"
    return Text("" if value is None else str(value))
