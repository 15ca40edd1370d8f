"""Texts on which a user's tagger is to go on finding what the reader finds: the sample pages.

A few pages of one kind would else make it forget what pages of other kinds look like.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from lvnlp.issued import issue_date
from lvnlp.layout import read_layout
from lvnlp.mentions.base import Context
from lvnlp.mentions.find import find_mentions
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.backends import of_tagger
from lvnlp.ner.bundled import bundled
from lvnlp.ner.tags import Span
from lvnlp.samples import samples
from lvnlp.training.mention_training import Taught
from lvnlp.tuned.features import Rows, rows


@cache
def _read() -> tuple[tuple[AnalysedUnit, ...], tuple[Rows, ...]]:
    units: list[AnalysedUnit] = []
    find = of_tagger(bundled())
    for sample in samples():
        layout = read_layout(sample.source().text)
        context = Context(sample.paper, issue_date(sample.date), sample.place)
        learned = find([u.text.text for u in layout.units()])
        units += find_mentions(layout, context, learned)
    return tuple(units), tuple(rows(bundled().encoder, units))


def rehearsal(labels: Collection[str]) -> Taught:
    """The shipped pages with the mentions of these labels as the reader finds them."""
    units, seen = _read()
    spans = [
        [Span(m.start, m.end, m.kind.value) for m in unit.mentions if m.kind.value in labels]
        for unit in units
    ]
    return Taught(seen, spans)
