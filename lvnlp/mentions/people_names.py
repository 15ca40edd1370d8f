"""The names that may start at a character, each with its cost, whatever else the page knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lvnlp.mentions import people_cost as cost
from lvnlp.mentions.lexicon import (
    Word,
    foreign_costs,
    japanese_surnames,
    surnames,
    table,
    vocabulary,
)
from lvnlp.mentions.minority_names import minority_ends, minority_starts
from lvnlp.mentions.people_clause import Clause, titles
from lvnlp.mentions.people_context import NO_NAME, bodies, words_of
from lvnlp.mentions.people_words import MARK

WORD_NAME = 9.0
"""Cost of an ordinary word as a name (关键, 高山) where a name is due anyway."""

VERB_NAME, PLACE_NAME = 2.0, 2.0
"""Added where that word is a verb or an adverb, and a place."""

RARE_NAME = 3.0
"""Added where a word so common behind offices (会议, 首次) is hardly ever a name."""

SPLITS_HEAD = 6.0
"""Added where the last character of a name begins the head of a body: 海泽银|行."""

TITLE_BEHIND = 3.0
"""Taken off a name with a title right behind it: 项|南风 is no word, and 项南风副市长 a person."""

FRAMED = {2: 14.0, 3: 14.5, 4: 15.5}
"""The most that a name behind an office costs, by its length, where a word that follows people
stands right behind it: whoever is called by rare characters is called so all the same."""

_HAN = re.compile(r"[\u3400-\u9fff]{1,4}")
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


def chinese_names(clause: Clause, i: int) -> list[NameEdge]:
    """Names that start with a surname of the list, one of which starts at `i`."""
    return [_weighed(clause, edge) for edge in _chinese(clause, i)]


def foreign_names(clause: Clause, i: int) -> list[NameEdge]:
    """Names that start at `i` without a Chinese surname: of Japan, of minorities, of the world."""
    return [_weighed(clause, edge) for edge in _foreign(clause, i)]


def _weighed(clause: Clause, edge: NameEdge) -> NameEdge:
    return edge._replace(price=edge.price + NO_NAME) if clause.bodies[edge.end] else edge


def known_name(clause: Clause, end: int, price: float) -> NameEdge:
    """A name of that cost that the page or the user knows."""
    return _weighed(clause, NameEdge(end, price, False))


@cache
def _foreign_starts() -> frozenset[str]:
    """Characters with which a name without a dot may start."""
    japanese = frozenset(name[0] for name in japanese_surnames())
    return japanese | minority_starts() | foreign_costs().keys()


def _foreign(clause: Clause, i: int) -> Iterator[NameEdge]:
    text = clause.text
    if text[i] in _foreign_starts():
        starts = text[i : i + 2] in japanese_surnames() or text[i : i + 3] in japanese_surnames()
        for end in range(i + 3, min(i + 6, len(text)) + 1) if starts else ():
            price = cost.japanese_cost(text[i:end])
            if price is not None and not MARK.search(text, i, end):
                yield NameEdge(end, price, True)
        for end, price, whole in minority_ends(text, i):
            yield NameEdge(end, price, not whole)
    for end in cost.dotted_ends(text, i) if clause.dotted else ():
        split = clause.heads[end - 1] or clause.heads[end - 2]
        yield NameEdge(end, cost.dotted_cost(text[i:end]) + split * SPLITS_HEAD, False)
    for end in cost.foreign_parts(text, i):
        if end - i >= 3:
            yield NameEdge(end, cost.undotted_cost(text[i:end]), True)


def _chinese(clause: Clause, i: int) -> Iterator[NameEdge]:
    text = clause.text
    run = _HAN.match(text, i)
    plain = run.end() if run is not None else i
    prices = cost.chinese_costs(text[i:plain])
    for end in range(i + 2, min(i + 4, len(text)) + 1):
        name = text[i:end]
        if end > plain:
            if name.endswith(" "):
                continue
            if not _NAME.fullmatch(name):
                return
        price = cost.chinese_cost(name) if end > plain else prices[end - i - 2]
        if price is None or name[1:] in titles() or _led_by_preposition(name):
            continue
        spaced = end > plain and " " in name
        if spaced and not _LIST_MARK.match(text, end):
            continue
        if clause.heads[end - 1]:
            price += SPLITS_HEAD
        if price > FRAMED[len(name)] and end - i <= _longest_name(name) and _framed(clause, i, end):
            yield NameEdge(end, FRAMED[len(name)], True, framed=True)
        if clause.titles[end] and name[-1] not in words_of("after"):
            price -= TITLE_BEHIND
        damaged = end > plain and (spaced or cost.DAMAGE.search(name) is not None)
        yield NameEdge(end, price, damaged or name[-1] in _area_chars())
        word = vocabulary().get(name)
        if word is not None and price > WORD_NAME and _may_be_name(name, word):
            yield NameEdge(end, WORD_NAME + _word_extra(text, name, end, word), True)


@cache
def _area_chars() -> frozenset[str]:
    return frozenset(table("place_suffixes.toml")["name_ends"])


def _longest_name(name: str) -> int:
    """How many characters a name with this surname may have."""
    return 4 if name[:2] in surnames() else 3


@cache
def _leading() -> frozenset[str]:
    return words_of("before") & words_of("rather_words")


def _led_by_preposition(name: str) -> bool:
    """Whether a preposition that is hardly ever a surname stands before a name: 由|桑林."""
    return name[0] in _leading() and cost.chinese_cost(name[1:]) is not None


@cache
def _grammar() -> frozenset[str]:
    """Characters that are words of grammar: 的, 了."""
    words = vocabulary().items()
    return frozenset(text for text, word in words if len(text) == 1 and word.tag.startswith("u"))


def _framed(clause: Clause, start: int, end: int) -> bool:
    """Whether a mark or a word that follows people stands right behind a name.

    Not where the name ends in such a word itself (曾指出, 解释说) or in a word of grammar.
    """
    text = clause.text
    by_char = end - start == 3 and text[end : end + 1] in words_of("framing_chars")
    if not (by_char or clause.frames[end]):
        return False
    if text[start + 1 : end] in words_of("after") or text[end - 1] in words_of("after"):
        return False
    return _grammar().isdisjoint(text[start + 1 : end])


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
