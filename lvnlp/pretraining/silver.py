"""Silver data: sentences of plain text with what the grammar finds in them.

The grammar's people, positions and dates are right far more often than not; what LAC takes for a
name and the grammar does not is left open.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.dates import find_dates
from lvnlp.mentions.names import find_names
from lvnlp.mentions.policy import resolve
from lvnlp.ner.backends import Backend, backend

NAMES = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE})
KINDS = NAMES | {Kind.POSITION, Kind.DATE}
SHORTEST, LONGEST = 12, 120
"""Sentences outside these lengths are left out."""

SEED = 5


def chosen(data: Path, relation: int = 14_000, plain: int = 16_000) -> list[str]:
    """Sentences to label: some that speak of deeds of people, some of all sorts."""
    rng = random.Random(SEED)
    text = data / "text"
    every = list(_column(text / "xwlb_sents.tsv.gz"))
    deeds = list(_column(text / "xwlb_relation_sents.tsv.gz"))
    found = rng.sample(deeds, min(relation, len(deeds))) + rng.sample(every, min(plain, len(every)))
    found = [s for s in dict.fromkeys(found) if SHORTEST <= len(s) <= LONGEST]
    rng.shuffle(found)
    return found


def _column(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")[1]


def label(sentences: Iterable[str], path: Path) -> None:
    """Writes the labelled sentences, in the form that `recipe.read_silver` reads."""
    lac = backend("lac")
    assert lac is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(json.dumps(record(sentence, lac), ensure_ascii=False) + "\n")


def record(sentence: str, other: Backend) -> list[object]:
    """[text, [[start, end, kind], ...], [[start, end], ...]]: what is found, and what is open.

    Args:
        other: the tagger whose names are left open where the grammar has none.
    """
    context = Context()
    done = resolve([find_names([sentence], context)[0], find_dates([sentence], context, [None])[0]])
    found = [m for m in (*done.mentions, *done.nested) if m.kind in KINDS]
    covered = {i for m in found if m.kind in NAMES for i in range(m.start, m.end)}
    doubtful = [
        [m.start, m.end]
        for m in other([sentence])[0]
        if m.kind in NAMES and not covered.issuperset(range(m.start, m.end))
    ]
    return [sentence, [[m.start, m.end, str(m.kind)] for m in found], doubtful]
