"""Reading the pages of a corpus, whatever becomes of single ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvnlp.corpus.tables import Outcome
from lvnlp.many import FailedPage, PageSource

if TYPE_CHECKING:
    from lvnlp.corpus.sources import PageFile
    from lvnlp.pipeline import Reader


@dataclass(frozen=True, slots=True)
class Job:
    """A page that is to be read; see `Outcome`."""

    source: str
    file: PageFile
    reader: str
    checksum: str


def outcomes(reader: Reader, jobs: Iterable[Job], processes: int) -> Iterator[Outcome]:
    """What becomes of each page, in order; one that fails does not stop the others.

    Raises:
        WorkerError: the processes do not start.
    """
    waiting: deque[Job] = deque()
    sources = _sources(jobs, waiting)
    for result in reader.pipe(sources, processes=processes, on_error="keep"):
        job = waiting.popleft()
        if isinstance(result, FailedPage):
            yield Outcome(job.source, job.file, job.reader, job.checksum, None, result.error)
        else:
            yield Outcome(job.source, job.file, job.reader, job.checksum, result)


def _sources(jobs: Iterable[Job], waiting: deque[Job]) -> Iterator[PageSource]:
    """What the reader takes; it is some pages ahead, and `waiting` holds those."""
    for job in jobs:
        waiting.append(job)
        file = job.file
        yield PageSource(
            path=file.path, name=job.source, paper=file.paper, date=file.date, place=file.place
        )
