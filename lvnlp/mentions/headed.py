"""Names told by their last word: where does the name that ends here begin?

Events and projects have no closed list of names, but a closed list of last words (heads), and
the words at which such a name cannot have begun earlier are a closed list as well. One scanner
serves both kinds; the words are data (`resources/heads.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lvnlp.mentions.base import Mention

OPENERS = {"”": "“", "》": "《", "）": "（", "’": "‘", "』": "『", "」": "「"}
BREAKS = frozenset("，。；：！？、…—\n\t \u3000“《（‘『「▲◆■●▼·")
JOINERS = frozenset("—-－·")
MAX_NAME = 60  # the longest event name seen in 15 pages has 41 characters


@dataclass(frozen=True, slots=True)
class Heads:
    """The words of one section of heads.toml, ready to search."""

    heads: re.Pattern[str]
    not_heads: frozenset[str]
    not_before: tuple[str, ...]
    stops: tuple[str, ...]
    counted_stops: tuple[str, ...]
    vague: tuple[str, ...]
    generic: frozenset[str]
    quoted: re.Pattern[str]
    bare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """The words that say whether an event takes place here or is only spoken of."""

    cited_after: tuple[str, ...]
    cited_before: tuple[str, ...]
    held_before: tuple[str, ...]
    held_behind: tuple[str, ...]
    indefinite: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Edges:
    """The words that decide where a name begins; each tuple longest first."""

    stops: tuple[str, ...]
    keeps: tuple[str, ...]
    trims: tuple[str, ...]
    definite: tuple[str, ...]
    capacities: tuple[str, ...]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda w: (-len(w), w)))


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of the words, the longest where several fit."""
    return re.compile("|".join(re.escape(w) for w in _longest_first(words)))


@cache
def _data() -> dict[str, dict[str, Any]]:
    text = (files("lvnlp") / "resources" / "heads.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def heads_of(section: str, *keys: str) -> Heads:
    """The heads of a section ("event", "project"), the named lists together."""
    data = _data()[section]
    words = [w for key in keys for w in data[key]]
    return Heads(
        heads=alternation([*words, *data.get("not_heads", [])]),
        not_heads=frozenset(data.get("not_heads", [])),
        not_before=tuple(data.get("not_before", [])),
        stops=_longest_first(data.get("stops", [])),
        quoted=re.compile(data.get("quoted", "(?!)")),
        generic=frozenset(data.get("generic", [])),
        vague=tuple(data.get("vague", [])),
        counted_stops=_longest_first(data.get("counted_stops", [])),
        bare=frozenset(data.get("bare", [])),
    )


@cache
def standing() -> Standing:
    """How an event stands in its text; see `resources/heads.toml`."""
    data = _data()["event"]
    return Standing(
        cited_after=_longest_first(data["cited_after"]),
        cited_before=_longest_first(data["cited_before"]),
        held_before=_longest_first(data["held_before"]),
        held_behind=_longest_first(data["held_behind"]),
        indefinite=re.compile(data["indefinite"]),
    )


@cache
def edges() -> Edges:
    """The words at which names begin."""
    data = _data()["edge"]
    return Edges(
        *(_longest_first(data[k]) for k in ("stops", "keeps", "trims", "definite", "capacities"))
    )


def _parallel(text: str, pos: int, end: int) -> bool:
    """Whether the parts around the 、 in front of `pos` end alike (开工一批、投产一批)."""
    ending = text[max(0, pos - 3) : pos - 1]
    right = re.split("[、“《（]", text[pos:end], maxsplit=1)[0]
    return len(ending) == 2 and "、" not in ending and right.endswith(ending)


def _kept(text: str, at: int, stop: str) -> int | None:
    """Where a word begins that holds the stop ending at `at` and does not end a name."""
    for word in edges().keeps:
        offset = word.find(stop)
        while offset >= 0:
            start = at - len(stop) - offset
            if start >= 0 and text.startswith(word, start):
                return start
            offset = word.find(stop, offset + 1)
    return None


def left_edge(
    text: str,
    end: int,
    barriers: Sequence[Mention] = (),
    floor: int = 0,
    stops: tuple[str, ...] = (),
) -> int:
    """Where the name begins that reaches at least to `end`, reading leftwards from there.

    Args:
        text: the text of the unit.
        end: the start of the head, [.., end) is searched.
        barriers: mentions that cannot be part of the name (people, full dates).
        floor: the name does not begin before this offset.
        stops: words at which a name of this kind begins, whatever else they are part of.

    Returns:
        The offset of the first character of the name; `end` when the head stands alone.
    """
    blocked = {b.end for b in barriers}
    floor = max(floor, end - MAX_NAME)
    pos = end
    while pos > floor:
        char = text[pos - 1]
        if pos in blocked:
            break
        if char in OPENERS:
            opener = text.rfind(OPENERS[char], floor, pos - 1)
            if opener < 0:
                break
            pos = opener
            continue
        if char == "、" and _parallel(text, pos, end):
            pos -= 1
            continue
        if char in JOINERS and text[pos - 2 : pos - 1] not in {"", char} and text[pos] != char:
            pos -= 1  # 中国—东盟博览会; —— is a dash
            continue
        if char in BREAKS:
            break
        if stops and text.endswith(stops, floor, pos):
            break
        stop = next((s for s in edges().stops if text.endswith(s, floor, pos)), None)
        if stop is not None:
            start = _kept(text, pos, stop)
            if start is None:
                break
            pos = min(start, pos - len(stop)) if start < pos else pos - len(stop)
            pos = max(pos, floor)
            continue
        pos -= 1
    return _trimmed(text, pos, end)


def _trimmed(text: str, start: int, end: int) -> int:
    again = True
    while again and start < end:
        again = False
        for word in edges().trims:
            if text.startswith(word, start) and start + len(word) <= end:
                start += len(word)
                again = True
                break
    return start
