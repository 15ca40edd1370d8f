"""`lvnlp annotate`: what the reader finds, for people to correct in the tool they use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli.inputs import Input, inputs
from lvnlp.cli.job import Model, make_reader
from lvnlp.cli.messages import fail
from lvnlp.cli.notes import tell
from lvnlp.errors import LvnlpError, OptionError, OutputError
from lvnlp.issued import issue_date
from lvnlp.source import MAX_BYTES, text_encoding

if TYPE_CHECKING:
    from lvnlp.formats.annotated import AnnotatedPage
    from lvnlp.formats.exchange.report import Report
    from lvnlp.pipeline import Reader


class Tool(StrEnum):
    """The tools that people annotate in, and the format of lvnlp's own."""

    LABEL_STUDIO = "label-studio"
    DOCCANO = "doccano"
    BRAT = "brat"
    PRODIGY = "prodigy"
    LVNLP = "lvnlp"


_FILES = {
    Tool.LABEL_STUDIO: "tasks.json",
    Tool.DOCCANO: "pages.jsonl",
    Tool.PRODIGY: "pages.jsonl",
}
"""What the file in the folder is called, for tools that take all pages in one."""


def annotate(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Text files, one page each; - is standard input, sample:NAME a shipped page.",
        ),
    ],
    tool: Annotated[Tool, typer.Option("--to", help="The tool that people correct in.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FOLDER", help="Where the files go.")],
    paper: Annotated[str, typer.Option(metavar="NAME", help="The newspaper: 临溪日报.")] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="DAY", help="The day it came out: 2021-03-23.")
    ] = "",
    place: Annotated[
        str, typer.Option(metavar="PLACE", help="What 我市 and 全县 stand for: 山西省吕梁市.")
    ] = "",
    patterns: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Your own patterns; repeatable.")
    ] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own names (TOML).")
    ] = None,
    model: Model = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The files' encoding, if it is not found.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="List every remark rather than the first 20 of a kind.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """Mark in pages what the reader finds, so that people correct instead of typing.

    Example: lvnlp annotate pages/*.txt --to label-studio --out tasks/

    What comes back from the tool is turned into annotated pages by `lvnlp convert`.

    Exit status: 0 all pages were read, 1 some were not, 2 the command makes no sense.
    """
    try:
        pages = inputs(files)
        about = _About(paper, issue_date(day), place)
        named = None if encoding is None else text_encoding(encoding)
        _make(out)
        reader = make_reader(patterns, gazetteer, model)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    found: list[AnnotatedPage] = []
    well = True
    for page in pages:
        try:
            found.append(_annotated(reader, page, about, named))
        except Exception as error:  # one bad page must not stop the others
            fail(error, name=page.name, debug=debug)
            well = False
    try:
        report = write(found, tool, out) if found else None
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(1) from None
    if report is not None:
        tell(report, everything=everything)
        typer.echo(f"{len(found)} pages for {tool}: {out}", err=True)
    if not well:
        raise typer.Exit(1)


class _About:
    """What is known of the pages before they are read."""

    def __init__(self, paper: str, issued: date | None, place: str) -> None:
        self.paper = paper
        self.issued = issued
        self.place = place


def _make(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise OptionError(f"--out {folder} is a file", remedy="Name a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"the folder {folder} cannot be made: {error.strerror}") from error


def _annotated(reader: Reader, page: Input, about: _About, encoding: str | None) -> AnnotatedPage:
    from lvnlp.formats.annotated_page import annotated_from_page

    known = page.sample
    read = reader.parse(
        page.read(encoding, MAX_BYTES).text,
        name=page.name,
        paper=about.paper or (known.paper if known else ""),
        date=about.issued or (issue_date(known.date) if known else None),
        place=about.place or (known.place if known else ""),
    )
    return annotated_from_page(read)


def write(pages: Sequence[AnnotatedPage], tool: Tool, folder: Path) -> Report:
    """Write what the tool imports, and beside it the labels that it has to be told.

    Raises:
        OutputError: a file cannot be written.
    """
    from lvnlp.formats.exchange.formats import form
    from lvnlp.formats.exchange.settings import write_settings

    write_settings(pages, tool.value, folder)
    return form(tool.value).write(pages, folder / _FILES[tool] if tool in _FILES else folder)
