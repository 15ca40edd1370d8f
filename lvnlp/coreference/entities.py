"""The page's entities, before they become schema objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lvnlp.mentions.base import Kind, Mention

Key = tuple[int, int, int, Kind]
"""Where a mention stands: unit, start, end, kind."""


@dataclass(slots=True)
class Entity:
    """A thing that the page speaks of.

    Attributes:
        id: "person-1": kind and number in order of first mention; stable from run to run.
        name: the best name; names: all names, the best first.
        mentions: (unit, mention), in order of the units, body before headline.
        head: the last word of the best name, for events and projects.
        damaged: whether a glyph of the name is lost.
        label: of a thing of kind OTHER, what the user calls its kind.
    """

    id: str
    kind: Kind
    name: str
    names: list[str] = field(default_factory=list)
    mentions: list[tuple[int, Mention]] = field(default_factory=list)
    head: str = ""
    damaged: bool = False
    label: str = ""

    def add(self, unit: int, mention: Mention, name: str | None = None) -> None:
        """Records a mention; `name` is added to the names when it is a name at all."""
        self.mentions.append((unit, mention))
        if name and name not in self.names:
            self.names.append(name)


class Entities:
    """All entities of a page, found by id or by where a mention stands."""

    def __init__(self) -> None:
        self._all: dict[str, Entity] = {}
        self._at: dict[Key, Entity] = {}
        self._count: dict[Kind, int] = {}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._all.values())

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, ident: str) -> Entity:
        return self._all[ident]

    def new(self, kind: Kind, name: str, head: str = "") -> Entity:
        """A new entity of this kind, without mentions yet."""
        self._count[kind] = self._count.get(kind, 0) + 1
        entity = Entity(f"{kind.lower()}-{self._count[kind]}", kind, name, [name], head=head)
        self._all[entity.id] = entity
        return entity

    def bind(self, unit: int, mention: Mention, entity: Entity, name: str | None = None) -> None:
        """Says that the mention names the entity."""
        self._at[unit, mention.start, mention.end, mention.kind] = entity
        entity.add(unit, mention, name)

    def of(self, unit: int, mention: Mention) -> Entity | None:
        """The entity that a mention names, None when it names none."""
        found = self._at.get((unit, mention.start, mention.end, mention.kind))
        if found is None and "head_start" in mention.attributes:  # two names side by side
            start = mention.attributes["head_start"]
            if isinstance(start, int):
                found = self._at.get((unit, start, mention.end, mention.kind))
        return found

    def of_kind(self, kind: Kind) -> list[Entity]:
        """The entities of one kind, in order of first mention."""
        return [e for e in self if e.kind is kind]
