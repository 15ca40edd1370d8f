"""Signs in a clause that a trigger is not the verb it looks like, or that somebody else speaks."""

from __future__ import annotations

import re

from lvnlp.mentions.base import Kind
from lvnlp.relations.clause import Clause, is_people
from lvnlp.relations.scan import Tag
from lvnlp.relations.slots import Place
from lvnlp.relations.words import words

_QUOTE = re.compile(r"“[^“”]*”")


def attributive(clause: Clause, at: int) -> bool:
    """Whether the trigger only qualifies a noun: 签约、开工、投产的项目."""
    for item in clause.items[at + 1 :]:
        if item.tag is Tag.DE:
            return True
        if item.tag not in (Tag.JOIN, Tag.TRIGGER):
            return False
    return False


def declares(place: Place) -> bool:
    """Whether an act such as 开工 or 开幕 ends what follows, or comes before 了."""
    for clause in (place.clause, *place.later[:1]):
        start = place.trigger_end if clause is place.clause else clause.start
        if words().declared.search(place.text[start : clause.end]):
            return True
    return False


def takes_object(clause: Clause, at: int) -> bool:
    """Whether something stands behind the verb that it acts on."""
    for item in clause.items[at + 1 :]:
        if item.text in {"了", "过"}:
            continue
        if item.tag is Tag.MENTION:
            return not item.is_kind((Kind.DATE,))
        return item.tag is Tag.GAP and not item.text.startswith(words().continues)
    return False


def is_noun(clause: Clause, at: int) -> bool:
    """Whether a verb of saying is a noun here: 总体要求，… and 提出时代要求。"""
    item = clause.items[at]
    if item.text not in words().nouns:
        return False
    front = clause.items[at - 1] if at else None
    behind = clause.items[at + 1] if at + 1 < len(clause.items) else None
    ends = behind is None or behind.tag in (Tag.MARK, Tag.JOIN, Tag.DE)
    speaker = any(n.last < at and is_people(n.mentions[-1]) for n in clause.lists)
    if speaker and (behind is None or behind.tag is not Tag.JOIN):
        return False
    led = front is not None and front.tag in (Tag.GAP, Tag.TRIGGER, Tag.DE, Tag.JOIN)
    return ends and led


def new_actor(clause: Clause, saying: set[str]) -> bool:
    """Whether a clause behind a verb of saying tells of another: 甲介绍情况，市长乙主持会议."""
    if clause.quoted or clause.speaks or any(i.text in saying for i in clause.items):
        return False
    return any(
        m.kind is Kind.PERSON and m.attributes.get("positions")
        for n in clause.actors()
        for m in n.mentions
    )


def own_speaker(place: Place) -> bool:
    """Whether the clause names a person who speaks; within speech, only that opens another."""
    lists = place.clause.subjects(place.at)
    return any(m.kind in (Kind.PERSON, Kind.PRONOUN) for n in lists for m in n.mentions)


def is_quote(text: str, clause: Clause) -> bool:
    """Whether the clause lies within a quotation that is long enough to be speech."""
    return any(
        clause.start >= q.start() and clause.end <= q.end() + 1
        for q in _QUOTE.finditer(text, max(0, clause.start - 200), clause.end + 200)
        if q.end() - q.start() > 14
    )


def in_name(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a short quotation, which is a name: “开春即开工”活动."""
    left = text.rfind("“", max(0, start - QUOTED_NAME), start)
    right = text.find("”", end, end + QUOTED_NAME)
    if left < 0 or right < 0 or right - left > QUOTED_NAME:
        return False
    return not set("“”") & set(text[left + 1 : right])


QUOTED_NAME = 12
"""Characters of a quotation that is a name rather than speech."""
