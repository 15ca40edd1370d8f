"""Which pages or sentences to annotate next: those that a model is unsure of and that are new."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from lvnlp.chinese.sentences import sentences
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.annotated_page import annotated_from_page
from lvnlp.layout import read_layout
from lvnlp.layout.mapped import MappedText
from lvnlp.ner.bundled import bundled
from lvnlp.ner.layers import Floats, log_softmax
from lvnlp.pipeline import Reader
from lvnlp.schema import Page
from lvnlp.tuned.features import encoded, rows

UNSURE = 0.2
"""Entropy of a character's tags, as part of the greatest there is, from which it counts as unsure.
A tag of 0.9 against one other has about 0.1, one of 0.6 against 0.4 about 0.25."""

HEADS = ("names", "offices")
"""The heads of the bundled model that are asked where the user has none of his own."""

NAMED = frozenset({"person", "organization", "place", "event", "project", "other"})
SHOWN = 3
"""Examples in a reason."""

SHORTEST = 8
"""Characters of a sentence below which there is nothing to learn from it."""

Unit = Literal["page", "sentence"]


@dataclass(frozen=True)
class Suggestion:
    """A page or sentence that is worth annotating.

    Attributes:
        rank: 1 is the first.
        source: the page.
        start, end: the stretch of the raw page; all of it for a page.
        text: the sentence, repaired; "" for a page.
        score: half of it is uncertainty, half novelty, 0 to 1.
        uncertainty: unsure characters, weighed by entropy, as part of the highest of all texts.
        novelty: pairs of characters that are on no annotated page and in no suggestion before, as
            part of all.
        reasons: why, for a person to read.
    """

    rank: int
    source: str
    start: int
    end: int
    text: str
    score: float
    uncertainty: float
    novelty: float
    reasons: tuple[str, ...]


@dataclass
class _Candidate:
    page: Page
    start: int
    end: int
    text: str
    doubt: float
    unsure: list[tuple[float, str]]
    pairs: set[str]
    names: set[str]
    sentence: bool = False
    uncertainty: float = 0.0


@dataclass
class _Known:
    """What has been annotated, or is suggested already."""

    pairs: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, pairs: Iterable[str], names: Iterable[str]) -> None:
        self.pairs.update(pairs)
        self.names.update(names)

    def novelty(self, one: _Candidate) -> float:
        return len(one.pairs - self.pairs) / max(1, len(one.pairs))


def suggest(
    reader: Reader,
    pages: Iterable[Page],
    annotated: Iterable[AnnotatedPage] = (),
    *,
    by: Unit = "page",
    top: int = 10,
    tell: Callable[[str], None] | None = None,
) -> list[Suggestion]:
    """The pages or sentences that the next hour of annotation should go to, the best first.

    After each choice novelty is told anew, so that the second is not what the first was.

    Args:
        reader: whose doubts count: its own model, or the bundled one.
        pages: the pages to choose from, as this reader reads them.
        annotated: what has been annotated already.
        by: whether pages or sentences are ranked.
        top: how many at most.
        tell: called with the source of each page that is looked at.
    """
    known = _Known()
    for one in annotated:
        known.add(_pairs(one.raw), (n for e in one.entities for n in (e.name, *e.names)))
    found: list[_Candidate] = []
    for page in pages:
        if tell is not None:
            tell(page.source)
        found += _candidates(reader, page, by)
    greatest = max((one.doubt for one in found), default=0.0) or 1.0
    for each in found:
        each.uncertainty = each.doubt / greatest
    out: list[Suggestion] = []
    while found and len(out) < top:
        best = max(found, key=lambda c: (c.uncertainty + known.novelty(c), c.page.source, -c.start))
        out.append(_suggestion(best, known, len(out) + 1))
        known.add(best.pairs, best.names)
        found.remove(best)
    return out


def _suggestion(one: _Candidate, known: _Known, rank: int) -> Suggestion:
    novelty = known.novelty(one)
    fresh = sorted(one.names - known.names)
    reasons = []
    if one.unsure:
        listed = "; ".join(text for _, text in one.unsure[:SHOWN])
        reasons.append(f"{len(one.unsure)} unsure: {listed}")
    reasons.append(f"{novelty:.0%} of its pairs of characters are new")
    if fresh:
        reasons.append(f"{len(fresh)} new names: {'、'.join(fresh[:SHOWN])}")
    return Suggestion(
        rank,
        one.page.source,
        one.start,
        one.end,
        one.text if one.sentence else "",
        round((one.uncertainty + novelty) / 2, 4),
        round(one.uncertainty, 4),
        round(novelty, 4),
        tuple(reasons),
    )


def _candidates(reader: Reader, page: Page, by: Unit) -> list[_Candidate]:
    texts = [u.text for u in read_layout(page.raw).units()]
    doubts = _doubts(reader, page, [t.text for t in texts])
    out = []
    for mapped, doubt in zip(texts, doubts, strict=True):
        for start, end in sentences(mapped.text):
            if end - start >= SHORTEST:
                one = _sentence(page, mapped, doubt, start, end)
                if one is not None:
                    out.append(one)
    if by == "sentence":
        return out
    size = sum(len(t) for t in texts)
    return [
        _Candidate(
            page,
            0,
            len(page.raw),
            "",
            sum(c.doubt * len(c.text) for c in out) / max(1, size),
            sorted((u for c in out for u in c.unsure), reverse=True),
            _pairs("\n".join(t.text for t in texts)),
            {e.name for e in page.entities if e.kind in NAMED},
        )
    ]


@dataclass(frozen=True)
class _Doubt:
    """For each character its entropy, 0 to 1, and the two likeliest labels."""

    entropy: Floats
    labels: list[tuple[str, str]]


def _doubts(reader: Reader, page: Page, texts: Sequence[str]) -> list[_Doubt]:
    tagger = reader.trained.tagger if reader.trained is not None else None
    if tagger is not None:
        units = reader.units(page)
        assert [u.text for u in units] == list(texts)
        scored = [[(tagger.scores(seen), tagger.tags)] for seen in rows(bundled().encoder, units)]
    else:
        heads = [bundled().heads[name] for name in HEADS]
        scored = [
            [(hidden @ head.weights + head.bias, head.tags) for head in heads]
            for hidden in encoded(bundled().encoder, texts)
        ]
    return [_doubt([(log_softmax(s) if len(s) else s, t.labels) for s, t in one]) for one in scored]


def _doubt(heads: Sequence[tuple[Floats, Sequence[str]]]) -> _Doubt:
    entropies, likely = [], []
    for logs, labels in heads:
        chances = np.exp(logs)
        entropies.append(-(chances * logs).sum(1) / np.log(logs.shape[1]))
        names = ["nothing", *labels]
        merged = np.stack(
            [chances[:, 0]]
            + [chances[:, 1 + 4 * k : 5 + 4 * k].sum(1) for k in range(len(labels))],
            axis=1,
        )
        order = np.argsort(-merged, axis=1, kind="stable")[:, :2]
        likely.append([(names[a], names[b]) for a, b in order])
    stacked = np.stack(entropies)
    surest = stacked.argmax(0)
    return _Doubt(stacked.max(0), [likely[h][n] for n, h in enumerate(surest)])


def _sentence(
    page: Page, mapped: MappedText, doubt: _Doubt, start: int, end: int
) -> _Candidate | None:
    pieces = mapped.pieces(start, end)
    if not pieces:
        return None
    low, high = min(s for s, _ in pieces), max(e for _, e in pieces)
    if high - low > 2 * (end - start):
        return None  # it goes on in another column: no stretch of the page is this sentence
    text = mapped.text[start:end]
    unsure: list[tuple[float, str]] = []
    at = start
    while at < end:
        to = at
        while to < end and doubt.entropy[to] >= UNSURE:
            to += 1
        if to > at:
            peak = at + int(doubt.entropy[at:to].argmax())
            one, other = doubt.labels[peak]
            said = f"{mapped.text[at:to]} ({one} or {other})" if one != other else ""
            unsure.append((float(doubt.entropy[peak]), said or mapped.text[at:to]))
        at = max(to, at + 1)
    weight = float(doubt.entropy[start:end][doubt.entropy[start:end] >= UNSURE].sum())
    names = {
        e.name
        for e in page.entities
        if e.kind in NAMED and any(low <= m.start and m.end <= high for m in e.mentions)
    }
    found = sorted(unsure, reverse=True)
    return _Candidate(
        page, low, high, text, weight / (end - start), found, _pairs(text), names, True
    )


def _pairs(text: str) -> set[str]:
    whole = "".join(text.split())
    return {whole[i : i + 2] for i in range(len(whole) - 1)}


def as_pages(
    reader: Reader, chosen: Collection[Suggestion], pages: Iterable[Page]
) -> list[AnnotatedPage]:
    """What was chosen as pages to annotate, with what the reader finds on them.

    A sentence becomes a page of its own, whose source says from where it was cut: page.txt#20-48.
    Training never tells apart what was cut from one page.
    """
    known = {page.source: page for page in pages}
    out = []
    for one in chosen:
        page = known[one.source]
        if one.text:
            page = reader.parse(
                page.raw[one.start : one.end],
                name=f"{one.source}#{one.start}-{one.end}",
                paper=page.paper,
                date=str(page.date) if page.date and "X" not in str(page.date) else None,
                place=page.place,
            )
        out.append(annotated_from_page(page))
    return out
