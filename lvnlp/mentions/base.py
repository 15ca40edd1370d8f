"""What a mention is, and what every finder of mentions has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """The kinds of mention; learned and grammatical finders use the same."""

    PERSON = "PERSON"
    POSITION = "POSITION"
    ORGANIZATION = "ORGANIZATION"
    PLACE = "PLACE"
    GROUP = "GROUP"  # people without names: 与会人员, 部分企业负责人, 12家企业的代表
    PRONOUN = "PRONOUN"  # 他, 她, 他们
    DATE = "DATE"
    MONEY = "MONEY"
    QUANTITY = "QUANTITY"  # a count with its unit: 25个, 11家
    EVENT = "EVENT"
    PROJECT = "PROJECT"  # projects, works, agreements: whatever is signed, started, commissioned
    OTHER = "OTHER"  # under a label of the user's own, which a model that he trained finds


GIVEN = tuple(kind for kind in Kind if kind is not Kind.OTHER)
"""The kinds that a gazetteer may name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a text that names something.

    Attributes:
        start, end: offsets into the text it was found in, [start, end), in code points.
        kind: what sort of thing it names.
        text: the characters themselves, `text[start:end]` of that text.
        source: who found it, "gazetteer", "grammar:<rule>" or "model:<name>".
        score: 0 to 1, how sure the finder is.
        attributes: what else the finder read off it. The keys are fixed for each kind:
            PERSON: "positions" (tuple of (start, end) of the POSITION mentions that it bears,
                its own and those a list shares), "damaged" (bool), "title" (孙书记 has 书记)
            POSITION: "organization" (the part that names the body, or ""), "shared" (bool)
            PERSON also: "short_of" (the full name that 布某某 or 老周 stands for)
            DATE: "value" (lvnlp.schema.PartialDate or None), "kind" (date, month, year, period,
                deadline, vague; only "date" can date an event), and see `mentions.dates`
            MONEY: "value" (lvnlp.schema.Money, None for a range), "approximate", "per", "threshold"
            QUANTITY: "value" (int, Decimal for measures, None for a range), "unit", "measure",
                "approximate", "indefinite"
            GROUP: "head", "plural", "count", "approximate", "after_list"
            PRONOUN: "class" (person, persons, organization, place, project, event)
            EVENT: "head", "bare", "definite", "standing", "venue"; see `mentions.events`
            PROJECT: "head", "bare", "agreement"; see `mentions.projects`
            OTHER: "label" (what the user calls it)
            PLACE, ORGANIZATION: "definite" (园区, 公司 alone), "home" (我市, 全县)
    """

    start: int
    end: int
    kind: Kind
    text: str
    source: str
    score: float = 1.0
    attributes: Mapping[str, object] = field(default_factory=dict)

    def __len__(self) -> int:
        return self.end - self.start

    def __repr__(self) -> str:
        return f"{self.kind}({self.text!r} {self.start}:{self.end} {self.source} {self.score:.2f})"

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Mention) -> bool:
        """Whether `other` lies within this mention (or is as long)."""
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Mention:
        """The same mention in a text that has `by` more characters in front."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a page before its text is read.

    Attributes:
        paper: the newspaper's name, "" when not known.
        issued: the day the page came out, None when not known.
        place: the place that 我市, 全县 and 我省 stand for, as the user gave it (山西省吕梁市).
        gazetteer: the user's own names for each kind; they win over every finder.
    """

    paper: str = ""
    issued: date | None = None
    place: str = ""
    gazetteer: Mapping[Kind, Sequence[str]] = field(default_factory=dict)


class Finder(Protocol):
    """Finds mentions on a page.

    A finder sees all texts of the page at once, since a name that is clear in one article
    settles a doubt in another; it gives one list a text, in order of start. Lists of two
    finders may overlap: `lvnlp.mentions.policy` decides.
    """

    def __call__(self, texts: Sequence[str], context: Context) -> list[list[Mention]]:
        """The mentions of each text, one list a text, in order of start."""
        ...
