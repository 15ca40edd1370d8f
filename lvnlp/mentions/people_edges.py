"""The words, places and names that may start at a character, each with its cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lvnlp.mentions import people_cost as cost
from lvnlp.mentions.lexicon import (
    Word,
    japanese_surnames,
    surnames,
    table,
    vocabulary,
    word_set,
)
from lvnlp.mentions.minority_names import minority_ends
from lvnlp.mentions.people_context import NO_NAME, bodies, words_of
from lvnlp.mentions.place_words import LISTED, area_edges, listed_places

WORD_NAME = 9.0
"""Cost of an ordinary word as a name (关键, 高山) where a name is due anyway."""

VERB_NAME, PLACE_NAME = 2.0, 2.0
"""Added where that word is a verb or an adverb, and a place."""

RARE_NAME = 3.0
"""Added where a word so common behind offices (会议, 首次) is hardly ever a name."""

SPLITS_HEAD = 6.0
"""Added where the last character of a name begins the head of a body: 海泽银|行."""

COMMON_SURNAME = 5.0
"""Cost of a surname that one in 150 bears: 老周 and 小马 are people even where they are words."""

FAMILIAR = 9.0
"""Cost of a surname that the page knows with 老 or 小 in front of it."""

TITLE_BEHIND = 3.0
"""Taken off a name with a title right behind it: 项|南风 is no word, and 项南风副市长 a person."""

OTHER_LEVEL = 4.0
"""Added to a listed place before the word for a level that it does not have."""

TITLED = 4.5
"""Cost of a title behind a surname that the page knows: 孙|书记."""

STRANGER = 3.0
"""Added where the page knows nobody of that surname."""

FRAMED = {2: 14.0, 3: 14.5, 4: 15.5}
"""The most that a name behind an office costs, by its length, where a word that follows people
stands right behind it: whoever is called by rare characters is called so all the same."""

UNKNOWN_CHAR = 14.0
"""Cost of a character that no list has; the rarest that it has costs about 16."""

LONGEST_WORD = 7

_RUN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.%％]+")
_MARK = re.compile(r"[^\w\ufffd\u25a1\ue000-\uf8ff]")
_NAME = re.compile(
    rf"[\u3400-\u9fff](?:[\u3400-\u9fff]|{cost.DAMAGE.pattern})*(?: [\u3400-\u9fff])?"
)
_LIST_MARK = re.compile(r"[、，。；]|等")


class NameEdge(NamedTuple):
    """A name up to `end`.

    `due` where it is one only behind an office, a label or in a list, `framed` where it is cheap
    only for what follows it, where an office or a list that an office begins stands in front.
    """

    end: int
    price: float
    due: bool
    tag: str = "nr"
    framed: bool = False


@cache
def _titles() -> frozenset[str]:
    return word_set("positions.toml", "surname_titles")


@cache
def _heads_by_first() -> Mapping[str, tuple[str, ...]]:
    heads: dict[str, tuple[str, ...]] = {}
    for head in word_set("organizations.toml", "heads") | _titles():
        if len(head) > 1:
            heads[head[0]] = (*heads.get(head[0], ()), head)
    return heads


@cache
def _area_chars() -> frozenset[str]:
    return frozenset(table("place_suffixes.toml")["name_ends"])


class Edges:
    """What may start where in the texts of a page.

    Args:
        known: names that are certain on the page, to their cost.
        places: places of the page that no list has.
    """

    def __init__(self, known: Mapping[str, float], places: Iterable[str]) -> None:
        self._places = frozenset(places) | listed_places().keys()
        self._place_starts = {name[:2] for name in self._places}
        self._known = dict(known)
        self._known_starts = {name[0] for name in known}
        self._known_surnames = self._known_starts | {name[:2] for name in known if len(name) > 2}
        self._longest = max(map(len, known), default=0)
        self._words = vocabulary()

    def words(self, text: str, i: int) -> Iterator[tuple[int, Word]]:
        """Ends of the words and places from `i` on."""
        run = _RUN.match(text, i)
        if run is not None:
            yield run.end(), Word(6.0, "m")
            return
        if _MARK.match(text, i) or text[i].isspace():
            yield i + 1, Word(2.0, "x")
            return
        for end, price in area_edges(text, i):
            yield end, Word(price, "ns")
        if text[i : i + 2] in self._place_starts:
            for end in range(i + 2, min(i + 12, len(text)) + 1):
                if text[i:end] in self._places and not _is_conjunction(text, i, end):
                    yield end, Word(LISTED + OTHER_LEVEL * self._misses_level(text, i, end), "ns")
        single = self._words.get(text[i])
        yield i + 1, single if single is not None else Word(UNKNOWN_CHAR, "unk")
        for end in range(i + 2, min(i + LONGEST_WORD, len(text)) + 1):
            word = self._words.get(text[i:end])
            if word is not None:
                yield end, word

    def _misses_level(self, text: str, start: int, end: int) -> bool:
        """Whether a level follows that the place is not of: 浦城|市, the county, not 南浦|城市."""
        return (
            text[end : end + 1] in ("市", "县", "省")
            and text[end - 1] not in "省市县区州旗镇乡村"
            and text[start : end + 1] not in self._places
        )

    def names(self, text: str, i: int) -> Iterator[NameEdge]:
        """Names that may start at `i`."""
        for edge in self._names(text, i):
            if edge.tag == "nr" and _body_at(text, edge.end):
                yield edge._replace(price=edge.price + NO_NAME)
            else:
                yield edge

    def _names(self, text: str, i: int) -> Iterator[NameEdge]:
        if text[i] in self._known_starts:
            for end in range(i + 2, min(i + self._longest, len(text)) + 1):
                price = self._known.get(text[i:end])
                if price is not None:
                    yield NameEdge(end, price, False)
        if text[i] in surnames() or text[i : i + 2] in surnames():
            yield from self._chinese(text, i)
            yield from self._titled(text, i)
        if text[i] in words_of("familiar") and self._familiar(text, i):
            yield NameEdge(i + 2, FAMILIAR, False, "tn")
        yield from self._foreign(text, i)

    def _foreign(self, text: str, i: int) -> Iterator[NameEdge]:
        starts = text[i : i + 2] in japanese_surnames() or text[i : i + 3] in japanese_surnames()
        for end in range(i + 3, min(i + 6, len(text)) + 1) if starts else ():
            price = cost.japanese_cost(text[i:end])
            if price is not None and not _MARK.search(text, i, end):
                yield NameEdge(end, price, True)
        for end, price, whole in minority_ends(text, i):
            yield NameEdge(end, price, not whole)
        for end in cost.dotted_ends(text, i):
            split = any(self._splits_head(text, at) for at in (end - 1, end - 2))
            yield NameEdge(end, cost.dotted_cost(text[i:end]) + split * SPLITS_HEAD, False)
        for end in cost.foreign_parts(text, i):
            if end - i >= 3:
                yield NameEdge(end, cost.undotted_cost(text[i:end]), True)

    @staticmethod
    def _splits_head(text: str, last: int) -> bool:
        return any(text.startswith(head, last) for head in _heads_by_first().get(text[last], ()))

    def _chinese(self, text: str, i: int) -> Iterator[NameEdge]:
        for end in range(i + 2, min(i + 4, len(text)) + 1):
            name = text[i:end]
            if name.endswith(" "):
                continue
            if not _NAME.fullmatch(name):
                return
            price = cost.chinese_cost(name)
            if price is None or name[1:] in _titles() or _led_by_preposition(name):
                continue
            if " " in name and not _LIST_MARK.match(text, end):
                continue
            if self._splits_head(text, end - 1):
                price += SPLITS_HEAD
            if (
                price > FRAMED[len(name)]
                and end - i <= _longest_name(name)
                and _framed(text, i, end)
            ):
                yield NameEdge(end, FRAMED[len(name)], True, framed=True)
            if _titled_at(text, end) and name[-1] not in words_of("after"):
                price -= TITLE_BEHIND
            damaged = " " in name or cost.DAMAGE.search(name) is not None
            yield NameEdge(end, price, damaged or name[-1] in _area_chars())
            word = self._words.get(name)
            if word is not None and price > WORD_NAME and _may_be_name(name, word):
                yield NameEdge(end, WORD_NAME + _word_extra(text, name, end, word), True)

    def _familiar(self, text: str, i: int) -> bool:
        """Whether 老 or 小 stands before a surname that the page knows, as somebody's name."""
        surname = text[i + 1 : i + 2]
        return (
            surname in self._known_surnames
            and surname in surnames()
            and (text[i : i + 2] not in self._words or surnames()[surname] < COMMON_SURNAME)
            and text[i : i + 3] not in self._words
            and _follows_people(text, i + 2)
        )

    def _titled(self, text: str, i: int) -> Iterator[NameEdge]:
        for width in (1, 2):
            surname = text[i : i + width]
            if surname not in surnames():
                continue
            known = surname in self._known_surnames
            price = TITLED + min(surnames()[surname], 5.0) + (0.0 if known else STRANGER)
            for length in (3, 2, 1):
                end = i + width + length
                if end <= len(text) and text[i + width : end] in _titles():
                    yield NameEdge(end, price, False, "tn")
                    break


