"""Events by their heads: …会议, …推进会, …仪式, …活动, …文化节, …运动会."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.headed import edges, heads_of, left_edge, standing

SOURCE = "grammar:event-head"


def find_events(
    texts: Sequence[str],
    context: Context,
    barriers: Sequence[Sequence[Mention]] = (),
) -> list[list[Mention]]:
    """All event mentions of a page, one list a text, in order of start.

    Args:
        texts: the texts of the page.
        context: what is known of the page (not needed here, part of the protocol).
        barriers: for each text the mentions that no event name holds: people, full dates.

    The attributes of a mention: "head" (its last word), "bare" (True for 会议, 活动, 本次活动:
    it points back to an event named elsewhere or is named by its surroundings), "definite"
    (本次, 该 stand in front), "standing" ("held": a verb says that it takes place, "cited": it is
    only spoken of, "any": 1场推介会, "": nothing says).
    """
    del context
    walls = barriers or [()] * len(texts)
    return [_in_text(t, w) for t, w in zip(texts, walls, strict=True)]


def _in_text(text: str, barriers: Sequence[Mention]) -> list[Mention]:
    heads = heads_of("event", "heads")
    walls = [
        b
        for b in barriers
        if b.kind is Kind.PERSON
        or (b.kind is Kind.DATE and b.attributes.get("kind") not in {"year", "period"})
    ]
    found: list[Mention] = []
    last = 0
    for match in heads.heads.finditer(text):
        head = match.group()
        if head in heads.not_heads:
            continue
        end = match.end()
        if text.endswith(heads.vague, 0, end):
            continue
        if head.endswith("会") and text.startswith("议", end):  # 工作会|议
            head, end = head + "议", end + 1
        if text.startswith(heads.not_before, end):
            continue
        if match.start() < last:
            continue
        start = left_edge(text, match.start(), walls, floor=last)
        if end - start == 1:
            continue  # 节后
        joined = found and last == found[-1].end and text[last:start] in {"", "暨"}
        if joined and not found[-1].attributes["bare"]:
            # 开工活动|仪式, 开耕节活动暨柿文化节: the second head carries the name on
            start = found.pop().start
        attributes = event_attributes(text, start, end, head)
        if _goes_on(text, start, found[-1] if found else None):
            attributes["standing"] = "cited"
        score = 0.75 if attributes["bare"] else 0.85
        found.append(Mention(start, end, Kind.EVENT, text[start:end], SOURCE, score, attributes))
        last = end
    return found


def event_attributes(text: str, start: int, end: int, head: str = "") -> dict[str, object]:
    """What the words of an event and the words around it say; the keys are those of `find_events`.

    `head` is found when it is not given: the longest known head that the name ends in.
    """
    heads = heads_of("event", "heads")
    name = text[start:end]
    if not head:
        head = next((name[i:] for i in range(len(name)) if heads.heads.fullmatch(name[i:])), name)
    definite = any(text.endswith(d, 0, start) for d in edges().definite)
    return {
        "head": head,
        "bare": definite or name in heads.bare,
        "definite": definite,
        "standing": _standing(text, start, end),
        "venue": "会场" in name,
    }


def _goes_on(text: str, start: int, last: Mention | None) -> bool:
    """Whether the event is listed behind one that is only cited: 听取甲会议、|乙会议筹备情况."""
    return (
        last is not None
        and last.attributes["standing"] == "cited"
        and text[last.end : start] in {"、", "和", "及", "与"}
    )


def _standing(text: str, start: int, end: int) -> str:
    words = standing()
    name = text[start:end]
    if words.indefinite.match(name):
        return "any"
    if text.startswith(words.cited_after, end) or text.endswith(words.cited_before, 0, start):
        return "cited"
    if text.endswith(words.held_before, 0, start) or text.startswith(words.held_behind, end):
        return "held"
    return ""
