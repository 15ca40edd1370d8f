"""A clause taken apart: its lists of nouns, what governs them, and its triggers."""

from __future__ import annotations

from dataclasses import dataclass, field

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.scan import Item, Tag

PEOPLE = frozenset({Kind.PERSON, Kind.GROUP, Kind.PRONOUN})
THINGS = frozenset({Kind.ORGANIZATION, Kind.PLACE, Kind.PROJECT, Kind.EVENT, Kind.OTHER})
NOUNS = PEOPLE | THINGS


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
