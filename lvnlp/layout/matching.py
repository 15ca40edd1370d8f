"""Gives each title to a body, wherever the two stand, by what they share."""

from __future__ import annotations

import math
import operator
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
    wanted = [_grams(t.plain) for t in titles]
    asked = frozenset(gram for grams in wanted for gram in grams)
    begins: dict[str, list[int]] = {}  # the bodies that begin with a gram, and that have it later
    later: dict[str, list[int]] = {}
    spread: Counter[str] = Counter()
    for b, target in enumerate(targets):
        opening = asked & _grams(target.text[:_BEGINNING]).keys()
        have = asked & _grams(target.text).keys()
        spread.update(have)
        for gram in opening:
            begins.setdefault(gram, []).append(b)
        for gram in have - opening:
            later.setdefault(gram, []).append(b)
    count = len(targets)
    rows: list[list[float]] = []
    for title, own in zip(titles, wanted, strict=True):
        weight = {g: _weight(spread[g], count) for g in own}
        total = sum(weight.values()) or 1.0
        first, rest = [0.0] * count, [0.0] * count
        for gram, one in weight.items():
            for b in begins.get(gram, ()):
                first[b] += one
            for b in later.get(gram, ()):
                rest[b] += one
        hits = [(a + _LATER * b) / total for a, b in zip(first, rest, strict=True)]
        rows.append(_fitting(title, targets, hits))
    return rows


def _weight(spread: int, count: int) -> float:
    """What a gram that so many of all bodies have is worth."""
    worth = math.log((count + 1.5) / (spread + 0.5))
    return worth if spread else min(worth, 1.2) * 0.25


def _fitting(title: Title, targets: Sequence[Target], shares: list[float]) -> list[float]:
    if words().briefs_head.fullmatch(title.plain) is not None:
        return [1.2 if target.briefs else 0.0 for target in targets]
    return [s * 0.4 if t.briefs else s for s, t in zip(shares, targets, strict=True)]


_FIGURE = re.compile(r"\d+(?:\.\d+)?")


_NO_WORD = re.compile(r"[^\w.·]|_")


def _grams(text: str) -> dict[str, None]:
    """The grams of a text, in an order that is the same in every run, as a set's is not."""
    plain = _NO_WORD.sub("", text)
    found = dict.fromkeys(map(operator.add, plain, plain[1:]))
    found |= dict.fromkeys([plain[i : i + 3] for i in range(len(plain) - 2)])
    found |= {f"#{m.group()}": None for m in _FIGURE.finditer(plain) if len(m.group()) > 1}
    return found
