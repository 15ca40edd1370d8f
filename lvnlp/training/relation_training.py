"""Trains the relation model: a logistic regression a relation, held to what patterns say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.coreference.entities import Entities
from lvnlp.coreference.home import Home
from lvnlp.coreference.link import link
from lvnlp.evaluation.likeness import normal
from lvnlp.formats.annotated import End, Literally
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.layers import Floats
from lvnlp.relations.direct import position_facts
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.merge import merge
from lvnlp.relations.model import Fact, Modality
from lvnlp.schema import PartialDate
from lvnlp.training.minimise import Vector, lbfgs
from lvnlp.tuned.annotated_units import AnnotatedUnits
from lvnlp.tuned.pair_features import BUCKETS, encoder_rows, see
from lvnlp.tuned.pairs import Sides, label_of, pairs, read
from lvnlp.tuned.places import Placed
from lvnlp.tuned.relations import HELD_BACK, RelationClass, RelationModel, Told, anchor, near

HOLD = 1.0
"""How strongly weights are held to those that follow the patterns; see `mention_training.HOLD`."""

STEPS = 80
LEAST = 6
"""Relations of another modality than asserted, on all pages together, from which it is learned as
a class of its own. Fewer are left out: they are neither right nor wrong examples."""

UNTAUGHT = frozenset({"stated", "reported_by"})
"""They join somebody to words, and an article to a person: no pairs of mentions."""


Place = tuple[int, int, int]
"""Unit, start and end of a mention."""


@dataclass
class Example:
    """One pair of a page.

    Attributes:
        page: number of the page.
        sides: the labels of its ends.
        columns: the columns of its features.
        dense: what the encoder says, [3 * width].
        key: which entities it joins, so that pairs that say the same count once.
        right: the classes (relation, modality) that the page marks for this very pair.
        ignored: the relations that the page marks for the same two things at another place.
        counts: what it counts, 1 for a pair of an annotated page.
    """

    page: int
    sides: Sides
    columns: NDArray[np.int64]
    dense: Floats
    key: tuple[str, str]
    right: frozenset[tuple[str, Modality]] = frozenset()
    ignored: frozenset[str] = frozenset()
    counts: float = 1.0


def patterns_say(
    units: Sequence[AnalysedUnit], entities: Entities, interpreter: Interpreter, place: str
) -> list[Fact]:
    """The facts of the patterns, as the pipeline makes them."""
    home = Home.of(place)
    facts = [f for unit in units for f in interpreter.read(unit, entities, home)]
    return merge([*facts, *position_facts(units, entities)])


@dataclass
class Prepared:
    """A page on the mentions as they are marked, read up to its facts.

    Attributes:
        number: number of the page.
        units: the units.
        entities: what their mentions are bound to.
        told: what patterns say.
        relations: of each annotated relation that can be learned its name, its modality, and the
            mentions that stand for its ends, the likeliest pair first.
        out_of_reach: how many relations of a name have an end that no mention stands for.
    """

    number: int
    units: list[AnalysedUnit]
    entities: Entities
    told: Told
    relations: list[tuple[str, Modality, list[tuple[Place, Place]]]]
    out_of_reach: Counter[str]

    def labels(self) -> dict[Place, str]:
        """The label of the mention at each place."""
        return {
            (unit.index, m.start, m.end): label_of(m)
            for unit in self.units
            for m in (*unit.mentions, *unit.nested)
        }


def prepare(
    number: int, read_page: AnnotatedUnits, labels: Collection[str], interpreter: Interpreter
) -> Prepared:
    """Reads a page on its marked mentions.

    Args:
        number: number of the page.
        labels: the labels whose mentions are marked; the others are as the reader finds them.
    """
    units = read_page.marked(labels)
    entities = link(units, read_page.context)
    facts = patterns_say(units, entities, interpreter, read_page.context.place)
    out = Prepared(number, units, entities, Told(facts, entities), [], Counter())
    ends = _Ends(read_page, units, entities)
    for relation in read_page.page.relations:
        if relation.label in UNTAUGHT:
            continue
        subjects = [p for end in (relation.subject, *relation.or_subject) for p in ends.of(end)]
        targets = [p for end in (relation.object, *relation.or_object) for p in ends.of(end)]
        within = read_page.places.of(relation.evidence) if relation.evidence else None
        both = [(s, o) for s in subjects for o in targets if s[0] == o[0] and s != o]
        both.sort(key=lambda p: (*(_outside(m, within) for m in p), abs(p[0][1] - p[1][1]), p))
        if both and not relation.optional:
            out.relations.append((relation.label, relation.modality.value, both))
        elif not both:
            out.out_of_reach[relation.label] += 1
    return out


def _outside(mention: Place, within: Placed | None) -> bool:
    if within is None:
        return False
    unit, start, end = mention
    return not (unit == within.unit and within.start <= start and end <= within.end)


class _Ends:
    """Which mentions of the units stand for an end of an annotated relation."""

    def __init__(
        self, read_page: AnnotatedUnits, units: Sequence[AnalysedUnit], entities: Entities
    ) -> None:
        self._placed = read_page.placed
        self._called: defaultdict[str, list[Place]] = defaultdict(list)
        for unit in units:
            for m in (*unit.mentions, *unit.nested):
                entity = entities.of(unit.index, m)
                names = {m.text, *(entity.names if entity is not None else ())}
                value = m.attributes.get("value")
                names |= {str(value)} if isinstance(value, PartialDate) else set()
                for name in sorted({normal(n) for n in names}):
                    self._called[name].append((unit.index, m.start, m.end))
        known = read_page.page.entities
        self._marked = {e.id: e.mentions for e in known}
        self._names = {e.id: [n for n in (e.name, *e.names) if n] for e in known}

    def of(self, end: End) -> list[Place]:
        """Where the mentions stand that are marked for the end, else those that are called so."""
        if isinstance(end, Literally):
            return list(self._called[normal(end.value)])
        known = self._marked.get(end, (end,))
        placed = [self._placed[m] for m in known if m in self._placed]
        if placed:
            return [(p.unit, p.start, p.end) for p in placed]
        found = [p for name in self._names.get(end, ()) for p in self._called[normal(name)]]
        return list(dict.fromkeys(found))


def classes_of(
    prepared: Sequence[Prepared], relations: Collection[str] | None, interpreter: Interpreter
) -> tuple[RelationClass, ...]:
    """What there is to learn: each relation as asserted, other modalities where there are enough.

    Args:
        relations: the names to learn; None for all that are annotated.
    """
    count: Counter[tuple[str, Modality]] = Counter()
    sides: defaultdict[str, set[Sides]] = defaultdict(set)
    for page in prepared:
        labels = page.labels()
        for name, mood, both in page.relations:
            subject, target = both[0]
            if subject in labels and target in labels:
                count[name, mood] += 1
                sides[name].add((labels[subject], labels[target]))
    with_role = {p.relation for p in interpreter.patterns if p.role}
    return tuple(
        RelationClass(name, mood, tuple(sorted(sides[name])), has_role=name in with_role)
        for name, mood in sorted(count)
        if (relations is None or name in relations)
        and (mood == "asserted" or count[name, mood] >= LEAST)
    )


def examples(
    page: Prepared,
    sides: Collection[Sides],
    interpreter: Interpreter,
    hidden: Sequence[Floats],
    *,
    as_patterns_say: bool = False,
) -> list[Example]:
    """The pairs of one page, each with what the page marks for it.

    Args:
        sides: the labels of ends that any relation has.
        hidden: the encoder's rows of each unit.
        as_patterns_say: what patterns say is right; for pages that nobody annotated.
    """
    out: list[Example] = []
    found: dict[tuple[Place, Place], int] = {}
    for unit, rows in zip(page.units, hidden, strict=True):
        cut = read(unit, interpreter.scanner)
        for pair in pairs(cut, sides):
            ends = (pair.subject.mention, pair.object.mention)
            said = near(page.told.of(unit.index, pair), cut, pair)
            subject, target = ((unit.index, m.start, m.end) for m in ends)
            found[subject, target] = len(out)
            first, second = (page.told.keys(unit.index, m)[0] for m in ends)
            out.append(
                Example(
                    page.number,
                    (pair.subject.label, pair.object.label),
                    np.array(see(cut, pair, said).columns(), np.int64),
                    encoder_rows(pair, rows),
                    (first, second),
                    frozenset((f.relation, f.modality) for f in said)
                    if as_patterns_say
                    else frozenset(),
                )
            )
    for name, mood, both in page.relations:
        here = [found[pair] for pair in both if pair in found]
        for number in here:
            out[number].ignored |= {name}
        if here:
            out[here[0]].right |= {(name, mood)}
    return out


def train_relations(
    classes: Sequence[RelationClass], taught: Sequence[Example], width: int, *, steps: int = STEPS
) -> RelationModel:
    """A regression for each class.

    Args:
        width: columns of what the encoder says.
        steps: most steps of the search.
    """
    weights = np.zeros((len(classes), BUCKETS), np.float32)
    dense = np.zeros((len(classes), width), np.float32)
    for number, one in enumerate(classes):
        weights[number], dense[number] = _fit(one, taught, width, steps)
    return RelationModel(tuple(classes), weights, dense)


def answer(one: RelationClass, example: Example) -> bool | None:
    """Whether a pair is of the class; None where it is no example for it."""
    if example.sides not in one.sides:
        return None
    if (one.relation, one.modality) in example.right:
        return True
    if one.relation in example.ignored:
        return None
    return False


def _fit(
    one: RelationClass, taught: Sequence[Example], width: int, steps: int
) -> tuple[Floats, Floats]:
    marked = [(e, a) for e in taught if (a := answer(one, e)) is not None]
    start = anchor(one.relation, one.modality)
    if not marked:
        return start.astype(np.float32), np.zeros(width, np.float32)
    loss = _Loss([e for e, _ in marked], np.array([a for _, a in marked]), start)
    point = loss.first
    for step in lbfgs(loss, loss.first):
        point = step.point
        if step.number >= steps:
            break
    return loss.unpack(point)


class _Loss:
    """The sum of the log losses of all pairs, and the pull towards what patterns say."""

    def __init__(self, taught: Sequence[Example], right: NDArray[np.bool_], start: Vector) -> None:
        flat = np.concatenate([e.columns for e in taught])
        self.columns, where = np.unique(flat, return_inverse=True)
        self.where = where
        self.owner = np.repeat(np.arange(len(taught)), [len(e.columns) for e in taught])
        self.dense = np.stack([e.dense for e in taught]).astype(np.float64) * HELD_BACK
        self.right = right.astype(np.float64)
        self.counts = np.array([e.counts for e in taught])
        self.start = start
        self.anchor = np.concatenate((start[self.columns], np.zeros(self.dense.shape[1])))
        self.first = self.anchor

    def unpack(self, point: Vector) -> tuple[Floats, Floats]:
        """The weights of named features, and of the encoder's rows."""
        size = len(self.columns)
        named = self.start.copy()
        named[self.columns] = point[:size]
        return named.astype(np.float32), point[size:].astype(np.float32)

    def __call__(self, point: Vector) -> tuple[float, Vector]:
        size = len(self.columns)
        scores: Vector = np.bincount(self.owner, point[:size][self.where], len(self.right)).astype(
            np.float64
        )
        scores = scores + self.dense @ point[size:]
        loss = float(self.counts @ (np.logaddexp(0, scores) - scores * self.right))
        off = 1 / (1 + np.exp(-np.clip(scores, -40, 40))) - self.right
        off *= self.counts
        gradient = np.empty_like(point)
        gradient[:size] = np.bincount(self.where, off[self.owner], size)
        gradient[size:] = self.dense.T @ off
        away = point - self.anchor
        return loss + HOLD / 2 * float(away @ away), gradient + HOLD * away
