"""What a page speaks of: people, organisations, places, groups, projects, and things besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import Field, model_validator

from lvnlp.errors import SchemaError
from lvnlp.schema.base import Model, Text, shortened
from lvnlp.schema.ids import EntityId, EntityKind, kind_of
from lvnlp.schema.links import Linked
from lvnlp.schema.values import Evidence, Money, Quantity
from lvnlp.schema.views import Shown

if TYPE_CHECKING:
    from lvnlp.schema.relation import Relation


def _only_name(fields: dict[str, Any]) -> tuple[str, ...]:
    return (fields["name"],) if "name" in fields else ()


class Entity(Linked, Shown):
    """Something with an identity on the page.

    Attributes:
        id: its kind and a number in order of first mention.
        name: the fullest name that the page gives it.
        names: all its names on the page, `name` among them.
        damaged: a glyph of the name is lost; `name` is what can be read.
        damage_note: where and what is lost, "" when the name is whole.
        mentions: where the page names it.
    """

    kind: ClassVar[EntityKind]

    id: EntityId
    name: Text
    names: tuple[Text, ...] = Field(default_factory=_only_name)
    damaged: bool = False
    damage_note: str = ""
    mentions: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _identity_holds(self) -> Self:
        if kind_of(self.id) != self.kind:
            raise SchemaError(f"a {self.kind} cannot have the id {self.id!r}")
        if self.name not in self.names:
            raise SchemaError(f"{self.id}: its name {self.name!r} is not one of its names")
        if len(set(self.names)) < len(self.names):
            raise SchemaError(f"{self.id}: a name comes twice in {', '.join(self.names)}")
        if self.damage_note and not self.damaged:
            raise SchemaError(f"{self.id}: a note on damage, but it is not marked as damaged")
        return self

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that it is subject or object of, whatever their modality."""
        return self._neighbours().relations_of(self.id)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        damage = " [damaged]" if self.damaged else ""
        tail = f" {self._more()}" if self._more() else ""
        return f"<{type(self).__name__} {shortened(self.name, 40)}{damage}{tail}>"

    def _more(self) -> str:
        """What the `repr` tells besides the name."""
        return ""


class Position(Model):
    """An office or occupation that a person holds: 市委书记, 护士长.

    Attributes:
        title: as the page writes it, with the body it belongs to where the two make one word.
        organization: the name of the body, None when the page does not say it.
        shared: whether a list shares it (市领导甲、乙、丙).
        evidence: where the page says it, None when it follows from elsewhere.
    """

    title: Text
    organization: Text | None = None
    shared: bool = False
    evidence: Evidence | None = None

    def __str__(self) -> str:
        return self.title

    def __repr__(self) -> str:
        return f"<Position {self.title}>"


class Person(Entity):
    """Somebody with a name."""

    kind: ClassVar[EntityKind] = "person"

    positions: tuple[Position, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the positions, each once."""
        return tuple(dict.fromkeys(position.title for position in self.positions))

    def _more(self) -> str:
        return shortened("、".join(self.titles))


class Organization(Entity):
    """A body: a party committee, an authority, a company, a school."""

    kind: ClassVar[EntityKind] = "organization"


class Place(Entity):
    """A place: a province, a town, a village, a site."""

    kind: ClassVar[EntityKind] = "place"


class Group(Entity):
    """People without names: 与会人员, 12家企业的代表. Never a person.

    Attributes:
        size: how many they are, None when the page does not say it.
    """

    kind: ClassVar[EntityKind] = "group"

    size: Quantity | None = None


class Project(Entity):
    """What is signed, started or commissioned: a project, a work, an agreement.

    Attributes:
        head: the word that says what it is (项目, 工程, 生产线), "" when none does.
        amount: what is invested, None when the page does not say it.
    """

    kind: ClassVar[EntityKind] = "project"

    head: str = ""
    amount: Money | None = None

    def _more(self) -> str:
        return self.amount.text if self.amount else ""


class OtherEntity(Entity):
    """A thing of none of the kinds above, which a model of the user's own finds.

    Attributes:
        label: what the user calls such things: AWARD, SCHOOL.
    """

    kind: ClassVar[EntityKind] = "other"

    label: Text

    def _more(self) -> str:
        return self.label
