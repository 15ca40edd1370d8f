"""The relation model of a user's model: which pairs of mentions are joined, and by what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lvnlp.coreference.entities import Entities
from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.layers import Floats
from lvnlp.relations.discourse import KIND_NAMES
from lvnlp.relations.model import Fact, Modality, Ref, Trigger
from lvnlp.relations.scan import Scanner
from lvnlp.relations.words import words
from lvnlp.schema.dates import PartialDate
from lvnlp.tuned.features import bucket
from lvnlp.tuned.pair_features import BUCKETS, CUE, VOTE, Seen, encoder_rows, see
from lvnlp.tuned.pairs import Mentioned, Pair, Read, Sides, pairs, read

VOTE_WEIGHT = 5.0
"""What a pattern's fact adds before anything is learned; with the bias it stands at 0.88."""
BIAS = -3.0
"""Where a pair stands of which nothing is known: 0.05."""
CUE_WEIGHT = -1.0
"""What 将, 要 or 未 in the clause takes off before anything is learned."""

HELD_BACK = 0.1
"""The encoder's rows are multiplied with this before they are weighed, so that three times 256 of
them do not drown some hundred words. Found on short texts of the test bed, each construction left
out in turn: with 0, 0.5 and 1 less was found."""


THRESHOLD = 0.35
"""The probability from which a pair is taken where training pages are too few to tell. Below one
half, since what is said in words that no training page had gets too low a one."""


@dataclass(frozen=True)
class RelationClass:
    """One relation in one modality, as it is learned.

    Attributes:
        relation: its name.
        modality: asserted, or another where the user's pages have enough of it.
        sides: the labels that its ends may have: those that they had in training.
        threshold: the probability from which a pair is taken.
        has_role: the fact keeps the word of the role (出席, 列席).
    """

    relation: str
    modality: Modality
    sides: tuple[Sides, ...]
    threshold: float = THRESHOLD
    has_role: bool = False


@dataclass(frozen=True)
class RelationModel:
    """Scores pairs for each of its classes.

    Attributes:
        classes: what it knows.
        weights: [classes, BUCKETS], of the named features.
        dense: [classes, 3 * width of the encoder].
    """

    classes: tuple[RelationClass, ...]
    weights: Floats
    dense: Floats

    @property
    def relations(self) -> tuple[str, ...]:
        """The names of the relations."""
        return tuple(dict.fromkeys(c.relation for c in self.classes))

    @property
    def sides(self) -> frozenset[Sides]:
        """The labels of ends that any class may have."""
        return frozenset(s for c in self.classes for s in c.sides)

    def score(self, number: int, seen: Seen, rows: Floats) -> float:
        """The probability that a pair is of the class, 0 to 1."""
        total = float(self.weights[number][seen.columns()].sum(dtype=np.float64))
        total += float(self.dense[number] @ rows) * HELD_BACK
        return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def anchor(relation: str, modality: Modality) -> NDArray[np.float64]:
    """The weights of a class before anything is learned: it follows the patterns."""
    out = np.zeros(BUCKETS)
    out[bucket("bias", BUCKETS)] = BIAS
    out[bucket(f"{VOTE}{relation}:{modality}", BUCKETS)] = VOTE_WEIGHT
    if modality == "asserted":
        for cue in ("planned", "urged", "negated"):
            out[bucket(CUE + cue, BUCKETS)] = CUE_WEIGHT
    return out


