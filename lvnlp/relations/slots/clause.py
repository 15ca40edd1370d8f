"""Slots within the clause and its sentence: before, behind, governed by a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.clause import PEOPLE, THINGS, NounList, is_people
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.modality import cues
from lvnlp.relations.model import Ref
from lvnlp.relations.scan import Item, Tag
from lvnlp.relations.slots.place import CARRIED, SIDELINES, Filled, Place, Slot, refs_of
from lvnlp.relations.words import words


def subject(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The noun that acts: ungoverned, in front of the verb, in the same clause."""
    lists = escorted(place) or place.clause.subjects(place.at)
    if place.paired:
        lists = [n for n in lists if not n.partner]
    elif place.singles:
        lists = [n for n in lists if n.partner in {"", "和"}]
    refs = refs_of([m for n in lists if not _gone_to(n, place) for m in n.mentions], side, state)
    return Filled(refs, "subject") if refs else None


def _gone_to(found: NounList, place: Place) -> bool:
    """Whether the noun is where somebody went: 前往|某酒店|视察并讲话."""
    front = place.clause.items[found.first - 1] if found.first else None
    return front is not None and front.tag is Tag.TRIGGER and front.text in words().motions


def escorted(place: Place) -> list[NounList]:
    """甲陪同乙|走访丙: who goes to see is whom the other goes along with."""
    items = place.clause.items
    at = next((n for n in reversed(range(place.at)) if items[n].text in words().escorts), None)
    if at is None:
        return []
    return [
        n
        for n in place.clause.lists
        if at < n.first < place.at and not n.slot and is_people(n.mentions[0])
    ]


