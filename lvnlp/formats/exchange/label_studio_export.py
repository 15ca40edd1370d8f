"""Reading what Label Studio exports: JSON, and JSON_MIN, which has no relations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lvnlp.errors import LvnlpError, MalformedInputError
from lvnlp.formats.annotated import cover
from lvnlp.formats.exchange.label_studio_offsets import counting
from lvnlp.formats.exchange.label_studio_regions import arrows_of, marks_of
from lvnlp.formats.exchange.offsets import ruler
from lvnlp.formats.exchange.records import Record, a_record, checked, each, refused, text_of
from lvnlp.formats.exchange.report import Exchange, Note, Report, gathered
from lvnlp.formats.exchange.rest import REST
from lvnlp.formats.exchange.restore import restored
from lvnlp.formats.exchange.shown import Arrow, Mark
from lvnlp.formats.files import read_utf8

_LABELS = ("labels", "hypertextlabels", "paragraphlabels")


def read_label_studio(path: str | Path) -> Exchange:
    """Read an export, or tasks with predictions: a page for each annotation that was submitted.

    How offsets are counted is found out from the marked words that the file gives beside them.

    Raises:
        InputError: the file cannot be read.
    """
    file = Path(path)
    text = read_utf8(file)
    try:
        tasks = json.loads(text)
    except ValueError as error:
        return refused(file.name, "", f"it is not JSON: {error}")
    if not isinstance(tasks, list):
        tasks = [tasks]
    names = [_name(task, file, number) for number, task in enumerate(tasks, start=1)]
    return gathered(each(task, name, _task) for task, name in zip(tasks, names, strict=True))


def _name(task: object, file: Path, number: int) -> str:
    known = task.get("id") if isinstance(task, dict) else None
    return f"{file.name}, task {number if known is None else known}"


def _task(task: Record, name: str) -> Exchange:
    if "data" not in task:
        return _minimal(task, name)
    data = a_record(task["data"])
    for field in ("annotations", "completions", "predictions"):
        made = task.get(field)
        if isinstance(made, list) and made:
            several = len(made) > 1
            found = gathered(
                _annotation(data, one, f"{name}, {field}[{index}]" if several else name)
                for index, one in enumerate(made)
            )
            if field == "predictions" and "annotations" in task:
                reason = "nobody has annotated the task; what was predicted has been read"
                found = replace(
                    found, report=found.report + Report(lost=(Note(name, field, reason),))
                )
            return found
    return _page(data, name, [], "", [])


def _annotation(data: Record, made: object, name: str) -> Exchange:
    try:
        annotation = a_record(made)
    except MalformedInputError as error:
        return refused(name, "", error.cause)
    if annotation.get("was_cancelled") or annotation.get("skipped"):
        return refused(name, "was_cancelled", "the annotator skipped the task")
    results = annotation.get("result", [])
    if not isinstance(results, list):
        return refused(name, "result", "it is no list")
    return each(data, name, lambda d, n: _page(d, n, results, _author(annotation), []))


def _author(annotation: Record) -> str:
    who = annotation.get("completed_by", annotation.get("model_version", ""))
    if isinstance(who, Mapping):
        who = who.get("email") or who.get("id", "")
    return str(who) if who is not None else ""


def _minimal(task: Record, name: str) -> Exchange:
    """JSON_MIN: the columns of the data, and under the name of the control what was marked."""
    results: list[Any] = []
    for value in task.values():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "start" in value[0]:
            results += [{"type": "labels", "value": one} for one in value]
    return _page(task, name, results, str(task.get("annotator", "")), None)


def _page(
    data: Record, name: str, results: list[Any], author: str, arrows: list[Arrow] | None
) -> Exchange:
    text = _text(data)
    rest = data.get(REST)
    kept = rest.get("raw") if isinstance(rest, dict) else None
    raw = kept if isinstance(kept, str) else text
    if ruler(raw, lines=True).text != ruler(text, lines=True).text:
        raw, rest = text, {"damaged": True}
    bad: list[Note] = []
    lost: list[Note] = []
    count = counting(raw, results)
    back = ruler(raw, lines=True)
    marks: list[Mark] = []
    for index, one in enumerate(results):
        try:
            item = a_record(one)
            if item.get("type") == "relation":
                continue
            if item.get("type") not in _LABELS:
                kind = item.get("type")
                lost.append(
                    Note(
                        name, f"result[{index}]", f"{kind!r}: annotated pages have no place for it"
                    )
                )
                continue
            marks.extend(marks_of(item, raw, count, author, len(marks)))
        except LvnlpError as error:
            bad.append(Note(name, f"result[{index}]", error.cause))
    if arrows is not None:
        arrows = [*arrows_of(results, {mark.key for mark in marks}, name, author, bad)]
    page, notes = restored(
        rest,
        raw,
        marks,
        arrows,
        name=name,
        source=str(data.get("source") or ""),
        canon=lambda spans: (back.rounded(*cover(spans)),),
        whole=kept is not None and raw is kept,
    )
    return checked(page, name, bad + notes, lost)


def _text(data: Record) -> str:
    if isinstance(data.get("text"), str):
        return text_of(data, "text")
    found = [value for value in data.values() if isinstance(value, str)]
    if len(found) != 1:
        raise MalformedInputError("data has no `text`, and not one string alone that could be it")
    return found[0]
