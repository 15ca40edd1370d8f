"""Label Studio: tasks with predictions or annotations out; exports in JSON and JSON_MIN in.

A task holds the text with \\n for every line end, because browsers make it so. It carries the rest
of the page in `data.lvnlp`, the raw text among it where that is different.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from lvnlp.formats.annotated import AnnotatedPage, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.offsets import ruler
from lvnlp.formats.exchange.report import Report
from lvnlp.formats.exchange.rest import REST, rest_of
from lvnlp.formats.exchange.shown import Arrow, Mark, shown, split_marks
from lvnlp.formats.files import write_whole

Kind = Literal["predictions", "annotations"]
_FROM, _TO = "label", "text"


def write_label_studio(
    pages: Iterable[AnnotatedPage],
    path: str | Path,
    *,
    kind: Kind = "predictions",
    utf16: bool = False,
) -> Report:
    """Write tasks to import, one a page.

    Args:
        pages: the pages.
        path: the file, JSON.
        kind: predictions, which people correct, or annotations, which are done.
        utf16: count UTF-16 code units, as releases before 1.5 do, rather than code points.

    Raises:
        OutputError: the file cannot be written.
    """
    report = Report()
    tasks: list[dict[str, Any]] = []
    for number, page in enumerate(pages, start=1):
        task, told = _task(page, number, kind, utf16)
        tasks.append(task)
        report += told
    write_whole(Path(path), json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    return report


def _task(
    page: AnnotatedPage, number: int, kind: Kind, utf16: bool
) -> tuple[dict[str, Any], Report]:
    name = page.source or f"task {number}"
    checks = sound(page, name)
    (page,) = checks.pages
    view = shown(page, name)
    hidden = [*view.hidden, *split_marks(view.marks, name)]
    count = ruler(page.raw, utf16=utf16, lines=True)
    results = [_region(mark, page.raw, count.units(*cover(mark.spans))) for mark in view.marks]
    results += [_relation(arrow) for arrow in view.arrows]
    rest = rest_of(page, with_raw=count.text != page.raw)
    sure = [mark.confidence for mark in view.marks if mark.confidence is not None]
    made: dict[str, Any] = {"result": results}
    if kind == "predictions":
        made["model_version"] = next((m.author for m in view.marks if m.author), "lvnlp")
        if sure:
            made["score"] = sum(sure) / len(sure)
    task = {"id": number, "data": {"text": count.text, REST: rest}, kind: [made]}
    return task, checks.report + Report(hidden=tuple(hidden))


def _region(mark: Mark, raw: str, units: tuple[int, int]) -> dict[str, Any]:
    start, end = cover(mark.spans)
    text = ruler(raw[start:end], lines=True).text
    region: dict[str, Any] = {
        "id": mark.key,
        "from_name": _FROM,
        "to_name": _TO,
        "type": "labels",
        "value": {"start": units[0], "end": units[1], "text": text, "labels": [mark.label]},
    }
    return region if mark.confidence is None else region | {"score": mark.confidence}


def _relation(arrow: Arrow) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": arrow.source,
        "to_id": arrow.target,
        "direction": "right",
        "labels": [arrow.label],
    }


def label_config(pages: Iterable[AnnotatedPage]) -> str:
    """The labelling interface for a project with these pages, to paste into its settings."""
    labels: dict[str, None] = {}
    relations: dict[str, None] = {}
    for page in pages:
        view = shown(sound(page).pages[0])
        labels |= dict.fromkeys(mark.label for mark in view.marks)
        relations |= dict.fromkeys(arrow.label for arrow in view.arrows)
    lines = [
        "<View>",
        "  <Relations>",
        *(f"    <Relation value={_quoted(name)}/>" for name in sorted(relations)),
        "  </Relations>",
        f'  <Labels name="{_FROM}" toName="{_TO}">',
        *(f"    <Label value={_quoted(name)}/>" for name in sorted(labels)),
        "  </Labels>",
        f'  <Text name="{_TO}" value="$text" granularity="symbol"/>',
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """The text as an attribute of XML."""
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return f'"{text}"'
