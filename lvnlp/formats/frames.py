"""Pages as pandas frames: facts, people, events, statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, Literal

from lvnlp.errors import OptionError
from lvnlp.extras import tables
from lvnlp.formats.rows import COLUMNS, as_pages, edtf, first_day, last_day, rows
from lvnlp.schema import Event, Modality, Page, Person, Relation, Stated

if TYPE_CHECKING:
    import pandas

What = Literal["facts", "people", "events", "statements"]

_PAGE: Final = {"source": "string", "paper": "string", "page_date": "datetime64[s]"}
_DATES: Final = {"date": "string", "date_start": "datetime64[s]", "date_end": "datetime64[s]"}
_PLACE: Final = {
    "article": "Int64",
    "headline": "string",
    "start": "int64",
    "end": "int64",
    "text": "string",
    "confidence": "float64",
}
_FACT_TYPES: Final = {
    **_PAGE,
    **_DATES,
    **_PLACE,
    "relation": "category",
    "modality": "category",
    "subject_kind": "category",
    "subject_damaged": "bool",
    "object_kind": "category",
    "object_damaged": "bool",
    "count": "Int64",
    "amount": "Float64",
    "currency": "category",
}
_COUNTED: Final = ("attended", "spoke_at", "presided_over", "announced", "visited", "stated")

TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "facts": {name: _FACT_TYPES.get(name, "string") for name in COLUMNS},
    "people": {
        **_PAGE,
        **dict.fromkeys(("id", "name", "names", "titles", "organizations"), "string"),
        "damaged": "bool",
        "mentions": "int64",
        "facts": "int64",
        **dict.fromkeys(_COUNTED, "int64"),
    },
    "events": {
        **_PAGE,
        **dict.fromkeys(("id", "name", "head"), "string"),
        **_DATES,
        **dict.fromkeys(
            ("places", "organisers", "presiders", "attendees", "speakers", "part_of"), "string"
        ),
        "mentions": "int64",
    },
    "statements": {
        **_PAGE,
        **dict.fromkeys(("id", "speaker"), "string"),
        "speaker_kind": "category",
        "titles": "string",
        "role": "string",
        "modality": "category",
        **_PLACE,
    },
}
"""The columns of each frame and their types."""

SEPARATOR: Final = "、"
"""Between several names in one cell."""

_LARGEST: Final = 2**63


def to_frame(pages: Page | Iterable[Page], what: What = "facts") -> pandas.DataFrame:
    """The pages as one pandas frame, a row for each fact, person, event or statement.

    Persons and events are those of their page: one who is named on two pages has two rows.
    The columns and their types are in docs/formats.md.

    Args:
        pages: one page or many.
        what: what the rows are; "statements" are the facts `stated`, with the speaker's titles.

    Raises:
        BackendError: pandas is not installed.
        OptionError: there is no frame of that name.
    """
    if what not in TYPES:
        raise OptionError(f"there is no frame {what!r}", options=TYPES)
    pandas = tables("pandas")
    found = [row for page in as_pages(pages) for row in _ROWS[what](page)]
    return pandas.DataFrame(
        {
            name: _series(pandas, [row[name] for row in found], kind)
            for name, kind in TYPES[what].items()
        }
    )


def _series(pandas: Any, values: list[Any], kind: str) -> Any:
    if kind == "Int64":  # a count that no 64 bits hold is still in the text
        values = [v if v is None or v < _LARGEST else None for v in values]
    if kind == "Float64":
        values = [None if v is None else float(v) for v in values]
    if kind == "datetime64[s]":  # seconds reach from the year 1 to 9999, nanoseconds do not
        return pandas.Series([_moment(pandas, value) for value in values], dtype=kind)
    return pandas.Series(values, dtype=kind)


def _moment(pandas: Any, value: Any) -> Any:
    return pandas.NaT if value is None else pandas.Timestamp(value).as_unit("s")


def _page(page: Page) -> dict[str, Any]:
    return {"source": page.source, "paper": page.paper, "page_date": first_day(page.date)}


def _facts(page: Page) -> Iterator[dict[str, Any]]:
    for row in rows(page):
        yield {**asdict(row), **_page(page)}


def _people(page: Page) -> Iterator[dict[str, Any]]:
    for person in page.people:
        asserted = Counter(
            relation.relation
            for relation in person.relations
            if relation.modality is Modality.ASSERTED and relation.subject_ref == person.id
        )
        yield {
            **_page(page),
            "id": person.id,
            "name": person.name,
            "names": SEPARATOR.join(person.names),
            "titles": SEPARATOR.join(person.titles),
            "organizations": _names(p.organization for p in person.positions if p.organization),
            "damaged": person.damaged,
            "mentions": len(person.mentions),
            "facts": len(person.relations),
            **{name: asserted[name] for name in _COUNTED},
        }


def event_rows(page: Page) -> Iterator[dict[str, Any]]:
    """The events of a page, one a row, days as `datetime.date`; columns as in `TYPES`."""
    for event in page.events:
        yield {
            **_page(page),
            "id": event.id,
            "name": event.name,
            "head": event.head,
            "date": edtf(event.date),
            "date_start": first_day(event.date),
            "date_end": last_day(event.date),
            "places": _names(place.name for place in event.places),
            "organisers": _names(str(relation.object) for relation in event.organisers),
            "presiders": _subjects(event.presiders),
            "attendees": _subjects(event.attendees),
            "speakers": _subjects(event.speakers),
            "part_of": _whole(event),
            "mentions": len(event.mentions),
        }


def _whole(event: Event) -> str | None:
    return None if event.part_of is None else event.part_of.name


def _statements(page: Page) -> Iterator[dict[str, Any]]:
    for relation in page.relations:
        if isinstance(relation, Stated):
            yield {**_page(page), **_statement(page, relation)}


def _statement(page: Page, stated: Stated) -> dict[str, Any]:
    speaker = stated.speaker
    article = stated.article
    return {
        "id": stated.id,
        "speaker": speaker.name,
        "speaker_kind": speaker.kind,
        "titles": SEPARATOR.join(speaker.titles) if isinstance(speaker, Person) else "",
        "role": stated.role,
        "modality": str(stated.modality),
        "article": article,
        "headline": None if article is None else page.articles[article].headline,
        "start": stated.evidence.start,
        "end": stated.evidence.end,
        "text": stated.text,
        "confidence": stated.confidence,
    }


def _names(found: Iterable[str]) -> str:
    return SEPARATOR.join(dict.fromkeys(found))


def _subjects(relations: Iterable[Relation]) -> str:
    return _names(str(relation.subject) for relation in relations)


_ROWS: Final[Mapping[str, Callable[[Page], Iterator[dict[str, Any]]]]] = {
    "facts": _facts,
    "people": _people,
    "events": event_rows,
    "statements": _statements,
}
