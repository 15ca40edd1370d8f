"""Precision by hand: facts drawn at random into a sheet, and what the judgements amount to."""

from __future__ import annotations

import csv
import io
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lvnlp.errors import MalformedInputError, OptionError
from lvnlp.evaluation.lines import Line, shuffled
from lvnlp.formats.facts import Fact, paired
from lvnlp.formats.files import read_utf8
from lvnlp.pipeline import Reader
from lvnlp.schema import RELATION_CLASSES

COLUMNS = (
    "id",
    "relation",
    "subject",
    "object",
    "role",
    "count",
    "amount",
    "pattern",
    "confidence",
    "verdict",
    "note",
    "text",
)
VERDICTS = {"right": True, "r": True, "1": True, "wrong": False, "w": False, "0": False}
REACH = 40
"""Lines that are read at most for each fact that is wanted."""
Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How the facts of a relation were judged.

    Attributes:
        right, wrong: how many were.
        open: rows without a verdict, or with one that leaves it open (?).
    """

    right: int = 0
    wrong: int = 0
    open: int = 0

    @property
    def judged(self) -> int:
        """How many have a verdict."""
        return self.right + self.wrong

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval of the precision, 95 %; (0.0, 1.0) where nothing was judged."""
        return wilson(self.right, self.judged)


def wilson(right: int, of: int) -> tuple[float, float]:
    """The Wilson score interval of a share, two-sided, 95 % (E. B. Wilson, 1927)."""
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, Z * Z
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    reach = Z / (1 + z2 / of) * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def draw(
    reader: Reader, lines: Sequence[Line], relation: str, count: int, seed: int, place: str = ""
) -> list[dict[str, str]]:
    """`count` asserted facts of a relation, each from another line, as rows of a sheet.

    Lines that hold none of the relation's trigger words are not read, and no more than `REACH`
    lines a fact are: fewer rows come back where the relation is that rare.

    Raises:
        OptionError: no pattern finds such a relation.
    """
    triggers = frozenset(
        part
        for pattern in reader.patterns
        if pattern.relation == relation
        for trigger in pattern.triggers
        for part in trigger.split("…")[:1]
    )
    if not triggers:
        raise OptionError(f"no pattern finds {relation!r}", options=sorted(RELATION_CLASSES))
    words = frozenset[str]() if relation == "holds_position" else triggers
    chance = random.Random(seed)
    rows: list[dict[str, str]] = []
    for tried, line in enumerate(shuffled(list(lines), seed, words)):
        if len(rows) == count or tried == count * REACH:
            break
        page = reader.parse(line.text, date=line.date or None, place=place)
        found = [
            (fact, told.why.pattern)
            for told, fact in paired(page)
            if fact.relation == relation and fact.modality == "asserted"
        ]
        if found:
            fact, pattern = chance.choice(found)
            rows.append(_row(line, fact, pattern))
    return rows


def _row(line: Line, fact: Fact, pattern: str) -> dict[str, str]:
    return {
        "id": str(line.number),
        "relation": fact.relation,
        "subject": fact.subject.name,
        "object": fact.object.name,
        "role": fact.role or "",
        "count": "" if fact.count is None else str(fact.count),
        "amount": "" if fact.amount is None else f"{fact.amount.value:f} {fact.amount.currency}",
        "pattern": pattern,
        "confidence": f"{fact.confidence:.3f}",
        "verdict": "",
        "note": "",
        "text": line.text.replace("\n", " / "),
    }


def to_csv(rows: Iterable[dict[str, str]], columns: Sequence[str] = COLUMNS) -> str:
    """The rows as CSV text with a header."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read_sheet(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a sheet.

    Raises:
        InputError: it cannot be read.
        MalformedInputError: a column is missing, or a verdict is none.
    """
    reader = csv.DictReader(io.StringIO(read_utf8(path)))
    missing = {"relation", "verdict"} - set(reader.fieldnames or ())
    if missing:
        raise MalformedInputError(
            f"{path} has no column {min(missing)!r}",
            remedy="Give a sheet that `judge draw` wrote.",
        )
    for number, row in enumerate(reader, 2):
        verdict = row["verdict"].strip().lower()
        if verdict not in {"", "?", *VERDICTS}:
            raise MalformedInputError(
                f"{path}, row {number}: {row['verdict']!r} is no verdict",
                remedy="Write right, wrong or ?, or leave it empty.",
            )
        yield {**row, "verdict": verdict}


def summed(rows: Iterable[dict[str, str]]) -> dict[str, Judged]:
    """The judgements, relation by relation, in order of their names."""
    out: dict[str, Judged] = {}
    for row in rows:
        before = out.get(row["relation"], Judged())
        verdict = VERDICTS.get(row["verdict"])
        out[row["relation"]] = Judged(
            before.right + (verdict is True),
            before.wrong + (verdict is False),
            before.open + (verdict is None),
        )
    return dict(sorted(out.items()))
