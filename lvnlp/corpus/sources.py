"""Which pages a corpus is made of, and what is known of each before it is read."""

from __future__ import annotations

import csv
import datetime
import io
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lvnlp.errors import DateError, MalformedInputError, MissingInputError, OptionError
from lvnlp.issued import issue_date
from lvnlp.source import read_source

COLUMNS: Final = ("file", "paper", "date", "place")
"""The columns of a file that says what the pages are; all but the first may be missing."""

_DAY_IN_NAME: Final = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that holds a page.

    Attributes:
        path: the file.
        paper, date, place: what is known of it, as `lvnlp.read` takes them.
    """

    path: Path
    paper: str = ""
    date: datetime.date | None = None
    place: str = ""


def page_files(
    paths: Iterable[str | Path],
    *,
    pattern: str = "*.txt",
    paper: str = "",
    date: str | datetime.date | None = None,
    place: str = "",
    about: str | Path | None = None,
    dates_from_names: bool = False,
) -> list[PageFile]:
    """The pages that files and folders hold; a file that is named twice comes once.

    Args:
        paths: files, and folders in which to look, at any depth.
        pattern: which files of a folder are pages.
        paper, date, place: of all pages of which `about` says nothing else.
        about: a CSV file with the columns `file`, `paper`, `date`, `place`; files are named as
            seen from its own folder. A cell that is empty says nothing.
        dates_from_names: take the day from the file's name (2021-03-23, 20210323) where `about`
            does not give it. A name without a day falls back on `date`.

    Raises:
        MissingInputError: a path does not exist; a folder holds no page; `about` names a file
            that is none of the pages.
        MalformedInputError, OptionError, DateError: `about` is no such file.
    """
    day = issue_date(date)
    found: dict[Path, PageFile] = {}
    for path in _files(paths, pattern):
        named = _day_in_name(path.name) if dates_from_names else None
        found[path.resolve()] = PageFile(path, paper, named or day, place)
    if about is not None:
        for resolved, known in _read_about(Path(about)).items():
            if resolved not in found:
                raise MissingInputError(
                    f"{about} speaks of {known['file']}, which is none of the pages",
                    remedy="Name its folder, or take the line out. Files are named as seen from "
                    f"the folder of {Path(about).name}.",
                )
            found[resolved] = _known(found[resolved], known)
    return list(found.values())


def source_of(path: Path, corpus: Path) -> str:
    """What a corpus calls a page: its path as seen from the folder of the corpus, with slashes.

    It is the same wherever the command is run, and stays when folder and corpus are moved together.
    """
    try:
        return Path(os.path.relpath(path.resolve(), corpus.resolve().parent)).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def _files(paths: Iterable[str | Path], pattern: str) -> Iterator[Path]:
    for path in map(Path, paths):
        if not path.is_dir():
            if not path.exists():
                raise MissingInputError(f"{path} does not exist")
            yield path
            continue
        inside = [file for file in path.rglob(pattern) if file.is_file()]
        if not inside:
            raise MissingInputError(
                f"the folder {path} holds no file {pattern}",
                remedy="Say which files are pages: --pattern '*.text' (pattern=).",
            )
        yield from sorted(inside)


def _day_in_name(name: str) -> datetime.date | None:
    for year, _, month, day in _DAY_IN_NAME.findall(name):
        try:
            return datetime.date(int(year), int(month), int(day))
        except ValueError:  # digits, but no day
            continue
    return None


def _known(file: PageFile, row: Mapping[str, str]) -> PageFile:
    try:
        day = issue_date(row.get("date", ""))
    except DateError as error:
        raise DateError(f"{row['file']}: {error.cause}", remedy=error.remedy) from None
    return replace(
        file,
        paper=row.get("paper") or file.paper,
        date=day or file.date,
        place=row.get("place") or file.place,
    )


def _read_about(about: Path) -> dict[Path, dict[str, str]]:
    rows = csv.reader(io.StringIO(read_source(about).text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(rows)]
        lines = [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise MalformedInputError(f"{about}, line {rows.line_num}: {error}") from None
    if wrong := set(header) - set(COLUMNS):
        raise OptionError(
            f"{about} has the columns {', '.join(sorted(wrong))}, which say nothing here",
            options=COLUMNS,
        )
    if "file" not in header:
        raise OptionError(f"{about} has no column `file`", options=COLUMNS)
    found: dict[Path, dict[str, str]] = {}
    for number, line in enumerate(lines, start=2):
        if not any(line):
            continue
        if len(line) > len(header):
            raise MalformedInputError(f"{about}, row {number}: more cells than columns")
        row = dict(zip(header, line, strict=False))
        if not row["file"]:
            raise MalformedInputError(f"{about}, row {number}: no file is named")
        path = (about.parent / row["file"]).resolve()
        if path in found:
            raise MalformedInputError(f"{about}, row {number}: {row['file']} comes twice")
        found[path] = row
    return found
