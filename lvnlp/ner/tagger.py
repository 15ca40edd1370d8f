"""Finds names in texts with the bundled network, in plain numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

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
        lengths = [len(rows) for rows in hidden]
        scores = log_softmax(np.concatenate(hidden) @ self.weights + self.bias)
        plain = scores.argmax(1)
        ends = np.cumsum(lengths)
        parts = np.split(scores, ends[:-1])
        paths = np.split(plain, ends[:-1])
        wrong = [n for n, path in enumerate(paths) if not self._holds(path)]
        if wrong:
            # The best tag of each character makes the best path unless it breaks the scheme.
            longest = max(lengths[n] for n in wrong)
            padded = np.zeros((len(wrong), longest, len(self.tags)), np.float32)
            for row, n in enumerate(wrong):
                padded[row, : lengths[n]] = parts[n]
            right = viterbi(padded, [lengths[n] for n in wrong], self.tags)
            for n, path in zip(wrong, right, strict=True):
                paths[n] = path
        out = []
        for path, part in zip(paths, parts, strict=True):
            found = self.tags.decode(path) if path.any() else []
            sure = np.exp(part[np.arange(len(path)), path]) if found else path
            out.append([(s, round(float(sure[s.start : s.end].min()), 4)) for s in found])
        return out

    def _holds(self, path: np.ndarray) -> bool:
        if not path.any():
            return True
        steps = self.tags.steps
        framed = np.concatenate(([0], path, [0]))
        return not steps[framed[:-1], framed[1:]].any()


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
        return cls(Encoder.of(stored.vocabulary, stored.arrays), heads, name)

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
