"""The page: the root of everything that lvnlp gives back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from pydantic import ValidationInfo, model_validator

from lvnlp.errors import SchemaError
from lvnlp.schema.base import Model
from lvnlp.schema.checks import check_page
from lvnlp.schema.dates import PartialDate
from lvnlp.schema.entities import (
    Entity,
    Group,
    Organization,
    OtherEntity,
    Person,
    Place,
    Project,
)
from lvnlp.schema.events import Event
from lvnlp.schema.links import Linked, Links
from lvnlp.schema.relations import AnyRelation
from lvnlp.schema.text import Article, Byline, Caption, Furniture, Notice, Teaser, Unplaced
from lvnlp.schema.values import Evidence, Money, Quantity, Repair
from lvnlp.schema.version import SCHEMA_VERSION, check_version
from lvnlp.schema.views import Listed, Shown, view

if TYPE_CHECKING:
    import networkx
    import pandas

_ENTITIES: Final = ("people", "organizations", "places", "groups", "events", "projects", "others")


class LooseMention(Model):
    """Something that the page mentions and that no entity or relation speaks for.

    Attributes:
        kind: what it is: date, money, quantity, or a kind of entity.
        evidence: where it stands.
        value: what it says, for a date, a sum or a count.
    """

    kind: Literal[
        "person",
        "position",
        "organization",
        "place",
        "group",
        "pronoun",
        "date",
        "money",
        "quantity",
        "event",
        "project",
    ]
    evidence: Evidence
    value: PartialDate | Money | Quantity | None = None

    def __str__(self) -> str:
        return self.evidence.text

    def __repr__(self) -> str:
        return f"<LooseMention {self.kind} {self.evidence.text}>"


class Page(Model, Shown):
    """One page of a newspaper, read.

    Attributes:
        schema_version: that of this release, MAJOR.MINOR.
        source: the name of the file, "" when it came from none.
        paper: the newspaper's name, "" when not known.
        date: the day it came out, None when not known.
        place: what 我市 and 全县 stand for (山西省吕梁市), "" when not known.
        raw: the file as it was; all offsets point into it.
        text: the repaired text.
        repairs: every edit that leads from one to the other.
        articles, captions, teasers, notices: the parts of the page that have text of their own.
        furniture: what belongs to the page rather than to its contents.
        unplaced: what could not be given to any article.
        staff: who made the page, with the role of each (责任编辑, 校对); they are among its people.
        people, organizations, places, groups, events, projects: what the page speaks of.
        others: things under labels of the user's own, which a model that he trained finds.
        relations: who did what at which event, asserted or not.
        mentions: what is mentioned and has no role in the above.

    A page binds copies of its articles, entities and relations to itself, so that these reach
    each other: `page.relations[0].event.attendees`. It never changes; copies and what comes out of
    pickle or JSON equal it and are bound each to itself.
    """

    schema_version: str = SCHEMA_VERSION
    source: str = ""
    paper: str = ""
    date: PartialDate | None = None
    place: str = ""
    raw: str
    text: str
    repairs: tuple[Repair, ...] = ()
    articles: tuple[Article, ...] = ()
    captions: tuple[Caption, ...] = ()
    teasers: tuple[Teaser, ...] = ()
    notices: tuple[Notice, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    staff: tuple[Byline, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    events: tuple[Event, ...] = ()
    projects: tuple[Project, ...] = ()
    others: tuple[OtherEntity, ...] = ()
    relations: tuple[AnyRelation, ...] = ()
    mentions: tuple[LooseMention, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _is_readable(cls, data: Any, info: ValidationInfo) -> Any:
        if isinstance(data, dict) and (info.mode == "json" or "schema_version" in data):
            check_version(data.get("schema_version"))
            # What was read is a page of this version, whichever it was written under.
            return {**data, "schema_version": SCHEMA_VERSION}
        return data

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        check_page(self)
        return self._bind()

    def _bind(self) -> Self:
        """Put copies of the parts, bound to this page, in their place."""
        links = Links(self)
        for field in ("articles", *_ENTITIES, "relations"):
            parts: tuple[Linked, ...] = getattr(self, field)
            # The models are frozen; while it is being made, the page may set its own fields.
            self.__dict__[field] = Listed(links.adopt(part) for part in parts)
        links.relate(self.relations, self.articles)
        return self

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All people, organisations, places, groups, events, projects and other things."""
        return tuple(entity for field in _ENTITIES for entity in getattr(self, field))

    @property
    def units(self) -> tuple[Article | Caption | Teaser | Notice, ...]:
        """All parts of the page that have text of their own."""
        return (*self.articles, *self.captions, *self.teasers, *self.notices)

    def find(self, identity: str) -> Entity | Article:
        """The entity or article with this id.

        Raises:
            SchemaError: there is none.
        """
        parts: tuple[Entity | Article, ...] = (*self.entities, *self.articles)
        for part in parts:
            if part.id == identity:
                return part
        raise SchemaError(f"the page has no entity or article with the id {identity!r}")

    def to_frame(
        self, what: Literal["facts", "people", "events", "statements"] = "facts"
    ) -> pandas.DataFrame:
        """A pandas frame of the page; for many pages in one see `lvnlp.to_frame`.

        Raises:
            BackendError: pandas is not installed.
            OptionError: there is no frame of that name.
        """
        return view("to_frame")(self, what)

    def to_graph(self) -> networkx.MultiDiGraph:
        """The network of people and events; for many pages in one see `lvnlp.to_graph`.

        Raises:
            BackendError: networkx is not installed.
        """
        return view("to_graph")(self)

    def to_html(self) -> str:
        """The page as one HTML file to look at; for many pages in one see `lvnlp.to_html`."""
        made: str = view("to_html")(self)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy. Unlike pydantic's own, `update` is checked: a page always holds together.

        Raises:
            SchemaError: the updated page contradicts itself.
        """
        copied = super().model_copy(deep=deep)
        return copied if not update else type(self).model_validate({**dict(copied), **update})

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """A copy that is bound to itself."""
        return super().__deepcopy__(memo)._bind()

    def __setstate__(self, state: dict[Any, Any]) -> None:
        """Bind again: ids are pickled, objects that they stand for are not."""
        super().__setstate__(state)
        self._bind()

    def __str__(self) -> str:
        return repr(self)

    def __repr__(self) -> str:
        name = " ".join(str(part) for part in (self.paper or self.source, self.date) if part)
        counts = ("articles", "people", "events", "relations")
        listed = ", ".join(_counted(len(getattr(self, field)), field) for field in counts)
        return f"<Page {name}: {listed}>" if name else f"<Page: {listed}>"


def _counted(number: int, plural: str) -> str:
    singular = "person" if plural == "people" else plural.removesuffix("s")
    return f"{number} {singular if number == 1 else plural}"
