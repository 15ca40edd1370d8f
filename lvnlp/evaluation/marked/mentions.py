"""Mentions that were found against mentions that people marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from lvnlp.evaluation.tally import Tally
from lvnlp.formats.annotated import AnnotatedPage, cover

NOTHING = "–"
"""In place of a label where nothing was found, or nothing is marked."""


class Marked(NamedTuple):
    """A labelled stretch [start, end) of the raw page, from its first piece to its last."""

    start: int
    end: int
    label: str


def marked(page: AnnotatedPage, labels: Collection[str]) -> list[Marked]:
    """The mentions of these labels, each stretch and label once, in order."""
    found = {
        Marked(*cover(m.spans), m.label) for m in page.mentions if m.label in labels and m.spans
    }
    return sorted(found)


def nests(pages: Iterable[AnnotatedPage], labels: Collection[str]) -> bool:
    """Whether any mention of the pages lies within another."""
    return any(len(outermost(m)) < len(m) for m in (marked(p, labels) for p in pages))


def outermost(mentions: Collection[Marked]) -> list[Marked]:
    """Those that lie in no longer one."""
    return [
        m
        for m in mentions
        if not any(
            o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start
            for o in mentions
        )
    ]


def strict(gold: Collection[Marked], found: Collection[Marked]) -> dict[str, Tally]:
    """By label: right where stretch and label are the same."""
    right, wrong, missed = (
        Counter(m.label for m in ms)
        for ms in (set(gold) & set(found), set(found) - set(gold), set(gold) - set(found))
    )
    return _tallies(right, wrong, missed)


def by_overlap(gold: Collection[Marked], found: Collection[Marked]) -> dict[str, Tally]:
    """By label: right where the label is the same and a character is shared, one to one.

    Those that share most are joined first.
    """
    shared = sorted(
        (-(min(g.end, f.end) - max(g.start, f.start)), g, f)
        for g in gold
        for f in found
        if g.label == f.label and g.start < f.end and f.start < g.end
    )
    left, free = set(gold), set(found)
    right: Counter[str] = Counter()
    for _, g, f in shared:
        if g in left and f in free:
            left.remove(g)
            free.remove(f)
            right[g.label] += 1
    return _tallies(right, Counter(f.label for f in free), Counter(g.label for g in left))


def confusion(gold: Collection[Marked], found: Collection[Marked]) -> Counter[tuple[str, str]]:
    """How often a marked label was found under which: of what overlaps, what shares most."""
    out: Counter[tuple[str, str]] = Counter()
    used: set[Marked] = set()
    for g in gold:
        rivals = [f for f in found if g.start < f.end and f.start < g.end]
        best = max(
            rivals,
            key=lambda f: (min(g.end, f.end) - max(g.start, f.start), f.label == g.label, f),
            default=None,
        )
        used.update(rivals)
        out[g.label, best.label if best else NOTHING] += 1
    out.update((NOTHING, f.label) for f in found if f not in used)
    return out


def _tallies(
    right: Mapping[str, int], wrong: Mapping[str, int], missed: Mapping[str, int]
) -> dict[str, Tally]:
    out: defaultdict[str, Tally] = defaultdict(Tally)
    for label in sorted({*right, *wrong, *missed}):
        out[label] = Tally(right.get(label, 0), wrong.get(label, 0), missed.get(label, 0))
    return dict(out)
