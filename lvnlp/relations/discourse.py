"""What the text speaks of at a point: who acts, at which event, on which visit, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lvnlp.coreference.entities import Entities, Entity
from lvnlp.coreference.home import Home
from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.clause import PEOPLE, NounList
from lvnlp.relations.model import Fact, Ref

KIND_NAMES = {
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organization",
    Kind.PLACE: "place",
    Kind.EVENT: "event",
    Kind.PROJECT: "project",
    Kind.OTHER: "other",
    Kind.GROUP: "group",
    Kind.POSITION: "position",
    Kind.DATE: "date",
}


@dataclass(slots=True)
class Discourse:
    """The state of one unit's reading; the interpreter updates it clause by clause.

    Attributes:
        subject: the last subject that acts (people or bodies), for what is carried on.
        person: the last single person that acted, whom 他 and 她 mean.
        event: the event that the text is at.
        leader: who leads the visit that the text is on, empty when it is on none.
        topic: the project or body that the paragraph is about.
        date: the last full date of the paragraph.
        here: the last place that was named, what 这里 means.
        mode: "event", "visit" or "meeting", whichever the text turned to last.
        events: the events of the unit.
        main: the event that the text came to first.
        meeting: the words that told of the last meeting of two (会见), None before one.
        counting: the last fact that counted something, for the parts that follow it.
        acting: the subject of the pattern that is being tried.
    """

    unit: AnalysedUnit
    entities: Entities
    home: Home
    subject: list[Mention] = field(default_factory=list)
    person: Mention | None = None
    event: Entity | None = None
    leader: list[Mention] = field(default_factory=list)
    topic: Mention | None = None
    date: Mention | None = None
    here: Mention | None = None
    mode: str = ""
    events: list[Entity] = field(default_factory=list)
    acting: tuple[Ref, ...] = ()
    meeting: Ref | None = None
    main: Entity | None = None
    counting: Fact | None = None
    _own: dict[str, Entity] = field(default_factory=dict)

    def acts(self, lists: Sequence[NounList]) -> None:
        """Records the subject of a clause that was just read."""
        people = [m for n in lists for m in n.mentions if m.kind in PEOPLE]
        if people:
            self.subject = people
            named = [m for m in people if m.kind is Kind.PERSON]
            if named:
                self.person = named[-1] if len(named) > 1 else named[0]
            return
        things = [m for n in lists for m in n.mentions]
        if things and things[0].kind in (Kind.PROJECT, Kind.ORGANIZATION, Kind.PLACE):
            known = self.entities.of(self.unit.index, things[0]) is not None
            self.topic = things[0] if known else self.topic

    def at_event(self, entity: Entity) -> None:
        """The text is at this event now."""
        self.event = entity
        self.main = self.main or entity
        self.mode = "event"

    def on_visit(self, leader: Sequence[Mention]) -> None:
        """The text follows a visit that these people lead."""
        named = [m for m in leader if not m.attributes.get("bare")]
        if named:  # a bare 考察团 stands for its leader, so it can't be one
            self.leader = named
            self.mode = "visit"

    def refs(self, mention: Mention) -> list[Ref]:
        """What a mention stands for: one thing, or several for 他们 and 双方."""
        if mention.kind is Kind.PRONOUN:
            return self._pronoun(mention)
        if mention.kind is Kind.GROUP and self.leader and mention.attributes.get("bare"):
            return [ref for m in self.leader for ref in self.refs(m)]
        entity = self.entities.of(self.unit.index, mention)
        kind = KIND_NAMES.get(mention.kind, "text")
        if entity is None:
            if mention.kind is Kind.PROJECT and mention.attributes.get("bare"):
                known = self.topic is not None and self.topic.kind is Kind.PROJECT
                return self.refs(self.topic) if known and self.topic else []
            return [Ref(kind, mention.text, "", mention.start, mention.end)]
        name = mention.text if "head_start" in mention.attributes else entity.name
        return [Ref(kind, name, entity.id, mention.start, mention.end)]

    def _pronoun(self, mention: Mention) -> list[Ref]:
        meant: list[Mention]
        if mention.text in {"他", "她"}:
            meant = [self.person] if self.person is not None else []
        elif mention.text in {"他们", "她们"}:
            meant = list(self.subject)
        else:
            meant = [self.topic] if self.topic else []
        return [ref for m in meant if m.kind is not Kind.PRONOUN for ref in self.refs(m)]

    def takes_part(self, people: Sequence[Ref], event: str) -> None:
        """Records at which event somebody was, for what is said of him or her further on."""
        for ref in people:
            if ref.entity:
                self._own[ref.entity] = self.entities[event]

    def event_ref(self) -> list[Ref]:
        """The event that the text is at; for who took part in one before, that one."""
        own = self._own.get(self.acting[0].entity) if self.acting else None
        event = own or self.event
        return [Ref("event", event.name, event.id)] if event else []

    def home_ref(self) -> list[Ref]:
        """The place that the page comes from."""
        return [Ref("place", self.home.name)] if self.home.name else []
