"""Texts on which a user's model is to go on finding what the reader finds: the sample pages.

A few pages of one kind would else make it forget what pages of other kinds look like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import cache

from lvnlp.coreference import link
from lvnlp.coreference.entities import Entities
from lvnlp.issued import issue_date
from lvnlp.layout import read_layout
from lvnlp.mentions.base import Context
from lvnlp.mentions.find import find_mentions
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.backends import of_tagger
from lvnlp.ner.bundled import bundled
from lvnlp.ner.tags import Span
from lvnlp.relations.interpreter import Interpreter
from lvnlp.samples import samples
from lvnlp.training.mention_training import Taught
from lvnlp.training.relation_training import Example, Prepared, examples, patterns_say
from lvnlp.tuned.features import Rows, encoded, rows
from lvnlp.tuned.relations import RelationClass, Told

NO_PAGE = -1

PAIRS_REHEARSED = 0.5
"""What a pair of the shipped pages counts, against 1 of an annotated page."""


@cache
def _by_page() -> tuple[tuple[tuple[AnalysedUnit, ...], Context], ...]:
    out = []
    find = of_tagger(bundled())
    for sample in samples():
        layout = read_layout(sample.source().text)
        context = Context(sample.paper, issue_date(sample.date), sample.place)
        learned = find([u.text.text for u in layout.units()])
        out.append((tuple(find_mentions(layout, context, learned)), context))
    return tuple(out)


@cache
def _read() -> tuple[tuple[AnalysedUnit, ...], tuple[Rows, ...]]:
    units = tuple(u for page, _ in _by_page() for u in page)
    return units, tuple(rows(bundled().encoder, units))


def rehearsal(labels: Collection[str]) -> Taught:
    """The shipped pages with the mentions of these labels as the reader finds them."""
    units, seen = _read()
    spans = [
        [Span(m.start, m.end, m.kind.value) for m in unit.mentions if m.kind.value in labels]
        for unit in units
    ]
    return Taught(seen, spans)


def rehearsed_pairs(classes: Collection[RelationClass], interpreter: Interpreter) -> list[Example]:
    """The pairs of the shipped pages, joined by what patterns say of them and by nothing else.

    They teach nothing of relations that no pattern knows: nobody has looked for those. Their page
    is `NO_PAGE`: it is in no part that is left out.
    """
    known = {p.relation for p in interpreter.patterns}
    unknown = frozenset(c.relation for c in classes if c.relation not in known)
    sides = {s for c in classes for s in c.sides}
    out: list[Example] = []
    for units, entities, place in _linked():
        told = Told(patterns_say(units, entities, interpreter, place), entities)
        page = Prepared(NO_PAGE, list(units), entities, told, [], Counter())
        hidden = encoded(bundled().encoder, [u.text for u in units])
        out += examples(page, sides, interpreter, hidden, as_patterns_say=True)
    return [replace(one, counts=PAIRS_REHEARSED, ignored=unknown) for one in out]


@cache
def _linked() -> tuple[tuple[tuple[AnalysedUnit, ...], Entities, str], ...]:
    out = []
    for units, context in _by_page():
        out.append((units, link(units, context), context.place))
    return tuple(out)
