"""Articles, captions, teasers, notices, furniture: the parts of the page with text of their own."""

from __future__ import annotations

from datetime import date
from typing import Any

from lvnlp.assemble.place import Locator
from lvnlp.layout.model import Byline as RawByline
from lvnlp.layout.model import PageLayout, Unit
from lvnlp.schema import (
    Article,
    Byline,
    Caption,
    Furniture,
    HeadlineLine,
    Notice,
    PartialDate,
    Repair,
    Teaser,
    Unplaced,
)


def texts(layout: PageLayout, where: Locator, issued: date | None) -> dict[str, Any]:
    """The fields of `Page` that layout alone settles."""
    numbered = list(enumerate(where.units))
    return {
        "repairs": tuple(
            Repair(kind=r.kind, start=r.start, end=r.end, before=r.before, after=r.after)
            for r in layout.repairs
        ),
        "articles": tuple(
            _article(n, u, where, issued) for n, u in numbered if u.kind == "article"
        ),
        "captions": tuple(
            Caption(
                id=where.ids[n],
                evidence=_whole(n, u, where),
                photographers=tuple(byline(b, where) for b in u.bylines),
            )
            for n, u in numbered
            if u.kind == "caption"
        ),
        "teasers": tuple(
            Teaser(id=where.ids[n], evidence=_whole(n, u, where), jump=u.jump or None)
            for n, u in numbered
            if u.kind == "teaser"
        ),
        "notices": tuple(
            Notice(id=where.ids[n], evidence=_whole(n, u, where))
            for n, u in numbered
            if u.kind == "notice"
        ),
        "furniture": tuple(
            Furniture(kind=f.kind, evidence=where.raw_evidence([(f.start, f.end)], f.text))
            for f in layout.furniture
        ),
        "unplaced": tuple(
            Unplaced(reason="no body fits", evidence=where.raw_evidence(u.region, u.text.text))
            for u in layout.unplaced
        ),
        "staff": tuple(byline(one, where) for one in layout.staff),
    }


def byline(raw: RawByline, where: Locator) -> Byline:
    """A byline of the schema."""
    return Byline(
        name=raw.name,
        role=raw.role,
        damaged=raw.damaged,
        evidence=where.raw_evidence([(raw.start, raw.end)], raw.name),
    )


def _whole(n: int, unit: Unit, where: Locator) -> Any:
    return where.evidence(n, 0, len(unit.text))


def _article(n: int, unit: Unit, where: Locator, issued: date | None) -> Article:
    body = unit.body_text()
    return Article(
        id=where.ids[n],
        headlines=tuple(
            HeadlineLine(
                text=unit.text.text[h.start : h.end],
                kind=h.kind,
                evidence=where.evidence(n, h.start, h.end),
            )
            for h in unit.headline
        ),
        headline_confidence=unit.headline_confidence if unit.headline else None,
        reporters=tuple(byline(b, where) for b in unit.bylines),
        body=where.raw_evidence(unit.body, body, n) if unit.body and body else None,
        genre=unit.genre,
        dateline_place=unit.dateline_place or None,
        dateline_date=_dateline(unit, issued),
    )


def _dateline(unit: Unit, issued: date | None) -> PartialDate | None:
    if unit.dateline_date is None:
        return None
    month, day = unit.dateline_date
    year = None
    if issued is not None:
        year = issued.year - 1 if (month, day) > (issued.month, issued.day) else issued.year
    return PartialDate(year, month, day)
