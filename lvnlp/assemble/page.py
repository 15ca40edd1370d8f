"""Puts the page together: texts, entities, relations, and what none of them speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from lvnlp.assemble.place import Locator
from lvnlp.assemble.texts import texts
from lvnlp.assemble.things import Thing, Things
from lvnlp.coreference.entities import Entities
from lvnlp.layout.model import Byline, PageLayout
from lvnlp.layout.repair import apply
from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.model import Fact, Ref
from lvnlp.schema import (
    RELATION_CLASSES,
    DateLiteral,
    LooseMention,
    Money,
    Page,
    PartialDate,
    PositionLiteral,
    Quantity,
    Relation,
    ReportedBy,
    TextLiteral,
    UserRelation,
    Why,
)
from lvnlp.schema.ids import make_id

BYLINE = "reported_by.byline"


def assemble(
    layout: PageLayout,
    units: Sequence[AnalysedUnit],
    entities: Entities,
    facts: Iterable[Fact],
    context: Context,
    source: str = "",
) -> Page:
    """The typed page.

    Raises:
        SchemaError: the stages contradict each other, which is a defect of lvnlp.
    """
    where = Locator(layout)
    things = Things(entities, where)
    listed = list(facts)
    for fact in listed:
        if fact.relation == "holds_position" and fact.modality == "asserted":
            things.hold(fact, units[fact.unit])
    # Every side is looked up before the numbers are given, for a look-up may make a thing.
    sides = [(_side(f.subject, f.unit, things), _side(f.object, f.unit, things)) for f in listed]
    bylines = _bylines(where, things, layout.staff)
    things.number()
    relations: list[Any] = []  # of the union; which of its classes, `RELATION_CLASSES` knows
    for fact, (subject, target) in zip(listed, sides, strict=True):
        relations.append(_relation(fact, subject, target, where, len(relations) + 1))
    for unit, thing, evidence in bylines:
        relations.append(
            ReportedBy(
                id=make_id("relation", len(relations) + 1),
                subject=where.ids[unit],
                object=thing.id,
                article=unit,
                evidence=evidence,
                confidence=0.95,
                why=Why(pattern=BYLINE),
            )
        )
    fields: dict[str, Any] = {**texts(layout, where, context.issued), **things.fields()}
    return Page(
        source=source,
        paper=context.paper,
        date=PartialDate.parse(context.issued.isoformat()) if context.issued else None,
        place=context.place,
        raw=layout.raw,
        text=apply(layout.raw, layout.repairs).text,
        relations=tuple(relations),
        mentions=_loose(units, entities, where),
        **fields,
    )


def _side(ref: Ref, unit: int, things: Things) -> Thing | Any:
    if ref.kind == "position":
        return PositionLiteral(title=ref.name)
    if ref.kind == "date":
        return DateLiteral(date=PartialDate.parse(ref.name))
    if ref.kind == "text":
        return TextLiteral(text=ref.name or "…")
    return things.of(ref, unit)


def _relation(fact: Fact, subject: Any, target: Any, where: Locator, number: int) -> Relation:
    ends = [s.id if isinstance(s, Thing) else s for s in (subject, target)]
    unit = where.units[fact.unit]
    trigger = where.evidence(fact.unit, fact.trigger.start, fact.trigger.end)
    values: dict[str, Any] = {
        "id": make_id("relation", number),
        "subject": ends[0],
        "object": ends[1],
        "role": fact.role or None,
        "modality": fact.modality,
        "date": fact.date,
        "count": fact.count,
        "amount": fact.amount,
        "article": fact.unit if unit.kind == "article" else None,
        "evidence": where.evidence(fact.unit, fact.start, fact.end),
        "confidence": fact.confidence,
        "why": Why(pattern=fact.pattern, triggers=(trigger,), explanation="; ".join(fact.notes)),
    }
    made = RELATION_CLASSES.get(fact.relation)
    if made is None:
        return UserRelation(relation=fact.relation, **values)
    return made(**values)


def _bylines(
    where: Locator, things: Things, staff: Iterable[Byline]
) -> list[tuple[int, Thing, Any]]:
    """Who wrote which article; who took a picture or made the page is one of its people as well."""
    out = []
    for n, unit in enumerate(where.units):
        for line in unit.bylines:
            evidence = where.raw_evidence([(line.start, line.end)], line.name, n)
            thing = things.named("person", line.name, [evidence], line.damaged)
            if unit.kind == "article":
                out.append((n, thing, evidence))
    for line in staff:
        evidence = where.raw_evidence([(line.start, line.end)], line.name)
        things.named("person", line.name, [evidence], line.damaged)
    return out


def _loose(
    units: Sequence[AnalysedUnit], entities: Entities, where: Locator
) -> tuple[LooseMention, ...]:
    """What is mentioned and is no entity: dates, sums, counts, pronouns, lone positions."""
    out = []
    for unit in units:
        borne = {
            span
            for m in (*unit.mentions, *unit.nested)
            if isinstance(spans := m.attributes.get("positions", ()), tuple)
            for span in spans
        }
        for m in (*unit.mentions, *unit.nested):
            if entities.of(unit.index, m) is not None or (m.start, m.end) in borne:
                continue
            value = m.attributes.get("value")
            if m.kind is Kind.QUANTITY and isinstance(value, int):
                value = Quantity(value=value, unit=str(m.attributes.get("unit", "")), text=m.text)
            known = value if isinstance(value, PartialDate | Money | Quantity) else None
            out.append(
                LooseMention(
                    kind=cast("Any", m.kind.lower()),
                    evidence=where.evidence(unit.index, m.start, m.end),
                    value=known,
                )
            )
    return tuple(sorted(out, key=lambda m: (m.evidence.start, m.evidence.end)))
