"""What may start at each character of the texts of a page: words, places and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lvnlp.mentions.lexicon import surnames, vocabulary, word_set
from lvnlp.mentions.people_clause import Clause, titles
from lvnlp.mentions.people_context import words_of
from lvnlp.mentions.people_names import NameEdge, chinese_names, foreign_names, known_name
from lvnlp.mentions.people_words import (
    WordEdge,
    area_words,
    fixed_word,
    place_edge,
    plain_words,
)
from lvnlp.mentions.place_words import LISTED, listed_places

COMMON_SURNAME = 5.0
"""Cost of a surname that one in 150 bears: 老周 and 小马 are people even where they are words."""

FAMILIAR = 9.0
"""Cost of a surname that the page knows with 老 or 小 in front of it."""

OTHER_LEVEL = 4.0
"""Added to a listed place before the word for a level that it does not have."""

TITLED = 4.5
"""Cost of a title behind a surname that the page knows: 孙|书记."""

STRANGER = 3.0
"""Added where the page knows nobody of that surname."""


class Spot(NamedTuple):
    """What may start at a character whatever the page knows.

    Attributes:
        fixed: the number or mark that alone can be there; all else is empty then.
        areas: areas that no list has.
        words: words of the vocabulary.
        chinese: names with a surname of the list.
        titled: surnames that the page may know, each with a title behind it.
        familiar: the surname that may be called by 老 or 小 before it.
        foreign: all other names.
    """

    fixed: WordEdge | None
    areas: Sequence[WordEdge] = ()
    words: Sequence[WordEdge] = ()
    chinese: Sequence[NameEdge] = ()
    titled: Sequence[tuple[str, NameEdge]] = ()
    familiar: str = ""
    foreign: Sequence[NameEdge] = ()


def spot(clause: Clause, i: int) -> Spot:
    """What may start at character `i` of a clause."""
    text = clause.text
    fixed = fixed_word(text, i)
    if fixed is not None and fixed.tag == "x":
        return Spot(fixed)
    areas = area_words(text, i) if fixed is None else ()
    words = plain_words(text, i) if fixed is None else ()
    familiar = _familiar(clause, i) if text[i] in words_of("familiar") else ""
    foreign = foreign_names(clause, i)
    if text[i] not in surnames() and text[i : i + 2] not in surnames():
        return Spot(fixed, areas, words, (), (), familiar, foreign)
    return Spot(
        fixed, areas, words, chinese_names(clause, i), list(_titled(text, i)), familiar, foreign
    )


def _titled(text: str, i: int) -> Iterator[tuple[str, NameEdge]]:
    for width in (1, 2):
        surname = text[i : i + width]
        if surname not in surnames():
            continue
        price = TITLED + min(surnames()[surname], 5.0)
        for length in (3, 2, 1):
            end = i + width + length
            if end <= len(text) and text[i + width : end] in titles():
                yield surname, NameEdge(end, price, False, "tn")
                break


def _familiar(clause: Clause, i: int) -> str:
    """The surname behind 老 or 小 that may be somebody's name, if the page knows the surname."""
    text = clause.text
    surname = text[i + 1 : i + 2]
    if surname not in surnames():
        return ""
    if text[i : i + 2] in vocabulary() and surnames()[surname] >= COMMON_SURNAME:
        return ""
    return surname if text[i : i + 3] not in vocabulary() and clause.frames[i + 2] else ""


class Edges:
    """What a page knows.

    Args:
        known: names that are certain on the page, to their cost.
        places: places of the page that no list has.
    """

    def __init__(self, known: Mapping[str, float], places: Iterable[str]) -> None:
        self.known = dict(known)
        self.places = frozenset(places)
        self.surnames = {name[0] for name in known} | {n[:2] for n in known if len(n) > 2}
        self._known_starts = longest_by_start(known, 1)
        self._place_starts = _listed_starts() | {
            start: max(longest, _listed_starts().get(start, 0))
            for start, longest in longest_by_start(self.places, 2).items()
        }

    def words(self, text: str, i: int, here: Spot) -> Sequence[WordEdge]:
        """The words and places from `i` on."""
        if here.fixed is not None:
            return (here.fixed,)
        listed = self._listed(text, i)
        return [*here.areas, *listed, *here.words] if here.areas or listed else here.words

    def _listed(self, text: str, i: int) -> list[WordEdge]:
        """The places of the lists and of the page."""
        longest = min(self._place_starts.get(text[i : i + 2], 0), 12)
        found = []
        for end in range(i + 2, min(i + longest, len(text)) + 1):
            if self._is_place(text[i:end]) and not _is_conjunction(text, i, end):
                price = LISTED + OTHER_LEVEL * self._misses_level(text, i, end)
                found.append(place_edge(text, i, end, price))
        return found

    def _is_place(self, name: str) -> bool:
        return name in listed_places() or name in self.places

    def _misses_level(self, text: str, start: int, end: int) -> bool:
        """Whether a level follows that the place is not of: 浦城|市, the county, not 南浦|城市."""
        return (
            text[end : end + 1] in ("市", "县", "省")
            and text[end - 1] not in "省市县区州旗镇乡村"
            and not self._is_place(text[start : end + 1])
        )

    def names(self, clause: Clause, i: int, here: Spot) -> Sequence[NameEdge]:
        """The names that may start at `i`."""
        text = clause.text
        longest = self._known_starts.get(text[i], 0)
        own = here.titled or here.familiar in self.surnames
        if not longest and not own:
            return [*here.chinese, *here.foreign] if here.foreign else here.chinese
        known = [
            known_name(clause, end, price)
            for end in range(i + 2, min(i + longest, len(text)) + 1)
            if (price := self.known.get(text[i:end])) is not None
        ]
        titled = [
            edge if surname in self.surnames else edge._replace(price=edge.price + STRANGER)
            for surname, edge in here.titled
        ]
        if here.familiar in self.surnames:
            titled.append(NameEdge(i + 2, FAMILIAR, False, "tn"))
        return [*known, *here.chinese, *titled, *here.foreign]


def longest_by_start(words: Iterable[str], width: int) -> dict[str, int]:
    """The length of the longest word that begins with so many characters."""
    found: dict[str, int] = {}
    for word in words:
        if len(word) > found.get(word[:width], 0):
            found[word[:width]] = len(word)
    return found


@cache
def _listed_starts() -> dict[str, int]:
    return longest_by_start(listed_places(), 2)


def _is_conjunction(text: str, start: int, end: int) -> bool:
    """Whether 和县 is no place: where neither a place nor the start of a clause is before it."""
    if text[start:end] not in word_set("place_suffixes.toml", "behind_place_only") or not start:
        return False
    return "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in "省市徽山在到赴"
