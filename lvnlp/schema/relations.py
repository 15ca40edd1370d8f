"""Who did what at which event: one class for each relation.

Each class has speaking names for its two ends. `case Attended(person=p, event=e)` matches when
they are a person and an event; names of a role, such as `attendee`, take whatever kind there is.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from lvnlp.errors import OptionError
from lvnlp.schema.dates import PartialDate
from lvnlp.schema.entities import Entity, Group, Organization, Person, Place, Position, Project
from lvnlp.schema.events import Event
from lvnlp.schema.ids import ArticleId, EntityId
from lvnlp.schema.relation import DateLiteral, PositionLiteral, Relation, TextLiteral
from lvnlp.schema.sides import Side
from lvnlp.schema.text import Article


class _Between(Relation):
    """A relation that has an entity at either end."""

    object_ref: EntityId = Field(alias="object")


class _OfAnActor(_Between):
    """A relation whose subject is somebody: a person, a body or a group."""

    person: ClassVar = Side("subject", Person)
    organization: ClassVar = Side("subject", Organization)
    group: ClassVar = Side("subject", Group)


class Attended(_OfAnActor):
    """Took part in an event: 出席, 参加, 列席. They differ in rank; `role` keeps the word."""

    relation: Literal["attended"] = "attended"
    attendee: ClassVar = Side("subject", Entity)
    event: ClassVar = Side("object", Event)


class SpokeAt(_OfAnActor):
    """Spoke at an event: 讲话, 致辞, 发言."""

    relation: Literal["spoke_at"] = "spoke_at"
    speaker: ClassVar = Side("subject", Entity)
    event: ClassVar = Side("object", Event)


class PresidedOver(_OfAnActor):
    """Presided over an event: 主持."""

    relation: Literal["presided_over"] = "presided_over"
    presider: ClassVar = Side("subject", Entity)
    event: ClassVar = Side("object", Event)


class Announced(_OfAnActor):
    """Announced an event open, closed or begun: 宣布."""

    relation: Literal["announced"] = "announced"
    announcer: ClassVar = Side("subject", Entity)
    event: ClassVar = Side("object", Event)
    project: ClassVar = Side("object", Project)


class Accompanied(_OfAnActor):
    """Went along with a person who led: 陪同, 随同, 参加调研."""

    relation: Literal["accompanied"] = "accompanied"
    companion: ClassVar = Side("subject", Entity)
    leader: ClassVar = Side("object", Person)


class Visited(_Between):
    """Went to see: 调研, 考察, 走访, 慰问. `person` visits; whom he visits is the `host`."""

    relation: Literal["visited"] = "visited"
    person: ClassVar = Side("subject", Person)
    visitor: ClassVar = Side("subject", Entity)
    place: ClassVar = Side("object", Place)
    organization: ClassVar = Side("object", Organization)
    project: ClassVar = Side("object", Project)
    event: ClassVar = Side("object", Event)
    host: ClassVar = Side[Person | Group]("object", Person, Group)
    visited: ClassVar = Side("object", Entity)


class Met(_OfAnActor):
    """Received somebody: 会见, 会谈. Said once, from the one who receives."""

    relation: Literal["met"] = "met"
    host: ClassVar = Side("subject", Entity)
    guest: ClassVar = Side("object", Entity)


class HoldsPosition(Relation):
    """Holds an office or has an occupation: 市委书记孙某某."""

    relation: Literal["holds_position"] = "holds_position"
    object_ref: PositionLiteral = Field(alias="object")
    person: ClassVar = Side("subject", Person)
    holder: ClassVar = Side("subject", Entity)

    @property
    def title(self) -> str:
        """The title as the page writes it."""
        return self.object_ref.title

    @property
    def position(self) -> Position:
        """The position with its body; bare of it when the person is not listed as holding it."""
        held = self.subject.positions if isinstance(self.subject, Person) else ()
        known = (position for position in held if position.title == self.title)
        return next(known, Position(title=self.title, evidence=self.evidence))


class Stated(Relation):
    """Said something: 指出, 强调, 要求, 表示. A meeting may state, too."""

    relation: Literal["stated"] = "stated"
    object_ref: TextLiteral = Field(alias="object")
    person: ClassVar = Side("subject", Person)
    organization: ClassVar = Side("subject", Organization)
    group: ClassVar = Side("subject", Group)
    event: ClassVar = Side("subject", Event)
    speaker: ClassVar = Side("subject", Entity)

    @property
    def text(self) -> str:
        """What was said, directly or indirectly, as the page has it."""
        return self.object_ref.text


class _OfAProject(_Between):
    """A relation to a project of whoever does it, or of what the sentence names as its subject."""

    person: ClassVar = Side("subject", Person)
    organization: ClassVar = Side("subject", Organization)
    place: ClassVar = Side("subject", Place)
    event: ClassVar = Side("subject", Event)
    agent: ClassVar = Side("subject", Entity)
    project: ClassVar = Side("object", Project)


class Signed(_OfAProject):
    """Signed an agreement or a project: 签约, 签订, 签署."""

    relation: Literal["signed"] = "signed"


class Started(_OfAProject):
    """Started works: 开工, 奠基, 揭牌."""

    relation: Literal["started"] = "started"


class Commissioned(_OfAProject):
    """Put into service: 投产, 竣工, 通车."""

    relation: Literal["commissioned"] = "commissioned"


class HeldAt(_Between):
    """Where an event was held."""

    relation: Literal["held_at"] = "held_at"
    event: ClassVar = Side("subject", Event)
    place: ClassVar = Side("object", Place)
    organization: ClassVar = Side("object", Organization)
    venue: ClassVar = Side("object", Entity)


class HeldOn(Relation):
    """When an event was held: 3月22日, 昨日, 3月5日至7日."""

    relation: Literal["held_on"] = "held_on"
    object_ref: DateLiteral = Field(alias="object")
    event: ClassVar = Side("subject", Event)

    @property
    def when(self) -> PartialDate:
        """The day, or the days from first to last."""
        return self.object_ref.date


class OrganisedBy(_Between):
    """Who held an event: 召开, 举办, 主办, 承办."""

    relation: Literal["organised_by"] = "organised_by"
    event: ClassVar = Side("subject", Event)
    organization: ClassVar = Side("object", Organization)
    place: ClassVar = Side("object", Place)
    organiser: ClassVar = Side("object", Entity)


class PartOf(_Between):
    """An event within another: 分会场, a ceremony within an activity."""

    relation: Literal["part_of"] = "part_of"
    part: ClassVar = Side("subject", Event)
    whole: ClassVar = Side("object", Event)


class LocatedIn(_Between):
    """Where a place, a body or a project lies: 坐落在, 位于."""

    relation: Literal["located_in"] = "located_in"
    organization: ClassVar = Side("subject", Organization)
    project: ClassVar = Side("subject", Project)
    located: ClassVar = Side("subject", Entity)
    place: ClassVar = Side("object", Place)


class ReportedBy(_Between):
    """Who wrote an article: its byline."""

    relation: Literal["reported_by"] = "reported_by"
    subject_ref: ArticleId = Field(alias="subject")
    reported: ClassVar = Side("subject", Article)
    person: ClassVar = Side("object", Person)


BUILT_IN: Final = (
    Attended,
    SpokeAt,
    PresidedOver,
    Announced,
    Accompanied,
    Visited,
    Met,
    HoldsPosition,
    Stated,
    Signed,
    Started,
    Commissioned,
    HeldAt,
    HeldOn,
    OrganisedBy,
    PartOf,
    LocatedIn,
    ReportedBy,
)

RELATION_CLASSES: Final[dict[str, type[Relation]]] = {
    kind.model_fields["relation"].default: kind for kind in BUILT_IN
}
"""The class of each relation that lvnlp knows, by its name."""


def _free(name: str) -> str:
    if name in RELATION_CLASSES:
        raise OptionError(f"{name!r} is a relation of lvnlp's own", remedy="Choose another name.")
    return name


UserRelationName = Annotated[
    str,
    AfterValidator(_free),
    Field(
        pattern="^[a-z][a-z0-9_]*$",
        json_schema_extra={"not": {"enum": list(RELATION_CLASSES)}},
    ),
]


class UserRelation(Relation):
    """A relation that a user's own patterns define, under a name that lvnlp does not use."""

    relation: UserRelationName


