"""Entities of the coreference stage → entities of the schema, numbered as the page names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lvnlp.assemble.place import Locator
from lvnlp.coreference.entities import Entities
from lvnlp.mentions.base import Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.model import Fact, Ref
from lvnlp.schema import (
    Event,
    Evidence,
    Group,
    Organization,
    OtherEntity,
    Person,
    Place,
    Position,
    Project,
)
from lvnlp.schema.ids import ids_by_first_mention

CLASSES: dict[str, tuple[str, type[Any]]] = {
    "person": ("people", Person),
    "organization": ("organizations", Organization),
    "place": ("places", Place),
    "group": ("groups", Group),
    "event": ("events", Event),
    "project": ("projects", Project),
    "other": ("others", OtherEntity),
}
DAMAGE = "a glyph of the name is lost on the page; the name is what can be read"


@dataclass(slots=True)
class Thing:
    """One entity on its way into the schema."""

    kind: str
    name: str
    names: list[str]
    mentions: list[Evidence]
    head: str = ""
    label: str = ""
    damaged: bool = False
    positions: list[Position] = field(default_factory=list)
    id: str = ""


class Things:
    """All things of the page; knows each by the id of its entity, or by kind and name."""

    def __init__(self, entities: Entities, where: Locator) -> None:
        self._where = where
        self._known: dict[str, Thing] = {}
        self._named: dict[tuple[str, str], Thing] = {}
        for entity in entities:
            thing = Thing(
                entity.kind.lower(),
                entity.name,
                list(dict.fromkeys([entity.name, *entity.names])),
                [where.evidence(u, m.start, m.end) for u, m in entity.mentions],
                entity.head,
                entity.label,
                entity.damaged,
            )
            self._known[entity.id] = thing
            self._named.setdefault((thing.kind, thing.name), thing)

    def of(self, ref: Ref, unit: int) -> Thing:
        """The thing that one side of a fact means; made when no entity stands for it yet."""
        if ref.entity:
            return self._known[ref.entity]
        here = [self._where.evidence(unit, ref.start, ref.end)] if ref.start >= 0 else []
        return self.named(ref.kind, ref.name, here)

    def named(
        self, kind: str, name: str, mentions: Iterable[Evidence] = (), damaged: bool = False
    ) -> Thing:
        """The thing of this kind and name; made when there is none."""
        thing = self._named.get((kind, name))
        if thing is None:
            thing = self._named[kind, name] = Thing(kind, name, [name], [])
        thing.mentions += mentions
        thing.damaged |= damaged
        return thing

    def hold(self, fact: Fact, unit: AnalysedUnit) -> None:
        """Adds the position that a `holds_position` fact says."""
        person = self.of(fact.subject, fact.unit)
        title = fact.object.name
        if any(p.title == title for p in person.positions):
            return
        source = _position_mention(unit, fact.object)
        evidence = (
            self._where.evidence(fact.unit, fact.object.start, fact.object.end)
            if fact.object.start >= 0
            else None
        )
        organization = str(source.attributes.get("organization", "")) if source else ""
        person.positions.append(
            Position(
                title=title,
                organization=organization or None,
                evidence=evidence,
                shared=bool(source and source.attributes.get("shared")),
            )
        )

    def number(self) -> None:
        """Gives every thing its id, in order of first mention for each kind."""
        everything = list(
            {id(t): t for t in (*self._known.values(), *self._named.values())}.values()
        )
        for kind in CLASSES:
            same = [t for t in everything if t.kind == kind]
            firsts = [min((m.start for m in t.mentions), default=1 << 40) for t in same]
            for thing, ident in zip(same, ids_by_first_mention(kind, firsts), strict=True):
                thing.id = ident

    def fields(self) -> dict[str, Any]:
        """The fields of `Page` for the entities, each in order of its ids."""
        out: dict[str, list[Any]] = {name: [] for name, _ in CLASSES.values()}
        everything = {id(t): t for t in (*self._known.values(), *self._named.values())}.values()
        for thing in sorted(everything, key=lambda t: int(t.id.rpartition("-")[2])):
            field_name, model = CLASSES[thing.kind]
            out[field_name].append(model(**_values(thing)))
        return {k: tuple(v) for k, v in out.items()}


def _values(thing: Thing) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": thing.id,
        "name": thing.name,
        "names": tuple(dict.fromkeys(thing.names)),
        "damaged": thing.damaged,
        "damage_note": DAMAGE if thing.damaged else "",
        "mentions": tuple(dict.fromkeys(thing.mentions)),
    }
    if thing.kind == "person":
        values["positions"] = tuple(thing.positions)
    if thing.kind in {"event", "project"}:
        values["head"] = thing.head
    if thing.kind == "other":
        values["label"] = thing.label
    return values


def _position_mention(unit: AnalysedUnit, ref: Ref) -> Mention | None:
    for mention in (*unit.mentions, *unit.nested):
        if (mention.start, mention.end) == (ref.start, ref.end):
            return mention
    return None
