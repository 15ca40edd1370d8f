"""Facts made by hand, found ones and gold ones, for the tests of the scorer."""

from __future__ import annotations

from decimal import Decimal

from lvnlp.formats.facts import Fact, FactEvidence, FactSide, SideKind
from lvnlp.formats.gold import GoldFact, GoldNotFact, GoldSpan
from lvnlp.schema import Modality, Money


def found(
    relation: str,
    subject: str,
    object_: str,
    *,
    kind: SideKind = "event",
    at: tuple[int, int] = (0, 10),
    count: int | None = None,
    amount: tuple[str, str] | None = None,
    modality: Modality = Modality.ASSERTED,
) -> Fact:
    """A fact that a reader found; `amount` is value and currency."""
    paid = amount and Money(value=Decimal(amount[0]), currency=amount[1], text="…")
    return Fact(
        relation=relation,
        subject=FactSide(kind="person", name=subject),
        object=FactSide(kind=kind, name=object_),
        role=None,
        modality=modality,
        date=None,
        count=count,
        amount=paid or None,
        article=0,
        evidence=FactEvidence(start=at[0], end=at[1], text="…"),
        confidence=1.0,
    )


def gold(
    relation: str,
    subject: str | tuple[str, ...],
    object_: str | tuple[str, ...],
    *,
    at: tuple[int, int] = (0, 10),
    count: int | None = None,
    amount: str | None = None,
    currency: str | None = None,
    optional: bool = False,
) -> GoldFact:
    """A fact that is to be found."""
    return GoldFact(
        relation=relation,
        subject=subject,
        object=object_,
        article=None,
        evidence=GoldSpan(start=at[0], end=at[1]),
        count=count,
        amount=None if amount is None else Decimal(amount),
        currency=currency,
        optional=optional,
    )


def not_fact(relation: str, at: tuple[int, int]) -> GoldNotFact:
    """A passage that asserts nothing of that relation."""
    return GoldNotFact(relation=relation, why="urged", evidence=GoldSpan(start=at[0], end=at[1]))
