"""Where a fact stands, and the sum of money that goes with it."""

from __future__ import annotations

from lvnlp.relations.scan import Item, Tag
from lvnlp.relations.slots import Filled, Place, countable
from lvnlp.relations.words import words
from lvnlp.schema.values import Money

SUM_REACH = 10
"""Characters in front of a sum in which 总投资, 金额 stand (项目计划总投资约|30亿元)."""


def evidence_span(place: Place, subject: Filled, target: Filled, whole: bool) -> tuple[int, int]:
    """From the first word that matters to the last, within the sentence.

    A statement goes on to the end of its sentence, and takes in a quotation in front of it.
    """
    clause, row = place.clause, place.row
    inside = [r for r in (*subject.refs, *target.refs) if r.start >= 0]
    low, high = row[0].start, row[-1].end
    here = [r for r in inside if low <= r.start and r.end <= high]
    item = clause.items[place.at]
    start = min([r.start for r in here] + [item.start])
    end = max([r.end for r in here] + [item.end])
    if whole:
        begin = clause.start if clause.start <= start else start
        if any(c.quoted for c in place.earlier):
            begin = row[0].start
        return min(begin, start), row[-1].end
    if subject.slot in {"subject", "by"}:
        first = next((n for n in clause.lists if n.start <= start <= n.end), None)
        if first is not None:
            start = min(start, clause.items[first.first].start)
    return start, end


def amount(place: Place) -> Money | None:
    """The sum that goes with what is signed, started or commissioned.

    Behind the trigger up to the next count or the end of the sentence, else the nearest in front.
    """
    behind = list(place.clause.items[place.at + 1 :])
    behind += [i for clause in place.later for i in clause.items]
    for item in behind:
        beyond = item.start >= place.clause.end
        if beyond and (item.tag is Tag.TRIGGER or countable(item.mention)):
            break
        if (value := _money(item, place)) is not None:
            return value
    front = [i for clause in place.earlier for i in clause.items] + place.clause.items[: place.at]
    return next((v for i in reversed(front) if (v := _money(i, place)) is not None), None)


def _money(item: Item, place: Place) -> Money | None:
    """The sum that an item is and that the words in front say was invested, or is the price of it.

    Not 亿元以上, which bounds, nor 每亩500元, which is per piece, nor 年产值11亿元.
    """
    if item.mention is None or {"threshold", "per"} & set(item.mention.attributes):
        return None
    value = item.mention.attributes.get("value")
    front = place.text[max(0, item.start - SUM_REACH) : item.start]
    named = any(word in front for word in words().sums)
    return value if isinstance(value, Money) and named else None
