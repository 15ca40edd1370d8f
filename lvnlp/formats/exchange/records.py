"""Records of JSON that other programs wrote: what is wrong is named, and the rest is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from lvnlp.errors import LvnlpError, MalformedInputError
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.report import Exchange, Note, Report, gathered
from lvnlp.formats.files import read_utf8
from lvnlp.schema.values import Span

T = TypeVar("T")
Record = Mapping[str, Any]


def json_lines(path: Path, read: Callable[[Record, str], Exchange]) -> Exchange:
    """Read a file of one JSON object a line. A bad line is noted and passed over.

    Raises:
        InputError: the file cannot be read.
    """
    parts = []
    # Not splitlines: U+2028 and others that it takes for line ends may stand in a JSON string.
    for number, line in enumerate(read_utf8(path).split("\n"), start=1):
        if line.strip():
            parts.append(_one(line, f"{path.name}, line {number}", read))
    return gathered(parts)


def _one(line: str, name: str, read: Callable[[Record, str], Exchange]) -> Exchange:
    try:
        record = json.loads(line)
    except ValueError as error:
        return refused(name, "", f"it is not JSON: {error}")
    return each(record, name, read)


def each(record: object, name: str, read: Callable[[Record, str], Exchange]) -> Exchange:
    """Read one record; what is wrong with all of it becomes a note."""
    if not isinstance(record, dict):
        return refused(name, "", "it is no JSON object")
    try:
        return read(record, name)
    except LvnlpError as error:
        return refused(name, "", error.cause)


def refused(record: str, field: str, reason: str) -> Exchange:
    """No page, but the reason why."""
    return Exchange((), Report(bad=(Note(record, field, reason),)))


def checked(
    page: AnnotatedPage, record: str, bad: Iterable[Note], lost: Iterable[Note] = ()
) -> Exchange:
    """The page without what is wrong in it, with what was noted while it was read."""
    found = sound(page, record)
    return Exchange(found.pages, Report(bad=tuple(bad), lost=tuple(lost)) + found.report)


def items(
    record: Record, name: str, field: str, read: Callable[[Any], T], bad: list[Note]
) -> list[T]:
    """The items of a list, each read on its own; what is wrong with one is added to `bad`."""
    listed = record.get(field)
    if listed is None:
        return []
    if not isinstance(listed, list | tuple):
        bad.append(Note(name, field, "it is no list"))
        return []
    return [*_read(listed, name, field, read, bad)]


def _read(
    listed: Sequence[Any], name: str, field: str, read: Callable[[Any], T], bad: list[Note]
) -> Iterator[T]:
    for index, item in enumerate(listed):
        try:
            yield read(item)
        except LvnlpError as error:
            bad.append(Note(name, f"{field}[{index}]", error.cause))


def a_record(item: object) -> Record:
    """The item as an object.

    Raises:
        MalformedInputError: it is none.
    """
    if not isinstance(item, dict):
        raise MalformedInputError(f"{item!r} is no JSON object")
    return item


def text_of(record: Record, name: str) -> str:
    """A string under this name.

    Raises:
        MalformedInputError: there is none.
    """
    found = record.get(name)
    if not isinstance(found, str):
        raise MalformedInputError(f"{name} is {found!r}, not a string")
    return found


def whole(record: Record, name: str) -> int:
    """A whole number under this name.

    Raises:
        MalformedInputError: there is none.
    """
    return as_whole(record.get(name), name)


def as_whole(found: object, name: str) -> int:
    """The value as a whole number.

    Raises:
        MalformedInputError: it is none.
    """
    if isinstance(found, bool) or not isinstance(found, int):
        raise MalformedInputError(f"{name} is {found!r}, not a whole number")
    return found


def a_span(start: int, end: int, size: int) -> Span:
    """The stretch.

    Raises:
        MalformedInputError: it is empty, or not within a text of this many characters.
    """
    if start < 0 or end > size:
        raise MalformedInputError(
            f"[{start}, {end}) is outside of the text, which has {size} characters"
        )
    if end <= start:
        raise MalformedInputError(f"[{start}, {end}) is empty")
    return start, end
