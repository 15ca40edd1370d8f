"""Fills the sides of a pattern: which nouns of the clause, or of what was said before, it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.clause import PEOPLE, Clause, NounList
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.model import Ref
from lvnlp.relations.scan import Item, Tag
from lvnlp.relations.words import words

CARRIED = 0.95  # what a fact keeps of its confidence for each side that is not in its clause
SIDELINES = frozenset({"at", "to", "from", "about", "with"})
"""Slots whose nouns are never what a verb behind them is about."""
NEAR = 14  # characters between a trigger and a count that belongs to it


@dataclass(frozen=True, slots=True)
class Filled:
    """One side of a fact: what fills it, from which slot, and how sure that is."""

    refs: tuple[Ref, ...]
    slot: str
    weight: float = 1.0
    note: str = ""
    count: int | None = None


@dataclass(slots=True)
class Place:
    """Where in the text a side is looked for: the clause, the trigger in it, what came before.

    Attributes:
        clause: the clause of the trigger.
        at: index of the trigger item.
        row: all clauses of the sentence.
        in_speech: whether a verb of saying governs the clause.
        paired: whether another side of the pattern takes what 和, 与 join.
    """

    clause: Clause
    at: int
    row: Sequence[Clause]
    in_speech: bool
    paired: bool

    @property
    def earlier(self) -> Sequence[Clause]:
        """The clauses of the sentence in front, first to last."""
        return self.row[: self.row.index(self.clause)]

    @property
    def later(self) -> Sequence[Clause]:
        """The clauses of the sentence behind, first to last."""
        return self.row[self.row.index(self.clause) + 1 :]

    @property
    def trigger_start(self) -> int:
        return self.clause.items[self.at].start

    @property
    def trigger_end(self) -> int:
        return self.clause.items[self.at].end


_Slot = Callable[[Side, Place, Discourse], Filled | None]


def fill(side: Side, place: Place, state: Discourse) -> Filled | None:
    """What fills the side: the first of its slots that holds a noun of the right kind."""
    for slot in side.slots:
        found = _SLOTS[slot](side, place, state)
        if found is not None and found.refs:
            return found
    return None


def _refs(mentions: Sequence[Mention], side: Side, state: Discourse) -> tuple[Ref, ...]:
    out: list[Ref] = []
    for mention in mentions:
        if side.only and not mention.attributes.get(side.only):
            continue
        if mention.kind in side.kinds or (mention.kind is Kind.PRONOUN and side.kinds & PEOPLE):
            out += [r for r in state.refs(mention) if r not in out]
    return tuple(out)


def _subject(side: Side, place: Place, state: Discourse) -> Filled | None:
    lists = place.clause.subjects(place.at)
    if place.paired:
        lists = [n for n in lists if not n.partner]
    refs = _refs([m for n in lists for m in n.mentions], side, state)
    return Filled(refs, "subject") if refs else None


def _carried(side: Side, place: Place, state: Discourse) -> Filled | None:
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
        lists = [n for n in clause.subjects(len(clause.items)) if clause.opens(n)]
        if paired:  # 甲与乙签订丙，与丁签订戊: the first of the pair goes on
            lists = [n for n in lists if not n.partner]
        refs = _refs([m for n in lists for m in n.mentions], side, state)
        if refs:
            return Filled(refs, "carried", CARRIED, "subject carried from the clause before")
        by = [m for n in clause.lists if n.slot == "by" for m in n.mentions]
        refs = _refs(by, side, state)
        if refs:
            return Filled(refs, "carried", CARRIED, "subject carried from the clause before")
    if place.in_speech:
        return None
    refs = _refs(state.subject, side, state)
    return Filled(refs, "carried", CARRIED**2, "subject carried from the sentence before") if refs else None


def _unknown_actor(place: Place) -> bool:
    """Whether words that name nothing known stand where the subject would (两市|签署了).

    They are someone, so that the subject of the clause before is not meant.
    """
    row = [i for i in place.clause.items[: place.at] if i.tag is not Tag.ADVERB]
    if not row or row[-1].tag is not Tag.GAP or row[-1].end - row[-1].start < 2:
        return False
    front = row[-2] if len(row) > 1 else None
    return front is None or front.tag in (Tag.MARK, Tag.LOCATIVE) or front.is_kind((Kind.DATE,))


def _before(side: Side, place: Place, state: Discourse) -> Filled | None:
    for found in reversed([n for n in place.clause.lists if n.last < place.at]):
        if found.setting or found.modifies or found.slot in SIDELINES:
            continue
        refs = _refs(found.mentions, side, state)
        if refs:
            return Filled(refs, "before")
    return None


def _after(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The noun that the verb takes: not what 的 makes a modifier, not what a preposition takes."""
    fallback: Filled | None = None
    items = place.clause.items
    for found in place.clause.lists:
        if found.first <= place.at:
            continue
        between = items[place.at + 1 : found.first]
        if _other_verb(items, place.at + 1, found.first):
            break
        if found.slot in {"with", "to", "by", "for"} and not found.modifies:
            continue
        if any(i.tag is Tag.MARK and i.text in "，：；" for i in between):
            break
        refs = _refs(found.mentions, side, state)
        if not refs:
            continue
        if found.modifies or found.setting:
            fallback = fallback or Filled(refs, "after", 0.9)
            continue
        for other in place.clause.lists[place.clause.lists.index(found) + 1 :]:
            if not other.partner or other.modifies:
                break
            refs += tuple(r for r in _refs(other.mentions, side, state) if r not in refs)
        return Filled(refs, "after")
    return fallback


