"""BIOES tags: one row of scores a character becomes spans, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

IMPOSSIBLE = -1e4
"""Added to the score of a step that the scheme forbids: beyond anything a logit can make up for,
and still far from the edge of float16."""


class Span(NamedTuple):
    """A labelled stretch [start, end) of a text, in code points."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class TagSet:
    """The tags over some labels: O first, then B, I, E and S of each label in order."""

    labels: tuple[str, ...]

    def __len__(self) -> int:
        return 1 + 4 * len(self.labels)

    def number(self, label: str, part: str) -> int:
        """The tag's place in a row of scores; `part` is one of B, I, E, S."""
        return 1 + 4 * self.labels.index(label) + "BIES".index(part)

    @cached_property
    def steps(self) -> NDArray[np.float32]:
        """What each step from tag (row) to tag (column) adds to a path: 0 or IMPOSSIBLE."""
        size = len(self)
        kind = ["O"] + ["BIES"[(t - 1) % 4] for t in range(1, size)]
        label = [-1] + [(t - 1) // 4 for t in range(1, size)]
        out = np.full((size, size), IMPOSSIBLE, np.float32)
        for a in range(size):
            for b in range(size):
                inside = kind[a] in "BI"
                goes_on = kind[b] in "IE" and label[a] == label[b]
                if goes_on if inside else kind[b] in "OBS":
                    out[a, b] = 0.0
        return out

    @cached_property
    def first(self) -> NDArray[np.float32]:
        """What each tag adds at the start of a text."""
        out: NDArray[np.float32] = self.steps[0]
        return out

    @cached_property
    def last(self) -> NDArray[np.float32]:
        """What each tag adds at the end of a text."""
        return np.ascontiguousarray(self.steps[:, 0])

    def encode(self, length: int, spans: Iterable[Span]) -> NDArray[np.int64]:
        """One tag a character; spans must not overlap."""
        tags = np.zeros(length, np.int64)
        for start, end, label in spans:
            if end - start == 1:
                tags[start] = self.number(label, "S")
                continue
            tags[start] = self.number(label, "B")
            tags[start + 1 : end - 1] = self.number(label, "I")
            tags[end - 1] = self.number(label, "E")
        return tags

    def decode(self, tags: Sequence[int] | NDArray[np.integer]) -> list[Span]:
        """The spans of a path that keeps to the scheme, as Viterbi gives it."""
        spans = []
        start = 0
        for i, tag in enumerate(int(t) for t in tags):
            if tag == 0:
                continue
            label, part = self.labels[(tag - 1) // 4], "BIES"[(tag - 1) % 4]
            if part in "BS":
                start = i
            if part in "ES":
                spans.append(Span(start, i + 1, label))
        return spans


def viterbi(
    scores: NDArray[np.float32], lengths: Sequence[int], tags: TagSet
) -> list[NDArray[np.int64]]:
    """The best path of each text of a batch.

    Args:
        scores: [texts, characters, tags]; what lies beyond a text's length is not read.
        lengths: characters of each text, each at least 1.
    """
    batch, longest, size = scores.shape
    steps = np.ascontiguousarray(tags.steps.T)[None]  # [1, to, from]
    ends = np.asarray(lengths)
    best = scores[:, 0] + tags.first
    back = np.zeros((longest, batch, size), np.int64)
    final = np.where((ends == 1)[:, None], best + tags.last, 0.0)
    for t in range(1, longest):
        paths = best[:, None, :] + steps
        back[t] = paths.argmax(2)
        best = np.take_along_axis(paths, back[t][:, :, None], 2)[:, :, 0] + scores[:, t]
        final = np.where((ends == t + 1)[:, None], best + tags.last, final)
    out = []
    for n in range(batch):
        path = np.empty(ends[n], np.int64)
        path[-1] = final[n].argmax()
        for t in range(ends[n] - 1, 0, -1):
            path[t - 1] = back[t, n, path[t]]
        out.append(path)
    return out
