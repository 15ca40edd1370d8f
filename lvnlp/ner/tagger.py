"""Finds names in texts with the bundled network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lvnlp.ner import storage
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.layers import Floats, log_softmax
from lvnlp.ner.tags import Span, TagSet, viterbi
from lvnlp.ner.windows import joined, windows


class Found(NamedTuple):
    """A name in a text: the stretch [start, end) in code points, and how sure the tagger is.

    The score is the least probability of a tag on the path through the name, 0 to 1.
    """

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Head:
    """One output layer: weights [width, tags], bias [tags], and its tags."""

    weights: Floats
    bias: Floats
    tags: TagSet

    def spans(self, hidden: Sequence[Floats]) -> list[list[tuple[Span, float]]]:
        """The best spans of each text, with their scores.

        Args:
            hidden: the encoder's rows of each text, none empty.
        """
        lengths = np.array([len(rows) for rows in hidden])
        scores = log_softmax(np.concatenate(hidden) @ self.weights + self.bias)
        ends = np.cumsum(lengths)
        path = self._path(scores, ends - lengths, lengths)
        part = (path - 1) % 4
        inside = path > 0
        begin = np.flatnonzero(inside & ((part == 0) | (part == 3)))  # B or S
        end = np.flatnonzero(inside & (part >= 2)) + 1  # E or S
        sure = np.append(np.exp(scores[np.arange(len(path)), path]), 1.0)
        edges = np.stack((begin, end), 1).reshape(-1)
        least = np.minimum.reduceat(sure, edges)[::2] if len(edges) else sure[:0]
        text = np.searchsorted(ends, begin, side="right")
        label = (path[begin] - 1) // 4
        offset = (ends - lengths)[text]
        out: list[list[tuple[Span, float]]] = [[] for _ in hidden]
        for n, b, e, k, score in zip(
            text.tolist(),
            (begin - offset).tolist(),
            (end - offset).tolist(),
            label.tolist(),
            least.tolist(),
            strict=True,
        ):
            out[n].append((Span(b, e, self.tags.labels[k]), round(score, 4)))
        return out

    def _path(
        self, scores: Floats, starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The best tag of each character of all texts, kept to the scheme.

        The best tags by themselves make the best path unless they break the scheme; only texts
        where they do are searched.
        """
        path: NDArray[np.int64] = scores.argmax(1)
        before = np.concatenate(([0], path[:-1]))
        before[starts] = 0
        last = starts + lengths - 1
        broken = self.tags.steps[before, path] < 0
        broken[last] |= self.tags.last[path[last]] < 0
        wrong = np.unique(np.searchsorted(starts, np.flatnonzero(broken), side="right") - 1)
        if len(wrong):
            padded = np.zeros((len(wrong), lengths[wrong].max(), len(self.tags)), np.float32)
            for row, n in enumerate(wrong):
                padded[row, : lengths[n]] = scores[starts[n] : starts[n] + lengths[n]]
            right = viterbi(padded, lengths[wrong].tolist(), self.tags)
            for n, found in zip(wrong, right, strict=True):
                path[starts[n] : starts[n] + lengths[n]] = found
        return path


class Tagger:
    """The encoder and its heads.

    Args:
        name: what mentions give as their source, as in model:press.
    """

    def __init__(self, encoder: Encoder, heads: Mapping[str, Head], name: str) -> None:
        self.encoder = encoder
        self.heads = dict(heads)
        self.name = name

    @classmethod
    def load(cls, folder: str | Path, name: str = "") -> Tagger:
        """The tagger in a folder that `lvnlp.ner.storage.save` wrote.

        Raises:
            InputError: the folder holds none, or one of another version.
        """
        return cls.of(storage.load(Path(folder)), name or Path(folder).name)

    @classmethod
    def of(cls, stored: storage.Stored, name: str) -> Tagger:
        """The tagger of the arrays of a training run or a folder."""
        heads = {
            head: Head(
                np.asarray(stored.arrays[f"head.{head}.weight"], np.float32),
                np.asarray(stored.arrays[f"head.{head}.bias"], np.float32),
                tags,
            )
            for head, tags in stored.heads.items()
        }
        return cls(Encoder.of(stored.vocabulary, stored.arrays, stored.layers), heads, name)

    def find(self, texts: Sequence[str], heads: Sequence[str]) -> list[dict[str, list[Found]]]:
        """What each of the heads finds in each text, in order of start.

        Texts may be of any length; what is found in one does not depend on the others.
        """
        pieces = [windows(text) for text in texts]
        flat = [(n, w) for n, found in enumerate(pieces) for w in found]
        hidden = self.encoder.encode([texts[n][w.start : w.end] for n, w in flat])
        out: list[dict[str, list[Found]]] = [{head: [] for head in heads} for _ in texts]
        if not flat:
            return out
        for head in heads:
            spans = self.heads[head].spans(hidden)
            at = 0
            for n, found in enumerate(pieces):
                here = spans[at : at + len(found)]
                at += len(found)
                for piece, k in joined(found, [[s for s, _ in p] for p in here]):
                    span, score = here[piece][k]
                    start = found[piece].start
                    out[n][head].append(
                        Found(start + span.start, start + span.end, span.label, score)
                    )
        return out
