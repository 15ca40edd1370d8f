"""A clause as a row of items: mentions, trigger words, closed-class words, and what is between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.headed import alternation
from lvnlp.relations.words import words


class Tag(Enum):
    """What sort of item it is."""

    MENTION = auto()
    TRIGGER = auto()
    PREPOSITION = auto()
    JOIN = auto()
    OPEN = auto()
    LOCATIVE = auto()
    RETINUE = auto()
    ADVERB = auto()
    DE = auto()
    MARK = auto()
    GAP = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a clause; `slot` is set for prepositions, `mention` for mentions.

    `form` is a trigger word as its pattern writes it (作…报告 where the text has 作工作报告).
    """

    tag: Tag
    start: int
    end: int
    text: str
    slot: str = ""
    mention: Mention | None = None
    form: str = ""

    def is_kind(self, kinds: Iterable[Kind]) -> bool:
        """Whether the item is a mention of one of these kinds."""
        return self.mention is not None and self.mention.kind in kinds


JOINTLY = frozenset({"联合", "会同"})
PLACES = frozenset({Kind.PLACE, Kind.ORGANIZATION, Kind.EVENT})
MARKS = frozenset("，。；：！？“”‘’《》（）…—\n \u3000")


def _join_delegate(out: list[Item]) -> None:
    """学生|代表|某某: the words in front of a name say what the person is, not for whom he acts."""
    last = out.pop()
    front = out[-1] if out else None
    if front is not None and front.is_kind((Kind.GROUP,)) and front.end == last.start:
        out[-1] = Item(Tag.GAP, front.start, last.end, front.text + last.text)
    else:
        out.append(Item(Tag.GAP, last.start, last.end, last.text))


GAP = "…"


def _gapped(trigger: str) -> re.Pattern[str]:
    """作…报告: up to ten characters of the same phrase stand in the gap."""
    parts = [re.escape(part) for part in trigger.split(GAP)]
    return re.compile(
        r"(?<![工合动操运协创写制著农耕劳当看])"
        + "[^，。；：！？“”‘’《》（）、在向对将的\\s]{1,10}?".join(parts)
    )


def _holds_zai(item: Item) -> bool:
    return item.tag is Tag.GAP and len(item.text) > 1 and item.text.endswith("在")


_START = attrgetter("start")


class Scanner:
    """Cuts clauses into items. The words of a clause are found longest first."""

    def __init__(self, triggers: Collection[str]) -> None:
        self.triggers = frozenset(t for t in triggers if GAP not in t)
        self._gapped = [(_gapped(t), t) for t in triggers if GAP in t]
        w = words()
        self._words = alternation(
            [
                *self.triggers,
                *w.prepositions,
                *w.joins,
                *w.opens,
                *w.locative,
                *w.retinue,
                *w.plain,
                *w.adverbs,
                "的",
                "了",
                "过",
                "着",
            ]
        )

    def items(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Item]:
        """The items of [start, end) of `text`, in order, covering it without a hole.

        Args:
            mentions: the mentions of the text, flat and in order of start.
        """
        out: list[Item] = []
        pos = start
        first, stop = (bisect_left(mentions, at, key=_START) for at in (start, end))
        for mention in mentions[first:stop]:
            if mention.end > end:
                continue
            out += self._between(text, pos, mention.start)
            if mention.kind in PLACES and out and _holds_zai(out[-1]):
                last = out.pop()  # 正在|某地|举行: 在 governs the place
                out.append(Item(Tag.ADVERB, last.start, last.end - 1, last.text[:-1]))
                out.append(Item(Tag.PREPOSITION, last.end - 1, last.end, "在", "at"))
            if out and out[-1].text in JOINTLY and out[-1].tag is Tag.ADVERB:
                last = out.pop()  # 甲|联合|乙举办
                out.append(Item(Tag.PREPOSITION, last.start, last.end, last.text, "with"))
            if mention.kind is Kind.PERSON and out and out[-1].slot == "behalf":
                _join_delegate(out)
            out.append(Item(Tag.MENTION, mention.start, mention.end, mention.text, "", mention))
            pos = mention.end
        out += self._between(text, pos, end)
        return out

    def _between(self, text: str, start: int, end: int) -> list[Item]:
        out: list[Item] = []
        pos = start
        while pos < end:
            trigger = self._trigger(text, pos, end)
            if trigger:
                out.append(trigger)
                pos = trigger.end
                continue
            match = self._words.match(text, pos, end)
            if match:
                out.append(self._word(match, after_mention=pos == start and start > 0))
                pos = match.end()
                continue
            char = text[pos]
            if char in MARKS:
                out.append(Item(Tag.MARK, pos, pos + 1, char))
            elif out and out[-1].tag is Tag.GAP and out[-1].end == pos:
                last = out.pop()
                out.append(Item(Tag.GAP, last.start, pos + 1, last.text + char))
            else:
                out.append(Item(Tag.GAP, pos, pos + 1, char))
            pos += 1
        return out

    def _trigger(self, text: str, pos: int, end: int) -> Item | None:
        """A trigger with a gap in it, where one begins."""
        for pattern, form in self._gapped:
            match = pattern.match(text, pos, end)
            if match:
                return Item(Tag.TRIGGER, pos, match.end(), match.group(), form=form)
        return None

    def _word(self, match: re.Match[str], after_mention: bool) -> Item:
        word, start, end = match.group(), match.start(), match.end()
        w = words()
        if word in self.triggers:
            return Item(Tag.TRIGGER, start, end, word, form=word)
        if after_mention and word in w.locative:
            return Item(Tag.LOCATIVE, start, end, word)
        if after_mention and word in w.retinue and word not in w.opens:
            return Item(Tag.RETINUE, start, end, word)
        if word in w.opens:
            return Item(Tag.OPEN, start, end, word)
        if word in w.adverbs:
            return Item(Tag.ADVERB, start, end, word)
        if word in w.plain:
            return Item(Tag.GAP, start, end, word)
        if word in w.joins and word not in w.prepositions:
            return Item(Tag.JOIN, start, end, word)
        if word in w.prepositions:
            return Item(Tag.PREPOSITION, start, end, word, w.prepositions[word])
        if word in {"的", "了", "过", "着"}:
            return Item(Tag.DE if word == "的" else Tag.ADVERB, start, end, word)
        return Item(Tag.GAP, start, end, word)
