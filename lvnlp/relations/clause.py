"""A clause taken apart: its lists of nouns, what governs them, and its triggers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.scan import Item, Scanner, Tag

PEOPLE = frozenset({Kind.PERSON, Kind.GROUP, Kind.PRONOUN})
THINGS = frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.PROJECT, Kind.EVENT, Kind.OTHER})
NOUNS = PEOPLE | THINGS
UNKNOWN = 12  # characters that a name in a list may have that no finder knows
_OF_BODY = re.compile("有关|相关|负责人|负责同志|领导")
REACH = 8  # characters between a preposition and the noun it governs (在刚刚落成的…)


def is_people(mention: Mention | None) -> bool:
    """Whether a mention is of people: 他 is, 该公司 is not."""
    if mention is None:
        return False
    if mention.kind is Kind.PRONOUN:
        return str(mention.attributes.get("class", "person")).startswith("person")
    return mention.kind in PEOPLE


@dataclass(slots=True)
class NounList:
    """Coordinated nouns: 甲、乙和丙, with what governs them.

    Attributes:
        mentions: the heads, in order.
        first: index of the first item that belongs to the list (a position, a modifier).
        last: index of the last item of the list.
        slot: the slot of the preposition that governs it, "" when nothing does.
        open: whether 等 says that the list is not complete.
        setting: whether 上, 中, 期间 make it the setting of the clause.
        modifies: whether 的 makes it part of the noun that follows.
        partner: the word that joins it to the list in front (和, 与), so that it is "with" and
            "subject" at once; "" when none does.
    """

    mentions: list[Mention]
    first: int
    last: int
    slot: str = ""
    open: bool = False
    setting: bool = False
    modifies: bool = False
    partner: str = ""

    @property
    def start(self) -> int:
        """Where the first of the nouns begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Where the last of the nouns ends."""
        return self.mentions[-1].end


@dataclass(slots=True)
class Clause:
    """One clause of a sentence, [start, end) in the unit's text.

    `quoted`: it lies within a quotation; `speaks`: it holds a verb of saying.
    """

    start: int
    end: int
    items: list[Item]
    lists: list[NounList] = field(default_factory=list)
    quoted: bool = False
    speaks: bool = False

    @property
    def triggers(self) -> list[int]:
        """The indices of the trigger items."""
        return [i for i, item in enumerate(self.items) if item.tag is Tag.TRIGGER]

    def dates(self) -> list[Mention]:
        """The date mentions of the clause."""
        return [i.mention for i in self.items if i.mention and i.mention.kind is Kind.DATE]

    def opens(self, found: NounList) -> bool:
        """Whether nothing but settings, adverbs and modifiers stands in front of the list.

        What follows a verb that is no trigger (重温|某某的嘱托) acts in no later clause.
        """
        gap, after_de = 0, False
        for item in self.items[: found.first]:
            if item.tag in (Tag.DE, Tag.MARK, Tag.LOCATIVE) or (
                item.tag is Tag.MENTION and not item.is_kind((Kind.POSITION,))
            ):
                gap = 0
            elif item.tag is Tag.GAP and not after_de:
                gap += item.end - item.start
            after_de = item.tag is Tag.DE or (after_de and item.tag is Tag.GAP)
        return gap < 2 or bool(found.partner)

    def actors(self) -> list[NounList]:
        """The lists that act in the clause: in front of its first trigger, at its opening."""
        first = self.triggers[0] if self.triggers else len(self.items)
        return [n for n in self.subjects(first) if self.opens(n)]

    def subjects(self, before: int) -> list[NounList]:
        """The ungoverned lists in front of item `before`, with the partners 和, 与 join to them.

        The first of them is the subject: what follows a verb that is no trigger is its object.
        """
        free = [
            n
            for n in self.lists
            if n.last < before and not n.slot and not n.setting and not n.modifies
        ]
        if not free:
            return []
        head = free[0]
        at = self.lists.index(head)
        out = [head]
        for later in self.lists[at + 1 :]:
            if later.slot == "behalf":
                continue  # 甲|代表县政府|与乙集团签约
            if not (later.partner and later.last < before):
                break
            out.append(later)
        return out


def build(
    text: str, spans: Sequence[tuple[int, int]], mentions: Sequence[Mention], scanner: Scanner
) -> list[Clause]:
    """The clauses of a sentence.

    A clause that is nothing but people (市委副书记甲，市委常委乙、丙) belongs to the clause that
    follows: the list goes on over the comma.
    """
    out: list[Clause] = []
    waiting: int | None = None
    for n, (start, end) in enumerate(spans):
        begin = start if waiting is None else waiting
        items = scanner.items(text, begin, end, mentions)
        last = n == len(spans) - 1
        only = _only_people(items)
        if only and waiting is None and out and _ends_in_list(out[-1]):
            before = out.pop()  # 参加活动的还有甲，市领导乙、丙等: the list goes on behind
            items = scanner.items(text, before.start, end, mentions)
            out.append(Clause(before.start, end, items, noun_lists(items)))
            continue
        if only and waiting is None and out and text.endswith(("有：", "包括："), 0, out[-1].end):
            before = out.pop()  # 出席会议的市领导还有：|甲、乙
            items = scanner.items(text, before.start, end, mentions)
            out.append(Clause(before.start, end, items, noun_lists(items)))
            continue
        if only and waiting is None and out and _ends_in_office(out[-1]):
            before = out.pop()  # 会见甲集团总裁，乙公司董事长|丙: one person with two offices
            items = scanner.items(text, before.start, end, mentions)
            out.append(Clause(before.start, end, items, noun_lists(items)))
            continue
        if not last and (only or _escort_goes_on(items)):
            waiting = begin
            continue
        waiting = None
        out.append(Clause(begin, end, items, noun_lists(items)))
    return out


def _escort_goes_on(items: Sequence[Item]) -> bool:
    """Whether 在 governs the people at the end: 甲在乙，|丙陪同下走访."""
    row = [i for i in items if i.tag is not Tag.MARK]
    if not row or not row[-1].is_kind(PEOPLE) or any(i.tag is Tag.TRIGGER for i in row):
        return False
    lists = noun_lists(items)
    return bool(lists) and lists[-1].slot == "at" and is_people(lists[-1].mentions[-1])


def _ends_in_office(clause: Clause) -> bool:
    """Whether the clause ends in an office that nobody bears there."""
    words = [i for i in clause.items if i.tag is not Tag.MARK]
    return len(words) > 1 and words[-1].is_kind((Kind.POSITION,))


def _ends_in_list(clause: Clause) -> bool:
    """Whether the clause is …的(还)有甲、乙: what it tells of are the people at its end."""
    items = clause.items
    opens = [
        n
        for n, item in enumerate(items)
        if item.text.endswith(("有", "包括")) and any(i.tag is Tag.DE for i in items[:n])
    ]
    return bool(opens) and _only_people(items[opens[0] + 1 :])


def _only_people(items: Sequence[Item]) -> bool:
    people = False
    for item in items:
        if item.mention is not None:
            people |= item.mention.kind in (Kind.PERSON, Kind.GROUP)
            if item.mention.kind not in (
                Kind.PERSON,
                Kind.GROUP,
                Kind.POSITION,
                Kind.ORGANIZATION,
                Kind.PLACE,
                Kind.PRONOUN,
            ):
                return False
        elif item.tag is Tag.MARK:
            if item.text not in "，。":
                return False
        elif item.tag is Tag.PREPOSITION:
            if item.slot != "with":
                return False
        elif item.tag not in (Tag.JOIN, Tag.OPEN, Tag.RETINUE):
            return False
    return people


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
