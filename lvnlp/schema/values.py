"""Small values: sums of money, counts, and where on the page something stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated

from pydantic import Field, PlainSerializer, WithJsonSchema, model_validator

from lvnlp.errors import SchemaError
from lvnlp.schema.base import Model, Text, shortened

Span = tuple[int, int]
"""A half-open stretch [start, end) of the raw file, in Unicode code points."""

Offset = Annotated[int, Field(ge=0)]
"""A place in the raw file: how many code points stand before it."""

PlainDecimal = Annotated[
    Decimal,
    # 40 digits hold every sum there is, and keep 1E+999999 from being written out.
    Field(max_digits=40),
    PlainSerializer(lambda value: format(value, "f"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
]
"""A decimal that is written without an exponent: 10842000000, never 1.0842E+10."""


class Modality(StrEnum):
    """Whether something happened, will happen, is called for, or did not happen."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    URGED = "urged"
    NEGATED = "negated"


class Money(Model):
    """A sum of money: 108.42亿元 is 10842000000 CNY.

    Attributes:
        value: the sum in the currency's unit (元, not 万元), all multiplied out.
        currency: ISO 4217, such as CNY, USD, EUR.
        text: as the page writes it.
    """

    value: PlainDecimal
    currency: str = Field(pattern="^[A-Z]{3}$")
    text: Text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Money {self.value:f} {self.currency} {shortened(self.text)}>"


class Quantity(Model):
    """A count and what is counted: 25个.

    Attributes:
        value: the whole number.
        unit: the measure word or unit (个, 家, 公里), "" when the page gives none.
        text: as the page writes it.
    """

    value: int
    unit: str = ""
    text: Text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Quantity {self.value} {self.unit} {shortened(self.text)}>"


class Evidence(Model):
    """Where on the page something stands.

    Attributes:
        start, end: the smallest stretch [start, end) of the raw file that holds all of it.
        text: what stands there, repaired.
        pieces: the raw stretches one by one, in reading order, when there is more than one; they
            do not overlap. Empty when [start, end) is all of it.
        unit: the id of the article, caption, teaser or notice that it is part of, None when it is
            part of none.
    """

    start: Offset
    end: Offset
    text: str
    pieces: tuple[Span, ...] = ()
    unit: str | None = None

    @classmethod
    def of(cls, pieces: Sequence[Span], text: str, unit: str | None = None) -> Evidence:
        """The evidence that these raw stretches make up, given in reading order.

        Neighbours that touch or share a character become one: a raw character may stand for
        several repaired ones, and then comes once for each of them.

        Raises:
            SchemaError: there is no stretch, one is empty, or two that are no neighbours overlap.
        """
        if not pieces:
            raise SchemaError(f"no raw stretch stands behind {shortened(text)!r}")
        joined = [pieces[0]]
        for start, end in pieces[1:]:
            last = joined[-1]
            if last[0] <= start <= last[1]:
                joined[-1] = (last[0], max(last[1], end))
            else:
                joined.append((start, end))
        return cls(
            start=min(start for start, _ in joined),
            end=max(end for _, end in joined),
            text=text,
            pieces=tuple(joined) if len(joined) > 1 else (),
            unit=unit,
        )

    @model_validator(mode="after")
    def _spans_hold(self) -> Evidence:
        name = f"the evidence {shortened(self.text)!r} [{self.start}, {self.end})"
        if self.end <= self.start:
            raise SchemaError(f"{name} is empty")
        if not self.pieces:
            return self
        if len(self.pieces) == 1:
            raise SchemaError(f"{name} has one piece", remedy="Leave `pieces` out.")
        ordered = sorted(self.pieces)
        if any(end <= start for start, end in ordered):
            raise SchemaError(f"{name} has an empty piece")
        if any(b[0] < a[1] for a, b in pairwise(ordered)):
            raise SchemaError(f"{name} has pieces that overlap")
        if (ordered[0][0], ordered[-1][1]) != (self.start, self.end):
            raise SchemaError(f"{name} is not as long as its pieces")
        return self

    @property
    def spans(self) -> tuple[Span, ...]:
        """The raw stretches in reading order, one or more."""
        return self.pieces or ((self.start, self.end),)

    def raw(self, page_text: str) -> str:
        """The characters of the raw file, of all stretches one after another."""
        return "".join(page_text[start:end] for start, end in self.spans)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Evidence {self.start}:{self.end} {shortened(self.text)}>"


class Repair(Model):
    """One edit of the raw text: at [start, end) it has `before`, and `after` stands for it.

    Attributes:
        kind: what sort of damage was repaired, as `lvnlp.layout` names it.
        start, end: the raw stretch [start, end); empty where something was put in.
        before: the raw characters there.
        after: what stands for them in the repaired text.
    """

    kind: Text
    start: Offset
    end: Offset
    before: str
    after: str

    @model_validator(mode="after")
    def _spans_hold(self) -> Repair:
        if self.end - self.start != len(self.before):
            raise SchemaError(
                f"the repair at [{self.start}, {self.end}) is not as long as what stood there, "
                f"{shortened(self.before)!r}"
            )
        return self

    def __repr__(self) -> str:
        before, after = shortened(self.before), shortened(self.after)
        return f"<Repair {self.kind} {self.start}:{self.end} {before!r} → {after!r}>"
