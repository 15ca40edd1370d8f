"""doccano's JSONL: `entities` and `relations`, or spans under `label` or `labels`.

doccano counts code points, as long as the project does not count grapheme clusters as one
character. It keeps columns that it does not know, and gives them back on export; one of them,
`lvnlp`, carries what it does not show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from lvnlp.errors import MalformedInputError
from lvnlp.formats.annotated import AnnotatedPage, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.records import (
    Record,
    a_record,
    a_span,
    as_whole,
    checked,
    items,
    json_lines,
    text_of,
    whole,
)
from lvnlp.formats.exchange.report import Exchange, Note, Report
from lvnlp.formats.exchange.rest import REST, rest_of
from lvnlp.formats.exchange.restore import restored
from lvnlp.formats.exchange.shown import Arrow, Mark, shown, split_marks
from lvnlp.formats.files import write_whole

Shape = Literal["entities", "label", "labels"]
"""`entities` with `relations`, or lists [start, end, label] under `label` or `labels`."""


def write_doccano(
    pages: Iterable[AnnotatedPage], path: str | Path, *, shape: Shape = "entities"
) -> Report:
    """Write a record a page.

    Args:
        pages: the pages.
        path: the file, JSON Lines.
        shape: `entities` for a project with relations; `label` and `labels` show spans only.

    Raises:
        OutputError: the file cannot be written.
    """
    report = Report()
    lines: list[str] = []
    for number, page in enumerate(pages, start=1):
        record, told = _record(page, number, shape)
        report += told
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    write_whole(Path(path), "".join(lines))
    return report


def _record(page: AnnotatedPage, number: int, shape: Shape) -> tuple[dict[str, Any], Report]:
    name = page.source or f"page {number}"
    checks = sound(page, name)
    (page,) = checks.pages
    view = shown(page, name)
    hidden = [*view.hidden, *split_marks(view.marks, name)]
    ids = {mark.key: index for index, mark in enumerate(view.marks, start=1)}
    record: dict[str, Any] = {"id": number, "text": page.raw}
    if shape == "entities":
        record["entities"] = [
            dict(zip(("start_offset", "end_offset"), cover(mark.spans), strict=True))
            | {"id": ids[mark.key], "label": mark.label}
            for mark in view.marks
        ]
        record["relations"] = [
            {
                "id": index,
                "from_id": ids[arrow.source],
                "to_id": ids[arrow.target],
                "type": arrow.label,
            }
            for index, arrow in enumerate(view.arrows, start=1)
        ]
    else:
        record[shape] = [[*cover(mark.spans), mark.label] for mark in view.marks]
        hidden += [
            Note(name, f"relations {arrow.key}", f"{shape!r} shows no relations")
            for arrow in view.arrows
        ]
    return record | {REST: rest_of(page)}, checks.report + Report(hidden=tuple(hidden))


def read_doccano(path: str | Path) -> Exchange:
    """Read an export, in any of its shapes.

    Raises:
        InputError: the file cannot be read.
    """
    return json_lines(Path(path), _page)


def _page(record: Record, name: str) -> Exchange:
    # Exports of older versions call the text `data`.
    raw = text_of(record, "text" if "text" in record else "data")
    bad: list[Note] = []
    marks: list[Mark] = []
    for field in ("entities", "label", "labels", "annotations"):
        for one in items(record, name, field, _reader(field, len(raw)), bad):
            marks.append(one if one.key else replace(one, key=f"m{len(marks) + 1}"))
    known = {one.key for one in marks}
    arrows = items(record, name, "relations", lambda item: _arrow(item, known), bad)
    lost = [
        Note(name, field, "annotated pages have no place for it")
        for field in ("cats", "Comments", "comments")
        if record.get(field)
    ]
    source = record.get("source")
    page, notes = restored(
        record.get(REST),
        raw,
        marks,
        arrows if "relations" in record else None,
        name=name,
        source=source if isinstance(source, str) else "",
    )
    return checked(page, name, bad + notes, lost)


def _reader(field: str, size: int) -> Callable[[Any], Mark]:
    return lambda item: _mark(item, size, numbered=field == "annotations")


def _mark(item: Any, size: int, *, numbered: bool) -> Mark:
    if isinstance(item, list):
        if len(item) != 3:
            raise MalformedInputError(f"{item!r} is not [start, end, label]")
        start, end = as_whole(item[0], "start"), as_whole(item[1], "end")
        label: Any = item[2]
        key = ""
    else:
        fields = a_record(item)
        start, end = whole(fields, "start_offset"), whole(fields, "end_offset")
        label = fields.get("label")
        key = str(fields.get("id", ""))
    if isinstance(label, int) and numbered:
        label = str(label)  # the number of the label in the project: the export has no more
    if not isinstance(label, str) or not label.strip():
        raise MalformedInputError(f"the label is {label!r}, not a name")
    return Mark(key, label, (a_span(start, end, size),))


def _arrow(item: Any, known: set[str]) -> Arrow:
    fields = a_record(item)
    for name in ("from_id", "to_id"):
        if str(fields.get(name)) not in known:
            raise MalformedInputError(f"{name} is {fields.get(name)!r}, which no entity has as id")
    key = str(fields["id"]) if "id" in fields else ""
    source, target = str(fields["from_id"]), str(fields["to_id"])
    return Arrow(text_of(fields, "type"), source, target, key=f"r{key}" if key else "")
