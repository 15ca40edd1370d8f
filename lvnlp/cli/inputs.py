"""What the words after `lvnlp read` stand for: a file, standard input or a shipped page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lvnlp.errors import OptionError
from lvnlp.samples import Sample, sample
from lvnlp.source import Source, read_source, read_stream

STDIN = "-"
SAMPLE = "sample:"


@dataclass(frozen=True, slots=True)
class Input:
    """One page to read.

    Attributes:
        name: what messages and results call it.
        stem: what a file with its results is called, without an ending.
        path: the file, None where there is none.
        sample: the shipped page, None where it is none.
    """

    name: str
    stem: str
    path: Path | None = None
    sample: Sample | None = None

    def read(self, encoding: str | None, max_bytes: int) -> Source:
        """The raw text.

        Raises:
            InputError: it cannot be read.
        """
        if self.sample is not None:
            return self.sample.source()
        if self.path is not None:
            return read_source(self.path, encoding, max_bytes=max_bytes)
        return read_stream(sys.stdin.buffer, self.name, encoding, max_bytes=max_bytes)


def inputs(words: Sequence[str]) -> list[Input]:
    """One input a word, in their order.

    Raises:
        OptionError: standard input is named twice.
        MissingInputError: there is no shipped page of the name.
    """
    if words.count(STDIN) > 1:
        raise OptionError("standard input (-) can be read only once", remedy="Name it once.")
    return [_input(word) for word in words]


def _input(word: str) -> Input:
    if word == STDIN:
        return Input("<stdin>", "stdin")
    if word.startswith(SAMPLE):
        shipped = sample(word.removeprefix(SAMPLE))
        return Input(word, shipped.name, sample=shipped)
    path = Path(word)
    return Input(word, path.stem, path=path)
