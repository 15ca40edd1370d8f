"""The mention tagger of a user's model: one linear layer over encoder, votes and characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lvnlp.mentions.base import Kind
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.layers import Floats
from lvnlp.ner.tagger import Head
from lvnlp.ner.tags import Span, TagSet
from lvnlp.tuned.features import BUCKETS, PARTS, VOTERS, Rows, rows, vote, width

TRUST = 4.0
"""What a vote adds to the score of its tag before anything is learned: a mention that the reader
finds stands with a probability of 0.98 against O until examples speak against it."""


@dataclass(frozen=True)
class MentionTagger:
    """Finds the labels that the user trained; what the reader finds of them is a vote.

    Attributes:
        tags: the labels and their tags.
        weights: [dense + BUCKETS, tags].
        bias: [tags].
    """

    tags: TagSet
    weights: Floats
    bias: Floats

    @classmethod
    def untrained(cls, labels: Sequence[str], encoder: Encoder) -> MentionTagger:
        """The tagger that follows the votes and finds nothing else."""
        tags = TagSet(tuple(labels))
        weights = np.zeros((width(encoder) + BUCKETS, len(tags)), np.float32)
        for kind in VOTERS:
            for part in PARTS:
                if kind.value in labels:
                    weights[vote(encoder, kind, part), tags.number(kind.value, part)] = TRUST
        bias = np.zeros(len(tags), np.float32)
        bias[0] = TRUST / 2
        return cls(tags, weights, bias)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of their tags."""
        return self.tags.labels

    def scores(self, seen: Rows) -> Floats:
        """The score of each tag for each character, [characters, tags]."""
        dense = seen.dense.shape[1]
        out: Floats = seen.dense @ self.weights[:dense]
        out += self.weights[dense:][seen.sparse].sum(1)
        out += self.bias
        return out

    def find(
        self, encoder: Encoder, units: Sequence[AnalysedUnit]
    ) -> list[list[tuple[Span, float]]]:
        """The spans of each unit's text with their scores, 0 to 1, as of `lvnlp.ner.tagger`."""
        return self.spans([self.scores(seen) for seen in rows(encoder, units)])

    def spans(self, scores: Sequence[Floats]) -> list[list[tuple[Span, float]]]:
        """The best spans of each text."""
        size = len(self.tags)
        head = Head(np.eye(size, dtype=np.float32), np.zeros(size, np.float32), self.tags)
        full = [n for n, one in enumerate(scores) if len(one)]
        out: list[list[tuple[Span, float]]] = [[] for _ in scores]
        if full:
            for n, found in zip(full, head.spans([scores[n] for n in full]), strict=True):
                out[n] = found
        return out

    def trains(self, kind: Kind, label: str = "") -> bool:
        """Whether mentions of this kind, of OTHER under this label, are the tagger's to find."""
        return (label if kind is Kind.OTHER else kind.value) in self.labels
