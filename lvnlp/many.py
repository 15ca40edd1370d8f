"""Many pages: read in order, by one process or several, whatever becomes of single ones.

Worker processes are spawned, not forked: a fork copies locks and threads of numpy and others in
whatever state they are in. Each has one thread for arithmetic, since the processes share the
cores already, and is deaf to Ctrl-C, which is for the process that reads their pages.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path
from traceback import format_exception
from typing import Literal

from lvnlp.errors import OptionError, WorkerError
from lvnlp.schema import Page

BATCH = 8
"""Pages that a process is handed at a time: enough that handing them over costs little, few enough
that the first ones come soon and that Ctrl-C waits for about a second."""

AHEAD = 2
"""Batches that wait for each process beside the one that it reads."""

OnError = Literal["raise", "keep"]

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""Variables that tell numpy how many threads its arithmetic may have; read when it is loaded."""


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page to read, and what is known of it.

    Attributes:
        path: its file; None where the text is given.
        text: its raw text; None where the file is to be read.
        name: what `page.source` says, by default the path.
        paper, date, place: as for `Reader.parse`.
        encoding: that of the file, None to have it found out.
        max_bytes: the largest file that is read, None for the limit of `Reader.read`.
    """

    path: str | Path | None = None
    text: str | None = None
    name: str = ""
    paper: str = ""
    date: str | date | None = None
    place: str = ""
    encoding: str | None = None
    max_bytes: int | None = None

    def __post_init__(self) -> None:
        if (self.path is None) == (self.text is None):
            raise OptionError("a PageSource has a path or a text, and not both")

    def __str__(self) -> str:
        return self.name or (str(self.path) if self.path is not None else "a text")


@dataclass(frozen=True, slots=True)
class FailedPage:
    """What comes in place of a page that could not be read.

    Attributes:
        source: the page that was to be read.
        error: why it could not; an `LvnlpError` unless lvnlp itself is at fault.
        traceback: where it happened, for a report.
    """

    source: PageSource
    error: Exception
    traceback: str

    def __bool__(self) -> bool:
        """False: `[page for page in pages if page]` are those that were read."""
        return False


Read = Callable[[PageSource], Page]
Result = Page | FailedPage


def read_many(
    sources: Iterable[PageSource],
    make: Callable[[], Read],
    processes: int,
    batch_size: int,
    on_error: OnError,
) -> Iterator[Result]:
    """The pages of `sources` in their order; see `Reader.pipe`.

    Args:
        sources: taken one by one, no more than a few batches ahead of what is given back.
        make: makes what reads a page, here or in each process; for several it is pickled.

    Raises:
        OptionError: an argument has a value that it cannot take.
        WorkerError: the processes do not start.
    """
    for name, value in (("processes", processes), ("batch_size", batch_size)):
        if value < 1:
            raise OptionError(f"{name} = {value}", remedy="Give 1 or more.")
    if on_error not in ("raise", "keep"):
        raise OptionError(f"on_error = {on_error!r}", options=("raise", "keep"))
    if processes == 1:
        read = make()
        found: Iterator[Result] = (_attempt(read, source) for source in sources)
    else:
        found = _Processes(make, processes).read(_batches(sources, batch_size))
    return _checked(found, on_error)


def _checked(found: Iterator[Result], on_error: OnError) -> Iterator[Result]:
    for result in found:
        if isinstance(result, FailedPage) and on_error == "raise":
            raise result.error
        yield result


def _attempt(read: Read, source: PageSource) -> Result:
    try:
        return read(source)
    except Exception as error:  # whatever it is, it is this page's, and the others go on
        return FailedPage(source, error, "".join(format_exception(error)))


def _batches(sources: Iterable[PageSource], size: int) -> Iterator[list[PageSource]]:
    rest = iter(sources)
    while batch := list(islice(rest, size)):
        yield batch


class _Processes:
    """Processes that read batches. When one dies the batches at hand are read again."""

    def __init__(self, make: Callable[[], Read], number: int) -> None:
        self._make = make
        self._number = number
        self._pool = self._start(number)

    def _start(self, number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(number, _Context(), _begin, (self._make,))

    def read(self, batches: Iterator[list[PageSource]]) -> Iterator[Result]:
        """The results of all batches, in order."""
        waiting: deque[tuple[list[PageSource], Future[list[Result]]]] = deque()
        try:
            while True:
                for batch in islice(batches, self._number * (1 + AHEAD) - len(waiting)):
                    waiting.append((batch, self._submit(batch)))
                if not waiting:
                    return
                batch, future = waiting[0]
                try:
                    results = future.result()
                except BrokenProcessPool:
                    self._check_start()
                    results = list(self._one_by_one(batch))
                    self._pool.shutdown(wait=False)
                    self._pool = self._start(self._number)
                    waiting = deque((b, self._submit(b)) for b, _ in waiting)
                waiting.popleft()
                yield from results
        finally:
            for _, future in waiting:
                future.cancel()
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, batch: list[PageSource]) -> Future[list[Result]]:
        try:
            return self._pool.submit(_work, batch)
        except BrokenProcessPool as error:  # it broke since; the batch is read again in its turn
            failed: Future[list[Result]] = Future()
            failed.set_exception(error)
            return failed

    def _check_start(self) -> None:
        """Whether a process starts at all, or the fault lies elsewhere than with a page."""
        with self._start(1) as pool:
            try:
                pool.submit(_work, []).result()
            except BrokenProcessPool:
                raise WorkerError(
                    "the processes that are to read pages do not start",
                    remedy="A script that uses several must do so under "
                    "`if __name__ == '__main__':`, for each process imports it. What they said "
                    "stands on standard error.",
                ) from None

    def _one_by_one(self, batch: Sequence[PageSource]) -> Iterator[Result]:
        """Each page in a process of its own, so that it is known which one ends it."""
        for source in batch:
            with self._start(1) as pool:
                try:
                    yield from pool.submit(_work, [source]).result()
                except BrokenProcessPool:
                    error = WorkerError(
                        f"the process that read {source} died",
                        remedy="Most often the system ended it because memory ran out: "
                        "use fewer processes, or look whether the page is a page.",
                    )
                    yield FailedPage(source, error, "")


_read: Read | None = None


def _begin(make: Callable[[], Read]) -> None:
    """Readies a process: what reads its pages is made once and never looked at by the collector."""
    global _read
    _read = make()
    gc.collect()
    gc.freeze()


def _work(batch: Sequence[PageSource]) -> list[Result]:
    assert _read is not None
    return [_attempt(_read, source) for source in batch]


class _Process(SpawnProcess):
    def start(self) -> None:
        with _alone():
            super().start()


class _Context(SpawnContext):
    Process = _Process


@contextmanager
def _alone() -> Iterator[None]:
    """What is started within has one thread for arithmetic and does not hear of Ctrl-C."""
    unset = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))
    masked = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT]) if masked else set()
    try:
        yield
    finally:
        if masked:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for name in unset:
            os.environ.pop(name, None)


def about(
    source: str | Path | PageSource, paper: str, issued: str | date | None, place: str
) -> PageSource:
    """The source with what is known of all pages where it says nothing itself."""
    if not isinstance(source, PageSource):
        return PageSource(source, paper=paper, date=issued, place=place)
    return replace(
        source,
        paper=source.paper or paper,
        date=source.date or issued,
        place=source.place or place,
    )
