"""Reading pages into a corpus: what has not changed since the last run is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lvnlp.corpus.fingerprint import checksum, of_page, settings
from lvnlp.corpus.linking import THRESHOLD
from lvnlp.corpus.reading import Job, outcomes
from lvnlp.corpus.relinking import relink
from lvnlp.corpus.sources import PageFile, page_files, source_of
from lvnlp.corpus.store import Known, Store
from lvnlp.corpus.tables import Outcome, tables
from lvnlp.errors import InputError, OptionError

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader

BATCH: Final = 32
"""Pages that are written in one step. What a kill loses is at most these."""


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        read: pages that were read, for the first time or again.
        unchanged: pages that were left as they are.
        failed: for each page that could not be read why, this time or when it was last tried.
        removed: pages that were taken out.
        people: persons that the corpus knows now.
    """

    read: int = 0
    unchanged: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    removed: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after each page.

    Attributes:
        source: what the corpus calls the page.
        error: why it could not be read, None where it was, or where nothing had to be done.
    """

    source: str
    error: Exception | None = None


def index(
    pages: Iterable[str | Path | PageFile],
    corpus: str | Path,
    *,
    reader: Reader | None = None,
    processes: int = 1,
    fresh: bool = False,
    prune: bool = False,
    threshold: float = THRESHOLD,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Read pages into a corpus, a DuckDB file that is made where there is none.

    A page is read when the corpus does not have it, when its file has changed (SHA-256), or when
    it was last read with another release, model, patterns, names, paper, date or place. A page that
    cannot be read is recorded with its error. Pages are written in small batches, so that a run
    that was interrupted goes on where it stopped; persons are linked at the end of each run.

    Args:
        pages: files, folders (see `page_files`), and pages of which something is known.
        corpus: the file of the corpus.
        reader: reads the pages; None for `lvnlp.load()`.
        processes: how many read pages at a time, see `Reader.pipe`; the corpus is the same for any.
        fresh: read every page again.
        prune: take out the pages that are not among those named.
        threshold: the least confidence with which persons of two pages are taken for one, 0 to 1.
        progress: called after each page.

    Raises:
        BackendError: DuckDB or pyarrow is not installed.
        CorpusError: the file is no corpus, of another version, or in use.
        MissingInputError, DateError: a path does not exist, a folder holds no page.
        WorkerError: the processes do not start.
        OptionError: `processes` is less than 1, `threshold` not within 0 to 1.
    """
    if processes < 1:
        raise OptionError(f"processes = {processes}", remedy="Give 1 or more.")
    if not 0 <= threshold <= 1:
        raise OptionError(f"threshold = {threshold}", remedy="Give a number from 0 to 1.")
    if not Path(corpus).parent.is_dir():
        raise OptionError(f"there is no folder {Path(corpus).parent}", remedy="Make it first.")
    files = {source_of(file.path, Path(corpus)): file for file in _files(pages)}
    report = Report()
    told = progress or (lambda _: None)
    with Store(Path(corpus)) as store:
        run = _Run(store, report, told, fresh, store.known())
        run.read(files, _reader(reader), processes)
        if prune:
            run.prune(files)
        report.people = relink(store, threshold)
    return report


def _files(pages: Iterable[str | Path | PageFile]) -> Iterator[PageFile]:
    for page in pages:
        if isinstance(page, PageFile):
            yield page
        else:
            yield from page_files([page])


def _reader(reader: Reader | None) -> Reader:
    if reader is not None:
        return reader
    from lvnlp.pipeline import load

    return load()


@dataclass(slots=True)
class _Run:
    """One run over the pages of a corpus."""

    store: Store
    report: Report
    told: Callable[[Progress], None]
    fresh: bool
    known: dict[str, Known]

    def read(self, files: dict[str, PageFile], reader: Reader, processes: int) -> None:
        """Read what is new or has changed, and write it batch by batch."""
        waiting: list[Outcome] = []
        try:
            for outcome in outcomes(reader, self._jobs(files, settings(reader)), processes):
                waiting.append(outcome)
                self.told(Progress(outcome.source, outcome.error))
                if len(waiting) >= BATCH:
                    self._write(waiting)
                    waiting = []
        finally:  # on an interruption as well: what has been read need not be read again
            self._write(waiting)

    def prune(self, files: dict[str, PageFile]) -> None:
        """Take out the pages that are not among the files."""
        gone = sorted(set(self.known) - set(files))
        if gone:
            self.store.forget(gone)
        self.report.removed = len(gone)

    def _jobs(self, files: dict[str, PageFile], reader: str) -> Iterator[Job]:
        for source, file in sorted(files.items()):
            wanted = of_page(reader, file)
            try:
                found = checksum(file.path)
            except OSError as error:
                self._unreadable(source, file, wanted, error)
                continue
            before = None if self.fresh else self.known.get(source)
            if before is not None and (before.checksum, before.reader) == (found, wanted):
                self._leave(source, before.error)
            else:
                yield Job(source, file, wanted, found)

    def _unreadable(self, source: str, file: PageFile, reader: str, error: OSError) -> None:
        cause = InputError(f"{file.path} cannot be read: {error.strerror or error}")
        self._write([Outcome(source, file, reader, None, None, cause)])
        self.told(Progress(source, cause))

    def _leave(self, source: str, error: str | None) -> None:
        self.report.unchanged += 1
        if error is not None:
            self.report.failed[source] = error
        self.told(Progress(source))

    def _write(self, found: Sequence[Outcome]) -> None:
        if not found:
            return
        known = [outcome.source for outcome in found if outcome.source in self.known]
        self.store.replace(known, tables(found))
        for outcome in found:
            if outcome.error is None:
                self.report.read += 1
            else:
                self.report.failed[outcome.source] = str(outcome.error)
