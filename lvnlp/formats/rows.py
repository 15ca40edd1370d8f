"""Facts as flat rows: one for each relation, the same columns in CSV, Parquet and pandas.

The columns are a promise: docs/formats.md describes them, and none is renamed, moved or given
another meaning within a major version of lvnlp. New ones come last.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Final

from lvnlp.formats.facts import Fact, paired
from lvnlp.schema import Entity, Page, PartialDate, Relation


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, readable without its page.

    Attributes:
        source, paper: of the page; "" where not known.
        page_date: the day of issue in EDTF, None where not known.
        id: the relation's id on its page.
        relation, modality: as in the schema.
        subject, subject_kind: the name of the thing and its kind.
        subject_id: its id on its page.
        subject_damaged: a glyph of the name is lost.
        object, object_kind, object_id, object_damaged: the same for the object; a position, a
            text or a date has no id.
        role: the word that says it, None where no single word does.
        date: when, in EDTF.
        date_start, date_end: the first and the last day that the date can mean, None where the
            year is not known.
        count: how many.
        amount: the sum of money in the currency's unit, all multiplied out.
        currency: ISO 4217.
        amount_text: the sum as the page writes it.
        article: index of the article on its page, None for captions, teasers and notices.
        headline: of that article.
        start, end: where the fact stands in the raw file, [start, end), in code points.
        text: the repaired text of that stretch.
        confidence: 0 to 1; an order, not a probability.
        pattern: the id of the pattern that found it.
    """

    source: str
    paper: str
    page_date: str | None
    id: str
    relation: str
    modality: str
    subject: str
    subject_kind: str
    subject_id: str | None
    subject_damaged: bool
    object: str
    object_kind: str
    object_id: str | None
    object_damaged: bool
    role: str | None
    date: str | None
    date_start: datetime.date | None
    date_end: datetime.date | None
    count: int | None
    amount: Decimal | None
    currency: str | None
    amount_text: str | None
    article: int | None
    headline: str | None
    start: int
    end: int
    text: str
    confidence: float
    pattern: str


COLUMNS: Final = tuple(field.name for field in fields(Row))
"""The names of the columns, in their order."""


def as_pages(pages: Page | Iterable[Page]) -> Iterator[Page]:
    """The pages, be it one or many."""
    if isinstance(pages, Page):
        yield pages
    else:
        yield from pages


def rows(pages: Page | Iterable[Page]) -> Iterator[Row]:
    """The facts of all pages, page by page, in the order in which they stand in the file."""
    for page in as_pages(pages):
        for relation, fact in paired(page):
            yield _row(page, relation, fact)


def first_day(when: PartialDate | None) -> datetime.date | None:
    """The first day that a date can mean; None where that is not known."""
    return when.earliest if when is not None else None


def last_day(when: PartialDate | None) -> datetime.date | None:
    """The last day that a date can mean; None where that is not known."""
    return when.latest if when is not None else None


def edtf(when: PartialDate | None) -> str | None:
    """A date as text."""
    return None if when is None else str(when)


def _row(page: Page, relation: Relation, fact: Fact) -> Row:
    # What a relation says of an event's day is its object; others carry theirs as `date`.
    when = fact.date
    if when is None and fact.object.kind == "date":
        when = PartialDate.parse(fact.object.name)
    subject, target = fact.subject, fact.object
    return Row(
        source=page.source,
        paper=page.paper,
        page_date=edtf(page.date),
        id=relation.id,
        relation=fact.relation,
        modality=str(fact.modality),
        subject=subject.name,
        subject_kind=subject.kind,
        subject_id=relation.subject_ref,
        subject_damaged=subject.damaged,
        object=target.name,
        object_kind=target.kind,
        object_id=_identity(relation.object),
        object_damaged=target.damaged,
        role=fact.role,
        date=edtf(when),
        date_start=first_day(when),
        date_end=last_day(when),
        count=fact.count,
        amount=fact.amount.value if fact.amount else None,
        currency=fact.amount.currency if fact.amount else None,
        amount_text=fact.amount.text if fact.amount else None,
        article=fact.article,
        headline=None if fact.article is None else page.articles[fact.article].headline,
        start=fact.evidence.start,
        end=fact.evidence.end,
        text=fact.evidence.text,
        confidence=fact.confidence,
        pattern=relation.why.pattern,
    )


def _identity(side: object) -> str | None:
    return side.id if isinstance(side, Entity) else None
