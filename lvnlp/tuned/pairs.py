"""Which two mentions may be joined by a relation, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lvnlp.chinese.sentences import clauses, sentences
from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.build import build
from lvnlp.relations.clause import Clause, NounList
from lvnlp.relations.scan import Scanner

REACH = 1
"""Sentences that may lie between the two: 0 is the same, 1 the next. Further off nearly all pairs
are of people and things that happen to be on the same page."""

MOST = 14
"""Mentions that may stand between the two. Lists of names longer than this come as one (see
`Mentioned.left`), so that what is cut off is far apart in any case."""

Sides = tuple[str, str]
"""The labels of subject and object."""


def label_of(mention: Mention) -> str:
    """The label under which a mention is annotated: its kind, or the user's own label."""
    own = mention.kind is Kind.OTHER
    return str(mention.attributes.get("label", "")) if own else mention.kind.value


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention and what the sentence says of its place.

    Attributes:
        mention: the mention.
        label: its label.
        sentence: number of its sentence in the unit.
        clause: number of its clause in the sentence.
        nouns: the list of nouns that it is in, None where it is in none.
        place: how many of that list stand in front of it.
        left, right: where the list that it belongs to begins and ends; its own edges without one.
    """

    mention: Mention
    label: str
    sentence: int
    clause: int
    nouns: NounList | None
    place: int
    left: int
    right: int


@dataclass(frozen=True)
class Read:
    """One unit cut into sentences and clauses, with its mentions in order.

    Attributes:
        unit: the unit.
        spans: the sentences, [start, end); the headline's lines are sentences, too.
        rows: the clauses of each.
        mentioned: the mentions, in order of start; dates, sums and counts are among them.
    """

    unit: AnalysedUnit
    spans: tuple[tuple[int, int], ...]
    rows: tuple[tuple[Clause, ...], ...]
    mentioned: tuple[Mentioned, ...]


def read(unit: AnalysedUnit, scanner: Scanner) -> Read:
    """Cuts a unit for its pairs."""
    spans = tuple(sentences(unit.text))
    rows = tuple(
        tuple(build(unit.text, clauses(unit.text, *span), unit.mentions, scanner)) for span in spans
    )
    starts = [start for start, _ in spans]
    found = []
    for mention in sorted((*unit.mentions, *unit.nested), key=lambda m: (m.start, -m.end)):
        at = bisect_right(starts, mention.start) - 1
        if at >= 0 and mention.end <= spans[at][1]:
            found.append(_mentioned(mention, at, rows[at]))
    return Read(unit, spans, rows, tuple(found))


def _mentioned(mention: Mention, sentence: int, row: Sequence[Clause]) -> Mentioned:
    number = next((n for n, c in enumerate(row) if c.start <= mention.start < c.end), 0)
    label = label_of(mention)
    for nouns in row[number].lists if row else ():
        for place, one in enumerate(nouns.mentions):
            if one.start <= mention.start and mention.end <= one.end:
                alike = len({label_of(m) for m in nouns.mentions}) == 1
                left = nouns.start if alike else mention.start
                right = nouns.end if alike else mention.end
                return Mentioned(mention, label, sentence, number, nouns, place, left, right)
    return Mentioned(mention, label, sentence, number, None, 0, mention.start, mention.end)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that a relation may join."""

    subject: Mentioned
    object: Mentioned


def pairs(read: Read, sides: Collection[Sides]) -> Iterator[Pair]:
    """The pairs with these labels, by subject, then by object.

    In headlines only pairs within a line: what one line says of the next is told in the body.
    """
    subjects = {s for s, _ in sides}
    for i, subject in enumerate(read.mentioned):
        if subject.label not in subjects:
            continue
        low, high = max(0, i - MOST - 1), min(len(read.mentioned), i + MOST + 2)
        for j in range(low, high):
            target = read.mentioned[j]
            if i == j or (subject.label, target.label) not in sides:
                continue
            if abs(subject.sentence - target.sentence) > REACH:
                continue
            if subject.mention.overlaps(target.mention):
                continue
            apart = subject.sentence != target.sentence
            heads = [read.unit.in_headline(m.mention.start) for m in (subject, target)]
            if not (apart and any(heads)):
                yield Pair(subject, target)
