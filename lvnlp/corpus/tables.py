"""Pages as rows of the tables of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lvnlp.errors import LvnlpError
from lvnlp.extras import optional
from lvnlp.formats.frames import SEPARATOR, event_rows
from lvnlp.formats.parquet import AMOUNT, arrow_types, decimal, to_arrow
from lvnlp.formats.rows import edtf
from lvnlp.schema import Page, ReportedBy

if TYPE_CHECKING:
    import pyarrow

    from lvnlp.corpus.sources import PageFile

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page.

    Attributes:
        source: what the corpus calls the page.
        file: which page, and what was known of it.
        reader: what it was read with, see `lvnlp.corpus.fingerprint`.
        checksum: of its bytes, None where they could not be read.
        page: what was read, None where that failed.
        error: why it failed.
    """

    source: str
    file: PageFile
    reader: str
    checksum: str | None
    page: Page | None
    error: Exception | None = None


_STRINGS: Final = ("source", "id")
_COLUMNS: Final[Mapping[str, Mapping[str, str]]] = {
    "pages": {
        **dict.fromkeys(("source", "checksum", "reader", "paper", "date"), "string"),
        "day": "date32",
        "place": "string",
        "characters": "int32",
        "error_code": "string",
        "error": "string",
    },
    "articles": {
        **dict.fromkeys(_STRINGS, "string"),
        "article": "int32",
        **dict.fromkeys(("headline", "reporters", "genre", "text"), "string"),
    },
    "events": {
        **dict.fromkeys((*_STRINGS, "name", "head", "date"), "string"),
        "date_start": "date32",
        "date_end": "date32",
        **dict.fromkeys(("places", "organisers", "part_of"), "string"),
    },
    "projects": {
        **dict.fromkeys((*_STRINGS, "name", "head"), "string"),
        "amount": AMOUNT,
        **dict.fromkeys(("currency", "amount_text"), "string"),
    },
    "entities": {
        **dict.fromkeys((*_STRINGS, "kind", "name", "names"), "string"),
        "damaged": "bool_",
    },
    "page_people": {
        **dict.fromkeys((*_STRINGS, "name", "names"), "string"),
        "damaged": "bool_",
        "reporter": "bool_",
        "mentions": "int32",
    },
    "positions": {
        **dict.fromkeys((*_STRINGS, "title", "organization"), "string"),
        "start": "int32",
        "end": "int32",
        "text": "string",
    },
}
"""The columns of the tables but `facts`, with their types in arrow."""


def tables(outcomes: Sequence[Outcome]) -> dict[str, pyarrow.Table]:
    """The rows of all pages, by table; a page that was not read has its row in `pages` only."""
    read = [outcome.page for outcome in outcomes if outcome.page is not None]
    found = {"pages": _table("pages", map(_page, outcomes))}
    for name, rows in _ROWS.items():
        found[name] = _table(name, (row for page in read for row in rows(page)))
    found["facts"] = to_arrow(read)
    return found


def _table(name: str, rows: Iterable[Row]) -> pyarrow.Table:
    arrow = optional("pyarrow", "corpus")
    listed, columns = list(rows), _COLUMNS[name]
    return arrow.table(
        {column: [row[column] for row in listed] for column in columns},
        schema=arrow.schema(arrow_types(columns)),
    )


def _page(outcome: Outcome) -> Row:
    file, page, error = outcome.file, outcome.page, outcome.error
    return {
        "source": outcome.source,
        "checksum": outcome.checksum,
        "reader": outcome.reader,
        "paper": file.paper,
        "date": edtf(page.date) if page else None if file.date is None else str(file.date),
        "day": file.date,
        "place": file.place,
        "characters": None if page is None else len(page.raw),
        "error_code": None if error is None else _code(error),
        "error": None if error is None else str(error),
    }


def _code(error: Exception) -> str:
    return error.code if isinstance(error, LvnlpError) else type(error).__name__


def _articles(page: Page) -> Iterator[Row]:
    for number, article in enumerate(page.articles):
        yield {
            "source": page.source,
            "id": article.id,
            "article": number,
            "headline": article.headline,
            "reporters": SEPARATOR.join(byline.name for byline in article.reporters),
            "genre": article.genre,
            "text": article.text,
        }


def _projects(page: Page) -> Iterator[Row]:
    for project in page.projects:
        amount = project.amount
        yield {
            "source": page.source,
            "id": project.id,
            "name": project.name,
            "head": project.head,
            "amount": decimal(amount.value) if amount else None,
            "currency": amount.currency if amount else None,
            "amount_text": amount.text if amount else None,
        }


def _entities(page: Page) -> Iterator[Row]:
    for entity in (*page.organizations, *page.places, *page.groups):
        yield {
            "source": page.source,
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "names": SEPARATOR.join(entity.names),
            "damaged": entity.damaged,
        }


def _people(page: Page) -> Iterator[Row]:
    reporters = {r.object_ref for r in page.relations if isinstance(r, ReportedBy)}
    for person in page.people:
        yield {
            "source": page.source,
            "id": person.id,
            "name": person.name,
            "names": SEPARATOR.join(person.names),
            "damaged": person.damaged,
            "reporter": person.id in reporters,
            "mentions": len(person.mentions),
        }


def _positions(page: Page) -> Iterator[Row]:
    for person in page.people:
        for position in person.positions:
            evidence = position.evidence
            yield {
                "source": page.source,
                "id": person.id,
                "title": position.title,
                "organization": position.organization,
                "start": evidence.start if evidence else None,
                "end": evidence.end if evidence else None,
                "text": evidence.text if evidence else None,
            }


_ROWS: Final[Mapping[str, Callable[[Page], Iterator[Row]]]] = {
    "articles": _articles,
    "events": event_rows,
    "projects": _projects,
    "entities": _entities,
    "page_people": _people,
    "positions": _positions,
}
