"""Boson: documents with their names in double braces, {{person_name:施宇}}."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lvnlp.ner.tags import Span
from lvnlp.pretraining.examples import Example

_MARKED = re.compile(r"\{\{(\w+):(.*?)\}\}")
_END = re.compile(r"[。！？；!?]+[”’」』）)]*|\\n|\n")
LONGEST_SENTENCE = 150


def read_boson(path: Path, labels: Mapping[str, str]) -> Iterator[Example]:
    """The sentences of the gzipped file; a document that comes again is left out.

    Args:
        labels: what each label is called here; names of labels not given are dropped.
    """
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line not in seen:
                seen.add(line)
                yield from sentences(line.rstrip("\n"), labels)


def sentences(document: str, labels: Mapping[str, str]) -> Iterator[Example]:
    """The sentences of one document in its markup."""
    text = ""
    spans: list[Span] = []
    at = 0
    for found in _MARKED.finditer(document):
        text += document[at : found.start()]
        at = found.end()
        name = found[2].strip()
        text += found[2][: len(found[2]) - len(found[2].lstrip())]
        if name and found[1] in labels:
            spans.append(Span(len(text), len(text) + len(name), labels[found[1]]))
        text += found[2].lstrip()
    text += document[at:]
    start = 0
    for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
        inside = any(s.start < end < s.end for s in spans)
        if inside or end <= start:
            continue
        for low in range(start, end, LONGEST_SENTENCE):
            high = min(end, low + LONGEST_SENTENCE)
            held = [s for s in spans if low <= s.start and s.end <= high]
            moved = tuple(Span(s.start - low, s.end - low, s.label) for s in held)
            cut = tuple(
                (max(s.start, low) - low, min(s.end, high) - low)
                for s in spans
                if s.start < high and low < s.end and s not in held
            )
            if text[low:high].strip():
                yield Example(text[low:high], moved, cut)
        start = end
