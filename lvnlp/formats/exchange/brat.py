"""brat standoff, written: NAME.txt, NAME.ann, and NAME.lvnlp.json with what brat does not show.

brat cannot mark line breaks: a mention that runs over one is written as fragments.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lvnlp.formats.annotated import AnnotatedPage, Spans
from lvnlp.formats.annotated_files import make_folder, stems
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.report import Report
from lvnlp.formats.exchange.rest import rest_of
from lvnlp.formats.exchange.shown import Shown, shown
from lvnlp.formats.files import write_whole

SIDECAR = ".lvnlp.json"
EVENT = "brat"
"""An entity with this attribute is an event of brat; its first mention is the trigger."""
EQUIV = "Equiv"
"""The kind of an entity that says that its mentions are equivalent."""
REFERENCE = "Reference:"
"""An attribute of such a name is a normalisation: `Reference:Wikipedia:534366`."""

_LINE_END = re.compile(r"[\r\n]+")
_UNPRINTABLE = re.compile(r"[\r\n\t\0]")


def write_brat(pages: Iterable[AnnotatedPage], path: str | Path) -> Report:
    """Write three files a page into a folder, and annotation.conf with all labels.

    Raises:
        OutputError: a file cannot be written.
    """
    folder = Path(path)
    make_folder(folder)
    given = list(pages)
    report = Report()
    views: list[tuple[AnnotatedPage, Shown]] = []
    for page, stem in zip(given, stems(given), strict=True):
        checks = sound(page, page.source or stem)
        (page,) = checks.pages
        view = shown(page, page.source or stem)
        report += checks.report + Report(hidden=view.hidden)
        views.append((page, view))
        write_whole(folder / f"{stem}.txt", page.raw)
        write_whole(folder / f"{stem}.ann", "".join(f"{line}\n" for line in _lines(page, view)))
        rest = json.dumps(rest_of(page), ensure_ascii=False, indent=1) + "\n"
        write_whole(folder / f"{stem}{SIDECAR}", rest)
    write_whole(folder / "annotation.conf", _configuration(views))
    return report


def fragments(raw: str, spans: Spans) -> Spans:
    """The spans as brat has them: in the order of the text, without line breaks.

    What is nothing but line breaks stays as it is.
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        at = start
        for gap in _LINE_END.finditer(raw, start, end):
            if gap.start() > at:
                found.append((at, gap.start()))
            at = gap.end()
        if at < end:
            found.append((at, end))
    return tuple(found) or tuple(sorted(spans))


def escaped(text: str, *, name: bool = False) -> str:
    """The text without what a line, or a name in a line, cannot have: that becomes %0A and so on.

    brat parts lines at tabs, and names at spaces and colons.
    """
    return "".join(
        "".join(f"%{byte:02X}" for byte in one.encode())
        if one in "%\r\n\t\0" or (name and (one == ":" or one.isspace()))
        else one
        for one in text
    )


def _lines(page: AnnotatedPage, view: Shown) -> Iterator[str]:
    """The lines of the .ann file."""
    ids = {mark.key: f"T{number}" for number, mark in enumerate(view.marks, start=1)}
    marked = {owner: ids[mark.key] for mark in view.marks for owner in mark.owners}
    notes = _Notes()
    for mark in view.marks:
        name = ids[mark.key]
        places = fragments(page.raw, mark.spans)
        offsets = ";".join(f"{start} {end}" for start, end in places)
        text = " ".join(page.raw[start:end] for start, end in places)
        label = escaped(mark.label, name=True)
        yield f"{name}\t{label} {offsets}\t{_UNPRINTABLE.sub(' ', text)}"
        yield from notes.of(name, mark.attributes, mark.note)
    events = [one for one in page.entities if EVENT in one.attributes and one.mentions]
    names = {one.id: f"E{number}" for number, one in enumerate(events, start=1)}
    told: set[str] = set()
    for event in events:
        parts = [f"{escaped(event.kind, name=True)}:{marked[event.mentions[0]]}"]
        for arrow in view.arrows:
            for relation in page.relations:
                if relation.id in arrow.owners and relation.subject == event.id:
                    target = names.get(str(relation.object), ids[arrow.target])
                    parts.append(f"{escaped(relation.label, name=True)}:{target}")
                    told.add(relation.id)
        yield f"{names[event.id]}\t{' '.join(parts)}"
        yield from notes.of(names[event.id], event.attributes, event.note)
    arrows = [one for one in view.arrows if not told.issuperset(one.owners)]
    for number, arrow in enumerate(arrows, start=1):
        ends = f"Arg1:{ids[arrow.source]} Arg2:{ids[arrow.target]}"
        yield f"R{number}\t{escaped(arrow.label, name=True)} {ends}"
    for entity in page.entities:
        alike = dict.fromkeys(marked[mention] for mention in entity.mentions)
        if entity.kind == EQUIV and len(alike) > 1:
            yield f"*\tEquiv {' '.join(alike)}"


class _Notes:
    """Lines for attributes, normalisations and notes, numbered through the file."""

    def __init__(self) -> None:
        self._count = {"A": 0, "N": 0, "#": 0}

    def of(self, target: str, attributes: dict[str, str], note: str) -> Iterator[str]:
        for name, value in attributes.items():
            if name.startswith(REFERENCE) and name != REFERENCE:
                reference = escaped(name.removeprefix(REFERENCE), name=True).replace("%3A", ":")
                yield f"{self._next('N')}\tReference {target} {reference}\t{escaped(value)}"
            elif name != EVENT:
                words = [escaped(name, name=True), target, escaped(value, name=True)]
                yield f"{self._next('A')}\t{' '.join(word for word in words if word)}"
        if note:
            yield f"{self._next('#')}\tAnnotatorNotes {target}\t{escaped(note)}"

    def _next(self, kind: str) -> str:
        self._count[kind] += 1
        return f"{kind}{self._count[kind]}"


def _configuration(views: Iterable[tuple[AnnotatedPage, Shown]]) -> str:
    """What brat needs to know: every label, relation, event and attribute."""
    labels: set[str] = set()
    relations: set[str] = set()
    events: set[str] = set()
    attributes: set[str] = set()
    for page, view in views:
        labels.update(mark.label for mark in view.marks)
        relations.update(arrow.label for arrow in view.arrows)
        events.update(one.kind for one in page.entities if EVENT in one.attributes)
        attributes.update(name for mark in view.marks for name in mark.attributes)
    sections = {
        "entities": [escaped(one, name=True) for one in labels],
        "relations": [
            f"{escaped(one, name=True)}\tArg1:<ENTITY>, Arg2:<ENTITY>" for one in relations
        ],
        "events": [f"{escaped(one, name=True)}\t<ANY>*:<ANY>" for one in events],
        "attributes": [
            f"{escaped(one, name=True)}\tArg:<ANY>"
            for one in attributes
            if not one.startswith(REFERENCE)
        ],
    }
    return "\n".join(
        f"[{name}]\n" + "".join(f"{line}\n" for line in sorted(lines))
        for name, lines in sections.items()
    )
