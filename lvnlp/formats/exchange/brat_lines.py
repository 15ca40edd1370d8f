"""The lines of a brat .ann file, each as a value; what is wrong with one is noted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lvnlp.errors import LvnlpError, MalformedInputError
from lvnlp.formats.annotated import Spans
from lvnlp.formats.exchange.brat import REFERENCE
from lvnlp.formats.exchange.records import a_span
from lvnlp.formats.exchange.report import Note
from lvnlp.schema.base import shortened


@dataclass(frozen=True, slots=True)
class Line:
    """A T, R or E line, with what A, M, N and # lines say of it.

    Attributes:
        key: its id.
        label: the type.
        spans: of T: where it stands.
        arguments: of R and E: roles and ids, the trigger of an E first.
    """

    key: str
    label: str
    spans: Spans = ()
    arguments: tuple[tuple[str, str], ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class Standoff:
    """A file: its T, R and E lines by id, its equivalences, and what is wrong."""

    lines: dict[str, Line] = field(default_factory=dict)
    equivalent: list[tuple[str, ...]] = field(default_factory=list)
    bad: list[Note] = field(default_factory=list)


_SPACES = re.compile(r"\s+")


def parse_standoff(text: str, raw: str, name: str, *, ours: bool) -> Standoff:
    """Read the lines of a file.

    Args:
        text: the .ann file.
        raw: the .txt file that it belongs to.
        name: what to call it in notes.
        ours: `write_brat` wrote it, so that %0A stands for a line break.
    """
    found = Standoff()
    plain: Callable[[str], str] = unquote if ours else str
    # What other lines speak of comes first, in whatever order the file has it.
    numbered = [
        (number, line.removesuffix("\r"))
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]
    for kinds in ("T", "RE*", "AMN#"):
        for number, line in numbered:
            if line[0] in kinds:
                _read(found, line, raw, f"line {number}", name, plain)
    for number, line in numbered:
        if line[0] not in "TRE*AMN#":
            reason = f"brat knows no lines that begin like {shortened(line)!r}"
            found.bad.append(Note(name, f"line {number}", reason))
    return found


def _read(
    found: Standoff, line: str, raw: str, where: str, name: str, plain: Callable[[str], str]
) -> None:
    try:
        _take(found, line, raw, plain)
    except LvnlpError as error:
        found.bad.append(Note(name, where, error.cause))


def _take(found: Standoff, line: str, raw: str, plain: Callable[[str], str]) -> None:
    key, tab, rest = line.partition("\t")
    body, _, text = rest.partition("\t")
    words = body.split(" ")
    if not tab or not words[0]:
        raise MalformedInputError(f"{shortened(line)!r} has no type behind its id and a tab")
    if key in found.lines:
        raise MalformedInputError(f"the id {key} comes twice")
    label = plain(words[0])
    match key[0]:
        case "T":
            spans = _spans(body.partition(" ")[2], len(raw))
            _same(raw, spans, text)
            found.lines[key] = Line(key, label, spans)
        case "R":
            found.lines[key] = Line(key, label, arguments=_arguments(words[1:], 2, plain))
        case "E":
            found.lines[key] = Line(
                key, plain(words[0].partition(":")[0]), arguments=_arguments(words, 1, plain)
            )
        case "*":
            found.equivalent.append(tuple(words[1:]))
        case "#":
            target = _target(found, words)
            notes = [one for one in (target.note, plain(text)) if one]
            found.lines[target.key] = replace(target, note="\n".join(notes))
        case "N":
            target = _target(found, words)
            reference = REFERENCE + plain(" ".join(words[2:]))
            found.lines[target.key] = replace(
                target, attributes={**target.attributes, reference: plain(text)}
            )
        case _:
            target = _target(found, words)
            value = plain(" ".join(words[2:]))
            found.lines[target.key] = replace(
                target, attributes={**target.attributes, label: value}
            )


def _spans(offsets: str, size: int) -> Spans:
    """The stretches of `0 5;16 23`."""
    found: list[tuple[int, int]] = []
    for piece in offsets.split(";"):
        ends = piece.split()
        if len(ends) != 2 or not all(end.isascii() and end.isdigit() for end in ends):
            raise MalformedInputError(f"{shortened(offsets)!r} is not START END, or several of it")
        found.append(a_span(int(ends[0]), int(ends[1]), size))
    return tuple(found)


def _same(raw: str, spans: Spans, text: str) -> None:
    there = "".join(raw[start:end] for start, end in spans)
    # brat writes a space for a line break, and one between fragments.
    if _SPACES.sub("", there.replace("\0", "")) != _SPACES.sub("", text.replace("\0", "")):
        raise MalformedInputError(
            f"it marks {shortened(text)!r}, but {shortened(there)!r} is there"
        )


def _arguments(
    words: Iterable[str], least: int, plain: Callable[[str], str]
) -> tuple[tuple[str, str], ...]:
    parts = [word.rpartition(":") for word in words if word]
    if len(parts) < least or not all(role and target for role, _, target in parts):
        raise MalformedInputError(f"{' '.join(words)!r} is not ROLE:ID, {least} times or more")
    return tuple((plain(role), target) for role, _, target in parts)


def _target(found: Standoff, words: list[str]) -> Line:
    name = words[1] if len(words) > 1 else ""
    if name not in found.lines:
        raise MalformedInputError(f"it speaks of {name!r}, which is not there")
    return found.lines[name]
