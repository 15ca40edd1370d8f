"""A clause with what stands at each of its characters, found once for all names that end there."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping
from functools import cache

from lvnlp.mentions.lexicon import word_set
from lvnlp.mentions.people_context import bodies, words_of
from lvnlp.mentions.people_cost import DOTS


@cache
def titles() -> frozenset[str]:
    """Titles that people are called by behind their surname."""
    return word_set("positions.toml", "surname_titles")


def by_start(words: Iterable[str], width: int) -> Mapping[str, tuple[str, ...]]:
    """The words by their first characters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[:width]] = (*found.get(word[:width], ()), word)
    return found


@cache
def _heads() -> Mapping[str, tuple[str, ...]]:
    heads = word_set("organizations.toml", "heads") | titles()
    return by_start((head for head in heads if len(head) > 1), 1)


@cache
def _long_bodies() -> Mapping[str, tuple[str, ...]]:
    return by_start((head for head in bodies() if len(head) > 1), 2)


@cache
def _frames() -> Mapping[str, tuple[str, ...]]:
    words = frozenset(w for w in words_of("after") if len(w) > 1) | frozenset("、，。；）等说")
    return by_start((w for w in words if len(w) < 5), 1)


@cache
def _title_starts() -> frozenset[str]:
    return frozenset(title[0] for title in titles()) | {"副"}


class Clause:
    """A stretch of text between two marks, or more.

    Attributes:
        text: the stretch.
        heads: for each character and the end, whether the head of a body or a title starts there.
        bodies: the same of what follows a brand, not a person.
        frames: the same of a mark or a word that follows people.
        titles: the same of a title that people are called by: 林某某|副市长.
        dotted: whether there is a dot of a foreign name.
    """

    __slots__ = ("bodies", "dotted", "frames", "heads", "text", "titles")

    def __init__(self, text: str) -> None:
        self.text = text
        self.dotted = any(dot in text for dot in DOTS)
        heads, long, frames, starts = _heads(), _long_bodies(), _frames(), _title_starts()
        pairs = map(operator.add, text, text[1:] + " ")
        self.heads = [
            char in heads and text.startswith(heads[char], at) for at, char in enumerate(text)
        ]
        self.bodies = [
            pair in long and text.startswith(long[pair], at) for at, pair in enumerate(pairs)
        ]
        self.frames = [
            char in frames and text.startswith(frames[char], at) for at, char in enumerate(text)
        ]
        self.titles = [char in starts and _titled_at(text, at) for at, char in enumerate(text)]
        for found in (self.heads, self.bodies, self.frames, self.titles):
            found.append(False)  # at the end of the text


def _titled_at(text: str, at: int) -> bool:
    at += text.startswith("副", at)
    return any(
        text[at : at + n] in titles() and text[at + n : at + n + 1] not in titles() for n in (2, 3)
    )
