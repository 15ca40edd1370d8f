"""The words and areas that may start at a character, each with what it costs behind what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from lvnlp.mentions.lexicon import Word, vocabulary, word_set
from lvnlp.mentions.people_context import Left, left_of, word_cost
from lvnlp.mentions.place_words import area_edges

UNKNOWN_CHAR = 14.0
"""Cost of a character that no list has; the rarest that it has costs about 16."""

LONGEST_WORD = 7

CLOSING = frozenset("、，。；：！？等")
"""Marks, and the word, that no preposition and no conjunction stands in front of."""

_RUN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ.%％]+")
MARK = re.compile(r"[^\w\ufffd\u25a1\ue000-\uf8ff]")

WORDS_KEPT = 1 << 14
"""Words whose behaviour is kept from page to page: the common ones, some 6 MB of them."""


class WordEdge(NamedTuple):
    """A word up to `end`.

    Attributes:
        costs: what it costs behind each `Left`, in their order.
        lefts: what it then means for a name that follows.
        tag: its part of speech.
    """

    end: int
    costs: tuple[float, ...]
    lefts: tuple[Left, ...]
    tag: str


class _Behaviour(NamedTuple):
    costs: tuple[float, ...]
    closed: tuple[float, ...]  # where a mark or 等 stands right behind
    lefts: tuple[Left, ...]
    tag: str


def _behaviour(token: str, word: Word) -> _Behaviour:
    costs = tuple(word_cost(token, word, left) for left in Left)
    closed = tuple(word_cost(token, word, left, closed=True) for left in Left)
    lefts = tuple(left_of(token, word.tag, left) for left in Left)
    return _Behaviour(costs, costs if closed == costs else closed, lefts, word.tag)


@lru_cache(WORDS_KEPT)
def _of_word(token: str) -> _Behaviour:
    return _behaviour(token, vocabulary().get(token, Word(UNKNOWN_CHAR, "unk")))


@lru_cache(WORDS_KEPT)
def _of_mark(token: str) -> _Behaviour:
    return _behaviour(token, Word(2.0, "x"))


@lru_cache(WORDS_KEPT)
def _of_place(token: str, price: float) -> _Behaviour:
    return _behaviour(token, Word(price, "ns"))


@cache
def _longest_word() -> Mapping[str, int]:
    """The length of the longest word that begins with two characters."""
    found: dict[str, int] = {}
    for word in vocabulary():
        if 2 <= len(word) <= LONGEST_WORD and len(word) > found.get(word[:2], 0):
            found[word[:2]] = len(word)
    return found


@cache
def _whole() -> Mapping[str, list[str]]:
    """Words that nothing parts, by their first two characters."""
    found: dict[str, list[str]] = {}
    for word in word_set("name_context.toml", "whole"):
        found.setdefault(word[:2], []).append(word)
    return found


def _edge(text: str, end: int, behaviour: _Behaviour) -> WordEdge:
    closed = end < len(text) and text[end] in CLOSING
    costs = behaviour.closed if closed else behaviour.costs
    return WordEdge(end, costs, behaviour.lefts, behaviour.tag)


def place_edge(text: str, start: int, end: int, price: float) -> WordEdge:
    """The place [start, end) of a text as a word of that cost."""
    return _edge(text, end, _of_place(text[start:end], price))


def area_words(text: str, start: int) -> list[WordEdge]:
    """The areas that no list has and that may start at a character."""
    return [place_edge(text, start, end, price) for end, price in area_edges(text, start)]


def plain_words(text: str, start: int) -> list[WordEdge]:
    """The words of the vocabulary that start at a Chinese character; itself if none does."""
    for whole in _whole().get(text[start : start + 2], ()):
        if text.startswith(whole, start):
            return [_edge(text, start + len(whole), _of_word(whole))]
    found = [_edge(text, start + 1, _of_word(text[start]))]
    longest = _longest_word().get(text[start : start + 2], 0)
    words = vocabulary()
    for end in range(start + 2, min(start + longest, len(text)) + 1):
        token = text[start:end]
        if token in words:
            found.append(_edge(text, end, _of_word(token)))
    return found


def fixed_word(text: str, start: int) -> WordEdge | None:
    """The number, the Latin letters or the mark at a character, which nothing else can be."""
    char = text[start]
    if "\u4e00" <= char <= "\u9fff":
        return None
    run = _RUN.match(text, start)
    if run is not None:
        return _edge(text, run.end(), _behaviour(run.group(), Word(6.0, "m")))
    if MARK.match(char) or char.isspace():
        return _edge(text, start + 1, _of_mark(char))
    return None
