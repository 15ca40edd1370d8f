"""Reading CoNLL columns, ours or anybody's, in any of the tagging schemes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lvnlp.formats.annotated import AnnotatedPage, Mention
from lvnlp.formats.exchange.conll import DOCUMENT
from lvnlp.formats.exchange.records import checked
from lvnlp.formats.exchange.report import Exchange, Note, gathered
from lvnlp.formats.files import read_utf8
from lvnlp.schema.base import shortened

_NUMBER = re.compile(r"<U\+((?:10|[0-9A-F])?[0-9A-F]{4})>")
_TAG = re.compile(r"([BIESMLU])-(.+)")
_CHINESE_FROM = "\u2e80"

_Rows = list[tuple[int, str]]


def read_conll(path: str | Path) -> Exchange:
    """Read columns: the first is a character or word, the last its tag.

    BIO (also where I begins a mention), BIOES, BILOU and BMES are told by their tags. An empty
    line is a line end. Words of Latin letters get a space between them, Chinese ones none.

    Raises:
        InputError: the file cannot be read.
    """
    file = Path(path)
    return gathered(_page(rows, file.name) for rows in _documents(read_utf8(file)))


def _documents(text: str) -> Iterator[_Rows]:
    """The lines of each document, with their numbers; a file need not say where one begins."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if not lines[-1]:
        lines.pop()  # behind the last line end
    rows: _Rows = []
    begun = False
    for number, line in enumerate(lines, start=1):
        if line.startswith(DOCUMENT):
            if begun or any(row for _, row in rows):
                yield rows
            rows, begun = [], True
        else:
            rows.append((number, line))
    if begun or rows:
        yield rows


def _page(rows: _Rows, file: str) -> Exchange:
    if rows and not rows[0][1]:
        rows = rows[1:]  # the one behind -DOCSTART-
    found = _Reading(f"{file}, line {rows[0][0]}" if rows else file)
    for number, row in rows:
        found.take(number, row)
    found.close()
    page = AnnotatedPage(raw="".join(found.text), mentions=tuple(found.mentions))
    return checked(page, found.name, found.bad)


class _Reading:
    """What has been read of a document so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.text: list[str] = []
        self.mentions: list[Mention] = []
        self.bad: list[Note] = []
        self._size = 0
        self._open: tuple[str, int] | None = None  # the label of a mention, and where it begins
        self._word = ""  # the one before, "" at the start of a line

    def take(self, number: int, row: str) -> None:
        """Read one line."""
        if not row.strip():
            self.close()
            self._add("\n")
            self._word = ""
            return
        columns = row.split("\t") if "\t" in row else row.split()
        token, tag = columns[0], columns[-1] if len(columns) > 1 else ""
        if not token:
            self.bad.append(Note(self.name, f"line {number}", "there is no token before the tab"))
            return
        number_of = _NUMBER.fullmatch(token)
        word = chr(int(number_of[1], 16)) if number_of else token
        parts = _TAG.fullmatch(tag)
        if parts is None and tag != "O":
            reason = f"the tag of {shortened(token)!r} is {shortened(tag)!r}, not O, B-… or I-…"
            self.bad.append(Note(self.name, f"line {number}", reason))
        prefix, label = (parts[1], parts[2]) if parts else ("O", "")
        continued = prefix in "IMEL" and self._open is not None and self._open[0] == label
        if prefix in "MEL" and not continued:
            self.bad.append(Note(self.name, f"line {number}", f"{tag} goes on with nothing"))
        if not continued:
            self.close()
        if self._spaced(word):
            self._add(" ")
        if prefix != "O" and not continued:
            self._open = (label, self._size)
        self._add(word)
        self._word = word
        if prefix in "SUEL":
            self.close()

    def close(self) -> None:
        """End the mention that is open, if one is."""
        if self._open is not None:
            label, start = self._open
            name = f"m{len(self.mentions) + 1}"
            self.mentions.append(Mention(id=name, label=label, spans=((start, self._size),)))
            self._open = None

    def _add(self, text: str) -> None:
        self.text.append(text)
        self._size += len(text)

    def _spaced(self, word: str) -> bool:
        """Whether a space belongs between the word before and this one."""
        before = self._word
        if not before or max(len(before), len(word)) == 1:
            return False
        return before[-1] < _CHINESE_FROM and word[0] < _CHINESE_FROM
