"""The best way to deal out titles to bodies and jump lines: a beam search over the page."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

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
_JUMPS = 24  # jump lines looked at for one title, those beside it apart
_SETTLE = 16  # titles after which it is asked what all ways agree on

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


class _Way(NamedTuple):
    """One way to deal out the first titles.

    Attributes:
        score: what it gains.
        label: where the last title goes.
        last: the way up to the title before, None where there is none.
        given: how many titles each label has, those settled aside.
    """

    score: float
    label: Label
    last: _Way | None
    given: Mapping[int, int]

    def labels(self) -> list[Label]:
        """The labels of all titles, from the first on."""
        found: list[Label] = []
        way = self
        while way.last is not None:
            found.append(way.label)
            way = way.last
        return found[::-1]


_Gains = tuple[float, float, float]


def assign(problem: Problem) -> list[Label]:
    """For each title where it goes. Ties are settled by the order of the page."""
    search = _Search(problem)
    for k in range(len(problem.shares)):
        search.grow(k)
        if k % _SETTLE == _SETTLE - 1:
            search.settle(k + 1)
    return search.best().labels()


class _Search:
    """The ways kept so far.

    What all of them agree on is settled and counted once for all; each way counts only what came
    since, so that the work for a title does not grow with the page.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.bodies = len(problem.needs)
        self.ways = [_Way(0.0, None, None, {})]
        self.settled: dict[int, int] = {}
        self.titles = 0  # so many are settled
        self.jumps = list(range(self.bodies, self.bodies + len(problem.jumps)))
        self.jumps_beside: dict[int, list[int]] = {}
        for label, chain in zip(self.jumps, problem.jumps, strict=True):
            if chain is not None:
                self.jumps_beside.setdefault(chain, []).append(label)

    def grow(self, k: int) -> None:
        """Adds title k to the ways, and keeps the best of them."""
        row = self.problem.shares[k]
        ranked = heapq.nlargest(_CHOICES, zip(row, range(0, -len(row), -1), strict=True))
        best = [-place for _, place in ranked]
        beside = self.problem.beside.get(self.problem.chains[k], [])
        best += [b for b in beside if b not in best]
        gains = {b: self._gains(k, b) for b in best}
        grown: list[tuple[float, int, _Way, Label]] = []
        for way in self.ways:
            grown.append((-(way.score + _UNPLACED), len(grown), way, None))
            for label, gain in gains.items():
                score = way.score + self._gain(k, label, way, gain)
                grown.append((-score, len(grown), way, label))
            last = way.label
            if last is not None and last < self.bodies and last not in gains:
                score = way.score + self._gain(k, last, way, self._gains(k, last))
                grown.append((-score, len(grown), way, last))
            for label, more in self._jumps(k, way):
                grown.append((-(way.score + more), len(grown), way, label))
        self.ways = []
        for score, _, way, goal in sorted(grown)[:_BEAM]:
            given = way.given
            if goal is not None:
                given = {**given, goal: given.get(goal, 0) + 1}
            self.ways.append(_Way(-score, goal, way, given))

    def _count(self, label: int, way: _Way) -> int:
        return self.settled.get(label, 0) + way.given.get(label, 0)

    def _jumps(self, k: int, way: _Way) -> Iterator[tuple[int, float]]:
        """The jump lines that title k may go to, in the order of the page, with what they gain."""
        chain = self.problem.chains[k]
        follows = k > 0 and chain == self.problem.chains[k - 1]
        free: list[int] = []
        for label in self.jumps:
            if label not in way.given:
                free.append(label)
            if len(free) == _JUMPS:
                break
        beside = self.jumps_beside.get(chain, [])
        free += [b for b in beside if b not in free and not self._count(b, way)]
        if follows and way.label is not None and way.label >= self.bodies:
            free.append(way.label)
        for label in sorted(free):
            if self._count(label, way):
                yield label, _TEASER_MORE
            else:
                yield label, _TEASER_BESIDE if label in beside else _TEASER

    def _gains(self, k: int, label: int) -> _Gains:
        """What title k gains with a body that has no title, the one before, or another."""
        problem = self.problem
        chain, share = problem.chains[k], problem.shares[k][label]
        trust = _PLACE + (1.0 - _PLACE) * min(1.0, share / _SOME)
        before = _BEFORE * trust if problem.before[label] == chain else 0.0
        after = _AFTER * trust if problem.after[label] == chain else 0.0
        together = _TOGETHER if problem.gaps[k] <= problem.usual else _NEAR * trust
        none, one, other = share, share + together, share - _SCATTERED
        return none + before + after, one + before + after, other + before + after

    def _gain(self, k: int, label: int, way: _Way, gains: _Gains) -> float:
        """What title k gains with a body on one way."""
        count = self.settled.get(label, 0) + way.given.get(label, 0)
        if not count:
            return gains[0]
        chains = self.problem.chains
        gain = gains[1 if way.label == label and chains[k - 1] == chains[k] else 2]
        return gain - (_CROWD if count >= _MANY else 0.0)

    def settle(self, titles: int) -> None:
        """Counts once for all what all ways agree on, of the first `titles` titles."""
        back = titles - self.titles
        ends: Sequence[_Way] = self.ways
        for _ in range(_SETTLE):  # the last ones are still open
            ends = [way.last or way for way in ends]
            back -= 1
        if back <= 0 or any(way is not ends[0] for way in ends):
            return
        gone: Counter[int] = Counter()
        way = ends[0]
        for _ in range(back):
            if way.label is not None:
                gone[way.label] += 1
            assert way.last is not None
            way = way.last
        for label, number in gone.items():
            self.settled[label] = self.settled.get(label, 0) + number
        self.titles += back
        self.jumps = [label for label in self.jumps if label not in gone]
        self.ways = [
            way._replace(given={b: left for b, n in way.given.items() if (left := n - gone[b])})
            for way in self.ways
        ]

    def best(self) -> _Way:
        """The best of the ways with all titles."""
        return max(self.ways, key=lambda way: way.score - self._missing(way))

    def _missing(self, way: _Way) -> float:
        needs = enumerate(self.problem.needs)
        return sum(_BARE * need for body, need in needs if not self._count(body, way))
