"""Plain text for looking and judging: a file of one text a line, perhaps with its date."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lvnlp.errors import MalformedInputError, MissingInputError

_DATE = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)\t")


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a file.

    Attributes:
        number: which line of the file, from 1.
        text: the text; | in the file is a line break.
        date: the day of issue as 2021-03-23, "" where the file gives none.
    """

    number: int
    text: str
    date: str


def read_lines(path: Path) -> list[Line]:
    """The lines of a UTF-8 file, plain or .gz, without the empty ones.

    A line may begin with a date and a tab (20210323 or 2021-03-23).

    Raises:
        MissingInputError: there is no such file.
        MalformedInputError: it is not UTF-8 text.
    """
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except FileNotFoundError:
        raise MissingInputError(
            f"there is no file {path}", remedy="Give a file with one text a line."
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise MalformedInputError(
            f"{path} cannot be read: {error}", remedy="Give UTF-8 text, plain or gzipped."
        ) from error
    return [line for n, one in enumerate(text.split("\n"), 1) if (line := _line(n, one))]


def _line(number: int, one: str) -> Line | None:
    found = _DATE.match(one)
    day = "-".join(found.groups()) if found else ""
    text = (one[found.end() :] if found else one).strip().replace("|", "\n")
    return Line(number, text, day) if text else None


def shuffled(lines: list[Line], seed: int, words: frozenset[str] = frozenset()) -> Iterator[Line]:
    """The lines with one of the words (all where none are given), in an order made by `seed`."""
    order = list(lines)
    random.Random(seed).shuffle(order)
    return (one for one in order if not words or any(word in one.text for word in words))
