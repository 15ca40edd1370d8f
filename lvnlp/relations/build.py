"""A sentence as clauses: those that are nothing but people belong to a neighbour."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.clause import PEOPLE, Clause, is_people
from lvnlp.relations.noun_lists import noun_lists
from lvnlp.relations.scan import Item, Scanner, Tag


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
