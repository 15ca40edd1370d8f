"""The shape that all relations share: two ends, and how, when and why it is said."""

from __future__ import annotations

from pydantic import Field

from lvnlp.schema.base import Confidence, Model, Text, shortened
from lvnlp.schema.dates import PartialDate
from lvnlp.schema.ids import EntityId, RelationId
from lvnlp.schema.links import Linked
from lvnlp.schema.values import Evidence, Modality, Money
from lvnlp.schema.views import Shown


class TextLiteral(Model):
    """An object that is words: what somebody stated."""

    text: Text

    def __str__(self) -> str:
        return self.text


class DateLiteral(Model):
    """An object that is a date."""

    date: PartialDate

    def __str__(self) -> str:
        return str(self.date)


class PositionLiteral(Model):
    """An object that is the title of a position."""

    title: Text

    def __str__(self) -> str:
        return self.title


Literals = TextLiteral | DateLiteral | PositionLiteral


class Why(Model):
    """What made the reader say so.

    Attributes:
        pattern: the id of the pattern.
        triggers: the words that fired.
        explanation: one line for a person to read.
    """

    pattern: Text
    triggers: tuple[Evidence, ...] = ()
    explanation: str = ""

    def __str__(self) -> str:
        words = "、".join(trigger.text for trigger in self.triggers)
        parts = (self.pattern, words, self.explanation)
        return ": ".join(part for part in parts if part)

    def __repr__(self) -> str:
        return f"<Why {shortened(str(self), 60)}>"


class Relation(Linked, Shown):
    """What all relations have in common. `Relation` itself is none.

    In JSON and in the constructor the two ends are `subject` and `object`: ids, or a literal where
    the object has no identity on the page. In Python `relation.subject` and `relation.object` are
    the things themselves; the ids are `subject_ref` and `object_ref`.

    Attributes:
        id: relation-1 and so on, in the order of the page.
        relation: the name of the relation.
        role: the word that says it (出席, 列席), None when no single word does.
        modality: whether it happened, will, is called for, or did not happen.
        date: when, None when the page does not say it.
        count: how many (25 for 25个项目), None when the page does not count.
        amount: how much money, None when the page does not say it.
        article: the index in `Page.articles` of the article that says so, None for what a
            caption, teaser or notice says.
        evidence: where the page says so.
        confidence: 0 to 1.
        why: the pattern and the words that made the reader say so.
    """

    relation: str
    id: RelationId
    subject_ref: EntityId = Field(alias="subject")
    object_ref: EntityId | Literals = Field(alias="object")
    role: Text | None = None
    modality: Modality = Modality.ASSERTED
    date: PartialDate | None = None
    count: int | None = Field(default=None, ge=0)
    amount: Money | None = None
    article: int | None = Field(default=None, ge=0)
    evidence: Evidence
    confidence: Confidence = 1.0
    why: Why

    @property
    def subject(self) -> Linked:
        """Who or what it is said of: an entity, for `ReportedBy` an article."""
        return self._neighbours().part(self.subject_ref)

    @property
    def object(self) -> Linked | Literals:
        """What is said of the subject: an entity, or a literal."""
        if isinstance(self.object_ref, str):
            return self._neighbours().part(self.object_ref)
        return self.object_ref

    @property
    def references(self) -> tuple[str, ...]:
        """The ids of its ends."""
        if isinstance(self.object_ref, str):
            return self.subject_ref, self.object_ref
        return (self.subject_ref,)

    def __str__(self) -> str:
        subject = self.subject if self.is_bound else self.subject_ref
        target = self.object if self.is_bound else self.object_ref
        word = self.role or self.relation
        return f"{shortened(str(subject))} {word} → {shortened(str(target), 40)}"

    def __repr__(self) -> str:
        modality = "" if self.modality is Modality.ASSERTED else f" ({self.modality})"
        return f"<{type(self).__name__}{modality} {self}>"
