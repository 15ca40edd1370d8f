"""What the tagger reads of a text: characters, pairs of neighbours, and the words they may be in.

A character stands in many words of a lexicon. As in SoftLexicon (Ma et al., ACL 2020) the vectors
of all words that begin at it, run through it, or end at it are averaged, each of the three by
itself: no cut into words is decided on.

Pairs and words are looked up for all characters of many texts at once: stretches of text are
packed into whole numbers, which are searched in a sorted list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 8
"""Longest word looked up. Longer ones are one in three hundred of the lexicon."""

UNKNOWN = 0
"""Number of what is not in a vocabulary."""

EDGE = "\n"
"""Stands beside the first and the last character of a text in pairs of neighbours."""

BEGINS, MIDDLE, ENDS = range(3)

_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: spreads neighbours over all bits


@dataclass(frozen=True, slots=True)
class Features:
    """The numbers of one or several texts, of n characters together, one text after the other.

    Attributes:
        lengths: [texts], characters of each.
        characters: [n].
        pairs: [n], the pair of a character with the one before. That with the one after is the
            pair of the one after, which a layer that reads backwards has met already.
        words: [matches], the lexicon's words in the texts, in order of `slots`.
        slots: [matches], 3 * character + BEGINS, MIDDLE or ENDS.
    """

    lengths: NDArray[np.int64]
    characters: NDArray[np.int64]
    pairs: NDArray[np.int64]
    words: NDArray[np.int64]
    slots: NDArray[np.int64]


class Vocabulary:
    """Numbers for characters, pairs and words; 0 is what is not known."""

    def __init__(
        self,
        characters: Sequence[str],
        pairs: Sequence[str],
        words: Sequence[str],
        folding: Mapping[str, str],
        classes: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Entries in the order of their rows, from row 1 on.

        Args:
            classes: words too rare for a row of their own, by what they are ("place", "person");
                a word of a class has the class's row. These rows follow those of the words, in
                the order of the classes' names. A word may be in one list only.
            folding: characters that are read as another, full-width as half-width and the like;
                digits are folded for pairs and words in any case.
        """
        self.characters = tuple(characters)
        self.pairs = tuple(pairs)
        self.words = tuple(words)
        self.folding = dict(folding)
        self._fold = str.maketrans(self.folding)
        self._digits = str.maketrans(dict.fromkeys("123456789", "0"))
        self._characters = _Table.of(self.characters, 1)
        self._pairs = _Table.of(self.pairs, 2)
        self.classes = {name: tuple((classes or {})[name]) for name in sorted(classes or {})}
        entries, rows = list(self.words), list(range(1, len(self.words) + 1))
        for row, members in enumerate(self.classes.values(), len(self.words) + 1):
            entries += members
            rows += [row] * len(members)
        self._words = [_Table.of(entries, size, rows) for size in range(2, LONGEST + 1)]

    def read(self, texts: Sequence[str]) -> Features:
        """The features of some texts; every character counts, white space too."""
        plain = EDGE.join(["", *texts, ""]).translate(self._fold)
        codes = _codes(plain)
        inside = np.ones(len(codes), bool)
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        inside[np.cumsum(np.concatenate(([0], lengths + 1)))] = False
        at = np.flatnonzero(inside)
        folded = _codes(plain.translate(self._digits))
        pairs = self._pairs.numbers(_packed(folded, 2))
        words, slots = self._matches(folded, inside)
        return Features(
            lengths,
            self._characters.numbers(codes)[at],
            pairs[at - 1],
            words,
            slots,
        )

    def _matches(
        self, codes: NDArray[np.uint64], inside: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        place = np.cumsum(inside) - 1  # number of the character among all that are no edges
        words, slots = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        packed = codes
        for size, table in enumerate(self._words, 2):
            if len(codes) < size or not len(table.keys):
                break
            packed = _longer(packed, codes, size)
            numbers = table.numbers(packed)
            starts = np.flatnonzero(numbers)
            starts = starts[place[starts + size - 1] - place[starts] == size - 1]
            starts = starts[inside[starts]]
            for k in range(size):
                part = BEGINS if k == 0 else ENDS if k == size - 1 else MIDDLE
                words.append(numbers[starts])
                slots.append(3 * (place[starts] + k) + part)
        slot = np.concatenate(slots)
        order = np.argsort(slot, kind="stable")
        return np.concatenate(words)[order], slot[order]


def _codes(text: str) -> NDArray[np.uint64]:
    """The code points of a text; half of a surrogate pair, which stands for nothing, as a hole."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)


def _longer(packed: NDArray[np.uint64], codes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Keys of all stretches of `size` characters, from those of one character less."""
    return packed[: len(codes) - size + 1] * _MIX + codes[size - 1 :]


def _packed(codes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    packed = codes
    for longer in range(2, size + 1):
        packed = _longer(packed, codes, longer)
    return packed


@dataclass(frozen=True, slots=True)
class _Table:
    """Keys of the entries of one length, sorted, and the number of each."""

    keys: NDArray[np.uint64]
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, entries: Sequence[str], size: int, rows: Sequence[int] | None = None) -> _Table:
        chosen = [n for n, entry in enumerate(entries) if len(entry) == size]
        numbers = [n + 1 for n in chosen] if rows is None else [rows[n] for n in chosen]
        codes = _codes("".join(entries[n] for n in chosen)).reshape(-1, size)
        keys = codes[:, 0]
        for k in range(1, size):
            keys = keys * _MIX + codes[:, k]
        order = np.argsort(keys, kind="stable")
        return cls(keys[order], np.array(numbers, np.int64)[order])

    def numbers(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The number of each key, UNKNOWN for those that there are not."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.rows[at], UNKNOWN)
