"""Reading the pages of a corpus, whatever becomes of single ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lvnlp.corpus.tables import Outcome

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
    """What becomes of each page, in order; one that fails does not stop the others."""
    for job in jobs:
        yield _outcome(reader, job)


def _outcome(reader: Reader, job: Job) -> Outcome:
    file = job.file
    try:
        page = reader.read(file.path, paper=file.paper, date=file.date, place=file.place)
    except Exception as error:  # one bad page must not stop the others
        return Outcome(job.source, file, job.reader, job.checksum, None, error)
    named = page.model_copy(update={"source": job.source})
    return Outcome(job.source, file, job.reader, job.checksum, named)