def _tag(value: Any) -> str:
    """Which class a relation is to be read as, by its name."""
    name = value.get("relation") if isinstance(value, dict) else getattr(value, "relation", None)
    return name if isinstance(name, str) and name in RELATION_CLASSES else "user"


AnyRelation = Annotated[
    Annotated[Attended, Tag("attended")]
    | Annotated[SpokeAt, Tag("spoke_at")]
    | Annotated[PresidedOver, Tag("presided_over")]
    | Annotated[Announced, Tag("announced")]
    | Annotated[Accompanied, Tag("accompanied")]
    | Annotated[Visited, Tag("visited")]
    | Annotated[Met, Tag("met")]
    | Annotated[HoldsPosition, Tag("holds_position")]
    | Annotated[Stated, Tag("stated")]
    | Annotated[Signed, Tag("signed")]
    | Annotated[Started, Tag("started")]
    | Annotated[Commissioned, Tag("commissioned")]
    | Annotated[HeldAt, Tag("held_at")]
    | Annotated[HeldOn, Tag("held_on")]
    | Annotated[OrganisedBy, Tag("organised_by")]
    | Annotated[PartOf, Tag("part_of")]
    | Annotated[LocatedIn, Tag("located_in")]
    | Annotated[ReportedBy, Tag("reported_by")]
    | Annotated[UserRelation, Tag("user")],
    Discriminator(_tag),
]
"""Any relation, told apart by its `relation`."""
