"""Corpora of one character a line with its tag: BIO, BMES, IOB2 of words."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lvnlp.errors import InputError
from lvnlp.ner.tags import Span
from lvnlp.pretraining.examples import Example

Token = tuple[str, str]

COMMENTS = ("# newdoc", "# sent_id", "# text")
"""How the lines begin that Universal NER has beside its words."""


def read_columns(
    path: Path, labels: Mapping[str, str], *, text: int = 0, tag: int = 1
) -> Iterator[Example]:
    """The sentences of a gzipped file of columns, sentences parted by empty lines.

    Args:
        labels: what each label of the file is called here; labels that are not named are dropped.
        text, tag: number of the columns, from 0.

    Raises:
        InputError: a line has too few columns or a tag that is no tag.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for tokens in _sentences(lines, path, text, tag):
            yield from_tokens(tokens, labels)


def _sentences(lines: Iterable[str], path: Path, text: int, tag: int) -> Iterator[list[Token]]:
    tokens: list[Token] = []
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if not line.strip():
            if tokens:
                yield tokens
            tokens = []
        elif not line.startswith(COMMENTS):
            columns = line.split("\t") if "\t" in line else line.split(" ")
            if len(columns) <= max(text, tag):
                raise InputError(f"{path}:{number}: {len(columns)} columns in {line!r}")
            tokens.append((columns[text], columns[tag]))
    if tokens:
        yield tokens


def from_tokens(tokens: Sequence[Token], labels: Mapping[str, str]) -> Example:
    """The example of a sentence's tokens; tags may be BIO, BMES or BIOES."""
    spans: list[Span] = []
    at = start = 0
    current = ""
    for token, tag in [*tokens, ("", "O")]:
        part, _, label = tag.partition("-")
        goes_on = part in ("I", "M", "E") and label == current
        if current and not goes_on:
            if current in labels:
                spans.append(Span(start, at, labels[current]))
            current = ""
        if label and not goes_on:
            start, current = at, label
        at += len(token)
    return Example("".join(token for token, _ in tokens), tuple(spans))
