"""Slots outside of the clause: what the sentence, the paragraph and the article speak of."""

from __future__ import annotations

from lvnlp.mentions.base import Kind
from lvnlp.relations.clause import PEOPLE
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.model import Ref
from lvnlp.relations.scan import Item, Tag
from lvnlp.relations.slots.place import CARRIED, Filled, Place, refs_of
from lvnlp.relations.words import words


def carried(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The subject of an earlier clause of the sentence, else of the sentence before.

    Not when the clause has a subject of its own; within reported speech not beyond the verb of
    saying, where the subject would be the speaker.
    """
    own = place.clause.subjects(place.at)
    if any(m.kind in PEOPLE for n in own for m in n.mentions):
        return None
    if own and not side.kinds & {m.kind for n in own for m in n.mentions} and side.kinds <= PEOPLE:
        topic = own[0].mentions[0].kind
        if topic not in (Kind.EVENT, Kind.PLACE):
            return None
    if side.kinds & PEOPLE and _unknown_actor(place):
        return None
    paired = any(n.slot == "with" and not n.partner for n in place.clause.lists)
    for clause in reversed(place.earlier):
        if place.in_speech and clause.speaks:
            return None
        lists = clause.actors()
        if paired:  # 甲与乙签订丙，与丁签订戊: the first of the pair goes on
            lists = [n for n in lists if not n.partner]
        if place.singles:
            lists = [n for n in lists if n.partner in {"", "和"}]
        refs = refs_of([m for n in lists for m in n.mentions], side, state)
        if refs:
            return Filled(refs, "carried", CARRIED, "subject carried from the clause before")
        if any(m.kind is Kind.PRONOUN for n in lists for m in n.mentions):
            return None  # 该厂: somebody else than who was named before
        by = [m for n in clause.lists if n.slot == "by" for m in n.mentions]
        refs = refs_of(by, side, state)
        if refs:
            return Filled(refs, "carried", CARRIED, "subject carried from the clause before")
    if place.in_speech:
        return None
    refs = refs_of(state.subject, side, state)
    return (
        Filled(refs, "carried", CARRIED**2, "subject carried from the sentence before")
        if refs
        else None
    )


def _unknown_actor(place: Place) -> bool:
    """Whether words that name nothing known stand where the subject would (两市|签署了).

    They are someone, so that the subject of the clause before is not meant.
    """
    row = [i for i in place.clause.items[: place.at] if i.tag is not Tag.ADVERB]
    opening = next((n for n, i in enumerate(row) if not _sets_time(i)), None)
    if opening is not None and len(row) > opening + 1:
        first, second = row[opening], row[opening + 1]
        if (
            first.tag is Tag.GAP
            and len(first.text) > 2
            and second.tag
            in (
                Tag.PREPOSITION,
                Tag.OPEN,
                Tag.JOIN,
                Tag.RETINUE,
            )
        ):
            return True
    if row and row[0].is_kind((Kind.POSITION,)) and not any(i.is_kind(PEOPLE) for i in row):
        return True  # 县领导|察看了: an office without a name
    if not row or row[-1].tag is not Tag.GAP or row[-1].end - row[-1].start < 2:
        return False
    front = row[-2] if len(row) > 1 else None
    return (
        front is None
        or front.tag in (Tag.MARK, Tag.LOCATIVE, Tag.DE)
        or front.is_kind((Kind.DATE, Kind.QUANTITY, Kind.PLACE, Kind.ORGANIZATION))
    )


def _sets_time(item: Item) -> bool:
    return item.tag is Tag.MARK or item.is_kind((Kind.DATE,))


def event(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The event that the text is at."""
    del side, place
    refs = tuple(state.event_ref())
    return Filled(refs, "event", CARRIED, "the event the text is at") if refs else None


def declared(side: Side, place: Place, state: Discourse) -> Filled | None:
    """宣布…开工: the event of this text that is named after what is declared."""
    del side
    text = state.unit.text[place.trigger_end : place.row[-1].end]
    for told in state.events:
        if any(act in text and act in told.name for act in words().acts):
            return Filled((Ref("event", told.name, told.id),), "declared")
    return None


def meeting(side: Side, place: Place, state: Discourse) -> Filled | None:
    """会见 as an event: it has no name on the page but the word itself."""
    del side, place
    if state.meeting is None:
        return None
    return Filled((state.meeting,), "meeting", CARRIED, "the meeting told of before")


def work(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The work that the event is held for: 青禾医院新院区|奠基仪式."""
    del place, side
    match = words().work.match(state.event.name) if state.event else None
    if match is None:
        return None
    return Filled((Ref("project", match["work"]),), "work", CARRIED, "named in the event's name")


def leader(side: Side, place: Place, state: Discourse) -> Filled | None:
    """Who leads the visit that the text is on."""
    del place
    refs = refs_of(state.leader, side, state)
    return Filled(refs, "leader", CARRIED, "who leads the visit") if refs else None


def topic(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The project or body that the paragraph is about."""
    del place
    refs = refs_of([state.topic], side, state) if state.topic else ()
    return Filled(refs, "topic", CARRIED**2, "what the paragraph is about") if refs else None


def home(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The page's place."""
    del side, place
    refs = tuple(state.home_ref())
    return Filled(refs, "place", CARRIED**2, "the page's place") if refs else None


def here(side: Side, place: Place, state: Discourse) -> Filled | None:
    """What 这里 stands for."""
    left = "".join(i.text for i in place.clause.items[: place.at])
    if ("这里" not in left and "此地" not in left) or state.here is None:
        return None
    return Filled(refs_of([state.here], side, state), "here", CARRIED, "这里")
