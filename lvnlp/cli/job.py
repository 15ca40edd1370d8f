"""Reading the pages that a command names, whatever becomes of single ones."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lvnlp.cli.inputs import Input, inputs
from lvnlp.cli.messages import fail, note
from lvnlp.errors import InputError
from lvnlp.issued import issue_date
from lvnlp.source import MAX_BYTES, text_encoding

if TYPE_CHECKING:
    from lvnlp.many import PageSource
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
Ner = Annotated[
    str,
    typer.Option(
        "--ner",
        metavar="NAME",
        help="What finds names beside the grammar: bundled, none, lac, spacy:NAME, hanlp:PATH.",
    ),
]
Gazetteer = Annotated[Path | None, typer.Option(metavar="FILE", help="Your own names (TOML).")]
Model = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="A model of your own, which `lvnlp train` wrote."),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="The files' encoding, if it is not found.")
]
MaxSize = Annotated[float, typer.Option(metavar="MB", min=0, help="Refuse files that are larger.")]
Processes = Annotated[
    int, typer.Option("--processes", "-j", metavar="N", min=1, help="Read N pages at a time.")
]
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
        reader: Reader,
        use: Callable[[Page, Path | None], None],
        where: Sequence[Path | None],
        *,
        processes: int = 1,
        quiet: bool = False,
    ) -> None:
        """Read every input and call `use` for its page and target, in their order.

        An error with one page is told, noted in `failed`, and does not stop the others.

        Args:
            reader: what reads them.
            use: what to do with a page.
            where: the target of each input, None for standard output.
            processes: how many read pages at a time.
            quiet: show no progress, for results scroll by on the same terminal.

        Raises:
            OptionError, WorkerError: there are to be no processes, or they do not start.
        """
        results = self._read(reader) if processes == 1 else self._read_by(reader, processes)
        with progress(len(self.pages), quiet=quiet) as done:
            for page, target, result in zip(self.pages, where, results, strict=True):
                try:
                    use(result(), target)
                except Exception as error:  # one bad page must not stop the others
                    fail(error, name=page.name, debug=self.debug)
                    self.failed = True
                done()

    def _read(self, reader: Reader) -> Iterator[Callable[[], Page]]:
        """What gives the page of each input, or raises its error, here."""
        for page in self.pages:
            yield partial(self._parse, reader, page)

    def _parse(self, reader: Reader, page: Input) -> Page:
        text = page.read(self.encoding, self.max_bytes).text
        _note(page, text)
        return reader.parse(text, **self._known(page))

    def _read_by(self, reader: Reader, processes: int) -> Iterator[Callable[[], Page]]:
        """The same from processes. Standard input is read here, and so is a shipped page."""
        from lvnlp.many import FailedPage

        sources: list[PageSource] = []
        failed: dict[int, Exception] = {}
        for n, page in enumerate(self.pages):
            try:
                sources.append(self._source(page))
            except InputError as error:
                failed[n] = error
        read = reader.pipe(sources, processes=processes, on_error="keep")
        for n, page in enumerate(self.pages):
            if n in failed:
                yield partial(_raise, failed[n])
                continue
            found = next(read)
            if not isinstance(found, FailedPage):
                _note(page, found.raw)
                yield partial(_same, found)
                continue
            if self.debug:
                note(found.traceback)  # it does not come along with an error of another process
            yield partial(_raise, found.error)

    def _source(self, page: Input) -> PageSource:
        """What is to be read, with all that is known of it.

        Raises:
            InputError: standard input cannot be read.
        """
        from lvnlp.many import PageSource

        text = None if page.path else page.read(self.encoding, self.max_bytes).text
        limits: dict[str, Any] = {"encoding": self.encoding, "max_bytes": self.max_bytes}
        return PageSource(page.path, text, **limits, **self._known(page))

    def _known(self, page: Input) -> dict[str, Any]:
        """What is known of a page before it is read."""
        sample = page.sample
        return {
            "name": page.name,
            "paper": self.about.paper or (sample.paper if sample else ""),
            "date": self.about.issued or (issue_date(sample.date) if sample else None),
            "place": self.about.place or (sample.place if sample else ""),
        }


def _note(source: Input, text: str) -> None:
    if not any("一" <= character <= "鿿" for character in text):
        note(f"{source.name} holds no Chinese text")


def _raise(error: Exception) -> Page:
    raise error


def _same(page: Page) -> Page:
    return page


def make_reader(
    patterns: list[Path] | None,
    gazetteer: Path | None,
    model: Path | None = None,
    ner: str = "bundled",
) -> Reader:
    """The reader that the options ask for.

    Raises:
        PatternError, InputError, OptionError: a file of patterns or names, or a model is wrong.
        BackendError: what is to find names is not installed.
    """
    import lvnlp

    names = None
    if gazetteer is not None:
        from lvnlp.gazetteer import read_gazetteer

        names = read_gazetteer(gazetteer)
    return lvnlp.load(model=model, patterns=patterns or [], gazetteer=names, ner=ner)


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