def _nearest(side: Side, place: Place, state: Discourse) -> Filled | None:
    verb = max((t for t in place.clause.triggers if t < place.at), default=-1)
    for found in reversed([n for n in place.clause.lists if verb < n.first and n.last < place.at]):
        aside = found.setting or found.slot in SIDELINES
        refs = () if aside else _refs(found.mentions, side, state)
        if refs:
            return Filled(refs, "nearest")
    return None


def _directly(side: Side, place: Place, state: Discourse) -> Filled | None:
    behind = [n for n in place.clause.lists if n.first > place.at]
    refs = _refs(behind[0].mentions, side, state) if behind else ()
    return Filled(refs, "directly") if refs else None


def _relative(side: Side, place: Place, state: Discourse) -> Filled | None:
    """位于甲地的乙: the noun behind the 的 that closes the trigger's clause."""
    behind = [n for n in place.clause.lists if n.first > place.at]
    items = place.clause.items
    for front, back in pairwise(behind):
        if any(i.tag is Tag.DE for i in items[front.last + 1 : back.first]):
            refs = _refs(back.mentions, side, state)
            return Filled(refs, "relative") if refs else None
    return None


def _following(side: Side, place: Place, state: Discourse) -> Filled | None:
    for found in place.clause.lists:
        if found.first > place.at and not found.slot:
            refs = _refs(found.mentions, side, state)
            if refs:
                return Filled(refs, "following")
    return None


