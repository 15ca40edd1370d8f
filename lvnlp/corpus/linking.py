"""Which people of different pages are one person: by name, office, body, place and time.

A name is settled by itself; no other has a say in it. Every pair of appearances of the name is
weighed: what they share is evidence of one person, and what nobody can be at once forbids it. The
pairs are then joined from the strongest evidence down (single linkage under cannot-link
constraints). The result depends on the appearances only, never on their order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from lvnlp.corpus.evidence import (
    MIXED,
    SAME_OFFICE,
    Appearance,
    Cluster,
    contradict,
    evidence,
    is_mixed,
)

THRESHOLD: Final = 0.5
"""Weaker evidence does not make one person of two appearances."""

COMMON_NAME: Final = 2
"""Characters of a name that many share: nobody of such a name is taken to have moved."""


@dataclass(frozen=True, slots=True)
class Link:
    """Which person an appearance is of.

    Attributes:
        person: a number from 1, in order of first appearance.
        confidence: that of the evidence which ties it to the person's other appearances, 1 for the
            only one.
        reason: what that evidence is, "only appearance" where there is none.
    """

    appearance: Appearance
    person: int
    confidence: float
    reason: str


ALONE: Final = "only appearance"
TWO: Final = "the page says of them what nobody is at once: perhaps two people"


def link(appearances: Iterable[Appearance], name: str, threshold: float = THRESHOLD) -> list[Link]:
    """Tell apart and join the appearances of one name.

    Args:
        appearances: all of the name.
        name: the name; people of two characters are less readily taken for one.
        threshold: the least confidence that makes one person of two, 0 to 1.

    Returns:
        A link for each, by person and then by day.
    """
    ordered = sorted(appearances, key=lambda a: a.order)
    clusters = _joined(_same_offices(ordered), len(name) <= COMMON_NAME, threshold)
    clusters.sort(key=lambda cluster: cluster.first)
    return [
        Link(a, number, *cluster.ties.get((a.source, a.id), _alone(a)))
        for number, cluster in enumerate(clusters, start=1)
        for a in sorted(cluster.members, key=lambda member: member.order)
    ]


def _alone(a: Appearance) -> tuple[float, str]:
    return (MIXED, TWO) if is_mixed(a) else (1.0, ALONE)


def _same_offices(ordered: Sequence[Appearance]) -> list[Cluster]:
    """Clusters of those who hold the same office, so that long careers are settled in one pass."""
    clusters: list[Cluster] = []
    by_key: dict[tuple[str, ...], Cluster] = {}
    for a in ordered:
        alone = Cluster.of(a)
        known = [by_key[key] for key in sorted(alone.keys) if key in by_key]
        home = next((cluster for cluster in known if not contradict(cluster, alone)), None)
        if home is None:
            home = alone
            clusters.append(home)
        else:
            shared = min(home.keys.keys() & alone.keys.keys())
            home.absorb(alone, SAME_OFFICE, f"same office: {alone.keys[shared]}")
        for key in alone.keys:
            by_key.setdefault(key, home)
    return clusters


def _joined(clusters: list[Cluster], common: bool, threshold: float) -> list[Cluster]:
    """Join clusters from the strongest evidence down, as long as nothing contradicts."""
    alive = dict(enumerate(clusters))
    pairs = (_pair(alive, i, j, common, threshold) for i, j in combinations(alive, 2))
    heap = [pair for pair in pairs if pair is not None]
    heapq.heapify(heap)
    fresh = len(clusters)
    while heap:
        cost, _, _, i, j, reason = heapq.heappop(heap)
        if i not in alive or j not in alive or _is_ambiguous(alive, i, j, -cost, common):
            continue
        larger, smaller = alive.pop(i), alive.pop(j)
        if len(larger.members) < len(smaller.members):
            larger, smaller = smaller, larger
        larger.absorb(smaller, -cost, reason)
        for k in sorted(alive):
            alive[fresh] = larger
            if (pair := _pair(alive, k, fresh, common, threshold)) is not None:
                heapq.heappush(heap, pair)
        alive[fresh] = larger
        fresh += 1
    return list(alive.values())


_Order = tuple[object, ...]
_Pair = tuple[float, _Order, _Order, int, int, str]


def _pair(
    alive: dict[int, Cluster], i: int, j: int, common: bool, threshold: float
) -> _Pair | None:
    """The pair as the heap orders it: strongest first, then by who appears first."""
    one, other = sorted((alive[i], alive[j]), key=lambda cluster: cluster.first)
    confidence, reason = evidence(one, other, common=common)
    if confidence == 0 or confidence < threshold or contradict(one, other):
        return None
    return -confidence, one.first, other.first, i, j, reason


def _is_ambiguous(
    alive: dict[int, Cluster], i: int, j: int, confidence: float, common: bool
) -> bool:
    """Whether somebody without an office could as well be another than the pair says."""
    for bare, other in ((i, j), (j, i)):
        if not alive[bare].is_bare:
            continue
        for k, third in alive.items():
            if k in (bare, other) or contradict(alive[bare], third):
                continue
            if evidence(alive[bare], third, common=common)[0] >= confidence:
                return True
    return False
