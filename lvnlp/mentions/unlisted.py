"""Names of sites and bodies that no finder knows, told by a known name beside them and their end.

A place opens a longer name where words and an ending of a site or a body follow (石桥镇|初级中学),
and in a row of names what ends like one is one too (去了甲镇、|实训基地|、乙村).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.headed import edges
from lvnlp.mentions.lexicon import table, word_set

SOURCE = "grammar:row"
SCORE = 0.75
GAP = 8
"""Characters that may stand between a place and the ending of the name that it opens."""
ENDING = 6
"""Characters of the longest ending that is looked for."""
KNOWN = frozenset({Kind.PLACE, Kind.ORGANIZATION})


@cache
def _bodies() -> frozenset[str]:
    bodies = word_set("organizations.toml", "heads") | frozenset("局厅署")
    return frozenset(w for w in bodies if len(w) > 1 or w in "局厅署")


@cache
def _endings() -> frozenset[str]:
    sites = word_set("place_suffixes.toml", "sites")
    return _bodies() | sites | word_set("place_suffixes.toml", "row_endings")


@cache
def _vague() -> frozenset[str]:
    return word_set("place_suffixes.toml", "vague_endings")


@cache
def _verbs() -> tuple[str, ...]:
    stops = [s for s in edges().stops if len(s) > 1]
    return (*stops, *word_set("place_suffixes.toml", "verbs"))


@cache
def _ends_before() -> tuple[str, ...]:
    return tuple(sorted(word_set("place_suffixes.toml", "ends_before"), key=len, reverse=True))


def find_unlisted(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """PLACE and ORGANIZATION mentions beside those that are known.

    Args:
        text: the text of a unit.
        mentions: what the other finders found in it; no mention that is given back crosses one.
    """
    barred = [m for m in mentions if m.kind not in KNOWN]
    found: list[Mention] = []
    for mention in mentions:
        if mention.kind not in KNOWN or mention.attributes.get("home"):
            continue
        end = mention.end
        if mention.kind is Kind.PLACE:
            longer = _name_from(text, mention.start, mention.end) or _area(text, mention.end)
            if longer is not None:
                found.append(longer)
                end = longer.end
        found += _row(text, end)
        found += _row_in_front(text, mention.start)
    return [
        m
        for m in found
        if not any(b.overlaps(m) for b in barred)
        and not any(k.overlaps(m) and not m.holds(k) for k in mentions if k.kind in KNOWN)
        and not any(k.kind in KNOWN and k.start == m.start and k.end == m.end for k in mentions)
    ]


def _name_from(text: str, start: int, at: int) -> Mention | None:
    """The name that opens at `start` and goes on from `at` to an ending within reach."""
    for gap in range(GAP + 1):
        if gap and not _inside(text[at : at + gap]):
            return None
        for width in range(min(ENDING, len(text) - at - gap), 0, -1):
            end = at + gap + width
            ending = text[at + gap : end]
            if ending not in _endings() or ending in _vague() or not _closed(text, end):
                continue
            if width == 1 and gap < 2:
                continue
            if gap == 0 and not _whole(ending, start == at):
                continue
            kind = Kind.ORGANIZATION if ending in _bodies() else Kind.PLACE
            return Mention(start, end, kind, text[start:end], SOURCE, SCORE)
    return None


def _whole(ending: str, alone: bool) -> bool:
    """Whether an ending is a name without words in front: 妇联, or 医院 behind the place."""
    if ending == "中心" or ending in word_set("organizations.toml", "generic"):
        return False
    return ending in _bodies() if alone else True


def _area(text: str, at: int) -> Mention | None:
    """A township or a village that follows from `at` on: 甲县|乙镇."""
    for width in (3, 4):
        name = text[at : at + width]
        if len(name) == width and name[-1] in "镇乡村" and _closed(text, at + width):
            plain = all(_inside(name[: n + 1]) for n in range(width - 1))
            return Mention(at, at + width, Kind.PLACE, name, SOURCE, SCORE) if plain else None
    return None


def _inside(gap: str) -> bool:
    """Whether the words may stand within a name."""
    last = gap[-1:]
    if last in table("place_suffixes.toml")["never"] or not "\u4e00" <= last <= "\u9fff":
        return False
    return not gap.endswith(_verbs())


def _closed(text: str, at: int) -> bool:
    """Whether a name may end at `at`."""
    if at == len(text) or text[at] in "、，。；：！？）\n":
        return True
    return text.startswith(_ends_before(), at)


def _row(text: str, at: int) -> Iterator[Mention]:
    """The names that 、 and 和 join on the right, as far as they are not known."""
    while text[at : at + 1] in {"、", "和", "及"}:
        name = _name_from(text, at + 1, at + 1) or _area(text, at + 1)
        if name is None:
            return
        yield name
        at = name.end


def _row_in_front(text: str, at: int) -> Iterator[Mention]:
    """The names that 、 joins on the left, from the last mark or verb on."""
    while text[at - 1 : at] == "、":
        for start in range(max(0, at - 1 - GAP - ENDING), at - 2):
            led = text[start - 1 : start] == "、" or text.endswith(
                tuple(word_set("place_suffixes.toml", "leads_to")), 0, start
            )
            name = _name_from(text, start, start) if led else None
            if name is not None and name.end == at - 1:
                yield name
                at = start
                break
        else:
            return
