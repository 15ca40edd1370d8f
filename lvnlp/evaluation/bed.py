"""Runs the reader over cases and scores what it finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lvnlp.evaluation.cases import Case, CaseSet
from lvnlp.evaluation.score import Scored, score
from lvnlp.evaluation.tally import Tally, pool, total
from lvnlp.formats.facts import facts
from lvnlp.pipeline import Reader


@dataclass(frozen=True, slots=True)
class CaseScore:
    """One case and how it was read."""

    case: Case
    scored: Scored


@dataclass(frozen=True, slots=True)
class SetScore:
    """The cases of a set and how they were read."""

    name: str
    scores: tuple[CaseScore, ...]

    @property
    def relations(self) -> dict[str, Tally]:
        """Pooled by relation."""
        return pool(one.scored.tallies for one in self.scores)

    @property
    def all(self) -> Tally:
        """Pooled over all relations."""
        return total(self.relations.values())

    @property
    def groups(self) -> dict[str, Tally]:
        """Pooled by group: the construction of short texts."""
        return pool({one.case.group: _all(one)} for one in self.scores)

    @property
    def false_assertions(self) -> int:
        """How many facts were asserted out of passages that only plan, urge or deny."""
        return sum(len(one.scored.false_assertions) for one in self.scores)


def run(reader: Reader, cases: CaseSet) -> SetScore:
    """Read every case and score it."""
    return SetScore(cases.name, tuple(_score(reader, case) for case in cases.cases))


def run_all(reader: Reader, sets: Iterable[CaseSet]) -> list[SetScore]:
    """Read and score many sets."""
    return [run(reader, one) for one in sets]


def _score(reader: Reader, case: Case) -> CaseScore:
    page = reader.parse(
        case.text, name=case.name, paper=case.paper, date=case.date, place=case.place
    )
    return CaseScore(case, score(case.gold, facts(page)))


def _all(one: CaseScore) -> Tally:
    return total(one.scored.tallies.values())
