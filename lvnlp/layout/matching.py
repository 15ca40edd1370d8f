"""Gives each title to a body, wherever the two stand, by what they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lvnlp.layout.assignment import Problem, assign
from lvnlp.layout.headlines import Title
from lvnlp.layout.words import words

# Weight of what a body says only after its beginning, and how long the beginning is.
_LATER = 0.7
_BEGINNING = 160


@dataclass(frozen=True, slots=True)
class Target:
    """A body that wants a headline.

    Attributes:
        text: its repaired words.
        before, after: the chains of titles that stand right in front of it and right behind it.
        briefs: it is a list of brief items.
        needs: how sure it is, 0 to 1, that it has a headline on the page.
    """

    text: str
    before: int | None
    after: int | None
    briefs: bool = False
    needs: float = 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """What became of one title: index of its body, or of its jump line, or neither."""

    target: int | None
    jump: int | None
    confidence: float


def match(
    titles: Sequence[Title], targets: Sequence[Target], jumps: Sequence[int | None], usual: int
) -> list[Match]:
    """The best way to give the titles to the bodies.

    `jumps` has one entry for each jump line that points at a text elsewhere: the chain of titles
    right in front of it, None where none is. `usual` is the number of blank lines, if any, between
    two lines that belong together on this page.
    """
    shares = shared(titles, targets)
    problem = Problem(
        shares=shares,
        chains=[t.chain for t in titles],
        gaps=[t.gap for t in titles],
        before=[t.before for t in targets],
        after=[t.after for t in targets],
        needs=[t.needs for t in targets],
        jumps=jumps,
        usual=usual,
    )
    labels = assign(problem)
    found: list[Match] = []
    for k, label in enumerate(labels):
        if label is None:
            found.append(Match(None, None, 0.0))
        elif label >= len(targets):
            found.append(Match(None, label - len(targets), 0.0))
        else:
            found.append(Match(label, None, _confidence(shares[k], label)))
    return found


def _confidence(row: Sequence[float], label: int) -> float:
    """How clearly the chosen body leads: 0.5 where another shares as much, else towards 1."""
    others = max((s for b, s in enumerate(row) if b != label), default=0.0)
    own = row[label]
    return round(min(1.0, max(0.05, (own + 0.1) / (own + others + 0.15))), 3)


def shared(titles: Sequence[Title], targets: Sequence[Target]) -> list[list[float]]:
    """For each title and body the share, 0 to 1, of the title's words that the body has.

    Words are pairs and triples of characters and whole figures, weighted by how few bodies have
    them.
    """
    grams = [_grams(t.text) for t in targets]
    openings = [_grams(t.text[:_BEGINNING]) for t in targets]
    spread = Counter(g for have in grams for g in have)
    count = len(targets)
    rows: list[list[float]] = []
    for title in titles:
        own = _grams(title.plain)
        weight = {g: math.log((count + 1.5) / (spread.get(g, 0) + 0.5)) for g in own}
        weight = {g: w if spread.get(g) else min(w, 1.2) * 0.25 for g, w in weight.items()}
        total = sum(weight.values()) or 1.0
        row = []
        for b, target in enumerate(targets):
            hit = sum(w for g, w in weight.items() if g in openings[b])
            hit += _LATER * sum(
                w for g, w in weight.items() if g in grams[b] and g not in openings[b]
            )
            row.append(_fitting(title, target, hit / total))
        rows.append(row)
    return rows


def _fitting(title: Title, target: Target, share: float) -> float:
    head = words().briefs_head.fullmatch(title.plain) is not None
    if head:
        return 1.2 if target.briefs else 0.0
    return share * 0.4 if target.briefs else share


_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def _grams(text: str) -> set[str]:
    plain = "".join(c for c in text if c.isalnum() or c in ".·")
    found = {plain[i : i + 2] for i in range(len(plain) - 1)}
    found |= {plain[i : i + 3] for i in range(len(plain) - 2)}
    found |= {f"#{m.group()}" for m in _FIGURE.finditer(plain) if len(m.group()) > 1}
    return found
