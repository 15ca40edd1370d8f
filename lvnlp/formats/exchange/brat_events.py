"""What brat has besides marks and arrows: events with roles, and equivalences."""

from __future__ import annotations

from lvnlp.formats.annotated import AnnotatedEntity, AnnotatedPage, AnnotatedRelation
from lvnlp.formats.exchange.brat import EQUIV, EVENT, fragments
from lvnlp.formats.exchange.brat_lines import Line, Standoff


def trigger(found: Standoff, key: str) -> str:
    """The T line that stands for an argument: the trigger of an event."""
    seen: set[str] = set()
    while key[0] == "E" and key not in seen:
        seen.add(key)
        key = found.lines[key].arguments[0][1]
    return key


def of_events(line: Line) -> bool:
    """Whether a relation has an event at one of its ends."""
    return any(target[0] == "E" for _, target in line.arguments)


def with_events(page: AnnotatedPage, found: Standoff) -> AnnotatedPage:
    """The page with all events, as entities whose mention is the trigger.

    Each of their roles is a relation; each equivalence is an entity.
    """
    entities = [*page.entities]
    relations = [*page.relations]
    for key, line in found.lines.items():
        if key[0] == "E":
            entities.append(_event(key, line, trigger(found, key)))
            relations += [
                AnnotatedRelation(id=f"{key} {number}", label=role, subject=key, object=target)
                for number, (role, target) in enumerate(line.arguments[1:], start=1)
            ]
        elif key[0] == "R" and of_events(line):
            (_, source), (_, target) = line.arguments[:2]
            relations.append(
                AnnotatedRelation(
                    id=key,
                    label=line.label,
                    subject=source,
                    object=target,
                    attributes=line.attributes,
                    note=line.note,
                )
            )
    entities += [
        AnnotatedEntity(id=f"equiv-{number}", kind=EQUIV, mentions=mentions)
        for number, mentions in enumerate(found.equivalent, start=1)
    ]
    return page.model_copy(update={"entities": tuple(entities), "relations": tuple(relations)})


def corrected_events(page: AnnotatedPage, found: Standoff) -> AnnotatedPage:
    """A page that was ours, with the events and equivalences that it has in brat now."""
    places = {(one.label, fragments(page.raw, one.spans)): one.id for one in page.mentions}
    ids = {
        key: places.get((line.label, fragments(page.raw, line.spans)), key)
        for key, line in found.lines.items()
        if key[0] == "T"
    }
    events = {key: line for key, line in found.lines.items() if key[0] == "E"}
    groups = [tuple(dict.fromkeys(ids.get(one, one) for one in s)) for s in found.equivalent]
    kept: list[AnnotatedEntity] = []
    for entity in page.entities:
        if EVENT in entity.attributes and entity.mentions:
            same = [
                key
                for key, line in events.items()
                if line.label == entity.kind
                and _place(page, entity) == _trigger_at(page, found, key)
            ]
            if same:
                kept.append(_noted(entity, events.pop(same[0])))
        elif entity.kind == EQUIV and len(_marks(page, entity)) > 1:
            alike = [one for one in groups if _marks_of(page, one) == _marks(page, entity)]
            if alike:
                groups.remove(alike[0])
                kept.append(entity)
        else:
            kept.append(entity)
    kept += [_event(key, line, ids[trigger(found, key)]) for key, line in events.items()]
    kept += [
        AnnotatedEntity(id=f"equiv {number}", kind=EQUIV, mentions=mentions)
        for number, mentions in enumerate(groups, start=1)
    ]
    there = {one.id for one in kept} | {one.id for one in page.mentions}
    gone = {one.id for one in page.entities} - there
    return page.model_copy(
        update={
            "entities": tuple(kept),
            # What said more of an event that was deleted goes with it.
            "relations": tuple(one for one in page.relations if not gone.intersection(_ends(one))),
        }
    )


def _ends(relation: AnnotatedRelation) -> set[str]:
    return {one for one in (relation.subject, relation.object) if isinstance(one, str)}


def _event(key: str, line: Line, mention: str) -> AnnotatedEntity:
    return AnnotatedEntity(
        id=key,
        kind=line.label,
        mentions=(mention,),
        attributes={EVENT: "event", **line.attributes},
        note=line.note,
    )


def _noted(entity: AnnotatedEntity, line: Line) -> AnnotatedEntity:
    attributes = {EVENT: entity.attributes[EVENT], **line.attributes}
    if (entity.attributes, entity.note) == (attributes, line.note):
        return entity
    return entity.model_copy(update={"attributes": attributes, "note": line.note})


def _marks_of(page: AnnotatedPage, mentions: tuple[str, ...]) -> set[object]:
    """The marks that brat has for these mentions: two alike are one there."""
    by_id = {one.id: one for one in page.mentions}
    known = (by_id[one] for one in mentions if one in by_id)
    return {(one.label, fragments(page.raw, one.spans)) for one in known}


def _marks(page: AnnotatedPage, entity: AnnotatedEntity) -> set[object]:
    return _marks_of(page, entity.mentions)


def _place(page: AnnotatedPage, entity: AnnotatedEntity) -> object:
    return _marks_of(page, entity.mentions[:1])


def _trigger_at(page: AnnotatedPage, found: Standoff, key: str) -> object:
    line = found.lines[trigger(found, key)]
    return {(line.label, fragments(page.raw, line.spans))}
