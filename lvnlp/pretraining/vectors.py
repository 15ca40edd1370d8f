"""Vectors of words and of pairs of characters, learnt from plain text before the tagger is.

Words are those of jieba's dictionary as its plain cut finds them, pairs are all neighbours in a
sentence; both by word2vec (skip-gram) in gensim. Digits are folded into 0, full width into half.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jieba
import numpy as np
from gensim.models import KeyedVectors, Word2Vec
from numpy.typing import NDArray

from lvnlp.ner.features import EDGE, LONGEST
from lvnlp.pretraining.corpora.boson import read_boson
from lvnlp.pretraining.corpora.columns import read_columns
from lvnlp.pretraining.corpora.pd1998 import read_pd1998

WIDTH = 40
SEED = 7
_WIDE = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
_FOLD = str.maketrans(
    {**_WIDE, **{chr(0xFF10 + d): "0" for d in range(10)}, **dict.fromkeys("123456789", "0")}
)


@dataclass(frozen=True)
class Vectors:
    """Entries, the most frequent first, and their vectors [entries, WIDTH]."""

    entries: tuple[str, ...]
    values: NDArray[np.float32]

    def table(self, deviation: float) -> NDArray[np.float32]:
        """The vectors scaled to a standard deviation, under a row of zeros for the unknown."""
        scaled = self.values / self.values.std() * deviation
        return np.vstack([np.zeros((1, scaled.shape[1]), np.float32), scaled]).astype(np.float32)


def sentences(data: Path) -> Iterator[str]:
    """All sentences of plain text and of the training corpora."""
    with gzip.open(data / "text" / "xwlb_sents.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").partition("\t")[2]
    ner = data / "ner"
    for examples in (
        read_columns(ner / "msra.train.bio.gz", {}),
        read_pd1998(ner / "pd1998-01.txt.gz"),
        read_boson(ner / "boson.txt.gz", {}),
    ):
        for example in examples:
            yield example.text


def words_of(sentence: str) -> list[str]:
    """The words of a sentence by jieba's dictionary, without its guesses at new ones."""
    return [word.translate(_FOLD) for word in jieba.cut(sentence, HMM=False)]


def pairs_of(sentence: str) -> list[str]:
    """Each two neighbours, the edges of the sentence among them."""
    framed = EDGE + sentence.translate(_FOLD) + EDGE
    return [framed[i : i + 2] for i in range(len(framed) - 1)]


class _Stream:
    """Sentences in parts, as often as gensim asks for them; cut once, and read from a file.

    Args:
        path: the file to keep the parts in; it is written if it is not there.
    """

    def __init__(self, data: Path, cut: Callable[[str], list[str]], path: Path) -> None:
        self.path = path
        if not path.exists():
            partial = path.with_suffix(".new")
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                for sentence in sentences(data):
                    file.write(json.dumps(cut(sentence), ensure_ascii=False) + "\n")
            partial.replace(path)

    def __iter__(self) -> Iterator[list[str]]:
        with self.path.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def learn(data: Path, folder: Path) -> tuple[Vectors, Vectors]:
    """The vectors of words and of pairs, read from `folder` if they are there already."""
    words = _learn(folder / "words.kv", data, words_of, 120_000, epochs=3, negative=6)
    pairs = _learn(folder / "pairs.kv", data, pairs_of, 200_000, epochs=2, negative=5)
    chosen = [
        n for n, w in enumerate(words.entries) if 2 <= len(w) <= LONGEST and not w[0].isascii()
    ]
    kept = tuple(words.entries[n] for n in chosen)
    return Vectors(kept, words.values[chosen]), pairs


def _learn(
    path: Path,
    data: Path,
    cut: Callable[[str], list[str]],
    most: int,
    *,
    epochs: int,
    negative: int,
) -> Vectors:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # One worker: with more the result depends on which of them is first.
        model = Word2Vec(
            _Stream(data, cut, path.with_suffix(".jsonl")),
            vector_size=WIDTH,
            window=4,
            min_count=8,
            max_final_vocab=most,
            sg=1,
            negative=negative,
            epochs=epochs,
            sample=1e-4,
            seed=SEED,
            workers=1,
        )
        model.wv.save(str(path))
    found: Any = KeyedVectors.load(str(path))
    entries: Sequence[str] = found.index_to_key
    return Vectors(tuple(entries), np.asarray(found.vectors, np.float32))
