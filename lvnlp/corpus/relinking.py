"""Linking the people of a corpus: whose links are missing or out of date is linked anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from lvnlp.corpus.evidence import Appearance
from lvnlp.corpus.linking import link
from lvnlp.corpus.offices import offices
from lvnlp.extras import optional

if TYPE_CHECKING:
    from lvnlp.corpus.store import Store

ROWS: Final = 50_000
"""Links that are written at a time, and rows that are fetched at a time."""

_OUT_OF_DATE: Final = """
SELECT DISTINCT name FROM page_people ANTI JOIN links USING (source, id)
UNION SELECT name FROM stale
UNION SELECT name FROM page_people WHERE $all
"""

_APPEARANCES: Final = f"""
WITH out_of_date AS ({_OUT_OF_DATE})
SELECT w.name, w.source, w.id, p.day, p.paper, p.place, w.reporter, w.damaged,
    list([o.title, coalesce(o.organization, '')] ORDER BY o.title, o.organization)
        FILTER (o.title IS NOT NULL) AS offices
FROM page_people w
JOIN out_of_date USING (name)
JOIN pages p USING (source)
LEFT JOIN positions o USING (source, id)
GROUP BY ALL
ORDER BY w.name, w.source, w.id
"""


def relink(store: Store, threshold: float) -> int:
    """Link all names of which a page was added, replaced or taken out since they were linked.

    Args:
        store: the corpus.
        threshold: see `link`. Where it is another than at the last time, all names are linked anew.

    Returns:
        How many persons the corpus knows.
    """
    connection = store.connection
    everything = {"all": store.setting("threshold") != str(threshold)}
    # A connection of its own reads what was, while the other one writes.
    rows = _fetched(connection.cursor(), _APPEARANCES, everything)
    with store.transaction():
        connection.execute(f"DELETE FROM links WHERE name IN ({_OUT_OF_DATE})", everything)
        connection.execute("DELETE FROM stale")
        store.set("threshold", str(threshold))
        waiting: list[tuple[object, ...]] = []
        for name, found in groupby(rows, key=lambda row: str(row[0])):
            waiting += _links(name, found, threshold)
            if len(waiting) >= ROWS:
                _insert(store, waiting)
                waiting = []
        _insert(store, waiting)
    row = connection.execute("SELECT count(DISTINCT person) FROM links").fetchone()
    return int(row[0]) if row else 0


def _fetched(cursor: Any, query: str, values: dict[str, bool]) -> Iterator[tuple[Any, ...]]:
    cursor.execute(query, values)
    while rows := cursor.fetchmany(ROWS):
        yield from rows


def _links(
    name: str, rows: Iterable[tuple[Any, ...]], threshold: float
) -> Iterator[tuple[object, ...]]:
    for found in link(map(_appearance, rows), name, threshold):
        a = found.appearance
        yield a.source, a.id, name, f"{name}#{found.person}", found.confidence, found.reason


def _appearance(row: tuple[Any, ...]) -> Appearance:
    _, source, identity, day, paper, place, reporter, damaged, positions = row
    return Appearance(
        source=source,
        id=identity,
        day=day,
        paper=paper,
        place=place,
        offices=offices(((title, body or None) for title, body in positions or ()), place),
        reporter=reporter,
        damaged=damaged,
    )


def _insert(store: Store, rows: list[tuple[object, ...]]) -> None:
    if not rows:
        return
    arrow = optional("pyarrow", "corpus")
    names = ("source", "id", "name", "person", "confidence", "reason")
    columns = zip(names, zip(*rows, strict=True), strict=True)
    store.insert("links", arrow.table({name: list(values) for name, values in columns}))