def _longest_name(name: str) -> int:
    """How many characters a name with this surname may have."""
    return 4 if name[:2] in surnames() else 3


@cache
def _frames() -> frozenset[str]:
    return frozenset(w for w in words_of("after") if len(w) > 1) | frozenset("、，。；）等说")


def _is_conjunction(text: str, start: int, end: int) -> bool:
    """Whether 和县 is no place: where neither a place nor the start of a clause is before it."""
    if text[start:end] not in word_set("place_suffixes.toml", "behind_place_only") or not start:
        return False
    return "\u4e00" <= text[start - 1] <= "\u9fff" and text[start - 1] not in "省市徽山在到赴"


def _titled_at(text: str, at: int) -> bool:
    """Whether a title stands at `at` that people are called by: 林某某|副市长."""
    at += text.startswith("副", at)
    return any(
        text[at : at + n] in _titles() and text[at + n : at + n + 1] not in _titles()
        for n in (2, 3)
    )


def _led_by_preposition(name: str) -> bool:
    """Whether a preposition that is hardly ever a surname stands before a name: 由|桑林."""
    return (
        name[0] in words_of("before")
        and name[0] in words_of("rather_words")
        and cost.chinese_cost(name[1:]) is not None
    )


@cache
def _is_grammar(char: str) -> bool:
    word = vocabulary().get(char)
    return word is not None and word.tag.startswith("u")


