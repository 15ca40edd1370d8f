"""Names out of dictionaries, for words that plain text has too seldom to learn a vector of.

The tagger gives all of one class one vector: that 华亭镇 is somewhere and 欧阳修 somebody is worth
knowing, and more than that a list of names does not say.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import jieba
import numpy as np
from numpy.typing import NDArray

from lvnlp.ner.features import LONGEST

JIEBA = {
    "nr": "person",
    "nrfg": "person",
    "nrt": "foreign person",
    "ns": "place",
    "nt": "body",
    "nz": "other name",
}
"""The classes of the tags of jieba's dictionary. Its other words are no names."""

_TOWNSHIP = 3
"""Tabs before a township in the list of places: provinces have none, villages four."""


def members(data: Path) -> dict[str, set[str]]:
    """The words of each class, 2 to `LONGEST` characters of Chinese; each in one class only.

    Args:
        data: folder with lexicons/THUOCL_diming.txt.gz (MIT) and
            lexicons/jionlp_china_location.txt.gz (Apache-2.0).
    """
    found: dict[str, set[str]] = {name: set() for name in sorted(set(JIEBA.values()))}
    known: set[str] = set()
    for word, name in (*_of_jieba(), *((place, "place") for place in _places(data / "lexicons"))):
        if 2 <= len(word) <= LONGEST and word not in known and not word[0].isascii():
            known.add(word)
            found[name].add(word)
    return found


def _of_jieba() -> Iterator[tuple[str, str]]:
    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, _, tag = line.split()
            if tag in JIEBA:
                yield word, JIEBA[tag]


def _places(folder: Path) -> Iterator[str]:
    with gzip.open(folder / "THUOCL_diming.txt.gz", "rt", encoding="utf-8-sig") as lines:
        for line in lines:
            yield line.split("\t")[0].strip()
    with gzip.open(folder / "jionlp_china_location.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            level = len(line) - len(line.lstrip("\t"))
            if level <= _TOWNSHIP:
                yield from (line.strip("\t\n").split("\t")[n] for n in _names(line))


def _names(line: str) -> tuple[int, ...]:
    """Columns of a line with names: the full one, and a short one in the third."""
    return (0, 2) if len(line.strip("\t\n").split("\t")) > 2 else (0,)


def classes(found: Mapping[str, set[str]], words: Sequence[str]) -> dict[str, list[str]]:
    """The members of each class that have no vector of their own, sorted."""
    own = set(words)
    return {name: sorted(some - own) for name, some in sorted(found.items())}


def class_rows(
    found: Mapping[str, set[str]], words: Sequence[str], table: NDArray[np.float32]
) -> NDArray[np.float32]:
    """For each class in order the mean vector of its members that have one: [classes, width].

    Args:
        table: [1 + words, width], row 0 for the unknown.
    """
    rows = []
    for _, some in sorted(found.items()):
        known = [n for n, word in enumerate(words, 1) if word in some]
        rows.append(table[known].mean(0) if known else np.zeros(table.shape[1]))
    return np.array(rows, np.float32)
