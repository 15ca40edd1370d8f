"""Cuts a text into words and people's names at once, the cheapest way through a lattice.

A name is a stretch like any other word, with a cost of its own that depends on what stands
before it (an office, a list, a verb that takes a person, the start of a clause). Reading words
and names together settles where a name ends: 市长林晓东走进 can be read with 走进 as a word,
市长林晓|东走|进 can't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from lvnlp.mentions import people_cost as cost
from lvnlp.mentions.lexicon import Word, surnames, table, vocabulary, word_set
from lvnlp.mentions.place_words import LISTED, area_edges, listed_places


class Left(IntEnum):
    """What the last token means for a name that may follow it."""

    OTHER = 0
    OFFICE = 1  # the head of a position: 市长
    LABEL = 2  # 村民, 儿子
    NAME = 3
    LIST = 4  # 、 or 和 behind a name
    EDGE = 5  # the start of a clause
    VERB = 6  # a word that takes a person: 会见, 由


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a name, [start, end) of its text; names have the tag "nr"."""

    start: int
    end: int
    text: str
    tag: str


NAME_AFTER = {
    Left.OTHER: 5.5,
    Left.OFFICE: 0.6,
    Left.LABEL: 1.0,
    Left.NAME: 4.0,
    Left.LIST: 0.5,
    Left.EDGE: 3.2,
    Left.VERB: 3.2,
}
"""-ln of the chance that a name follows, roughly what annotated news shows."""

KNOWN = 4.0
"""Cost of a name that the page has shown to be one, whatever its characters."""

WORD_NAME = 9.0
"""Cost of an ordinary word as a name (关键, 高山) where a name is due anyway."""

NO_NAME = 15.0
"""Added where the head of a body or a place stands right behind a name: 瀚海|科技 is no person."""

SPLITS_HEAD = 6.0
"""Added where the last character of a name begins the head of a body: 银泽银|行."""

UNKNOWN_CHAR = 14.0
LONGEST_WORD = 7
_RUN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.%％]+")
_MARK = re.compile(r"[^\w\ufffd\u25a1\ue000-\uf8ff]")
_NAME = re.compile(rf"[\u3400-\u9fff](?:[\u3400-\u9fff]|{cost.DAMAGE.pattern})*(?: [\u3400-\u9fff])?")
_LIST_MARK = re.compile(r"[、，。；]|等")
GAP = re.compile(r" +(?=[、，。；]|等)")
"""A space where the last glyph of a name was: no space stands in front of these marks."""

_FREE_TAGS = ("v", "d", "p", "c", "u", "x", "y")


@cache
def _before() -> frozenset[str]:
    return word_set("name_context.toml", "before")


@cache
def _after() -> frozenset[str]:
    return word_set("name_context.toml", "after")


@cache
def _appoint() -> frozenset[str]:
    return word_set("name_context.toml", "appoint")


@cache
def _bodies() -> frozenset[str]:
    return word_set("organizations.toml", "heads") | word_set("place_suffixes.toml", "sites")


@cache
def _heads_by_first() -> Mapping[str, tuple[str, ...]]:
    heads: dict[str, tuple[str, ...]] = {}
    for head in word_set("organizations.toml", "heads"):
        if len(head) > 1:
            heads[head[0]] = (*heads.get(head[0], ()), head)
    return heads


@cache
def _area_chars() -> frozenset[str]:
    return frozenset(table("place_suffixes.toml")["name_ends"])


@cache
def _separators() -> frozenset[str]:
    return word_set("name_context.toml", "separators")


def left_of(token: str, tag: str, before: Left) -> Left:
    """What `token` means for a following name, itself standing behind `before`."""
    if tag == "nr":
        return Left.NAME
    if token in _separators():
        return Left.LIST if before is Left.NAME else Left.VERB if token != "、" else Left.EDGE
    if tag == "x":
        return Left.EDGE
    if tag == "hd":
        return Left.OFFICE
    if tag == "lb" or token in _appoint():
        return Left.LABEL
    return Left.VERB if token in _before() else Left.OTHER


def word_cost(token: str, word: Word, before: Left) -> float:
    """The cost of a word behind `before`: nouns are rare behind a name or an office."""
    if before is Left.NAME:
        if token in _after() or token in _separators():
            return word.cost
        if word.tag.startswith(_FREE_TAGS):
            return word.cost + (0.5 if len(token) > 1 or word.tag == "x" else 3.0)
        if word.tag.startswith(("a", "t", "m", "i", "l")):
            return word.cost + 1.5
        if len(token) > 1 and (word.tag in ("nt", "ns") or token in _bodies()):
            return word.cost + NO_NAME
        return word.cost + 4.0
    if before in (Left.OFFICE, Left.LIST, Left.LABEL):
        if word.tag == "x":
            return word.cost + 0.3
        if len(token) == 1 and before is not Left.LIST and token not in _after():
            return word.cost + 4.0
        if before is Left.LIST:
            return word.cost + 1.0
        return word.cost + (1.0 if word.tag.startswith(_FREE_TAGS) else 3.0)
    return word.cost


