"""Facts against gold: which were found, which are wrong, which are missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lvnlp.evaluation.likeness import alike, same
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.facts import Fact, FactEvidence, FactSide
from lvnlp.formats.gold import GoldFact, GoldNotFact, GoldPage, GoldSpan
from lvnlp.schema import Modality

STATEMENT = "text"
"""What a gold fact has for an object where somebody states something."""

# Dates and positions are right or wrong; 副市长 is no tolerable way to write 市长.
_EXACT_OBJECTS = frozenset({"held_on", "holds_position"})

_ONE_UNIT = 1
"""Sums may differ by less than one unit of the currency: 1.1亿 may have passed through a float."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What is to be found in one text.

    Attributes:
        facts: the facts.
        names: for each key (E1, P2) the names that count as right.
        persons: names that must match to the character.
        not_facts: passages out of which nothing of that relation may come as asserted.
        complete: whether all relations are judged; else those that the gold speaks of, since who
            wrote it may not have looked for others.
    """

    facts: tuple[GoldFact, ...]
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    not_facts: tuple[GoldNotFact, ...] = ()
    complete: bool = False

    @classmethod
    def of(cls, page: GoldPage, *, complete: bool = False) -> Gold:
        """The gold of a page."""
        return cls(
            page.facts,
            {**page.events, **page.projects},
            frozenset(page.persons),
            page.not_facts,
            complete,
        )

    def judges(self, fact: Fact) -> bool:
        """Whether a found fact is weighed at all. Only asserted ones are."""
        if fact.modality is not Modality.ASSERTED:
            return False
        spoken_of = {g.relation for g in self.facts} | {n.relation for n in self.not_facts}
        return self.complete or fact.relation in spoken_of

    def matches(self, gold: GoldFact, fact: Fact) -> bool:
        """Whether the fact that was found is this one."""
        if gold.relation != fact.relation:
            return False
        if gold.relation == "reported_by":  # the place of the byline tells which article it is
            return overlap(gold.evidence, fact.evidence) and self._side(gold.object, fact.object)
        if not self._side(gold.subject, fact.subject):
            return False
        if gold.object == STATEMENT:
            return overlap(gold.evidence, fact.evidence)
        if gold.amount is not None and not _same_sum(gold, fact):
            return False
        if gold.count is not None:
            return fact.count == gold.count
        return self._side(gold.object, fact.object, exact=gold.relation in _EXACT_OBJECTS)

    def _side(self, gold: str | tuple[str, ...], found: FactSide, *, exact: bool = False) -> bool:
        if gold == STATEMENT:
            return True
        return any(
            same(found.name, name) if exact or name in self.persons else alike(found.name, name)
            for name in self._accepted(gold)
        )

    def _accepted(self, gold: str | tuple[str, ...]) -> Iterable[str]:
        for name in (gold,) if isinstance(gold, str) else gold:
            yield from self.names.get(name, (name,))


@dataclass(frozen=True, slots=True)
class Scored:
    """How one text was read.

    Attributes:
        tallies: right, wrong and missed for each relation.
        missed: gold facts that were not found; optional ones are never among them.
        wrong: facts that were found and are not in the gold.
        false_assertions: facts that were asserted out of a passage that asserts none of the kind.
    """

    tallies: Mapping[str, Tally]
    missed: tuple[GoldFact, ...] = ()
    wrong: tuple[Fact, ...] = ()
    false_assertions: tuple[Fact, ...] = ()


def score(gold: Gold, facts: Iterable[Fact]) -> Scored:
    """Compare what was found in a text with what is to be found.

    Facts that are planned, urged or negated are passed over, a gold fact counts once however
    often it was found, and an optional one counts neither way.
    """
    wrong, false_assertions = [], []
    found = [False] * len(gold.facts)
    for fact in facts:
        if not gold.judges(fact):
            continue
        hits = [i for i, g in enumerate(gold.facts) if gold.matches(g, fact)]
        for i in hits:
            found[i] = True
        if not hits:
            wrong.append(fact)
            if any(_comes_from(fact, passage) for passage in gold.not_facts):
                false_assertions.append(fact)
    demanded = [(ok, g) for ok, g in zip(found, gold.facts, strict=True) if not g.optional]
    missed = [g for ok, g in demanded if not ok]
    return Scored(
        _tallies((g for ok, g in demanded if ok), wrong, missed),
        tuple(missed),
        tuple(wrong),
        tuple(false_assertions),
    )


def _tallies(
    right: Iterable[GoldFact], wrong: Iterable[Fact], missed: Iterable[GoldFact]
) -> dict[str, Tally]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kind, listed in (("right", right), ("wrong", wrong), ("missed", missed)):
        for one in listed:
            counts[one.relation][kind] += 1
    return {relation: Tally(**counts[relation]) for relation in sorted(counts)}


def overlap(a: GoldSpan | FactEvidence, b: GoldSpan | FactEvidence) -> bool:
    """Whether two stretches [start, end) of the raw file share a character."""
    return a.start < b.end and b.start < a.end


def _comes_from(fact: Fact, passage: GoldNotFact) -> bool:
    return fact.relation == passage.relation and overlap(passage.evidence, fact.evidence)


def _same_sum(gold: GoldFact, fact: Fact) -> bool:
    if gold.amount is None or fact.amount is None:
        return False
    currency = gold.currency or "CNY"
    return fact.amount.currency == currency and abs(fact.amount.value - gold.amount) < _ONE_UNIT
