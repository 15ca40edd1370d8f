"""CLUENER 2020: a JSON object a line, ends of spans inclusive."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from lvnlp.ner.tags import Span
from lvnlp.pretraining.examples import Example


def read_cluener(path: Path, labels: Mapping[str, str]) -> Iterator[Example]:
    """The sentences of the gzipped file.

    Args:
        labels: what each label is called here; spans of labels that are not named are dropped.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found = [
                Span(start, end + 1, labels[label])
                for label, names in record["label"].items()
                if label in labels
                for stretches in names.values()
                for start, end in stretches
            ]
            yield Example(record["text"], tuple(without_overlap(found)))


def without_overlap(spans: list[Span]) -> list[Span]:
    """The spans in order; of two that overlap the longer stays."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= k.start or k.end <= span.start for k in kept):
            kept.append(span)
    return sorted(kept)
