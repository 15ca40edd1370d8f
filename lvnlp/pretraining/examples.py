"""A sentence with the spans that a corpus labels, and what may be said of each character.

Corpora disagree in what they label. A character's target is therefore a set of tags, not one tag:
a corpus without positions says of a character outside its spans that it is outside or in a
position. The set is a bit mask, bit t for tag t; all bits set means that nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.ner.tags import Span, TagSet


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence of a corpus.

    Attributes:
        text: its characters.
        spans: what the corpus labels, in order, none overlapping another.
        unknown: stretches [start, end) of which the corpus is not to be believed.
        either: stretches [start, end) that may also lie in a span of some other label, as a place
            at the beginning of an organisation that the corpus does not mark.
    """

    text: str
    spans: tuple[Span, ...]
    unknown: tuple[tuple[int, int], ...] = ()
    either: tuple[Span, ...] = ()


def everything(tags: TagSet) -> int:
    """The mask that allows every tag."""
    return (1 << len(tags)) - 1


def of_labels(tags: TagSet, labels: Iterable[str]) -> int:
    """The mask of all tags of these labels, without O."""
    mask = 0
    for label in labels:
        if label in tags.labels:
            for part in "BIES":
                mask |= 1 << tags.number(label, part)
    return mask


def targets(example: Example, tags: TagSet, unlabelled: Iterable[str] = ()) -> NDArray[np.int64]:
    """The mask of each character, [characters].

    Args:
        unlabelled: labels that the corpus does not know; a character outside the spans may
            belong to one of these.
    """
    outside = 1 | of_labels(tags, unlabelled)
    masks = np.full(len(example.text), outside, np.int64)
    exact = np.int64(1) << tags.encode(len(example.text), example.spans)
    for start, end, _ in example.spans:
        masks[start:end] = exact[start:end]
    for start, end, label in example.either:
        masks[start:end] |= of_labels(tags, (label,))
    for start, end in example.unknown:
        masks[start:end] = everything(tags)
    return masks
