"""The regions and relations in the results of Label Studio."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lvnlp.errors import MalformedInputError
from lvnlp.formats.exchange.label_studio_offsets import says
from lvnlp.formats.exchange.offsets import Ruler
from lvnlp.formats.exchange.records import Record, a_record, whole
from lvnlp.formats.exchange.report import Note
from lvnlp.formats.exchange.shown import Arrow, Mark
from lvnlp.schema.base import shortened


def marks_of(item: Record, raw: str, count: Ruler, author: str, number: int) -> Iterator[Mark]:
    """The marks of a region: one for each of its labels.

    Raises:
        MalformedInputError: it has no label, or does not stand where it is said to.
    """
    value = a_record(item.get("value"))
    where = value.get("globalOffsets")  # of HTML, whose start and end are paths
    place = where if isinstance(where, dict) else value
    span = count.raw(whole(place, "start"), whole(place, "end"))
    if isinstance(value.get("text"), str) and not says(raw, span, value["text"]):
        there = shortened(raw[span[0] : span[1]])
        raise MalformedInputError(f"it marks {shortened(value['text'])!r}, but {there!r} is there")
    key = str(item.get("id") or f"m{number + 1}")
    kind = item.get("type")
    labels = value.get(kind if isinstance(kind, str) and kind in value else "labels")
    if not isinstance(labels, list) or not labels:
        raise MalformedInputError("the region has no label")
    for index, label in enumerate(labels):
        if not isinstance(label, str) or not label.strip():
            raise MalformedInputError(f"the label is {label!r}, not a name")
        sure = item.get("score")
        confidence = float(sure) if isinstance(sure, int | float) and 0 <= sure <= 1 else None
        yield Mark(
            key if index == 0 else f"{key} {index + 1}",
            label,
            (span,),
            author=author,
            confidence=confidence,
        )


def arrows_of(
    results: list[Any], known: set[str], name: str, author: str, bad: list[Note]
) -> Iterator[Arrow]:
    """The relations among the results; what is wrong with one is added to `bad`."""
    for index, item in enumerate(results):
        if not isinstance(item, dict) or item.get("type") != "relation":
            continue
        where = f"result[{index}]"
        ends = (str(item.get("from_id")), str(item.get("to_id")))
        missing = next((end for end in ends if end not in known), None)
        labels = item.get("labels") or ["related"]  # an arrow need not have a label
        if missing is not None:
            bad.append(
                Note(name, where, f"it speaks of the region {missing!r}, which is not there")
            )
        elif not isinstance(labels, list) or not all(isinstance(one, str) for one in labels):
            bad.append(Note(name, where, f"its labels are {labels!r}, not names"))
        else:
            back = item.get("direction") == "left"
            source, target = reversed(ends) if back else ends
            for label in labels:
                yield Arrow(label, source, target, author=author)
                if item.get("direction") == "bi":
                    yield Arrow(label, target, source, author=author)
