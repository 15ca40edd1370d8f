"""Facts: one JSON object a line for each relation, with names in place of ids."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from lvnlp.formats.files import read_utf8, write_whole
from lvnlp.formats.validation import parse
from lvnlp.schema import (
    RELATION_CLASSES,
    Article,
    DateLiteral,
    Entity,
    Modality,
    Money,
    Page,
    PartialDate,
    PositionLiteral,
    Relation,
    TextLiteral,
)

SideKind = Literal[
    "person",
    "organization",
    "place",
    "group",
    "event",
    "project",
    "other",
    "article",
    "position",
    "text",
    "date",
]

_ORDER = {name: number for number, name in enumerate(RELATION_CLASSES)}


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FactSide(_Model):
    """The subject or object of a fact: the thing itself, not the words on the spot.

    Attributes:
        kind: a kind of entity, "article" for the subject of `reported_by`; "position", "text" and
            "date" for objects that are a title, a statement or a date in EDTF.
        name: its name; the headline, the title, the statement, the date.
        damaged: a glyph of the name is lost. Written only where it is true.
    """

    kind: SideKind
    name: str
    damaged: bool = False

    @model_serializer(mode="wrap")
    def _without_whole(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        if not self.damaged:
            del written["damaged"]
        return written


class FactEvidence(_Model):
    """Where a fact stands: [start, end) of the raw file, in code points, and its repaired text."""

    start: int
    end: int
    text: str


class Fact(_Model):
    """One relation by itself, readable without the page. Its fields are those of `Relation`."""

    relation: str
    subject: FactSide
    object: FactSide
    role: str | None
    modality: Modality
    date: PartialDate | None
    count: int | None
    amount: Money | None
    article: int | None
    evidence: FactEvidence
    confidence: float


def facts(page: Page) -> list[Fact]:
    """The facts of a page, asserted or not, in the order in which they stand in the file."""
    return [fact for _, fact in paired(page)]


def paired(page: Page) -> list[tuple[Relation, Fact]]:
    """The facts with the relations that they stand for, in the same order."""
    both = ((relation, _fact(relation)) for relation in page.relations)
    return sorted(both, key=lambda pair: _place(pair[1]))


def _place(fact: Fact) -> tuple[object, ...]:
    kind = _ORDER.get(fact.relation, len(_ORDER))
    names = (fact.relation, fact.subject.name, fact.object.name)
    return fact.evidence.start, fact.evidence.end, kind, *names


def _fact(relation: Relation) -> Fact:
    evidence = relation.evidence
    return Fact(
        relation=relation.relation,
        subject=_side(relation.subject),
        object=_side(relation.object),
        role=relation.role,
        modality=relation.modality,
        date=relation.date,
        count=relation.count,
        amount=relation.amount,
        article=relation.article,
        evidence=FactEvidence(start=evidence.start, end=evidence.end, text=evidence.text),
        confidence=relation.confidence,
    )


def _side(side: object) -> FactSide:
    match side:
        case Entity():
            return FactSide(kind=side.kind, name=side.name, damaged=side.damaged)
        case Article():
            return FactSide(kind="article", name=side.headline)
        case PositionLiteral():
            return FactSide(kind="position", name=side.title)
        case DateLiteral():
            return FactSide(kind="date", name=str(side.date))
        case TextLiteral():
            return FactSide(kind="text", name=side.text)
        case _:
            raise TypeError(f"no fact can speak of {side!r}")


def format_facts(page: Page) -> str:
    """The facts of a page, one JSON object a line; "" when there are none."""
    return _lines(facts(page))


def _lines(found: Iterable[Fact]) -> str:
    return "".join(f"{fact.model_dump_json()}\n" for fact in found)


def write_facts(page: Page, path: str | Path) -> None:
    """Write the facts of a page to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_facts(page))


def read_facts(path: str | Path) -> list[Fact]:
    """Read facts that `write_facts` wrote. Blank lines are passed over.

    Raises:
        InputError: the file cannot be read; a line is no fact.
    """
    # Not splitlines: U+2028 and others that it takes for line ends may stand in a JSON string.
    lines = read_utf8(Path(path)).split("\n")
    return [
        parse(Fact, line, f"{path}, line {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
