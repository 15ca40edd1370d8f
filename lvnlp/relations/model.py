"""What the relation stage gives: facts about entities, each with its evidence and its reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lvnlp.schema.dates import PartialDate
from lvnlp.schema.values import Money

Modality = Literal["asserted", "planned", "urged", "negated"]


@dataclass(frozen=True, slots=True)
class Ref:
    """One side of a fact: an entity of the page, or a value that is none.

    Attributes:
        kind: person, organization, place, event, project, group, position, date, text, article.
        name: the name as it is shown.
        entity: the id of the entity, "" for a value.
        start, end: where in the unit's text the words stand, both -1 when no words do.
    """

    kind: str
    name: str
    entity: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that fired: offsets into the unit's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation between two things, as one place of one unit says it.

    Attributes:
        relation: the relation's name as in the schema, or a user's own.
        unit: index of the unit whose text the offsets index.
        start, end: the evidence, [start, end) in the unit's text.
        role: the word of the role (出席, 列席 …), "" where the relation has none.
        count: how many, for what is signed, started or commissioned; None when not said.
        pattern: the id of the pattern that fired.
        notes: how a side was found when not in its own clause ("subject carried from …").
    """

    relation: str
    subject: Ref
    object: Ref
    unit: int
    start: int
    end: int
    modality: Modality
    pattern: str
    trigger: Trigger
    role: str = ""
    date: PartialDate | None = None
    count: int | None = None
    amount: Money | None = None
    confidence: float = 1.0
    notes: tuple[str, ...] = field(default=())
