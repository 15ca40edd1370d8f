"""What must hold across a page: every id leads somewhere, all evidence lies within the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lvnlp.errors import SchemaError
from lvnlp.schema.base import Model, shortened
from lvnlp.schema.ids import kind_of
from lvnlp.schema.values import Evidence

if TYPE_CHECKING:
    from lvnlp.schema.page import Page


def check_page(page: Page) -> None:
    """Refuse a page that contradicts itself.

    Raises:
        SchemaError: an id comes twice or leads nowhere, evidence or a repair lies outside the raw
            text, evidence names a part of the page that there is not, or a repair does not tell
            what stood there.
    """
    _check_ids(page)
    _check_references(page)
    _check_offsets(page)
    _check_repairs(page)


def _check_ids(page: Page) -> None:
    seen: set[str] = set()
    for part in (*page.units, *page.entities, *page.relations):
        if part.id in seen:
            raise SchemaError(f"the id {part.id!r} comes twice")
        seen.add(part.id)


def _check_references(page: Page) -> None:
    known = {part.id for part in (*page.articles, *page.entities)}
    for relation in page.relations:
        for identity in relation.references:
            if identity not in known:
                same = [other for other in known if kind_of(other) == kind_of(identity)]
                raise SchemaError(
                    f"{relation.id} ({relation.relation}) speaks of {identity!r}, "
                    "which is not on the page",
                    remedy=f"The page has {len(same)} of that kind.",
                )
        if relation.article is not None and relation.article >= len(page.articles):
            raise SchemaError(
                f"{relation.id} ({relation.relation}) stands in article {relation.article}, "
                f"but the page has {len(page.articles)}",
                remedy="Articles are counted from 0.",
            )


def _check_offsets(page: Page) -> None:
    units = {unit.id for unit in page.units}
    size = len(page.raw)
    if all(e.end <= size and (e.unit is None or e.unit in units) for e in _evidence(page)):
        return
    for path, evidence in _all_evidence(page, "page"):
        name = f"{path}: the evidence {shortened(evidence.text)!r}"
        if evidence.end > len(page.raw):
            raise SchemaError(
                f"{name} lies at [{evidence.start}, {evidence.end}), "
                f"outside the raw text of {len(page.raw)} characters",
                remedy="Offsets count Unicode code points of the raw file.",
            )
        if evidence.unit is not None and evidence.unit not in units:
            raise SchemaError(f"{name} is said to stand in {evidence.unit!r}, which is not there")


def _check_repairs(page: Page) -> None:
    for repair in page.repairs:
        there = page.raw[repair.start : repair.end]
        if repair.end > len(page.raw) or there != repair.before:
            raise SchemaError(
                f"the repair at [{repair.start}, {repair.end}) says that "
                f"{shortened(repair.before)!r} stood there, but the raw text has "
                f"{shortened(there)!r}"
            )


def _evidence(value: object) -> Iterator[Evidence]:
    """Every piece of evidence within the value."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, Model):
        for item in value.__dict__.values():
            if isinstance(item, Model | tuple):
                yield from _evidence(item)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, Model | tuple):
                yield from _evidence(item)


def _all_evidence(value: object, path: str) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence within the value, with the way to it."""
    if isinstance(value, Evidence):
        yield path, value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _all_evidence(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _all_evidence(item, f"{path}[{index}]")
