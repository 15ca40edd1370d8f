"""Fills the sides of a pattern: which nouns of the clause, or of what was said before, it means."""

from __future__ import annotations

from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.slots import clause, context, values
from lvnlp.relations.slots.place import Filled, Place, Slot
from lvnlp.relations.slots.values import countable, counted

__all__ = ["Filled", "Place", "countable", "counted", "fill"]

GOVERNED = ("at", "with", "by", "to", "behalf", "from", "about")
_SLOTS: dict[str, Slot] = {
    "subject": clause.subject,
    "before": clause.before,
    "nearest": clause.nearest,
    "after": clause.after,
    "directly": clause.directly,
    "relative": clause.relative,
    "following": clause.following,
    "next": clause.next_actor,
    "later": clause.later,
    "qualified": clause.qualified,
    "meanwhile": clause.meanwhile,
    "there": clause.there,
    "setting": clause.setting,
    "ahead": clause.ahead,
    "title": clause.title,
    **{slot: clause.governed(slot) for slot in GOVERNED},
    "carried": context.carried,
    "event": context.event,
    "declared": context.declared,
    "meeting": context.meeting,
    "work": context.work,
    "leader": context.leader,
    "topic": context.topic,
    "place": context.home,
    "here": context.here,
    "date": values.date,
    "day": values.day,
    "count": values.count,
    "content": values.content,
    "for": values.for_,
    "at_words": values.at_words,
    "sight": values.sight,
}


def fill(side: Side, place: Place, state: Discourse) -> Filled | None:
    """What fills the side: the first of its slots that holds a noun of the right kind."""
    for slot in side.slots:
        found = _SLOTS[slot](side, place, state)
        if found is not None and found.refs:
            return found
    return None
