"""Annotated pages as gold pages, and the list of what these cannot hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lvnlp.formats.annotated import (
    STATED,
    VALUE,
    AnnotatedPage,
    End,
    Literally,
    Spans,
    Statement,
    cover,
)
from lvnlp.formats.annotated_files import make_folder, stems
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.gold_losses import (
    KINDS,
    Fact,
    evidence_of,
    label_of,
    what_is_lost,
)
from lvnlp.formats.exchange.gold_names import TEXT
from lvnlp.formats.exchange.gold_pages import ENDING
from lvnlp.formats.exchange.report import Note, Report
from lvnlp.formats.files import write_whole
from lvnlp.formats.gold import (
    GoldArticle,
    GoldCaption,
    GoldFact,
    GoldMeta,
    GoldNotFact,
    GoldPage,
    GoldSpan,
    GoldTeaser,
    write_gold,
)
from lvnlp.schema import Modality

_NUMBER = re.compile(r"f([0-9]+)")


def write_gold_pages(pages: Iterable[AnnotatedPage], path: str | Path) -> Report:
    """Write NAME.txt and NAME.gold.json of each page into a folder.

    Raises:
        OutputError: a file cannot be written.
    """
    folder = Path(path)
    make_folder(folder)
    given = list(pages)
    report = Report()
    for page, stem in zip(given, stems(given), strict=True):
        checks = sound(page, page.source or stem)
        gold, lost = gold_from_annotated(checks.pages[0], source=f"{stem}.txt")
        report += checks.report + Report(lost=tuple(lost))
        write_whole(folder / f"{stem}.txt", page.raw)
        write_gold(gold, folder / f"{stem}{ENDING}")
    return report


def gold_from_annotated(page: AnnotatedPage, *, source: str = "") -> tuple[GoldPage, list[Note]]:
    """The page as a gold page, and what is not in it. The page must be sound.

    Args:
        page: the page.
        source: the name of the text file; the page's own source if left out.
    """
    name = source or page.source
    lost = [Note(name, field, reason) for field, reason in what_is_lost(page)]
    kinds = {kind: [e for e in page.entities if e.kind == kind] for kind in KINDS}
    facts: list[Fact] = [*page.relations, *page.statements]
    facts.sort(key=_order)
    told = [one for one in facts if one.modality is Modality.ASSERTED and evidence_of(one)]
    refused = [one for one in facts if one.modality is not Modality.ASSERTED and evidence_of(one)]
    persons: dict[str, tuple[str, ...]] = {}
    for person in kinds["person"]:
        persons[person.name] = tuple(dict.fromkeys((*persons.get(person.name, ()), *person.titles)))
    about = page.about
    gold = GoldPage(
        source=name,
        meta=GoldMeta(
            paper=about.paper,
            date=about.date,
            page=about.page or 1,
            city=about.city or about.place,
            province=about.province,
        ),
        articles=tuple(
            GoldArticle(
                id=one.id,
                headline=one.headline,
                reporters=one.reporters,
                body=_span(one.body[:1]),
                headline_spans=tuple(_span((span,)) for span in one.headline_spans),
                body_continued=tuple(_span((span,)) for span in one.body[1:]),
            )
            for one in page.articles
        ),
        captions=tuple(
            GoldCaption(text=one.text, photographer=one.photographer) for one in page.captions
        ),
        teasers=tuple(GoldTeaser(text=one.text, jump=one.jump) for one in page.teasers),
        persons=persons,
        damaged={one.name: one.damage_note for one in page.entities if one.damage_note},
        organizations=tuple(one.name for one in kinds["organization"]),
        places=tuple(one.name for one in kinds["place"]),
        events={one.id: one.names or (one.name,) for one in kinds["event"]},
        projects={one.id: one.names or (one.name,) for one in kinds["project"]},
        facts=tuple(_fact(one, page) for one in told),
        not_facts=(
            *(
                GoldNotFact(relation=one.label, why=one.why, evidence=_span(one.evidence))
                for one in page.not_relations
                if one.evidence
            ),
            *(
                GoldNotFact(
                    relation=label_of(one), why=str(one.modality), evidence=_span(evidence_of(one))
                )
                for one in refused
            ),
        ),
    )
    return gold, lost


def _order(fact: Fact) -> int:
    """Facts that came from a gold page go back in its order, the others behind them."""
    number = _NUMBER.fullmatch(fact.id)
    return int(number[1]) if number else 1 << 30


def _span(spans: Spans) -> GoldSpan:
    start, end = cover(spans) if spans else (0, 0)
    return GoldSpan(start=start, end=end)


def _fact(fact: Fact, page: AnnotatedPage) -> GoldFact:
    if isinstance(fact, Statement):
        return GoldFact(
            relation=STATED,
            subject=_names((fact.speaker, *fact.or_speaker), page),
            object=TEXT,
            article=fact.article or None,
            evidence=_span(fact.spans),
            role=fact.role or None,
            optional=fact.optional,
        )
    return GoldFact(
        relation=fact.label,
        subject=_names((fact.subject, *fact.or_subject), page),
        object=_names((fact.object, *fact.or_object), page),
        article=fact.article or None,
        evidence=_span(fact.evidence),
        role=fact.role or None,
        optional=fact.optional,
        count=fact.count,
        amount=fact.amount,
        currency=fact.currency or None,
    )


def _names(ends: tuple[End, ...], page: AnnotatedPage) -> str | tuple[str, ...]:
    found = tuple(_name(end, page) for end in ends)
    return found[0] if len(found) == 1 else found


def _name(end: End, page: AnnotatedPage) -> str:
    if isinstance(end, Literally):
        return end.value
    for entity in page.entities:
        if entity.id == end and entity.kind not in ("event", "project"):
            return entity.name or entity.id
    meant = {one.id: one.attributes[VALUE] for one in page.mentions if VALUE in one.attributes}
    if end in meant:
        return meant[end]
    spans = {one.id: one.spans for one in page.mentions}
    spans |= {one.id: one.spans for one in page.statements}
    if end in spans:
        return "".join(page.raw[start:stop] for start, stop in spans[end])
    return end  # the key of an event, a project or an article
