"""Reading the pages that a command names, whatever becomes of single ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lvnlp.cli.inputs import Input, inputs
from lvnlp.cli.messages import fail, note
from lvnlp.issued import issue_date
from lvnlp.source import MAX_BYTES, text_encoding

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader
    from lvnlp.schema import Page

MEGABYTE = 1024 * 1024

# The options that every command which reads pages has.
Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE…",
        help="Text files, one page each; - is standard input, sample:NAME a shipped page.",
    ),
]
Paper = Annotated[str, typer.Option(metavar="NAME", help="The newspaper: 临溪日报.")]
Day = Annotated[str, typer.Option("--date", metavar="DAY", help="The day it came out: 2021-03-23.")]
Place = Annotated[
    str, typer.Option(metavar="PLACE", help="What 我市 and 全县 stand for: 山西省吕梁市.")
]
Patterns = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="Your own patterns; repeatable.")
]
Gazetteer = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own names (TOML).")]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="The files' encoding, if it is not found.")
]
MaxSize = Annotated[float, typer.Option(metavar="MB", min=0, help="Refuse files that are larger.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks of errors.")]
MAX_MEGABYTES = MAX_BYTES / MEGABYTE


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the pages before they are read."""

    paper: str
    issued: date | None
    place: str


@dataclass(slots=True)
class Job:
    """The pages to read and how.

    Attributes:
        failed: whether something went wrong with one of them so far.
    """

    pages: list[Input]
    about: About
    encoding: str | None
    max_bytes: int
    debug: bool
    failed: bool = False

    @classmethod
    def of(
        cls,
        files: list[str],
        *,
        paper: str,
        day: str,
        place: str,
        encoding: str | None,
        max_size: float,
        debug: bool,
    ) -> Job:
        """The job that the options ask for.

        Raises:
            OptionError, DateError, MissingInputError: the options make no sense.
        """
        return cls(
            inputs(files),
            About(paper, issue_date(day), place),
            None if encoding is None else text_encoding(encoding),
            int(max_size * MEGABYTE),
            debug,
        )

    def each(
        self,
        use: Callable[[Input, Path | None], None],
        where: Sequence[Path | None],
        *,
        quiet: bool = False,
    ) -> None:
        """Call `use` for every input and its target.

        An error with one page is told, noted in `failed`, and does not stop the others.

        Args:
            use: what to do with an input.
            where: the target of each input, None for standard output.
            quiet: show no progress, for results scroll by on the same terminal.
        """
        with progress(len(self.pages), quiet=quiet) as done:
            for page, target in zip(self.pages, where, strict=True):
                try:
                    use(page, target)
                except Exception as error:  # one bad page must not stop the others
                    fail(error, name=page.name, debug=self.debug)
                    self.failed = True
                done()

    def read(self, reader: Reader, page: Input) -> Page:
        """The page of an input.

        Raises:
            InputError: it cannot be read.
        """
        source = page.read(self.encoding, self.max_bytes)
        if not any("一" <= character <= "鿿" for character in source.text):
            note(f"{page.name} holds no Chinese text")
        known = page.sample
        return reader.parse(
            source.text,
            name=page.name,
            paper=self.about.paper or (known.paper if known else ""),
            date=self.about.issued or (issue_date(known.date) if known else None),
            place=self.about.place or (known.place if known else ""),
        )


def make_reader(patterns: list[Path] | None, gazetteer: Path | None) -> Reader:
    """The reader that the options ask for.

    Raises:
        PatternError, InputError, OptionError: a file of patterns or names is wrong.
    """
    import lvnlp

    names = None
    if gazetteer is not None:
        from lvnlp.gazetteer import read_gazetteer

        names = read_gazetteer(gazetteer)
    return lvnlp.load(patterns=patterns or [], gazetteer=names)


@contextmanager
def progress(pages: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
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
