"""Gives each title to a body, wherever the two stand, by what they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lvnlp.layout.headlines import Title
from lvnlp.layout.words import words

# All weights are in units of "share of a title's words that the body has", 0 to 1. They were set
# so that a title far from its body is found by half its words, while one that shares little is
# kept where it stands; pages whose blocks were put in any order agree with them.
_BEFORE = 0.22  # the title stands right in front of the body
_AFTER = 0.06  # right behind it
_TOGETHER = 0.30  # two titles with nothing between them go to one body
_NEAR = 0.16  # the same with more blank lines between them than usual
_SCATTERED = 0.2  # a body's titles stand in several places
_BARE = 0.45  # a body that is sure to have a title is left without one
_CROWD = 0.25  # each title of a body beyond the third
_UNPLACED = 0.1  # a title goes to no body
_TEASER_BESIDE = 0.5  # a title with a jump line right behind it is a teaser
_TEASER = 0.28  # a title takes a jump line that stands elsewhere
_TEASER_MORE = 0.1  # a second title of one teaser
_LATER = 0.7  # weight of what a body says only after its beginning
_BEGINNING = 160  # characters
_PLACE = 0.3  # weight of the place of a title that shares nothing with the body
_SOME = 0.2  # share from which on the place counts in full
_BEAM = 240
_CHOICES = 7  # bodies looked at for one title


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
    titles: Sequence[Title], targets: Sequence[Target], jumps: Sequence[int | None]
) -> list[Match]:
    """The best way to give the titles to the bodies.

    `jumps` has one entry for each jump line that points at a text elsewhere: the chain of titles
    right in front of it, None where none is. A chain may go to a jump line only as a whole.
    """
    shares = shared(titles, targets)
    labels = _search(titles, targets, jumps, shares)
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
    """How clearly the chosen body leads: 0.5 where another shares as much, near 1 where none does."""
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


Label = int | None
State = tuple[Label, ...]


def _search(
    titles: Sequence[Title],
    targets: Sequence[Target],
    jumps: Sequence[int | None],
    shares: Sequence[Sequence[float]],
) -> State:
    """Beam search over the titles in the order of the page."""
    beam: list[tuple[float, State]] = [(0.0, ())]
    usual = _usual(titles)
    for k in range(len(titles)):
        grown: list[tuple[float, State]] = []
        for score, state in beam:
            for label in _choices(k, state, titles, targets, jumps, shares):
                gain = _gain(k, label, state, titles, targets, jumps, shares, usual)
                grown.append((score + gain, (*state, label)))
        grown.sort(key=lambda s: (-s[0], tuple(-1 if x is None else x for x in s[1])))
        beam = grown[:_BEAM]
    final = [(score - _missing(state, targets), state) for score, state in beam]
    return max(final, key=lambda s: s[0])[1]


def _choices(
    k: int,
    state: State,
    titles: Sequence[Title],
    targets: Sequence[Target],
    jumps: Sequence[int | None],
    shares: Sequence[Sequence[float]],
) -> list[Label]:
    best = sorted(range(len(targets)), key=lambda b: -shares[k][b])[:_CHOICES]
    near = [b for b, t in enumerate(targets) if titles[k].chain in {t.before, t.after}]
    last = [state[-1]] if state else []
    bodies = dict.fromkeys([*best, *near, *(x for x in last if x is not None and x < len(targets))])
    used = set(state)
    free = []
    for j in range(len(jumps)):
        label = len(targets) + j
        same = bool(state) and state[-1] == label and titles[k].chain == titles[k - 1].chain
        if label not in used or same:
            free.append(label)
    return [None, *bodies, *free]


def _gain(
    k: int,
    label: Label,
    state: State,
    titles: Sequence[Title],
    targets: Sequence[Target],
    jumps: Sequence[int | None],
    shares: Sequence[Sequence[float]],
    usual: int,
) -> float:
    if label is None:
        return _UNPLACED
    title = titles[k]
    together = 0.0
    if state and state[-1] == label and titles[k - 1].chain == title.chain:
        together = _TOGETHER if title.gap <= usual else _NEAR
        if title.gap > usual and label < len(targets):
            together *= _trust(shares[k][label])
    if label >= len(targets):
        beside = jumps[label - len(targets)] == title.chain
        if label in state:
            return _TEASER_MORE
        return _TEASER_BESIDE if beside else _TEASER
    target = targets[label]
    gain = shares[k][label] + together
    place = _BEFORE if target.before == title.chain else 0.0
    place += _AFTER if target.after == title.chain else 0.0
    gain += place * _trust(shares[k][label])
    if label in state and not together:
        gain -= _SCATTERED
    if sum(1 for x in state if x == label) >= 3:
        gain -= _CROWD
    return gain


def _trust(share: float) -> float:
    """How much the place of a title counts: little when it shares nothing with the body there."""
    return _PLACE + (1.0 - _PLACE) * min(1.0, share / _SOME)


def _usual(titles: Sequence[Title]) -> int:
    """The fewest blank lines between two titles that follow one another."""
    pairs = zip(titles, titles[1:], strict=False)
    return min((b.gap for a, b in pairs if a.chain == b.chain), default=0)


def _missing(state: State, targets: Sequence[Target]) -> float:
    have = set(state)
    return sum(_BARE * t.needs for b, t in enumerate(targets) if b not in have)