class Told:
    """What patterns say of a unit, found by the two mentions that it is said of."""

    def __init__(self, facts: Iterable[Fact], entities: Entities) -> None:
        self._entities = entities
        self._facts: defaultdict[tuple[int, str, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            for subject in _keys(fact.subject):
                for target in _keys(fact.object):
                    self._facts[fact.unit, subject, target].append(fact)

    def keys(self, unit: int, mention: Mention) -> list[str]:
        """What a mention may be called in a fact."""
        entity = self._entities.of(unit, mention)
        own = f"@{mention.start}"
        return [entity.id, own] if entity is not None else [own]

    def of(self, unit: int, pair: Pair) -> list[Fact]:
        """The facts that are said of the pair, each once."""
        found = {
            id(fact): fact
            for s in self.keys(unit, pair.subject.mention)
            for o in self.keys(unit, pair.object.mention)
            for fact in self._facts.get((unit, s, o), ())
        }
        return list(found.values())


def _keys(ref: Ref) -> list[str]:
    found = [ref.entity] if ref.entity else []
    return [*found, f"@{ref.start}"] if ref.start >= 0 else found


def near(facts: Sequence[Fact], read: Read, pair: Pair) -> list[Fact]:
    """The facts whose words lie in the sentences of the pair."""
    spans = [read.spans[one.sentence] for one in (pair.subject, pair.object)]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    return [f for f in facts if f.start < high and low < f.end]


class Relater:
    """Applies a relation model to the units of a page.

    Args:
        model: the model.
        scanner: what cuts clauses into words, of the reader's patterns.
        source: what facts name as their pattern: "model:<name>".
    """

    def __init__(self, model: RelationModel, scanner: Scanner, source: str) -> None:
        self.model = model
        self.scanner = scanner
        self.source = source

    def facts(
        self,
        units: Sequence[AnalysedUnit],
        entities: Entities,
        facts: Sequence[Fact],
        hidden: Sequence[Floats],
    ) -> list[Fact]:
        """The facts of the patterns, as far as the model agrees, and those that it adds.

        A fact of a relation that the model has not learned stays, and so does one of which an end
        is no mention that the model has looked at.
        """
        told = Told(facts, entities)
        refused: set[int] = set()
        agreed: set[int] = set()
        new: list[Fact] = []
        for unit, rows in zip(units, hidden, strict=True):
            best: dict[tuple[int, str, str], tuple[float, Pair, Seen]] = {}
            cut = read(unit, self.scanner)
            for pair in pairs(cut, self.model.sides):
                said = told.of(unit.index, pair)
                seen = see(cut, pair, near(said, cut, pair))
                row = encoder_rows(pair, rows)
                for number, one in enumerate(self.model.classes):
                    if (pair.subject.label, pair.object.label) not in one.sides:
                        continue
                    score = self.model.score(number, seen, row)
                    same = [
                        id(f)
                        for f in said
                        if f.relation == one.relation and f.modality == one.modality
                    ]
                    (agreed if score >= one.threshold else refused).update(same)
                    subject, target = (
                        told.keys(unit.index, m.mention)[0] for m in (pair.subject, pair.object)
                    )
                    key = (number, subject, target)
                    if (
                        score >= one.threshold
                        and not same
                        and (key not in best or score > best[key][0])
                    ):
                        best[key] = (score, pair, seen)
            new += [
                self._fact(unit, cut, self.model.classes[key[0]], key[0], *found, entities)
                for key, found in best.items()
            ]
        kept = [f for f in facts if id(f) not in refused - agreed]
        return sorted([*kept, *new], key=lambda f: (f.unit, f.start, f.end, f.relation))

    def _fact(
        self,
        unit: AnalysedUnit,
        cut: Read,
        one: RelationClass,
        number: int,
        score: float,
        pair: Pair,
        seen: Seen,
        entities: Entities,
    ) -> Fact:
        trigger, note = self._why(unit, number, seen, pair)
        stands = [pair.subject.mention, pair.object.mention]
        start = min([m.start for m in stands] + [trigger.start])
        end = max([m.end for m in stands] + [trigger.end])
        role = ""
        if one.has_role:
            role = next((w for w in words().roles if w in trigger.text), "")
            role = role or next((w for w in words().roles if w in unit.text[start:end]), "")
        return Fact(
            relation=one.relation,
            subject=ref(unit, pair.subject, entities),
            object=ref(unit, pair.object, entities),
            unit=unit.index,
            start=start,
            end=end,
            modality=one.modality,
            pattern=f"{self.source}/{one.relation}",
            trigger=trigger,
            role=role,
            confidence=round(score, 3),
            notes=(note,),
        )

    def _why(self, unit: AnalysedUnit, number: int, seen: Seen, pair: Pair) -> tuple[Trigger, str]:
        """The words that spoke for it most, and all that did, for a person to read."""
        weights = self.model.weights[number]
        weighed = [(float(weights[bucket(n, BUCKETS)]), n) for n in seen.names]
        speaks: dict[tuple[int, int], float] = {}
        for weight, name in weighed:
            place = seen.words.get(name)
            if place and place[0] < place[1] and "<" not in name:
                speaks[place] = speaks.get(place, 0.0) + weight
        if speaks:
            place = max(speaks, key=lambda p: (speaks[p], p[1] - p[0], -p[0]))
        else:
            place = (pair.object.mention.start, pair.object.mention.end)
        for_it = sorted((w, n) for w, n in weighed if w > 0 and n.startswith(("kinds:", VOTE)))
        said = [f"“{unit.text[place[0] : place[1]]}” {speaks.get(place, 0.0):+.2f}"]
        said += [f"{name} {weight:+.2f}" for weight, name in reversed(for_it)]
        note = "learned from annotated pages; speaks for it: " + ", ".join(said)
        return Trigger(unit.text[place[0] : place[1]], *place), note


def ref(unit: AnalysedUnit, one: Mentioned, entities: Entities) -> Ref:
    """The side of a fact that a mention is."""
    mention = one.mention
    entity = entities.of(unit.index, mention)
    kind = KIND_NAMES.get(mention.kind, "text")
    name = entity.name if entity is not None else mention.text
    value = mention.attributes.get("value")
    if mention.kind is Kind.DATE and isinstance(value, PartialDate):
        name = str(value)
    return Ref(kind, name, entity.id if entity else "", mention.start, mention.end)