def _framed(text: str, start: int, end: int) -> bool:
    """Whether a mark or a word that follows people stands right behind a name.

    Not where the name ends in such a word itself (曾指出, 解释说) or in a word of grammar.
    """
    if end - start > _longest_name(text[start:end]):
        return False
    if any(text[at:end] in words_of("after") for at in (start + 1, end - 1)):
        return False
    if any(_is_grammar(char) for char in text[start + 1 : end]):
        return False
    by_char = end - start == 3 and text[end : end + 1] in words_of("framing_chars")
    return by_char or _follows_people(text, end)


def _follows_people(text: str, at: int) -> bool:
    return any(text[at : at + n] in _frames() for n in (1, 2, 3, 4))


@cache
def _long_bodies() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for head in bodies():
        if len(head) > 1:
            found[head[:2]] = (*found.get(head[:2], ()), head)
    return found


def _body_at(text: str, at: int) -> bool:
    """Whether the head of a body starts at `at`."""
    return any(text.startswith(head, at) for head in _long_bodies().get(text[at : at + 2], ()))


def _word_extra(text: str, name: str, end: int, word: Word) -> float:
    rare = RARE_NAME if name in words_of("no_names") else 0.0
    if _LIST_MARK.match(text, end):
        return rare / 3
    return rare + (VERB_NAME if word.tag in ("d", "v") else PLACE_NAME * (word.tag == "ns"))


def _may_be_name(text: str, word: Word) -> bool:
    """Whether an ordinary word may be somebody's name at all."""
    return (
        text not in words_of("after")
        and text not in bodies()
        and not word.tag.startswith(("p", "c", "r", "u", "hd", "lb", "nt"))
    )
