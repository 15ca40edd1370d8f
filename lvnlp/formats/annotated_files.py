"""Annotated pages in files of their own, one page a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from lvnlp.errors import LvnlpError, MissingInputError, OutputError
from lvnlp.formats.annotated import (
    About,
    AnnotatedArticle,
    AnnotatedCaption,
    AnnotatedEntity,
    AnnotatedPage,
    AnnotatedRelation,
    AnnotatedTeaser,
    Mention,
    NotRelation,
    Statement,
    check_annotated_version,
)
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.records import checked, each, refused
from lvnlp.formats.exchange.report import Exchange, Note, Report, gathered
from lvnlp.formats.files import read_utf8, write_whole

ENDING = ".annotated.json"

_LISTS: dict[str, type[BaseModel]] = {
    "mentions": Mention,
    "entities": AnnotatedEntity,
    "relations": AnnotatedRelation,
    "statements": Statement,
    "not_relations": NotRelation,
    "articles": AnnotatedArticle,
    "captions": AnnotatedCaption,
    "teasers": AnnotatedTeaser,
}


def format_annotated(page: AnnotatedPage) -> str:
    """The page as JSON, without the fields that say nothing."""
    told: dict[str, Any] = {
        "format": page.format,
        "schema_version": page.schema_version,
        **page.model_dump(mode="json", exclude_defaults=True),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def write_annotated(pages: Iterable[AnnotatedPage], path: str | Path) -> Report:
    """Write one page to a file that ends in .json, or any number into a folder.

    In a folder a page is called by its source: page.txt becomes page.annotated.json.

    Raises:
        OutputError: a file cannot be written.
    """
    given = list(pages)
    target = Path(path)
    if len(given) == 1 and target.suffix == ".json":
        files = [target]
    else:
        make_folder(target)
        files = [target / (stem + ENDING) for stem in stems(given)]
    report = Report()
    for page, file in zip(given, files, strict=True):
        found = sound(page, page.source or file.name)
        report += found.report
        write_whole(file, format_annotated(found.pages[0]))
    return report


def make_folder(folder: Path) -> None:
    """Make the folder, unless it is there.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"the folder {folder} cannot be made: {error.strerror or error}",
            remedy="Name a folder, not a file.",
        ) from error


def read_annotated(path: str | Path) -> Exchange:
    """Read a file, or all *.annotated.json of a folder. A bad annotation is left out and noted.

    Raises:
        InputError: the file cannot be read, or the folder has none.
    """
    return gathered(_read(file) for file in files_of(Path(path), ENDING))


def files_of(path: Path, ending: str) -> list[Path]:
    """The file itself, or the files of a folder that end like this, by name.

    Raises:
        MissingInputError: the folder has none.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.iterdir() if file.name.endswith(ending))
    if not found:
        raise MissingInputError(
            f"the folder {path} has no file that ends in {ending}",
            remedy="Name the folder that holds them; lvnlp convert makes such files "
            "of what a tool exported.",
        )
    return found


def stems(pages: Sequence[AnnotatedPage]) -> list[str]:
    """A name for the files of each page, made from its source; no two are the same."""
    found: list[str] = []
    taken: set[str] = set()
    for number, page in enumerate(pages, start=1):
        wish = Path(page.source.removeprefix("sample:").replace("\0", "")).stem.strip(". ")
        wish = "".join(one if one.isprintable() and one not in '\\:*?"<>|' else "_" for one in wish)
        name, count = wish[:80] or f"page-{number}", 1
        while name.casefold() in taken:
            count += 1
            name = f"{wish[:80] or 'page'}-{count}"
        taken.add(name.casefold())
        found.append(name)
    return found


def _read(file: Path) -> Exchange:
    text = read_utf8(file)
    try:
        record = json.loads(text)
    except ValueError as error:
        return refused(file.name, "", f"it is not JSON: {error}")
    return each(record, file.name, _page)


def _page(record: Any, name: str) -> Exchange:
    check_annotated_version(record.get("schema_version"))
    bad: list[Note] = []
    fields: dict[str, Any] = {"raw": record.get("raw")}
    fields |= {key: record[key] for key in ("format", "source") if key in record}
    for key in record.keys() - fields.keys() - _LISTS.keys() - {"about", "schema_version"}:
        bad.append(Note(name, key, "there is no such field"))
    try:
        if "about" in record:
            fields["about"] = About.model_validate_json(json.dumps(record["about"]))
    except ValidationError as error:
        bad.append(Note(name, *_told("about", error)))
    for key, model in _LISTS.items():
        fields[key] = tuple(_items(record.get(key, []), name, key, model, bad))
    try:
        page = AnnotatedPage.model_validate(fields)
    except ValidationError as error:
        return refused(name, *_told("", error))
    return checked(page, name, bad)


def _items(
    listed: object, name: str, key: str, model: type[BaseModel], bad: list[Note]
) -> Iterable[BaseModel]:
    if not isinstance(listed, list):
        bad.append(Note(name, key, "it is no list"))
        return
    for index, item in enumerate(listed):
        try:
            yield model.model_validate_json(json.dumps(item))
        except ValidationError as error:
            bad.append(Note(name, *_told(f"{key}[{index}]", error)))
        except LvnlpError as error:
            bad.append(Note(name, f"{key}[{index}]", error.cause))


def _told(place: str, error: ValidationError) -> tuple[str, str]:
    """Which field is wrong, and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    steps = ".".join(str(step) for step in first["loc"])
    return ".".join(part for part in (place, steps) if part), first["msg"]