def _other_verb(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a verb stands in [start, end) that is no part of a relative clause (…的)."""
    row = items[start:end]
    verbs = [n for n, i in enumerate(row) if i.tag is Tag.TRIGGER]
    if not verbs:
        return False
    return not any(i.tag is Tag.DE for i in row[verbs[-1] + 1 :])


def _governed(slot: str) -> _Slot:
    def find(side: Side, place: Place, state: Discourse) -> Filled | None:
        lists = [n for n in place.clause.lists if n.slot == slot]
        front = [n for n in lists if n.last < place.at]
        behind = [n for n in lists if n.first > place.at]
        for found in [*reversed(front), *behind]:
            refs = _refs(found.mentions, side, state)
            if refs:
                return Filled(refs, slot)
        for clause in reversed(place.earlier):
            if clause.triggers or slot not in {"at", "with"}:
                break
            for found in clause.lists:
                refs = _refs(found.mentions, side, state) if found.slot == slot else ()
                if refs:
                    return Filled(refs, slot, CARRIED, "setting named in the clause before")
        return None

    return find


def _for(side: Side, place: Place, state: Discourse) -> Filled | None:
    """为“青禾书屋”揭牌: a name that no finder knows is taken as it stands."""
    found = _governed("for")(side, place, state)
    if found is not None:
        return found
    items = place.clause.items[: place.at]
    at = next((n for n in reversed(range(len(items))) if items[n].slot == "for"), None)
    if at is None:
        return None
    return _words(state, items[at].end, place.trigger_start, "project", "for")


def _at_words(side: Side, place: Place, state: Discourse) -> Filled | None:
    """在会展中心开幕: a place that no finder knows is taken as it stands."""
    del side
    items = place.clause.items[: place.at]
    at = next((n for n in reversed(range(len(items))) if items[n].slot == "at"), None)
    if at is None or any(i.tag in (Tag.MENTION, Tag.MARK, Tag.TRIGGER) for i in items[at + 1 :]):
        return None
    return _words(state, items[at].end, place.trigger_start, "place", "at_words")


def _words(state: Discourse, start: int, end: int, kind: str, slot: str) -> Filled | None:
    """The words [start, end) as a name by themselves, when they are as long as one."""
    text = state.unit.text[start:end]
    name = text.strip("，“”《》 ")
    if not 2 <= len(name) <= LONGEST or "，" in name or name in HERE:
        return None
    begin = start + text.index(name)
    return Filled((Ref(kind, name, "", begin, begin + len(name)),), slot, 0.85)


LONGEST = 16
HERE = frozenset({"这里", "此地", "此间", "当地", "现场"})
_WORK = re.compile(r"^(?P<work>.{3,}?)(?:项目)?(?:正式|集中)?(?:奠基|开工|动工|揭牌|通车|竣工|投产|落成|开馆|启用|通水|开园)")


def _work(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The work that the event is held for: 青禾医院新院区|奠基仪式."""
    del place, side
    match = _WORK.match(state.event.name) if state.event else None
    if match is None:
        return None
    return Filled((Ref("project", match["work"]),), "work", CARRIED, "named in the event's name")


def _event(side: Side, place: Place, state: Discourse) -> Filled | None:
    del side, place
    refs = tuple(state.event_ref())
    return Filled(refs, "event", CARRIED, "the event the text is at") if refs else None


DECLARED = ("开工", "开幕", "闭幕", "通车", "启动", "成立", "投产", "通水", "开赛", "开园", "开馆")


def _declared(side: Side, place: Place, state: Discourse) -> Filled | None:
    """宣布…开工: the event of this text that is named after what is declared."""
    del side
    text = state.unit.text[place.trigger_end : place.clause.end]
    for event in state.events:
        if any(word in text for word in DECLARED if word in event.name):
            return Filled((Ref("event", event.name, event.id),), "declared")
    return None


def _meeting(side: Side, place: Place, state: Discourse) -> Filled | None:
    """会见 as an event: it has no name on the page but who received whom."""
    del side, place
    if not state.meeting:
        return None
    return Filled((Ref("event", state.meeting),), "meeting", CARRIED, "the meeting told of before")


def _leader(side: Side, place: Place, state: Discourse) -> Filled | None:
    del place
    refs = _refs(state.leader, side, state)
    return Filled(refs, "leader", CARRIED, "who leads the visit") if refs else None


def _topic(side: Side, place: Place, state: Discourse) -> Filled | None:
    del place
    refs = _refs([state.topic], side, state) if state.topic else ()
    return Filled(refs, "topic", CARRIED**2, "what the paragraph is about") if refs else None


def _home(side: Side, place: Place, state: Discourse) -> Filled | None:
    del side, place
    refs = tuple(state.home_ref())
    return Filled(refs, "place", CARRIED**2, "the page's place") if refs else None


def _here(side: Side, place: Place, state: Discourse) -> Filled | None:
    left = "".join(i.text for i in place.clause.items[: place.at])
    if "这里" not in left and "此地" not in left or state.here is None:
        return None
    return Filled(_refs([state.here], side, state), "here", CARRIED, "这里")


def _date(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The day in the clause or in front of it in the sentence."""
    del side, state
    front = [d for d in place.clause.dates() if d.end <= place.trigger_start]
    for clause in (*reversed(place.earlier),):
        front = front or clause.dates()
    for mention in front:
        if (ref := _day_ref(mention)) is not None:
            return Filled((ref,), "date")
    return None


def _day(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The day that the paragraph gave last."""
    del side, place
    ref = _day_ref(state.date) if state.date else None
    return Filled((ref,), "day", CARRIED, "day named in the sentence before") if ref else None


def _day_ref(mention: Mention) -> Ref | None:
    value = mention.attributes.get("value")
    if value is None or mention.attributes.get("kind", "date") != "date":
        return None
    return Ref("date", str(value), "", mention.start, mention.end)


def _count(side: Side, place: Place, state: Discourse) -> Filled | None:
    """25个项目 behind the verb, 项目25个 behind it, or 18个项目 in front of it."""
    del state
    items = place.clause.items
    behind = [
        i.mention for i in items[place.at + 1 :]
        if i.is_kind((Kind.QUANTITY,)) and i.start - place.trigger_end <= NEAR
    ]
    stop = next((i.start for i in items[place.at + 1 :] if i.tag is Tag.TRIGGER
                 or (i.tag is Tag.MARK and i.text in "，；：。")), place.clause.end)
    behind = [m for m in behind if m and m.start < stop]
    front = [
        i.mention for i in items[: place.at]
        if i.is_kind((Kind.QUANTITY,)) and place.trigger_start - i.end <= NEAR
    ]
    for mention in [*behind, *reversed(front)]:
        if mention is None or not countable(mention):
            continue
        value = mention.attributes.get("value")
        if not isinstance(value, int):
            continue
        name = _counted(place, mention, stop)
        return Filled((Ref("project", name, "", mention.start, mention.end),), "count", 1.0, "", value)
    del side
    return None


def counted(place: Place) -> bool:
    """Whether a count stands right behind the trigger: 开工21个, 签约项目25个."""
    for item in place.clause.items[place.at + 1 :]:
        if item.start - place.trigger_end > NEAR or item.tag in (Tag.TRIGGER, Tag.MARK):
            return False
        if item.is_kind((Kind.QUANTITY,)) and item.mention is not None:
            return countable(item.mention)
    return False


def countable(mention: Mention | None) -> bool:
    """Whether a mention counts things that can be signed, started or commissioned."""
    if mention is None or mention.kind is not Kind.QUANTITY:
        return False
    unit = str(mention.attributes.get("unit", ""))
    vague = mention.attributes.get("measure") or mention.attributes.get("indefinite")
    return unit in words().units and not vague


def _counted(place: Place, count: Mention, stop: int) -> str:
    """What is counted, as one phrase: 25个项目."""
    items = place.clause.items
    for item in items:
        if item.is_kind((Kind.PROJECT, Kind.ORGANIZATION, Kind.GROUP)):
            if 0 <= item.start - count.end <= 6:
                return count.text + item.text
            if 0 <= count.start - item.end <= 2 and item.start >= place.trigger_start:
                return count.text + item.text
    del stop
    return count.text + "项目"


def _there(side: Side, place: Place, state: Discourse) -> Filled | None:
    """出席会议的还有甲、乙: the people come last."""
    items = place.clause.items
    seen_de = False
    for n, item in enumerate(items[place.at + 1 :], place.at + 1):
        seen_de |= item.tag is Tag.DE
        if seen_de and item.tag in (Tag.GAP, Tag.ADVERB) and item.text.endswith(("有", "是", "包括")):
            mentions = [m for f in place.clause.lists if f.first > n for m in f.mentions]
            refs = _refs(mentions, side, state)
            return Filled(refs, "there") if refs else None
    return None


def _content(side: Side, place: Place, state: Discourse) -> Filled | None:
    """What is said: behind the verb to the end of the sentence, else the quotation in front."""
    del side
    text, start, end = state.unit.text, place.trigger_end, place.row[-1].end
    said = text[start:end].strip(_EDGES)
    if not said and place.row[0] is place.clause:
        start, end = place.clause.start, place.trigger_start  # 对来宾表示欢迎
        said = text[start:end].strip(_EDGES)
    if not said and place.row[0].start < place.clause.start:
        start, end = place.row[0].start, place.clause.start
        said = text[start:end].strip(_EDGES)
    return Filled((Ref("text", said, "", start, end),), "content") if said else None


def _setting(side: Side, place: Place, state: Discourse) -> Filled | None:
    """音乐周期间: the noun that 期间, 上, 中 make the setting of the sentence."""
    for clause in (place.clause, *reversed(place.earlier)):
        for found in clause.lists:
            if found.setting and (clause is not place.clause or found.last < place.at):
                refs = _refs(found.mentions, side, state)
                if refs:
                    return Filled(refs, "setting")
    return None


def _ahead(side: Side, place: Place, state: Discourse) -> Filled | None:
    """由甲主办，乙承办的书画展: the noun that a later clause of the sentence qualifies with 的."""
    for clause in place.later:
        for found in clause.lists:
            front = clause.items[found.first - 1] if found.first else None
            if front is not None and front.tag is Tag.DE:
                refs = _refs(found.mentions, side, state)
                if refs:
                    return Filled(refs, "ahead")
    return None


_EDGES = "，。：；！？“” \n"
_SLOTS: dict[str, _Slot] = {
    "subject": _subject,
    "carried": _carried,
    "before": _before,
    "nearest": _nearest,
    "directly": _directly,
    "relative": _relative,
    "following": _following,
    "after": _after,
    "there": _there,
    "setting": _setting,
    "ahead": _ahead,
    "event": _event,
    "leader": _leader,
    "topic": _topic,
    "place": _home,
    "here": _here,
    "date": _date,
    "day": _day,
    "for": _for,
    "at_words": _at_words,
    "work": _work,
    "declared": _declared,
    "meeting": _meeting,
    "count": _count,
    "content": _content,
    **{slot: _governed(slot) for slot in ("at", "with", "by", "to", "behalf", "from")},
}
