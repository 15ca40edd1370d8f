"""What a reader or writer has to say besides its result: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lvnlp.formats.annotated import AnnotatedPage


@dataclass(frozen=True, slots=True)
class Note:
    """One remark.

    Attributes:
        record: which page or line: its source, or its number counted from 1.
        field: which part of it: `mentions[3]`, `relations r7`, `about`.
        reason: what is the matter.
    """

    record: str
    field: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.record, self.field, self.reason) if part)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the annotations that did not go through as they are.

    Attributes:
        bad: annotations and records that are wrong and were left out.
        lost: what the format cannot hold; it is not in the file that was written or read.
        hidden: what is kept in the file, but the tool does not show it.
    """

    bad: tuple[Note, ...] = ()
    lost: tuple[Note, ...] = ()
    hidden: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.bad or self.lost or self.hidden)

    def __add__(self, other: Report) -> Report:
        return Report(self.bad + other.bad, self.lost + other.lost, self.hidden + other.hidden)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The pages that a file holds, and the report on what was not read."""

    pages: tuple[AnnotatedPage, ...]
    report: Report


def gathered(parts: Iterable[Exchange]) -> Exchange:
    """Several results as one."""
    pages: list[AnnotatedPage] = []
    report = Report()
    for part in parts:
        pages.extend(part.pages)
        report += part.report
    return Exchange(tuple(pages), report)
