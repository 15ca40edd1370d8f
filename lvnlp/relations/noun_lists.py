"""The lists of nouns of a clause: which nouns go together, and what governs them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.clause import NOUNS, PEOPLE, THINGS, NounList, is_people
from lvnlp.relations.scan import Item, Tag
from lvnlp.relations.words import words

UNKNOWN = 12  # characters that a name in a list may have that no finder knows
_OF_BODY = re.compile("有关|相关|负责人|负责同志|领导")
REACH = 8  # characters between a preposition and the noun it governs (在刚刚落成的…)


def noun_lists(items: Sequence[Item]) -> list[NounList]:
    """All lists of nouns of a clause, in order."""
    out: list[NounList] = []
    i = 0
    while i < len(items):
        if not _noun(items[i]):
            i += 1
            continue
        found = _one_list(items, i)
        found.first = _start_of(items, i, out[-1].last if out else -1)
        _govern(items, found, out)
        out.append(found)
        i = found.last + 1
    return out


def _noun(item: Item) -> bool:
    return item.is_kind(NOUNS)


def _one_list(items: Sequence[Item], i: int) -> NounList:
    first = items[i].mention
    assert first is not None
    found = NounList([first], i, i)
    people = is_people(first)
    j = i + 1
    while j < len(items):
        item = items[j]
        if not people and j == found.last + 1 and item.is_kind((Kind.POSITION, *PEOPLE)):
            found.modifies = True  # 石桥乡|果农甲: where somebody is from
            break
        if item.tag in (Tag.OPEN, Tag.RETINUE):
            found.open |= item.tag is Tag.OPEN
            found.last = j
            j += 1
            continue
        if people and (k := _relative_of(items, j)) and found.mentions[-1].kind is Kind.PERSON:
            named = items[k].mention
            assert named is not None
            found.mentions[-1] = named  # 甲主席夫人|乙
            found.last = k
            j = k + 1
            continue
        if people and item.is_kind((Kind.POSITION,)) and item.start == found.end:
            found.last = j  # 某某|总书记
            j += 1
            continue
        if people and item.is_kind((Kind.PERSON,)) and item.start == found.end and item.mention:
            if found.mentions[-1].kind is Kind.GROUP:
                found.mentions.pop()  # 获奖代表|甲某: one person
            found.mentions.append(item.mention)  # headlines: 甲某乙某出席
            found.last = j
            j += 1
            continue
        if item.tag is Tag.LOCATIVE and j == found.last + 1 and not people:
            found.setting = True
            found.last = j
            break
        if item.tag is Tag.DE:
            found.modifies = True
            break
        if not people and _noun(item) and j == found.last + 1 and not is_people(item.mention):
            found.mentions[-1] = _compound(found.mentions[-1], item.mention)
            found.last = j
            j += 1
            continue
        if not people:
            j = _past_unknown(items, j)
            item = items[j]
        joins = item.tag is Tag.JOIN or (item.tag is Tag.MARK and item.text == "，" and people)
        joins = joins or _shares(items, i, j)
        after_open = found.open and items[j - 1].tag is Tag.OPEN
        if not joins and not (after_open and item.is_kind((Kind.GROUP, Kind.POSITION))):
            break
        k = j + 1 if joins else j
        k = _past_offices(items, k)
        if k >= len(items) or not _noun(items[k]):
            if k > j and not joins:
                found.last = k - 1  # 等市领导: the position closes the list
            break
        following = items[k].mention
        assert following is not None
        if is_people(following) != people and not (joins and item.text == "、"):
            break
        if following.kind is Kind.GROUP and not people and _OF_BODY.search(following.text):
            found.mentions, people, found.last = [following], True, k  # 甲局、乙局|负责人
        elif following.kind is Kind.GROUP and after_open and not joins:
            found.last = k  # 甲、乙等嘉宾: the group is what the list is, not one more of it
        else:
            found.mentions.append(following)
            found.last = k
        j = k + 1
    return found


def _relative_of(items: Sequence[Item], j: int) -> int:
    """The index of the name that 夫人 at `j` and the words around it lead to, 0 when none does."""
    k = j
    while k < len(items) and items[k].is_kind((Kind.POSITION,)):
        k += 1
    said = ""
    while k < len(items) and items[k].tag in (Tag.GAP, Tag.DE) and len(said) < 4:
        said += items[k].text
        k += 1
    named = k < len(items) and items[k].is_kind((Kind.PERSON,))
    return k if named and said in words().spouse else 0


def _shares(items: Sequence[Item], i: int, j: int) -> bool:
    """Whether 和 at `j` lengthens the list from `i` that 由 or 与 governs: 由甲、乙和丙举办."""
    if items[j].text not in {"和", "及", "与"} or j + 1 >= len(items):
        return False
    while i > 0 and items[i - 1].is_kind((Kind.POSITION,)):
        i -= 1
    front = items[i - 1] if i else None
    return front is not None and front.tag is Tag.PREPOSITION and front.slot in {"by", "with"}


def _past_unknown(items: Sequence[Item], j: int) -> int:
    """Behind names in a list that no finder knows: 市总工会|、妇联|、市教育局."""
    k = j
    while (
        k + 2 < len(items)
        and items[k].text == "、"
        and items[k + 1].tag is Tag.GAP
        and 2 <= len(items[k + 1].text) <= UNKNOWN
        and items[k + 2].tag is Tag.JOIN
    ):
        k += 2
    listed = k > j and k + 1 < len(items) and items[k + 1].is_kind(THINGS)
    return k if listed else j


def _past_offices(items: Sequence[Item], k: int) -> int:
    """Behind what says who a name is: 市委副书记、市长|甲, 该县|县领导|甲, 五保户|甲."""
    if k + 1 < len(items) and items[k].is_kind((Kind.PRONOUN,)):
        k += items[k + 1].is_kind((Kind.POSITION,))
    else:
        k = _past_apposition(items, k)
    while k < len(items) and items[k].is_kind((Kind.POSITION,)):
        k += 1
        if (
            k + 1 < len(items)
            and items[k].tag is Tag.JOIN
            and items[k + 1].is_kind((Kind.POSITION,))
        ):
            k += 1
    return k


def _past_apposition(items: Sequence[Item], k: int) -> int:
    """Behind common nouns and their body that a name follows: 五保户|甲, 海关|关员|乙."""
    at = k + (k < len(items) and items[k].is_kind((Kind.ORGANIZATION,)))
    long = 0
    while at < len(items) and (items[at].tag is Tag.GAP or items[at].is_kind((Kind.GROUP,))):
        long += len(items[at].text)
        at += 1
    named = at < len(items) and items[at].is_kind((Kind.PERSON,))
    return at if named and 2 <= long <= 6 else k


def _compound(front: Mention, back: Mention | None) -> Mention:
    """沙河镇|文化广场: two names side by side are one, told by the last."""
    assert back is not None
    return Mention(
        front.start,
        back.end,
        back.kind,
        front.text + back.text,
        back.source,
        min(front.score, back.score),
        {**back.attributes, "head_start": back.start},
    )


def _start_of(items: Sequence[Item], i: int, floor: int) -> int:
    while i - 1 > floor and items[i - 1].is_kind((Kind.POSITION,)):
        i -= 1
        while (
            i - 1 > floor
            and items[i - 1].tag is Tag.JOIN
            and items[i - 2].is_kind((Kind.POSITION,))
        ):
            i -= 2
    return i


def _govern(items: Sequence[Item], found: NounList, before: Sequence[NounList]) -> None:
    """Sets the slot of a list by the preposition in front of it, if there is one near."""
    gap = 0
    floor = before[-1].last if before else -1
    i = found.first - 1
    if before and before[-1].modifies and i >= 0 and items[i].tag is Tag.DE:
        # 在|位于甲地的|乙: what governs the relative clause governs the noun
        front = items[max(0, before[-1].first - 2) : before[-1].first]
        found.slot = next((p.slot for p in front if p.tag is Tag.PREPOSITION), "")
        return
    while i > floor:
        item = items[i]
        if item.tag is Tag.PREPOSITION:
            found.slot = item.slot
            if item.slot == "with" and before and before[-1].last == i - 1:
                found.partner = "" if before[-1].setting else item.text
            return
        if item.tag in (Tag.TRIGGER, Tag.MARK, Tag.JOIN):
            return
        gap += item.end - item.start
        if gap > REACH:
            return
        i -= 1
