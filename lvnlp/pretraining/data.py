"""The sentences of the recipe, each once, with the targets of every head, in batches by length."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lvnlp.ner.features import Features, Vocabulary
from lvnlp.ner.tags import TagSet
from lvnlp.pretraining.examples import targets
from lvnlp.pretraining.recipe import Source, only

CHARACTERS_A_BATCH = 4500
LONGEST = 160
"""Longer sentences are cut for training: a few in ten thousand."""


@dataclass
class Sentence:
    """A sentence, and for each head that learns from it the mask of each character's tags."""

    features: Features
    share: float
    targets: dict[str, NDArray[np.int64]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.features.characters)


SHARED = 20
"""Characters in a row that a sentence may not have in common with the sets held out. The corpora
are partly made of the same papers; shorter stretches are set phrases."""


def stretches(texts: Iterable[str]) -> frozenset[str]:
    """All stretches of `SHARED` characters, whatever their width."""
    return frozenset(
        plain[i : i + SHARED]
        for plain in (unicodedata.normalize("NFKC", text) for text in texts)
        for i in range(len(plain) - SHARED + 1)
    )


def collect(
    recipe: Sequence[Source],
    folder: Path,
    vocabulary: Vocabulary,
    heads: Mapping[str, TagSet],
    held_back: frozenset[str] = frozenset(),
) -> list[Sentence]:
    """All sentences of the recipe; one that several sources give is one sentence.

    Args:
        held_back: `stretches` that must not be learnt from; a sentence with one is left out.
    """
    known: dict[str, Sentence] = {}
    for source in recipe:
        for example in source.read(folder):
            text = example.text[:LONGEST]
            if not text or not held_back.isdisjoint(stretches([text])):
                continue
            sentence = known.get(text)
            if sentence is None:
                sentence = known[text] = Sentence(vocabulary.read([text]), source.share)
            for head, unlabelled in source.heads.items():
                masks = targets(only(example, heads[head]), heads[head], unlabelled)
                sentence.targets[head] = masks[:LONGEST]
    return list(known.values())


def batches(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """One epoch: sentences of like length together, longest first in each batch."""
    chosen = [s for s in sentences if s.share >= 1 or rng.random() < s.share]
    chosen.sort(key=lambda s: len(s) + rng.random() * 6, reverse=True)
    groups: list[list[Sentence]] = []
    group: list[Sentence] = []
    size = 0
    for sentence in chosen:
        if group and size + len(sentence) > CHARACTERS_A_BATCH:
            groups.append(group)
            group, size = [], 0
        group.append(sentence)
        size += len(sentence)
    if group:
        groups.append(group)
    rng.shuffle(groups)
    for found in groups:
        found.sort(key=len, reverse=True)
        yield found


def head_targets(
    batch: Sequence[Sentence], head: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]] | None:
    """Where in the padded batch a head learns, and the masks there; None where it does not.

    Positions are text * longest + character.
    """
    longest = len(batch[0])
    places, masks = [], []
    for n, sentence in enumerate(batch):
        found = sentence.targets.get(head)
        if found is not None:
            places.append(n * longest + np.arange(len(found)))
            masks.append(found)
    if not places:
        return None
    return np.concatenate(places), np.concatenate(masks)