def later(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The first noun of the right kind in the clauses behind: 宣布：|某某运动会闭幕."""
    for clause in place.later:
        for found in clause.lists:
            refs = refs_of(found.mentions, side, state)
            if refs:
                return Filled(refs, "later", CARRIED, "named in a clause behind")
    return None


def next_actor(side: Side, place: Place, state: Discourse) -> Filled | None:
    """Who acts in the clause behind: 在甲陪同下，|乙走访丙."""
    for clause in place.later:
        refs = refs_of([m for n in clause.actors() for m in n.mentions], side, state)
        if refs:
            return Filled(refs, "next")
    return None


def meanwhile(side: Side, place: Place, state: Discourse) -> Filled | None:
    """在会见甲时，|乙说: who acts in the main clause did what the one in front dates it by."""
    items = [i for i in place.clause.items if i.tag is not Tag.MARK]
    if not items or items[-1].text not in words().locative or not place.later:
        return None
    if place.clause.subjects(place.at):
        return None
    lists = place.later[0].actors()
    refs = refs_of([m for n in lists for m in n.mentions], side, state)
    return Filled(refs, "meanwhile") if refs else None


def before(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The nearest noun in front that nothing sets aside.

    Where unknown words stand between it and the verb it is only the beginning of a name
    (青禾|东站站房|开工), which is then taken as it stands.
    """
    front = [n for n in place.clause.lists if n.last < place.at]
    for n, found in reversed([*enumerate(front)]):
        aside = found.slot in SIDELINES and not found.partner
        if found.setting or found.modifies or aside:
            continue
        joined = [*front[n - 1].mentions, *found.mentions] if found.partner else found.mentions
        refs = refs_of(joined, side, state)
        if refs:
            longer = _longer_name(found, place) if Kind.PROJECT in side.kinds else None
            return Filled((longer,), "before", 0.9) if longer else Filled(refs, "before")
    return None


def _longer_name(found: NounList, place: Place) -> Ref | None:
    items = place.clause.items
    end = found.end
    for item in items[found.last + 1 : place.at]:
        if item.tag is not Tag.GAP:
            break
        end = item.end
    last = found.mentions[-1]
    if not 1 <= end - found.end <= 12 or last.kind is Kind.PROJECT or last.attributes.get("home"):
        return None
    if end - found.end == 1 and not words().parts.search(place.text[found.end : end]):
        return None
    name = place.text[found.start : end]
    if cues().planned.search(name, found.end - found.start):
        return None  # 青禾大桥|预计|通车
    return Ref("project", name, "", found.start, end)


def nearest(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The nearest noun in front, not past another verb."""
    verb = max((t for t in place.clause.triggers if t < place.at), default=-1)
    for found in reversed([n for n in place.clause.lists if verb < n.first and n.last < place.at]):
        goal = found.first > 0 and place.clause.items[found.first - 1].text in words().motions
        aside = found.setting or found.slot in SIDELINES or goal or _begins_name(found, place)
        aside = aside or (found.modifies and is_people(_next_noun(found, place)))
        refs = () if aside else refs_of(found.mentions, side, state)
        if refs:
            partners = _partners(found, place)
            return Filled(refs + refs_of(partners, side, state), "nearest")
    return None


def _next_noun(found: NounList, place: Place) -> Mention | None:
    item = place.clause.items[found.last + 1 : found.last + 2]
    return item[0].mention if item else None


def _begins_name(found: NounList, place: Place) -> bool:
    """Whether unknown words behind a place make it the start of a longer name: 青禾|某寺|举行."""
    row = place.clause.items[found.last + 1 : place.at]
    if not row or row[0].tag is not Tag.GAP or found.mentions[-1].kind is not Kind.PLACE:
        return False
    return len(row[0].text) > 2 or found.slot != ""


def _breaks(between: Sequence[Item], first: Item) -> bool:
    """Whether a mark ends what a verb takes: not the one in 会见甲公司总裁，乙公司董事长|丙."""
    row = [*between, first]
    for n, item in enumerate(between):
        if item.tag is Tag.MARK and item.text in "，：；":
            office = n > 0 and row[n - 1].is_kind((Kind.POSITION,))
            if not (office and row[n + 1].is_kind((Kind.POSITION,))):
                return True
    return False


def _partners(found: NounList, place: Place) -> list[Mention]:
    """Those whom 与 joins to the list right behind it: 甲县|与乙集团|举行."""
    out: list[Mention] = []
    for other in place.clause.lists[place.clause.lists.index(found) + 1 :]:
        if not other.partner or other.last >= place.at:
            break
        out += other.mentions
    return out


def after(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The noun that the verb takes: not what 的 makes a modifier, not what a preposition takes."""
    fallback: Filled | None = None
    items = place.clause.items
    if side.kinds & PEOPLE and any(i.tag is Tag.DE for i in items[place.at + 1 : place.at + 2]):
        return None  # 来访的|甲: who is behind 的 acts
    for found in place.clause.lists:
        if found.first <= place.at:
            continue
        between = items[place.at + 1 : found.first]
        if _other_verb(items, place.at + 1, found.first):
            break
        if found.slot in {"with", "to", "by", "for"} and not found.modifies:
            continue
        if _breaks(between, items[found.first]):
            break
        refs = refs_of(found.mentions, side, state)
        if not refs:
            continue
        if found.modifies or found.setting:
            fallback = fallback or Filled(refs, "after", 0.9)
            continue
        return Filled(refs + _joined(found, side, place, state), "after")
    return fallback


def directly(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The noun right behind the trigger, even when 的 makes it a modifier."""
    behind = [n for n in place.clause.lists if n.first > place.at]
    refs = refs_of(behind[0].mentions, side, state) if behind else ()
    return Filled(refs, "directly") if refs else None


def relative(side: Side, place: Place, state: Discourse) -> Filled | None:
    """位于甲地的乙: the noun behind the 的 that closes the trigger's clause."""
    behind = [n for n in place.clause.lists if n.first > place.at]
    items = place.clause.items
    for front, back in pairwise(behind):
        if any(i.tag is Tag.DE for i in items[front.last + 1 : back.first]):
            refs = refs_of(back.mentions, side, state)
            return Filled(refs, "relative") if refs else None
    return None


def qualified(side: Side, place: Place, state: Discourse) -> Filled | None:
    """来访的乙, 到甲地考察的乙: the noun right behind the 的 that closes the trigger."""
    closed = _closes(place)
    behind = [n for n in place.clause.lists if closed is not None and n.first > closed]
    refs = refs_of(behind[0].mentions, side, state) if behind else ()
    return Filled(refs, "qualified") if refs else None


def _closes(place: Place) -> int | None:
    """The item 的 right behind the trigger, or behind the next one: 到甲地考察|的, 来访|的."""
    items = place.clause.items
    for n in range(place.at + 1, len(items)):
        if items[n].tag is Tag.DE:
            return n if items[n - 1].tag is Tag.TRIGGER else None
        if not (items[n].tag in (Tag.TRIGGER, Tag.ADVERB) or items[n].is_kind(THINGS)):
            return None
    return None


def following(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The first ungoverned noun behind the trigger."""
    for found in place.clause.lists:
        if found.first > place.at and not found.slot:
            refs = refs_of(found.mentions, side, state)
            if refs:
                return Filled(refs, "following")
    return None


def there(side: Side, place: Place, state: Discourse) -> Filled | None:
    """出席会议的还有甲、乙: the people come last."""
    items = place.clause.items
    seen_de = False
    for n, item in enumerate(items[place.at + 1 :], place.at + 1):
        seen_de |= item.tag is Tag.DE
        if (
            seen_de
            and item.tag in (Tag.GAP, Tag.ADVERB)
            and item.text.endswith(("有", "是", "包括"))
        ):
            mentions = [m for f in place.clause.lists if f.first > n for m in f.mentions]
            refs = refs_of(mentions, side, state)
            return Filled(refs, "there") if refs else None
    return None


def setting(side: Side, place: Place, state: Discourse) -> Filled | None:
    """音乐周期间: the noun that 期间, 上, 中 make the setting of the sentence."""
    for clause in (place.clause, *reversed(place.earlier)):
        for found in clause.lists:
            if found.setting and (clause is not place.clause or found.last < place.at):
                refs = refs_of(found.mentions, side, state)
                if refs:
                    return Filled(refs, "setting")
    return None


def ahead(side: Side, place: Place, state: Discourse) -> Filled | None:
    """由甲主办，乙承办的书画展: the noun that a later clause of the sentence qualifies with 的."""
    for clause in place.later:
        for found in clause.lists:
            front = clause.items[found.first - 1] if found.first else None
            if front is not None and front.tag is Tag.DE:
                refs = refs_of(found.mentions, side, state)
                if refs:
                    return Filled(refs, "ahead")
    return None


def governed(slot: str) -> Slot:
    """The slot of nouns that a preposition governs."""

    def find(side: Side, place: Place, state: Discourse) -> Filled | None:
        lists = [n for n in place.clause.lists if n.slot == slot and not _in_company(n, place)]
        if _closes(place) is not None:  # 在甲地会见|来访的乙: 甲地 is not where 乙 went
            verb = max((t for t in place.clause.triggers if t < place.at), default=-1)
            lists = [n for n in lists if n.first > verb]
        front = [n for n in lists if n.last < place.at]
        behind = [n for n in lists if n.first > place.at]
        for found in [*reversed(front), *behind]:
            refs = refs_of(found.mentions, side, state)
            if refs:
                return Filled(refs + _joined(found, side, place, state), slot)
        for clause in reversed(place.earlier):
            if clause.triggers or slot not in {"at", "with"}:
                break
            for found in clause.lists:
                refs = refs_of(found.mentions, side, state) if found.slot == slot else ()
                if refs:
                    return Filled(refs, slot, CARRIED, "setting named in the clause before")
        return None

    return find


def _in_company(found: NounList, place: Place) -> bool:
    """Whether 在 and 陪同下 are around the list: 在甲陪同下|参观了乙."""
    behind = found.last + 1
    return behind < place.at and place.clause.items[behind].text.endswith("陪同下")


def _joined(found: NounList, side: Side, place: Place, state: Discourse) -> tuple[Ref, ...]:
    """What 和 joins to a list behind it: 走访甲、乙|和丙, 在甲|和乙陪同下."""
    out: tuple[Ref, ...] = ()
    for other in place.clause.lists[place.clause.lists.index(found) + 1 :]:
        if other.partner != "和" or other.modifies:
            break
        out += tuple(r for r in refs_of(other.mentions, side, state) if r not in out)
    return out


def _other_verb(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a verb stands in [start, end) that is no part of a relative clause (…的)."""
    row = items[start:end]
    verbs = [n for n, i in enumerate(row) if i.tag is Tag.TRIGGER]
    if not verbs:
        return False
    return not any(i.tag is Tag.DE for i in row[verbs[-1] + 1 :])


def title(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The offices behind the verb that nobody bears there: 任|县长, 任命甲为|局长."""
    del side, state
    refs: list[Ref] = []
    for n, item in enumerate(place.clause.items[place.at + 1 :], place.at + 1):
        behind = place.clause.items[n + 1] if n + 1 < len(place.clause.items) else None
        if item.is_kind((Kind.POSITION,)):
            if behind is not None and behind.is_kind((Kind.PERSON,)):
                return None  # 任命的县长甲
            refs.append(Ref("position", item.text, "", item.start, item.end))
        elif (
            (item.is_kind((Kind.PERSON,)) and not refs)
            or item.tag is Tag.JOIN
            or (item.slot == "for" and not refs)
            or item.text in {"了", "为"}
        ):
            continue
        else:
            break
    return Filled(tuple(refs), "title") if refs else None
