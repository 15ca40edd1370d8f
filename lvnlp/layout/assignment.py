"""The best way to deal out titles to bodies and jump lines: a beam search over the page."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

# All weights are in units of "share of a title's words that the body has", 0 to 1. They were set
# so that a title far from its body is found by a fifth of its words, while one that shares little
# is kept where it stands; pages whose blocks were put in any order agree with them.
_BEFORE = 0.22  # the title stands right in front of the body
_AFTER = 0.06  # right behind it
_TOGETHER = 0.30  # two titles with nothing between them go to one body
_NEAR = 0.16  # the same with more blank lines between them than usual
_SCATTERED = 0.2  # a body's titles stand in several places
_BARE = 0.45  # a body that is sure to have a title is left without one
_CROWD = 0.25  # each title of a body beyond the third
_MANY = 3
_UNPLACED = 0.1  # a title goes to no body
_TEASER_BESIDE = 0.5  # a title with a jump line right behind it is a teaser
_TEASER = 0.28  # a title takes a jump line that stands elsewhere
_TEASER_MORE = 0.1  # a second title of one teaser
_PLACE = 0.3  # weight of the place of a title that shares nothing with the body
_SOME = 0.2  # share from which on the place counts in full
_BEAM = 240  # ways kept after each title
_CHOICES = 7  # bodies looked at for one title, those beside it apart

Label = int | None
"""A body by its index, a jump line by its index behind the last body, or neither."""


@dataclass(frozen=True)
class Problem:
    """Titles in the order of the page, and where they may go.

    Attributes:
        shares: [title][body], the share of the title's words that the body has.
        chains, gaps: of each title; titles of one chain follow one another with nothing between.
        before, after: for each body the chain right in front of it and right behind it.
        needs: for each body how sure it is that it has a title, 0 to 1.
        jumps: for each jump line the chain right in front of it.
        usual: the fewest blank lines between two lines that belong together.
    """

    shares: Sequence[Sequence[float]]
    chains: Sequence[int]
    gaps: Sequence[int]
    before: Sequence[int | None]
    after: Sequence[int | None]
    needs: Sequence[float]
    jumps: Sequence[int | None]
    usual: int

    @cached_property
    def beside(self) -> dict[int, list[int]]:
        """For each chain the bodies that it stands next to."""
        found: dict[int, list[int]] = {}
        for places in (self.before, self.after):
            for body, chain in enumerate(places):
                if chain is not None:
                    found.setdefault(chain, []).append(body)
        return found


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to deal out the first titles; `count` says how many each label has."""

    score: float
    label: Label = None
    last: _Way | None = None
    count: dict[int, int] | None = None

    def labels(self) -> list[Label]:
        """The labels of all titles, from the first on."""
        found: list[Label] = []
        way = self
        while way.last is not None:
            found.append(way.label)
            way = way.last
        return found[::-1]


def assign(problem: Problem) -> list[Label]:
    """For each title where it goes. Ties are settled by the order of the page."""
    beam = [_Way(0.0, count={})]
    for k in range(len(problem.shares)):
        beam = _grow(problem, k, beam)
    return max(beam, key=lambda way: way.score - _missing(problem, way)).labels()


def _grow(problem: Problem, k: int, beam: Sequence[_Way]) -> list[_Way]:
    """The best ways that have title k as well."""
    row = problem.shares[k]
    best = heapq.nlargest(_CHOICES, range(len(row)), key=lambda b: (row[b], -b))
    best += [b for b in problem.beside.get(problem.chains[k], []) if b not in best]
    grown: list[tuple[float, int, _Way, Label]] = []
    for way in beam:
        for label in _choices(problem, k, way, best):
            score = way.score + _gain(problem, k, label, way)
            grown.append((-score, len(grown), way, label))
    found: list[_Way] = []
    for score, _, way, label in heapq.nsmallest(_BEAM, grown, key=lambda g: g[:2]):
        count = way.count or {}
        if label is not None:
            count = {**count, label: count.get(label, 0) + 1}
        found.append(_Way(-score, label, way, count))
    return found


def _choices(problem: Problem, k: int, way: _Way, best: Sequence[int]) -> Iterator[Label]:
    bodies = len(problem.needs)
    count = way.count or {}
    follows = k > 0 and problem.chains[k] == problem.chains[k - 1]
    yield None
    yield from best
    if way.label is not None and way.label < bodies and way.label not in best:
        yield way.label
    for label in range(bodies, bodies + len(problem.jumps)):
        if label not in count or (follows and way.label == label):
            yield label


def _gain(problem: Problem, k: int, label: Label, way: _Way) -> float:
    if label is None:
        return _UNPLACED
    chain = problem.chains[k]
    count = (way.count or {}).get(label, 0)
    bodies = len(problem.needs)
    if label >= bodies:
        if count:
            return _TEASER_MORE
        return _TEASER_BESIDE if problem.jumps[label - bodies] == chain else _TEASER
    share = problem.shares[k][label]
    trust = _PLACE + (1.0 - _PLACE) * min(1.0, share / _SOME)
    gain = share
    if count and way.label == label and problem.chains[k - 1] == chain:
        gain += _TOGETHER if problem.gaps[k] <= problem.usual else _NEAR * trust
    elif count:
        gain -= _SCATTERED
    gain += _BEFORE * trust if problem.before[label] == chain else 0.0
    gain += _AFTER * trust if problem.after[label] == chain else 0.0
    return gain - (_CROWD if count >= _MANY else 0.0)


def _missing(problem: Problem, way: _Way) -> float:
    count = way.count or {}
    return sum(_BARE * need for body, need in enumerate(problem.needs) if body not in count)
