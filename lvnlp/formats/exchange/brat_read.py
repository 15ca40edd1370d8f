"""brat standoff, read: a folder of NAME.txt and NAME.ann, ours or anybody's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lvnlp.errors import LvnlpError, MissingInputError
from lvnlp.formats.annotated_files import files_of
from lvnlp.formats.exchange.brat import SIDECAR, fragments
from lvnlp.formats.exchange.brat_events import (
    corrected_events,
    of_events,
    trigger,
    with_events,
)
from lvnlp.formats.exchange.brat_lines import Standoff, parse_standoff
from lvnlp.formats.exchange.records import checked, refused
from lvnlp.formats.exchange.report import Exchange, Note, gathered
from lvnlp.formats.exchange.restore import restored
from lvnlp.formats.exchange.shown import Arrow, Mark
from lvnlp.formats.files import read_utf8

_BOM = "\ufeff"


def read_brat(path: str | Path) -> Exchange:
    """Read one .ann file (or its .txt), or all of a folder. A page that cannot be read is noted.

    Raises:
        MissingInputError: there is nothing of the name, or the folder has no .ann file.
    """
    file = Path(path)
    if not file.exists():
        raise MissingInputError(f"{path} does not exist")
    chosen = file.with_suffix(".ann") if file.suffix == ".txt" else file
    return gathered(_file(one) for one in files_of(chosen, ".ann"))


def _file(file: Path) -> Exchange:
    text = file.with_suffix(".txt")
    try:
        return _page(file, _raw(text), read_utf8(file))
    except MissingInputError as error:
        return refused(file.name, "", f"{error.cause}; a .ann file needs its .txt file beside it")
    except LvnlpError as error:
        return refused(file.name, "", error.cause)


def _raw(file: Path) -> str:
    """The text; brat counts a byte order mark."""
    text = read_utf8(file)
    return (_BOM + text) if file.read_bytes().startswith(_BOM.encode()) else text


def _page(file: Path, raw: str, standoff: str) -> Exchange:
    rest, notes = _rest(file)
    found = parse_standoff(standoff, raw, file.name, ours=rest is not None)
    _without_loose_ends(found, file.name)
    texts = {key: line for key, line in found.lines.items() if key[0] == "T"}
    marks = [
        Mark(key, line.label, line.spans, attributes=line.attributes, note=line.note)
        for key, line in texts.items()
    ]
    ours = rest is not None
    page, more = restored(
        rest,
        raw,
        marks,
        [*_arrows(found, with_events=ours)],
        name=file.name,
        source=file.with_suffix(".txt").name,
        canon=lambda spans: fragments(raw, spans),
        noted=True,
    )
    page = corrected_events(page, found) if ours else with_events(page, found)
    return checked(page, file.name, found.bad + notes + more)


def _rest(file: Path) -> tuple[object, list[Note]]:
    sidecar = file.with_name(file.stem + SIDECAR)
    try:
        return json.loads(read_utf8(sidecar)), []
    except MissingInputError:
        return None, []
    except (LvnlpError, ValueError) as error:
        return None, [Note(file.name, sidecar.name, f"it cannot be read: {error}")]


def _without_loose_ends(found: Standoff, name: str) -> None:
    """Take out what speaks of lines that are not there, and then what speaks of that."""
    while True:
        loose = {
            key: missing
            for key, line in found.lines.items()
            for _, missing in line.arguments
            if missing not in found.lines
        }
        if not loose:
            break
        for key, missing in loose.items():
            found.bad.append(Note(name, key, f"it speaks of {missing!r}, which is not there"))
            del found.lines[key]


def _arrows(found: Standoff, *, with_events: bool) -> Iterator[Arrow]:
    for key, line in found.lines.items():
        if key[0] == "R" and (with_events or not of_events(line)):
            (_, source), (_, target) = line.arguments[:2]
            yield Arrow(
                line.label,
                trigger(found, source),
                trigger(found, target),
                key=key,
                attributes=line.attributes,
                note=line.note,
            )
        if key[0] == "E" and with_events:
            for role, target in line.arguments[1:]:
                yield Arrow(role, trigger(found, key), trigger(found, target))
