"""Trains the mention tagger: a softmax a character, held to the reader's own votes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.evaluation.tally import Tally
from lvnlp.mentions.base import Kind
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.layers import log_softmax
from lvnlp.ner.tags import IMPOSSIBLE, Span
from lvnlp.training.minimise import Vector, lbfgs
from lvnlp.tuned.features import BUCKETS, Rows
from lvnlp.tuned.tagger import MentionTagger

HOLD = 0.3
"""How strongly weights are held to those that follow the votes: half of this times the square of
what they are off, against the sum of the cross-entropy of all characters. Found on pages of the
training split, left out one part after the other."""

STEPS = 150
"""Most steps of the search; without pages to stop early on, half of them."""

REHEARSED = 1.0
"""What a character of the texts to rehearse counts, against 1 of those to learn from."""

PATIENCE = 6
"""Looks at the pages set aside, one every `LOOK` steps, without a better one before it stops."""

LOOK = 5


@dataclass(frozen=True)
class Taught:
    """The texts that a tagger learns from: features, and the spans that are right."""

    rows: Sequence[Rows]
    spans: Sequence[Sequence[Span]]


def train_mentions(
    labels: Sequence[str],
    encoder: Encoder,
    taught: Taught,
    aside: Taught | None = None,
    again: Taught | None = None,
    *,
    steps: int = STEPS,
    tell: Callable[[int, float, float | None], None] | None = None,
) -> tuple[MentionTagger, int]:
    """The tagger and the number of steps that it took.

    Args:
        labels: what it is to find.
        encoder: the fixed encoder.
        taught: the texts to learn from.
        aside: texts of other pages: training stops once it gets no better on them, and the best
            is kept. Without them it takes `steps` steps.
        again: texts to rehearse, which count `REHEARSED` as much as those to learn from.
        tell: called after each step with its number, the loss a character and, where it was
            looked, F1 on the texts set aside.
    """
    start = MentionTagger.untrained(labels, encoder)
    loss = _Loss(start, taught, again)
    best, best_score, best_step, since = start, -1.0, 0, 0
    if aside is not None:
        best_score = score(start, aside).f1
    step = 0
    for step, point, value in lbfgs(loss, loss.pack(start)):
        looked = None
        if aside is not None and step % LOOK == 0:
            tagger = loss.unpack(point)
            looked = score(tagger, aside).f1
            if looked > best_score:
                best, best_score, best_step, since = tagger, looked, step, 0
            else:
                since += 1
        if tell is not None:
            tell(step, value / max(1, loss.size), looked)
        if aside is None:
            best, best_step = loss.unpack(point), step
        if step >= steps or since >= PATIENCE:
            break
    return best, best_step


def score(tagger: MentionTagger, taught: Taught) -> Tally:
    """How many of the spans it finds, strictly."""
    found = tagger.spans([tagger.scores(r) for r in taught.rows])
    right = wrong = missed = 0
    for here, gold in zip(found, taught.spans, strict=True):
        own = {s for s, _ in here}
        right += len(own & set(gold))
        wrong += len(own - set(gold))
        missed += len(set(gold) - own)
    return Tally(right, wrong, missed)


class _Loss:
    """The sum of cross-entropies of all characters, and the pull towards the votes."""

    def __init__(self, start: MentionTagger, taught: Taught, again: Taught | None) -> None:
        self.start = start
        full = [(r, s) for r, s in zip(taught.rows, taught.spans, strict=True) if len(r)]
        own = sum(len(r) for r, _ in full)
        if again is not None:
            full += [(r, s) for r, s in zip(again.rows, again.spans, strict=True) if len(r)]
        self.dense = np.concatenate([r.dense for r, _ in full])
        self.size = len(self.dense)
        self.counts = np.full(self.size, REHEARSED, np.float32)
        self.counts[:own] = 1
        self.own = own
        # Nobody has looked for labels of the user's own there: these tags are no rivals there.
        self.unasked = [
            1 + 4 * k + part
            for k, label in enumerate(start.labels)
            if label not in Kind.__members__
            for part in range(4)
        ]
        sparse = np.concatenate([r.sparse for r, _ in full])
        # Columns in order, so that their gradients are summed in one go.
        flat = sparse.reshape(-1)
        order = np.argsort(flat, kind="stable")
        self.owner = order // sparse.shape[1]
        columns = flat[order]
        self.first = np.flatnonzero(np.concatenate(([True], columns[1:] != columns[:-1])))
        self.columns = columns[self.first]
        # Only columns that occur are searched over: the others stay as they are.
        place = np.zeros(BUCKETS, np.int64)
        place[self.columns] = np.arange(len(self.columns))
        self.sparse = place[sparse]
        self.gold: NDArray[np.int64] = np.concatenate(
            [start.tags.encode(len(r), s) for r, s in full]
        )
        dense = self.dense.shape[1]
        rows = np.concatenate((np.arange(dense), dense + self.columns))
        self.rows = rows
        self.anchor = self._weights(start)

    def _weights(self, tagger: MentionTagger) -> Vector:
        both = np.concatenate((tagger.weights[self.rows], tagger.bias[None]))
        return both.astype(np.float64).reshape(-1)

    def pack(self, tagger: MentionTagger) -> Vector:
        """The tagger's weights as a point."""
        return self._weights(tagger)

    def unpack(self, point: Vector) -> MentionTagger:
        """The tagger at a point."""
        both = point.reshape(len(self.rows) + 1, -1).astype(np.float32)
        weights = self.start.weights.copy()
        weights[self.rows] = both[:-1]
        return MentionTagger(self.start.tags, weights, both[-1])

    def __call__(self, point: Vector) -> tuple[float, Vector]:
        both = point.reshape(len(self.rows) + 1, -1)
        dense = self.dense.shape[1]
        narrow = both.astype(np.float32)
        scores = self.dense @ narrow[:dense] + narrow[dense:-1][self.sparse].sum(1) + narrow[-1]
        scores[self.own :, self.unasked] = IMPOSSIBLE
        logs = log_softmax(scores)
        at = np.arange(self.size)
        loss = -float((logs[at, self.gold] * self.counts).sum(dtype=np.float64))
        gradient = np.exp(logs)
        gradient[at, self.gold] -= 1
        gradient *= self.counts[:, None]
        out = np.empty_like(both)
        out[:dense] = self.dense.T @ gradient
        out[dense:-1] = np.add.reduceat(gradient[self.owner], self.first, axis=0)
        out[-1] = gradient.sum(0)
        off = point - self.anchor
        return loss + HOLD / 2 * float(off @ off), out.reshape(-1) + HOLD * off
