"""CoNLL columns, a character a line: BIO, BIOES or BMES. Mentions only, and none within another.

A line end is an empty line; within a mention, and for other white space everywhere, the character
is written by its number, as <U+3000>, so that every program that parts lines at spaces reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from lvnlp.errors import OptionError
from lvnlp.formats.annotated import AnnotatedPage, Mention, Spans, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.report import Note, Report
from lvnlp.formats.files import write_whole

Scheme = Literal["bio", "bioes", "bmes"]

DOCUMENT = "-DOCSTART-"
# The first, inner, last and only character of a mention.
_TAGS: dict[str, tuple[str, str, str, str]] = {
    "bio": ("B", "I", "I", "B"),
    "bioes": ("B", "I", "E", "S"),
    "bmes": ("B", "M", "E", "S"),
}


def write_conll(
    pages: Iterable[AnnotatedPage], path: str | Path, *, scheme: Scheme = "bio"
) -> Report:
    """Write pages one after another, each behind a line -DOCSTART-.

    The report lists what the format cannot hold: all but flat mentions. Of two that overlap the
    longer is written.

    Raises:
        OptionError: there is no such scheme.
        OutputError: the file cannot be written.
    """
    if scheme not in _TAGS:
        raise OptionError(f"there is no scheme {scheme!r}", options=get_args(Scheme))
    report = Report()
    parts: list[str] = []
    for number, page in enumerate(pages, start=1):
        name = page.source or f"page {number}"
        checks = sound(page, name)
        (page,) = checks.pages
        flat, lost = _flat(page, name)
        report += checks.report + Report(lost=tuple(lost))
        parts.append(f"{DOCUMENT}\tO\n\n" + "".join(_lines(page.raw, flat, _TAGS[scheme])))
    write_whole(Path(path), "".join(parts))
    return report


def _flat(page: AnnotatedPage, name: str) -> tuple[list[Mention], list[Note]]:
    kept: list[Mention] = []
    lost: list[Note] = []
    taken: dict[int, str] = {}
    for mention in sorted(page.mentions, key=lambda one: -_length(one.spans)):
        start, end = cover(mention.spans)
        field = f"mentions {mention.id}"
        other = next((taken[at] for at in range(start, end) if at in taken), None)
        if len(mention.spans) > 1:
            lost.append(Note(name, field, "CoNLL has no mentions in several pieces"))
        elif other is not None:
            lost.append(
                Note(name, field, f"it overlaps with {other}; CoNLL has flat mentions only")
            )
        elif re.search(r"\s", mention.label):
            lost.append(Note(name, field, f"a label cannot have white space: {mention.label!r}"))
        else:
            kept.append(mention)
            taken |= dict.fromkeys(range(start, end), mention.id)
            bare = Mention(id=mention.id, label=mention.label, spans=mention.spans)
            if mention != bare:
                lost.append(Note(name, field, "CoNLL holds its label and place only"))
    for part in (
        "entities",
        "relations",
        "statements",
        "not_relations",
        "articles",
        "captions",
        "teasers",
    ):
        count = len(getattr(page, part))
        if count:
            lost.append(Note(name, part, f"CoNLL has none; {count} are not written"))
    if page.source or page.about != AnnotatedPage(raw="").about:
        lost.append(Note(name, "about", "CoNLL says nothing of the page as a whole"))
    return kept, lost


def _length(spans: Spans) -> int:
    start, end = cover(spans)
    return end - start


def _lines(raw: str, mentions: Sequence[Mention], tags: tuple[str, str, str, str]) -> Iterator[str]:
    marked = ["O"] * len(raw)
    first, inner, last, only = tags
    for mention in mentions:
        start, end = cover(mention.spans)
        row = [only] if end - start == 1 else [first, *[inner] * (end - start - 2), last]
        marked[start:end] = [f"{tag}-{mention.label}" for tag in row]
    for character, tag in zip(raw, marked, strict=True):
        if character == "\n" and tag == "O":
            yield "\n"
        else:
            plain = character.isprintable() and not character.isspace()
            yield f"{character if plain else f'<U+{ord(character):04X}>'}\t{tag}\n"