class Segmenter:
    """Cuts texts with what is known of the names of their page.

    Args:
        known: names that are certain on the page, to their cost.
        places: places of the page that no list has.
    """

    def __init__(
        self, known: Mapping[str, float] | None = None, places: Iterable[str] = ()
    ) -> None:
        self._places = frozenset(places) | listed_places().keys()
        self._place_starts = {name[:2] for name in self._places}
        self._known = dict(known or {})
        self._known_starts = {name[0] for name in self._known}
        self._longest = max(map(len, self._known), default=0)
        self._words = vocabulary()

    def __call__(self, text: str) -> list[Token]:
        """The tokens of a text, without gaps but for spaces that stand for a lost glyph."""
        best: list[dict[Left, tuple[float, int, Left, str]]] = [{} for _ in range(len(text) + 1)]
        best[0][Left.EDGE] = (0.0, 0, Left.EDGE, "")
        for i in range(len(text)):
            if not best[i]:
                continue
            edges = [*self._word_edges(text, i)]
            names = [*self._name_edges(text, i)]
            for before, (so_far, *_) in best[i].items():
                gap = GAP.match(text, i) if before is Left.NAME else None
                if gap is not None:
                    self._keep(best[gap.end()], Left.NAME, so_far, i, before, "gap")
                for end, word in edges:
                    token = text[i:end]
                    total = so_far + word_cost(token, word, before)
                    self._keep(best[end], left_of(token, word.tag, before), total, i, before, word.tag)
                for end, price, due_only in names:
                    due = before in (Left.OFFICE, Left.LIST, Left.LABEL)
                    if due_only and not due:
                        continue
                    total = so_far + price + NAME_AFTER[before]
                    self._keep(best[end], Left.NAME, total, i, before, "nr")
        return self._backtrack(text, best)

    @staticmethod
    def _keep(
        cell: dict[Left, tuple[float, int, Left, str]],
        left: Left,
        total: float,
        start: int,
        before: Left,
        tag: str,
    ) -> None:
        if left not in cell or total < cell[left][0]:
            cell[left] = (total, start, before, tag)

    @staticmethod
    def _backtrack(
        text: str, best: list[dict[Left, tuple[float, int, Left, str]]]
    ) -> list[Token]:
        tokens: list[Token] = []
        end = len(text)
        left = min(best[end], key=lambda k: best[end][k][0])
        while end > 0:
            _, start, before, tag = best[end][left]
            if tag != "gap":
                tokens.append(Token(start, end, text[start:end], tag))
            end, left = start, before
        return tokens[::-1]

    def _word_edges(self, text: str, i: int) -> Iterator[tuple[int, Word]]:
        run = _RUN.match(text, i)
        if run is not None:
            yield run.end(), Word(6.0, "m")
            return
        if _MARK.match(text, i) or text[i].isspace():
            yield i + 1, Word(2.0, "x")
            return
        for end, price in area_edges(text, i):
            yield end, Word(price, "ns")
        for end in self._place_ends(text, i):
            yield end, Word(LISTED, "ns")
        single = self._words.get(text[i])
        yield i + 1, single if single is not None else Word(UNKNOWN_CHAR, "unk")
        for end in range(i + 2, min(i + LONGEST_WORD, len(text)) + 1):
            word = self._words.get(text[i:end])
            if word is not None:
                yield end, word

    def _place_ends(self, text: str, i: int) -> Iterator[int]:
        if text[i : i + 2] in self._place_starts:
            for end in range(i + 2, min(i + 12, len(text)) + 1):
                if text[i:end] in self._places:
                    yield end

    def _name_edges(self, text: str, i: int) -> Iterator[tuple[int, float, bool]]:
        """Names that may start at `i`: their end, cost, and whether only where one is due."""
        if text[i] in self._known_starts:
            for end in range(i + 2, min(i + self._longest, len(text)) + 1):
                price = self._known.get(text[i:end])
                if price is not None:
                    yield end, price, False
        if text[i] in surnames() or text[i : i + 2] in surnames():
            yield from self._chinese_edges(text, i)
        for end in range(i + 3, min(i + 6, len(text)) + 1):
            price = cost.japanese_cost(text[i:end])
            if price is not None and not _MARK.search(text, i, end):
                yield end, price, True
        for end in cost.dotted_ends(text, i):
            yield end, cost.dotted_cost(text[i:end]), False
        for end in cost.foreign_parts(text, i):
            if end - i >= 3:
                yield end, 6.0 + 3.8 * (end - i), True

    def _chinese_edges(self, text: str, i: int) -> Iterator[tuple[int, float, bool]]:
        for end in range(i + 2, min(i + 4, len(text)) + 1):
            name = text[i:end]
            if not _NAME.fullmatch(name):
                return
            price = cost.chinese_cost(name)
            if price is None or name.endswith(" "):
                continue
            damaged = " " in name or cost.DAMAGE.search(name) is not None
            if " " in name and not _LIST_MARK.match(text, end):
                continue
            if any(text.startswith(head, end - 1) for head in _heads_by_first().get(name[-1], ())):
                price += SPLITS_HEAD
            yield end, price, damaged or name[-1] in _area_chars()
            word = self._words.get(name)
            if word is not None and price > WORD_NAME and self._may_be_name(name, word):
                extra = 2.0 if word.tag in ("d", "v") else 4.0 if word.tag == "ns" else 0.0
                yield end, WORD_NAME + extra, True

    @staticmethod
    def _may_be_name(text: str, word: Word) -> bool:
        """Whether an ordinary word may be somebody's name at all."""
        return (
            text not in _after()
            and text not in _bodies()
            and not word.tag.startswith(("p", "c", "r", "u", "hd", "lb", "nt"))
        )
