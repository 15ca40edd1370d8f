"""Which mentions of events are of one event.

A full name opens an event or goes to the one it is most like. A bare head (会议, 本次活动, 仪式)
points back to the nearest event that it fits, unless a verb of holding introduces a new one
(随后召开的座谈会).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lvnlp.coreference.entities import Entities, Entity
from lvnlp.coreference.likeness import bare_name, contradict, dice
from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit

SAME_UNIT = 0.6  # as tolerant as a reader is within one article
OTHER_UNIT = 0.75  # across articles a false link costs more than a missed one
LONGEST = 45  # a longer name has taken in a clause
GENERIC = frozenset({"会议", "大会", "活动", "仪式", "论坛", "比赛", "大赛", "全会"})
_HOLDS = re.compile(r"(?:主持召开|组织召开|召开|举行|举办|开展|组织)(?:了|的)?$")
_ORDINAL = re.compile(r"^第?[一二三四五六七八九十百\d]+(?:次|届|届|季|轮|期)")


def link_events(units: Sequence[AnalysedUnit], entities: Entities) -> None:
    """Binds every event mention of the page to an event of `entities`.

    Articles come first, since captions and teasers speak of what the articles tell.
    """
    page: list[Entity] = []
    order = [u for u in units if u.kind == "article"] + [u for u in units if u.kind != "article"]
    for unit in order:
        local: list[Entity] = []
        line = -1
        for mention in unit.of_kind(Kind.EVENT):
            if unit.briefs and (here := unit.text.count("\n", 0, mention.start)) != line:
                local, line = [], here  # each brief is a piece of news by itself
            entity = _find(unit, mention, local, page)
            name = event_name(unit, mention)
            if entity is None:
                entity = entities.new(Kind.EVENT, name, str(mention.attributes["head"]))
                page.append(entity)
            bare = bool(mention.attributes["bare"])
            entities.bind(unit.index, mention, entity, None if bare else name)
            _place(unit, mention, entity, local)
    for entity in page:
        _choose_name(entity)


def event_name(unit: AnalysedUnit, mention: Mention) -> str:
    """The mention's name; 会议 that a body holds is named after it (市委常委会|召开|会议)."""
    bare = bool(mention.attributes["bare"]) or _ORDINAL.match(mention.text) is not None
    hold = _HOLDS.search(unit.text, 0, mention.start)
    if not bare or hold is None or mention.attributes.get("definite"):
        return mention.text
    for m in (*unit.mentions, *unit.nested):
        if m.kind is Kind.ORGANIZATION and m.end == hold.start():
            return m.text + mention.text
    return mention.text


def _place(unit: AnalysedUnit, mention: Mention, entity: Entity, local: list[Entity]) -> None:
    """Puts an event where later bare heads find it: last those that take place, first the rest.

    会议 means the meeting that the article tells of, not one whose 精神 it passes on.
    """
    held = mention.attributes["standing"] == "held" or mention.attributes["bare"]
    lead = unit.body[0] <= mention.start < _paragraph_end(unit)
    strong = held or (lead and not mention.attributes["standing"])
    if entity in local:
        if not strong:
            return
        local.remove(entity)
    if strong:
        local.append(entity)
    else:
        local.insert(0, entity)


def _paragraph_end(unit: AnalysedUnit) -> int:
    end = unit.text.find("\n", unit.body[0])
    return len(unit.text) if end < 0 else end


def _find(
    unit: AnalysedUnit, mention: Mention, local: list[Entity], page: list[Entity]
) -> Entity | None:
    if not mention.attributes["bare"]:
        return _like(mention.text, local, SAME_UNIT) or _like(mention.text, page, OTHER_UNIT)
    head = str(mention.attributes["head"])
    fitting = [e for e in reversed(local) if fits(mention.text, head, e)]
    introduced = _HOLDS.search(unit.text, max(0, mention.start - 6), mention.start) is not None
    if introduced and not mention.attributes["definite"]:
        same = [e for e in fitting if e.head == head and head not in GENERIC]
        headline = unit.in_headline(mention.start)
        return same[0] if same else (fitting[0] if headline and fitting else None)
    if fitting:
        return fitting[0]
    if local and head in GENERIC:
        return local[-1]
    if unit.kind != "article":
        return next((e for e in page if e.name.endswith(mention.text)), None)
    return _announced(unit, mention, head, page)


def _announced(
    unit: AnalysedUnit, mention: Mention, head: str, page: list[Entity]
) -> Entity | None:
    """An event that only the headline names in full: known from another article already."""
    for m in unit.of_kind(Kind.EVENT):
        if unit.in_headline(m.start) and not m.attributes["bare"]:
            return _like(m.text, page, OTHER_UNIT)
    return None


def fits(text: str, head: str, event: Entity) -> bool:
    """Whether a bare mention may point to the event."""
    if event.name.endswith(text) or event.head == head:
        return True
    meeting = event.head.endswith(("会", "会议"))
    if head in {"会议", "大会"}:
        return meeting
    if head in {"活动"}:
        return not meeting or event.head.endswith(
            ("推介会", "恳谈会", "博览会", "运动会", "展销会")
        )
    if head in {"仪式", "典礼"}:
        return event.head.endswith(("仪式", "式", "典礼"))
    if head in {"比赛", "大赛"}:
        return event.head.endswith(("赛", "运动会", "马拉松"))
    if head in {"开幕式", "闭幕式"}:
        return event.head.endswith(("节", "会", "周", "展", "活动", "赛", "论坛", "月"))
    return False


def _like(name: str, events: Sequence[Entity], threshold: float) -> Entity | None:
    best: tuple[float, Entity] | None = None
    for event in events:
        for other in event.names:
            value = likeness(name, other)
            if value >= threshold and (best is None or value > best[0]):
                best = (value, event)
    return best[1] if best else None


def likeness(a: str, b: str) -> float:
    """How likely two full names are of one event, 0 to 1."""
    x, y = bare_name(a), bare_name(b)
    if x == y:
        return 1.0
    if contradict(x, y):
        return 0.0
    if x.endswith("会场") and y.endswith("会场"):
        return 0.0  # 青禾分会场, 临川分会场: each place has its own
    short, long = sorted((x, y), key=len)
    if long.endswith(short) and len(short) >= 4:
        return 0.9
    return dice(x, y)


def _choose_name(entity: Entity) -> None:
    """The longest of the names that a body gives; headlines shorten, captions vary."""
    full = [(unit, m) for unit, m in entity.mentions if not m.attributes["bare"]]
    if full:
        longest = max(entity.names, key=len)
        if len(longest) <= LONGEST:
            entity.name = longest
        entity.head = next(
            (str(m.attributes["head"]) for _, m in full if entity.name.endswith(m.text)),
            entity.head,
        )
    entity.names.sort(key=lambda n: n != entity.name)
