"""How a Label Studio export counts offsets: releases differ, and so do line ends."""

from __future__ import annotations

from typing import Any

from lvnlp.errors import MalformedInputError
from lvnlp.formats.exchange.offsets import Ruler, ruler
from lvnlp.schema.values import Span


def counting(raw: str, results: list[Any]) -> Ruler:
    """The way of counting by which most of the marked words stand where they are said to.

    The file gives the words beside the offsets. Of ways that fit alike, the first counts: code
    points of a text with \\n at its line ends, as current releases have it.
    """
    values = [one.get("value") for one in results if isinstance(one, dict)]
    told = [
        (value["start"], value["end"], value["text"])
        for value in values
        if isinstance(value, dict)
        and isinstance(value.get("text"), str)
        and all(type(value.get(key)) is int for key in ("start", "end"))
    ]
    ways = [
        ruler(raw, utf16=utf16, lines=lines) for lines in (True, False) for utf16 in (False, True)
    ]
    return max(ways, key=lambda way: sum(_fits(way, raw, *one) for one in told))


def _fits(way: Ruler, raw: str, start: int, end: int, text: str) -> bool:
    try:
        span = way.raw(start, end)
    except MalformedInputError:
        return False
    return says(raw, span, text)


def says(raw: str, span: Span, text: str) -> bool:
    """Whether these are the words at [start, end), however their line ends are written."""
    there = _lines(raw[span[0] : span[1]])
    return there in (_lines(text), _lines(text.replace("\\n", "\n")))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
