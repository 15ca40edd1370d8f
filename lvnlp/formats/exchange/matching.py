"""Which marks of a tool are those that it was given, which were corrected, which are new."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lvnlp.formats.annotated import STATEMENT, Spans, cover
from lvnlp.formats.exchange.shown import Mark

Canon = Callable[[Spans], Spans]
"""How the tool sees a stretch: two that it cannot tell apart give the same."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What became of the marks.

    Attributes:
        group: from the key of every mark that was given to the key that stands for all of those
            which the tool cannot tell from it.
        same: from the keys of marks in the tool, to the keys of the groups they are.
        changed: by group, the mark as the tool has it now, of another label or with other edges.
        gone: the groups that the tool has no more.
        new: the marks that were not given, each once.
        doubles: from the keys of other marks that are just like a new one, to its key.
    """

    group: dict[str, str]
    same: dict[str, str]
    changed: dict[str, Mark]
    gone: frozenset[str]
    new: tuple[Mark, ...]
    doubles: dict[str, str]


def matched(given: Sequence[Mark], now: Sequence[Mark], canon: Canon) -> Matching:
    """Match by label and place; then by place alone, then by label and some common stretch."""
    groups: dict[tuple[str, Spans], Mark] = {}
    group: dict[str, str] = {}
    for mark in given:
        group[mark.key] = groups.setdefault((mark.label, canon(mark.spans)), mark).key
    same: dict[str, str] = {}
    new: dict[tuple[str, Spans], Mark] = {}
    again: dict[str, str] = {}
    for mark in now:
        place = (mark.label, canon(mark.spans))
        if place in groups:
            same[mark.key] = groups[place].key
        else:
            again[mark.key] = new.setdefault(place, mark).key
    left = [mark for mark in groups.values() if mark.key not in set(same.values())]
    changed: dict[str, Mark] = {}
    for mark in list(new.values()):
        found = next(_likely(mark, left, canon), None)
        if found is not None:
            left.remove(found)
            changed[found.key] = mark
    corrected = {mark.key: key for key, mark in changed.items()}
    same |= {key: corrected[first] for key, first in again.items() if first in corrected}
    return Matching(
        group=group,
        same=same,
        changed=changed,
        gone=frozenset(mark.key for mark in left),
        new=tuple(mark for mark in new.values() if mark.key not in corrected),
        doubles={
            key: first for key, first in again.items() if first not in corrected and key != first
        },
    )


def _likely(mark: Mark, left: Sequence[Mark], canon: Canon) -> Iterator[Mark]:
    """The marks that this one may be a correction of, the likeliest first."""
    for one in left:
        # What was a statement and is a name now has nothing in common but its place.
        alike = (one.label == STATEMENT) is (mark.label == STATEMENT)
        if alike and canon(one.spans) == canon(mark.spans):
            yield one
    start, end = cover(mark.spans)
    for one in left:
        first, last = cover(one.spans)
        if one.label == mark.label and first < end and start < last:
            yield one
