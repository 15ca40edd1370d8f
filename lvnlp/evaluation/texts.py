"""The test bed's short texts: one JSON object a line, each complete with its facts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from lvnlp.errors import MalformedInputError
from lvnlp.evaluation.score import Gold
from lvnlp.formats.files import read_utf8
from lvnlp.formats.gold import GoldFact, GoldNotFact, GoldSpan
from lvnlp.formats.validation import parse
from lvnlp.schema.values import PlainDecimal

Name = Annotated[str, StringConstraints(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BedFact(_Model):
    """A fact of a short text, written as in gold pages; `evidence` quotes the words.

    Attributes:
        evidence: the words of a statement, once in the text; other facts need none.
    """

    relation: Name
    subject: Name | tuple[Name, ...]
    object: Name | tuple[Name, ...]
    role: str | None = None
    count: int | None = None
    amount: PlainDecimal | None = None
    currency: str | None = None
    optional: bool = False
    evidence: Name | None = None


class BedNotFact(_Model):
    """Words that plan, urge or deny, and that must not come out as asserted."""

    relation: Name
    why: Name
    evidence: Name


class BedText(_Model):
    """One to four sentences and all facts that they state.

    Attributes:
        id: what it is called by.
        construction: the way of putting things that it stands for.
        text: the sentences as they stand in a body, or headlines and body, one a line.
        date, place: the day of issue and the place of 我市 and 全县.
        persons: names that must match to the character.
        events, projects: for each key the names that count as right.
    """

    id: Name
    construction: Name
    text: Name
    date: Name
    place: Name
    persons: tuple[Name, ...] = ()
    events: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    projects: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)
    facts: tuple[BedFact, ...]
    not_facts: tuple[BedNotFact, ...] = ()

    def gold(self) -> Gold:
        """The facts with the places of their words in the text.

        Raises:
            MalformedInputError: quoted words are not in the text, or more than once.
        """
        return Gold(
            tuple(self._fact(fact) for fact in self.facts),
            {**self.events, **self.projects},
            frozenset(self.persons),
            tuple(
                GoldNotFact(relation=n.relation, why=n.why, evidence=self._span(n.evidence))
                for n in self.not_facts
            ),
            complete=True,
        )

    def _fact(self, fact: BedFact) -> GoldFact:
        said = fact.model_dump(exclude={"evidence"})
        return GoldFact(**said, article=None, evidence=self._span(fact.evidence))

    def _span(self, words: str | None) -> GoldSpan:
        if words is None:
            return GoldSpan(start=0, end=len(self.text))
        times = self.text.count(words)
        if times != 1:
            raise MalformedInputError(
                f"{self.id}: {words!r} stands {times} times in the text",
                remedy="Quote as many words as it takes to tell the place.",
            )
        start = self.text.index(words)
        return GoldSpan(start=start, end=start + len(words))


def read_texts(path: Path) -> list[BedText]:
    """The short texts of a file. Blank lines are passed over.

    Raises:
        InputError: the file cannot be read; a line is no text of the bed.
    """
    lines = enumerate(read_utf8(path).split("\n"), start=1)
    return [parse(BedText, line, f"{path}, line {n}") for n, line in lines if line.strip()]
