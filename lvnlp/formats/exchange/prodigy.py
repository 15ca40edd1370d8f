"""Prodigy's JSONL: `spans` and `relations` over `tokens`, a token a character.

Prodigy keeps keys that it does not know; one of them, `lvnlp`, carries what it does not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lvnlp.errors import MalformedInputError
from lvnlp.formats.annotated import AnnotatedPage, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.records import (
    Record,
    a_record,
    a_span,
    checked,
    items,
    json_lines,
    refused,
    text_of,
    whole,
)
from lvnlp.formats.exchange.report import Exchange, Note, Report
from lvnlp.formats.exchange.rest import REST, rest_of
from lvnlp.formats.exchange.restore import restored
from lvnlp.formats.exchange.shown import Arrow, Mark, shown, split_marks
from lvnlp.formats.files import write_whole
from lvnlp.schema.values import Span

_BARE = "TOKEN"
"""The label of a mention that is the end of a relation and no span."""
_NO_PLACE = ("accept", "options", "html", "image", "audio", "label")


def write_prodigy(pages: Iterable[AnnotatedPage], path: str | Path) -> Report:
    """Write a task a page, for the recipes rel.manual, ner.manual, spans.manual and mark.

    Raises:
        OutputError: the file cannot be written.
    """
    report = Report()
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        name = page.source or f"page {number}"
        checks = sound(page, name)
        task, hidden = _task(checks.pages[0], name)
        report += checks.report + Report(hidden=tuple(hidden))
        lines.append(json.dumps(task, ensure_ascii=False) + "\n")
    write_whole(Path(path), "".join(lines))
    return report


def _task(page: AnnotatedPage, name: str) -> tuple[dict[str, Any], list[Note]]:
    view = shown(page, name)
    spans = {mark.key: _span(mark) for mark in view.marks}
    task = {
        "text": page.raw,
        "meta": {"source": page.source},
        "tokens": [
            {"text": one, "start": at, "end": at + 1, "id": at, "ws": False}
            for at, one in enumerate(page.raw)
        ],
        "spans": list(spans.values()),
        "relations": [
            {
                # Prodigy means the last token of a span by its head or child.
                "head": spans[arrow.source]["token_end"],
                "child": spans[arrow.target]["token_end"],
                "head_span": spans[arrow.source],
                "child_span": spans[arrow.target],
                "label": arrow.label,
            }
            for arrow in view.arrows
        ],
        REST: rest_of(page),
    }
    return task, [*view.hidden, *split_marks(view.marks, name)]


def _span(mark: Mark) -> dict[str, Any]:
    start, end = cover(mark.spans)
    # `token_end` is the last token, not the one behind it.
    place = {"start": start, "end": end, "token_start": start, "token_end": end - 1}
    return {**place, "label": mark.label}


def read_prodigy(path: str | Path) -> Exchange:
    """Read what `prodigy db-out` gives. Tasks that were rejected or ignored are noted.

    Raises:
        InputError: the file cannot be read.
    """
    return json_lines(Path(path), _page)


def _page(record: Record, name: str) -> Exchange:
    if record.get("answer", "accept") != "accept":
        return refused(name, "answer", f"the annotator's answer was {record['answer']!r}")
    raw = text_of(record, "text")
    bad: list[Note] = []
    author = str(record.get("_annotator_id") or "")
    marks: list[Mark] = []
    for key, label, span in items(record, name, "spans", lambda one: _read(one, len(raw)), bad):
        marks.append(Mark(key or f"m{len(marks) + 1}", label, (span,), author=author))
    ends = _Ends(record, marks, len(raw), author)
    arrows = items(record, name, "relations", ends.arrow, bad)
    lost = [
        Note(name, field, "annotated pages have no place for it")
        for field in _NO_PLACE
        if record.get(field)
    ]
    meta = record.get("meta")
    source = str(meta.get("source", "")) if isinstance(meta, dict) else ""
    page, notes = restored(
        record.get(REST),
        raw,
        ends.marks,
        arrows if "relations" in record else None,
        name=name,
        source=source,
    )
    return checked(page, name, bad + notes, lost)


def _read(item: Any, size: int) -> tuple[str, str, Span]:
    fields = a_record(item)
    label = fields.get("label")
    if not isinstance(label, str) or not label.strip():
        raise MalformedInputError(f"the label is {label!r}, not a name")
    key = str(fields["id"]) if fields.get("id") else ""
    return key, label, a_span(whole(fields, "start"), whole(fields, "end"), size)


class _Ends:
    """The ends of relations: spans, or tokens that are in none."""

    def __init__(self, record: Record, marks: Sequence[Mark], size: int, author: str) -> None:
        self.marks = [*marks]
        self._tokens = record.get("tokens")
        self._size = size
        self._author = author

    def arrow(self, item: Any) -> Arrow:
        """Read one relation.

        Raises:
            MalformedInputError: it has no label, or an end that is nowhere.
        """
        fields = a_record(item)
        label = text_of(fields, "label")
        source, target = self._end(fields, "head"), self._end(fields, "child")
        return Arrow(label, source, target, author=self._author)

    def _end(self, fields: Record, side: str) -> str:
        given = fields.get(f"{side}_span")
        if isinstance(given, dict):
            span = a_span(whole(given, "start"), whole(given, "end"), self._size)
            return self._mark(str(given.get("label") or _BARE), span)
        at = whole(fields, side)
        if not isinstance(self._tokens, list) or not 0 <= at < len(self._tokens):
            raise MalformedInputError(f"{side} is the token {at}, which the record does not have")
        token = a_record(self._tokens[at])
        start, end = a_span(whole(token, "start"), whole(token, "end"), self._size)
        for mark in self.marks:
            if cover(mark.spans)[1] == end and cover(mark.spans)[0] <= start:
                return mark.key
        return self._mark(_BARE, (start, end))

    def _mark(self, label: str, span: Span) -> str:
        """The mark of this label and place; a new one if there is none."""
        for mark in self.marks:
            if (mark.label, mark.spans) == (label, (span,)):
                return mark.key
        key = f"m{len(self.marks) + 1}"
        self.marks.append(Mark(key, label, (span,), author=self._author))
        return key
