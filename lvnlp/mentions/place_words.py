"""Places as words: the lists of places, and stretches that only their endings show to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from lvnlp.mentions.lexicon import lines, sections, table, vocabulary, word_set

LISTED = 10.0
"""Cost of a listed place that the general vocabulary lacks: as rare as a middling word."""

STEM_COSTS = {1: 12.5, 2: 13.0, 3: 20.0}
"""Cost of an unlisted area by the length of what stands before its ending. It must lie below
that of its characters one by one (about 8 each) and above that of a word and a shorter area."""

WITHIN = 3.0
"""Taken off a long name of an area where another ends right in front of it."""

HEAD_OF_AREA = 4.0
"""Added where 长 follows: 司徒云|市长, though 三溪市|长江路."""


@cache
def listed_places() -> Mapping[str, str]:
    """Places of the lists, full and short names, to their level; abroad is "world"."""
    found: dict[str, str] = {}
    for line in lines("places_china.csv"):
        full, short, level = line.split(",")
        found[full] = level
        if short and short not in word_set("place_suffixes.toml", "ambiguous"):
            found.setdefault(short, level)
    for name in " ".join(lines("places_world.txt")).split():
        found.setdefault(name, "world")
    return found


@cache
def area_endings() -> tuple[str, ...]:
    """Endings of areas, longest first."""
    return tuple(sorted(word_set("place_suffixes.toml", "areas"), key=len, reverse=True))


def stems(area: str) -> list[str]:
    """Short names of an area with two characters or more before its ending (三溪 of 三溪县)."""
    for ending in area_endings():
        if area.endswith(ending) and len(area) - len(ending) >= 2:
            return [area[: -len(ending)]]
    return []


_LEVELS = re.compile(r".{2,8}?(?:特别行政区|自治区|自治州|自治县|地区|省|市|县|区|州|盟|旗|镇|乡)")


def places_of(address: str) -> list[str]:
    """Full and short names of the places in an address such as 山西省吕梁市兴县."""
    found: list[str] = []
    for part in _LEVELS.findall(address):
        found += [part, *stems(part)]
    return found


@cache
def _chars(key: str) -> frozenset[str]:
    return frozenset(table("place_suffixes.toml")[key])


@cache
def _no_area_before() -> Mapping[str, str]:
    return dict(sections("place_suffixes.toml")["no_area_before"])


@cache
def _no_starts() -> frozenset[str]:
    return word_set("place_suffixes.toml", "no_area_starts")


@cache
def _verbs() -> frozenset[str]:
    """The words of one and two characters that no area begins with: verbs and grammar."""
    tags = ("v", "d", "p", "c", "r", "u", "m", "q")
    return frozenset(
        text for text, word in vocabulary().items() if len(text) < 3 and word.tag.startswith(tags)
    )


@cache
def _endings_by_first() -> Mapping[str, tuple[str, ...]]:
    """The endings of areas by their first character, the longest first."""
    found: dict[str, tuple[str, ...]] = {}
    for ending in area_endings():
        found[ending[0]] = (*found.get(ending[0], ()), ending)
    return found


def area_edges(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Ends and costs of areas that no list has and that may start at `start` (三溪县, 白石镇)."""
    endings = _endings_by_first()
    if endings.keys().isdisjoint(text[start + 1 : start + 4]):
        return
    first = text[start : start + 2]
    if text[start] in _chars("levels") or first in _verbs() or first in _no_starts():
        return
    inside = start > 0 and text[start - 1] in "省市县区州旗"
    for width, price in STEM_COSTS.items():
        price -= WITHIN * (inside and width == 3)
        at = start + width
        last = text[at - 1 : at]
        if not "\u4e00" <= last <= "\u9fff" or last in _chars("never"):
            return
        if width == 1 and last in _chars("not_alone"):
            continue
        for ending in endings.get(text[at : at + 1], ()):
            if text.startswith(ending, at):
                if last not in _no_area_before().get(ending, ""):
                    end = at + len(ending)
                    titled = ending in _chars("levels") and text[end : end + 1] == "长"
                    yield end, price + HEAD_OF_AREA * (titled and ending not in "镇乡村")
                break
