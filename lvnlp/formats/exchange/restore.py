"""A page from what a tool shows now and what it kept for us, if that still fits."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.errors import LvnlpError
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.matching import Canon
from lvnlp.formats.exchange.merge import fresh, merged
from lvnlp.formats.exchange.report import Note
from lvnlp.formats.exchange.rest import REST, original
from lvnlp.formats.exchange.shown import Arrow, Mark, as_covers, shown


def restored(
    rest: object,
    raw: str,
    marks: Sequence[Mark],
    arrows: Sequence[Arrow] | None,
    *,
    name: str,
    source: str = "",
    canon: Canon = as_covers,
    noted: bool = False,
    whole: bool = False,
) -> tuple[AnnotatedPage, list[Note]]:
    """The page, and a note if what the tool kept could not be used.

    Args:
        rest: what the tool kept, None for nothing.
        raw: the text of the page.
        marks, arrows: what the tool shows now; None for a file that has no place for arrows, which
            does not say that anybody removed them.
        name: the record, for the note.
        source: what a page that only the tool has seen is called.
        canon, noted: as of `merged`.
        whole: whether `rest` has the text of the page in it.
    """
    if rest is None:
        return fresh(raw, marks, arrows or (), source=source), []
    try:
        page = original(rest, None if whole else raw)
    except LvnlpError as error:
        note = Note(name, REST, f"{error.cause}; only what the tool shows was read")
        return fresh(raw, marks, arrows or (), source=source), [note]
    if arrows is None:
        arrows = _as_before(page, marks, canon)
    return merged(page, marks, arrows, canon, noted=noted), []


def _as_before(page: AnnotatedPage, marks: Sequence[Mark], canon: Canon) -> list[Arrow]:
    """The arrows of the page between marks that are still there."""
    view = shown(page)
    now = {(mark.label, canon(mark.spans)): mark.key for mark in marks}
    keys = {mark.key: now.get((mark.label, canon(mark.spans))) for mark in view.marks}
    ways = ((arrow.label, keys[arrow.source], keys[arrow.target]) for arrow in view.arrows)
    return [Arrow(label, s, t) for label, s, t in ways if s is not None and t is not None]
