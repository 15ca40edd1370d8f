"""The tagger in PyTorch, for training only; `lvnlp.ner` runs the same without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from lvnlp.ner.features import Features

HIDDEN = 128
"""Units of a direction of a layer: those of LAC, whose weights are carried over."""


@dataclass(frozen=True)
class Batch:
    """Texts side by side, padded with zeros at their ends.

    Attributes:
        characters, pairs: [texts, characters], as in `Features`.
        words: [matches], sorted by the slot that they belong to.
        offsets: [texts * characters * 3], where the words of each slot begin.
        flip: [texts, characters], each text's characters from its last to its first, then its
            padding where it is.
    """

    characters: Tensor
    pairs: Tensor
    words: Tensor
    offsets: Tensor
    flip: Tensor

    @classmethod
    def of(cls, features: Sequence[Features]) -> Batch:
        """The batch of some texts, each read by itself."""
        lengths = np.array([len(f.characters) for f in features])
        longest = int(lengths.max())
        grids = np.zeros((2, len(features), longest), np.int64)
        for n, f in enumerate(features):
            grids[:, n, : lengths[n]] = f.characters, f.pairs
        words = np.concatenate([f.words for f in features])
        slots = np.concatenate([f.slots + 3 * longest * n for n, f in enumerate(features)])
        offsets = np.searchsorted(slots, np.arange(len(features) * longest * 3))
        steps = np.arange(longest)[None]
        flip = np.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)
        characters, pairs = (torch.from_numpy(grid) for grid in grids)
        return cls(
            characters,
            pairs,
            torch.from_numpy(words),
            torch.from_numpy(offsets.astype(np.int64)),
            torch.from_numpy(flip),
        )


class BothWays(nn.Module):
    """A GRU from the first character and one from the last.

    PyTorch's own bidirectional layer reads padding first on the way back unless the batch is
    packed, and packed it is half as fast on a CPU.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.onward = nn.GRU(width, HIDDEN, batch_first=True)
        self.back = nn.GRU(width, HIDDEN, batch_first=True)

    def forward(self, values: Tensor, flip: Tensor) -> Tensor:
        """[texts, characters, width] to [texts, characters, 2 * HIDDEN]."""
        onward = self.onward(values)[0]
        back = self.back(_flipped(values, flip))[0]
        return torch.cat((onward, _flipped(back, flip)), 2)


def _flipped(values: Tensor, flip: Tensor) -> Tensor:
    return values.gather(1, flip[:, :, None].expand(-1, -1, values.shape[2]))


class Network(nn.Module):
    """Two bidirectional GRU layers over characters, pairs and words; a linear layer for each head.

    Args:
        characters, pairs, words: the tables of vectors to begin with, row 0 for the unknown.
        heads: how many tags each head has.
        dropout: share of inputs and hidden values that training drops.
    """

    def __init__(
        self,
        characters: NDArray[np.float32],
        pairs: NDArray[np.float32],
        words: NDArray[np.float32],
        heads: Mapping[str, int],
        dropout: float = 0.4,
    ) -> None:
        super().__init__()
        self.characters = nn.Embedding.from_pretrained(torch.tensor(characters), freeze=False)
        self.pairs = nn.Embedding.from_pretrained(torch.tensor(pairs), freeze=False, sparse=True)
        self.words = nn.EmbeddingBag.from_pretrained(
            torch.tensor(words), freeze=False, mode="mean", sparse=True
        )
        width = characters.shape[1] + pairs.shape[1] + 3 * words.shape[1]
        self.layers = nn.ModuleList((BothWays(width), BothWays(2 * HIDDEN)))
        self.heads = nn.ModuleDict({n: nn.Linear(2 * HIDDEN, size) for n, size in heads.items()})
        self.drop = nn.Dropout(dropout)

    def encode(self, batch: Batch) -> Tensor:
        """The hidden values, [texts, characters, 2 * HIDDEN]."""
        texts, longest = batch.characters.shape
        words = self.words(batch.words, batch.offsets).view(texts, longest, -1)
        hidden = torch.cat((self.characters(batch.characters), self.pairs(batch.pairs), words), 2)
        for layer in self.layers:
            hidden = layer(self.drop(hidden), batch.flip)
        return self.drop(hidden)

    def forward(self, batch: Batch, heads: Sequence[str]) -> dict[str, Tensor]:
        """The scores of these heads, [texts, characters, tags] each."""
        hidden = self.encode(batch)
        return {name: self.heads[name](hidden) for name in heads}


def masked_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Minus the log of the probability that the allowed tags have together, summed.

    Args:
        scores: [characters, tags].
        allowed: [characters], a mask of tags; no character may allow none.
    """
    bits = torch.arange(scores.shape[-1])
    barred = ((allowed[:, None] >> bits) & 1) == 0
    inside = torch.logsumexp(scores.masked_fill(barred, -1e9), 1)
    return (torch.logsumexp(scores, 1) - inside).sum()
