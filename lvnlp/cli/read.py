"""`lvnlp read`: pages in, summaries, JSON or facts out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli.inputs import Input, inputs
from lvnlp.cli.messages import fail, note
from lvnlp.cli.outputs import Format, targets
from lvnlp.errors import LvnlpError
from lvnlp.formats.files import write_whole
from lvnlp.issued import issue_date
from lvnlp.source import MAX_BYTES, text_encoding

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader

MEGABYTE = 1024 * 1024


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Text files, one page each; - is standard input, sample:NAME a shipped page.",
        ),
    ],
    paper: Annotated[str, typer.Option(metavar="NAME", help="The newspaper: 临溪日报.")] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="DAY", help="The day it came out: 2021-03-23.")
    ] = "",
    place: Annotated[
        str, typer.Option(metavar="PLACE", help="What 我市 and 全县 stand for: 山西省吕梁市.")
    ] = "",
    form: Annotated[
        Format, typer.Option("--format", "-f", help="A summary, JSON, or one fact a line.")
    ] = Format.TEXT,
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="PATH", help="A file, or a folder for many pages."),
    ] = None,
    patterns: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Your own patterns; repeatable.")
    ] = None,
    gazetteer: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your own names (TOML).")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The files' encoding, if it is not found.")
    ] = None,
    max_size: Annotated[
        float, typer.Option(metavar="MB", min=0, help="Refuse files that are larger.")
    ] = MAX_BYTES / MEGABYTE,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")] = False,
) -> None:
    """Read pages and print what is on them.

    Exit status: 0 all pages were read, 1 some were not, 2 the command makes no sense.
    """
    try:
        job = Job(
            inputs(files),
            _About(paper, issue_date(day), place),
            form,
            encoding=None if encoding is None else text_encoding(encoding),
            max_bytes=int(max_size * MEGABYTE),
            debug=debug,
        )
        where = targets(job.pages, out, form)
        reader = _reader(patterns or [], gazetteer)
    except LvnlpError as error:
        fail(error, debug=debug)
        raise typer.Exit(2) from None
    if not job.run(reader, where):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _About:
    """What is known of the pages before they are read."""

    paper: str
    issued: date | None
    place: str


@dataclass(frozen=True, slots=True)
class Job:
    """The pages to read and how."""

    pages: list[Input]
    about: _About
    form: Format
    encoding: str | None
    max_bytes: int
    debug: bool

    def run(self, reader: Reader, where: list[Path | None]) -> bool:
        """Read every page, whatever becomes of the others; whether all went well."""
        well = True
        with _progress(len(self.pages), quiet=None in where and sys.stdout.isatty()) as done:
            for page, target in zip(self.pages, where, strict=True):
                try:
                    result = self._result(reader, page, target)
                    if target is not None:
                        write_whole(target, result)
                except Exception as error:  # one bad page must not stop the others
                    fail(error, name=page.name, debug=self.debug)
                    well = False
                else:
                    if target is None:
                        sys.stdout.write(result)
                        sys.stdout.flush()
                done()
        return well

    def _result(self, reader: Reader, page: Input, target: Path | None) -> str:
        from lvnlp.cli.render import render

        source = page.read(self.encoding, self.max_bytes)
        if not any("一" <= character <= "鿿" for character in source.text):
            note(f"{page.name} holds no Chinese text")
        known = page.sample
        found = reader.parse(
            source.text,
            name=page.name,
            paper=self.about.paper or (known.paper if known else ""),
            date=self.about.issued or (issue_date(known.date) if known else None),
            place=self.about.place or (known.place if known else ""),
        )
        # Only where pages share one output do they have to be told apart in it.
        many = target is None and len(self.pages) > 1
        return render(found, self.form, on_terminal=target is None, many=many)


def _reader(patterns: list[Path], gazetteer: Path | None) -> Reader:
    import lvnlp

    names = None
    if gazetteer is not None:
        from lvnlp.gazetteer import read_gazetteer

        names = read_gazetteer(gazetteer)
    return lvnlp.load(patterns=patterns, gazetteer=names)


@contextmanager
def _progress(pages: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error, while it is a terminal and there is more than one page.

    `quiet` leaves it out: results that scroll by on the same terminal show the progress.
    """
    if pages < 2 or quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("", total=pages)
        yield lambda: bar.advance(task)
