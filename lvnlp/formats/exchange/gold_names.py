"""The names and keys of gold pages, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from lvnlp.errors import DateError
from lvnlp.formats.annotated import STATED, AnnotatedEntity, End, Literally
from lvnlp.formats.gold import GoldPage
from lvnlp.schema.dates import PartialDate

TEXT = "text"
"""The object of a gold fact that somebody stated something."""


def entities_of(gold: GoldPage) -> tuple[AnnotatedEntity, ...]:
    """People, bodies, places, events and projects; the last two keep their keys as ids."""
    found: list[AnnotatedEntity] = []
    named: tuple[tuple[str, Iterable[str]], ...] = (
        ("person", gold.persons),
        ("organization", gold.organizations),
        ("place", gold.places),
    )
    for kind, names in named:
        for number, name in enumerate(names, start=1):
            found.append(
                AnnotatedEntity(
                    id=f"{kind}-{number}",
                    kind=kind,
                    name=name,
                    titles=gold.persons[name] if kind == "person" else (),
                    damage_note=gold.damaged.get(name, ""),
                )
            )
    for kind, keyed in (("event", gold.events), ("project", gold.projects)):
        for key, all_names in keyed.items():
            name = all_names[0] if all_names else ""
            found.append(AnnotatedEntity(id=key, kind=kind, name=name, names=all_names))
    return tuple(found)


class Names:
    """What the names and keys in facts stand for."""

    def __init__(self, gold: GoldPage, entities: Iterable[AnnotatedEntity]) -> None:
        keys = [*gold.events, *gold.projects, *(one.id for one in gold.articles)]
        self._ids = {key: key for key in keys}
        for entity in entities:
            if entity.id not in self._ids:
                self._ids.setdefault(entity.name, entity.id)

    def ends(self, given: str | tuple[str, ...], side: str, relation: str) -> list[End]:
        """The end, and after it what would be right as well."""
        several = (given,) if isinstance(given, str) else given
        return [self._end(one, side, relation) for one in several]

    def _end(self, given: str, side: str, relation: str) -> End:
        if given in self._ids:
            return self._ids[given]
        if side == "object" and relation == "holds_position":
            return Literally(kind="position", value=given)
        if side == "object" and relation == "held_on" and _is_date(given):
            return Literally(kind="date", value=given)
        if side == "object" and relation == STATED and given == TEXT:
            return Literally(kind="text", value=given)
        return Literally(kind="name", value=given)


def _is_date(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except DateError:
        return False
    return True
