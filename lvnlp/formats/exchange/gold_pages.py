"""Gold pages and annotated pages: each as far as the other can hold it.

Gold pages name people, events and facts, but mark no mentions; annotated pages hold all of a gold
page. NAME.gold.json stands beside the NAME.txt that it names as its source.
"""

from __future__ import annotations

from pathlib import Path

from lvnlp.errors import LvnlpError
from lvnlp.formats.annotated import (
    STATED,
    About,
    AnnotatedArticle,
    AnnotatedCaption,
    AnnotatedPage,
    AnnotatedRelation,
    AnnotatedTeaser,
    NotRelation,
    Spans,
    Statement,
)
from lvnlp.formats.annotated_files import files_of
from lvnlp.formats.exchange.gold_names import TEXT, Names, entities_of
from lvnlp.formats.exchange.records import checked, refused
from lvnlp.formats.exchange.report import Exchange, Note, gathered
from lvnlp.formats.files import read_utf8
from lvnlp.formats.gold import GoldFact, GoldPage, GoldSpan, read_gold

ENDING = ".gold.json"


def read_gold_pages(path: str | Path) -> Exchange:
    """Read a gold page, or all *.gold.json of a folder, each with its text beside it.

    Raises:
        MissingInputError: the folder has no gold page.
    """
    return gathered(_read(file) for file in files_of(Path(path), ENDING))


def _read(file: Path) -> Exchange:
    try:
        gold = read_gold(file)
        return annotated_from_gold(gold, read_utf8(file.parent / gold.source), record=file.name)
    except LvnlpError as error:
        return refused(file.name, "", error.cause)


def annotated_from_gold(gold: GoldPage, raw: str, *, record: str = "") -> Exchange:
    """All that the gold page says, with ids in place of names.

    Args:
        gold: the gold page.
        raw: the text that its offsets point into.
        record: what to call it in notes; its source if left out.
    """
    name = record or gold.source
    entities = entities_of(gold)
    known = Names(gold, entities)
    relations: list[AnnotatedRelation] = []
    statements: list[Statement] = []
    for number, fact in enumerate(gold.facts, start=1):
        if _is_statement(fact):
            statements.append(_statement(fact, f"f{number}", known))
        else:
            relations.append(_relation(fact, f"f{number}", known))
    damaged = {one.name for one in entities if one.damage_note}
    page = AnnotatedPage(
        source=gold.source,
        about=About(
            paper=gold.meta.paper,
            date=gold.meta.date,
            place=gold.meta.province + gold.meta.city,
            page=gold.meta.page,
            city=gold.meta.city,
            province=gold.meta.province,
        ),
        raw=raw,
        entities=entities,
        relations=tuple(relations),
        statements=tuple(statements),
        not_relations=tuple(
            NotRelation(id=f"n{n}", label=one.relation, why=one.why, evidence=_spans(one.evidence))
            for n, one in enumerate(gold.not_facts, start=1)
        ),
        articles=tuple(
            AnnotatedArticle(
                id=one.id,
                headline=one.headline,
                headline_spans=_spans(*one.headline_spans),
                reporters=one.reporters,
                body=_spans(one.body, *one.body_continued),
            )
            for one in gold.articles
        ),
        captions=tuple(
            AnnotatedCaption(text=one.text, photographer=one.photographer) for one in gold.captions
        ),
        teasers=tuple(AnnotatedTeaser(text=one.text, jump=one.jump) for one in gold.teasers),
    )
    bad = [
        Note(name, f"damaged {one}", "no person, body or place is called that")
        for one in gold.damaged
        if one not in damaged
    ]
    return checked(page, name, bad)


def _spans(*spans: GoldSpan) -> Spans:
    """The stretches; an empty one says that there is none."""
    return tuple((one.start, one.end) for one in spans if one.end > one.start)


def _is_statement(fact: GoldFact) -> bool:
    counted = (fact.count, fact.amount, fact.currency)
    said = fact.relation == STATED and fact.object in (TEXT, (TEXT,))
    return said and counted == (None, None, None)


def _statement(fact: GoldFact, name: str, known: Names) -> Statement:
    speaker, *others = known.ends(fact.subject, "subject", fact.relation)
    return Statement(
        id=name,
        speaker=speaker,
        or_speaker=tuple(others),
        spans=_spans(fact.evidence),
        role=fact.role or "",
        article=fact.article or "",
        optional=fact.optional,
    )


def _relation(fact: GoldFact, name: str, known: Names) -> AnnotatedRelation:
    subject, *subjects = known.ends(fact.subject, "subject", fact.relation)
    target, *targets = known.ends(fact.object, "object", fact.relation)
    return AnnotatedRelation(
        id=name,
        label=fact.relation,
        subject=subject,
        object=target,
        or_subject=tuple(subjects),
        or_object=tuple(targets),
        role=fact.role or "",
        count=fact.count,
        amount=fact.amount,
        currency=fact.currency or "",
        evidence=_spans(fact.evidence),
        article=fact.article or "",
        optional=fact.optional,
    )
