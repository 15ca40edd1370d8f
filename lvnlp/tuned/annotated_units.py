"""Annotated pages as the reader reads them: units with the mentions that people marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.annotated import Mention as Marked
from lvnlp.issued import issue_date
from lvnlp.layout import read_layout
from lvnlp.layout.model import PageLayout
from lvnlp.mentions.base import Context
from lvnlp.mentions.find import find_mentions
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.backends import Backend
from lvnlp.ner.tags import Span
from lvnlp.tuned.amend import amend
from lvnlp.tuned.places import Placed, Places


@dataclass(frozen=True)
class AnnotatedUnits:
    """One annotated page and how the reader reads it.

    Attributes:
        page: the page.
        context: what is known of it.
        layout: its layout.
        units: the units with the mentions that the reader finds.
        gold: for each unit the marked spans that lie in no other, in order.
        placed: where each mention of the page stands, by its id; those that no unit reads are
            not there.
        places: finds where other stretches of the page are read.
    """

    page: AnnotatedPage
    context: Context
    layout: PageLayout
    units: tuple[AnalysedUnit, ...]
    gold: tuple[tuple[Span, ...], ...]
    placed: dict[str, Placed]
    places: Places

    @property
    def labels(self) -> frozenset[str]:
        """The labels of its mentions."""
        return frozenset(mention.label for mention in self.page.mentions)

    def marked(self, labels: Collection[str]) -> list[AnalysedUnit]:
        """The units with the mentions of these labels as they are marked."""
        return [
            amend(unit, [(s, 1.0) for s in spans if s.label in labels], labels, "annotated")
            for unit, spans in zip(self.units, self.gold, strict=True)
        ]


def read_units(page: AnnotatedPage, model: Backend | None) -> AnnotatedUnits:
    """Reads an annotated page up to its mentions.

    Args:
        page: the page; its `about` says what the reader is told.
        model: what finds names beside the grammar.

    Raises:
        DateError: the date of the page is none.
    """
    about = page.about
    context = Context(about.paper, issue_date(about.date), about.place)
    layout = read_layout(page.raw)
    listed = list(layout.units())
    learned = model([u.text.text for u in listed]) if model is not None else ()
    units = find_mentions(layout, context, learned)
    places = Places(page.raw, listed)
    placed = {
        mention.id: place
        for mention in page.mentions
        if (place := places.of(mention.spans)) is not None
    }
    gold: list[list[Span]] = [[] for _ in units]
    for mention in _outermost(page.mentions, placed):
        place = placed[mention.id]
        gold[place.unit].append(Span(place.start, place.end, mention.label))
    return AnnotatedUnits(
        page, context, layout, tuple(units), tuple(tuple(sorted(g)) for g in gold), placed, places
    )


def _outermost(mentions: Sequence[Marked], placed: dict[str, Placed]) -> list[Marked]:
    """The mentions that a unit reads, without those that lie in another or cross one.

    The longer goes first; of two on one stretch the one that is listed first.
    """
    kept: list[Marked] = []
    order = [m for m in mentions if m.id in placed]
    order.sort(key=lambda m: placed[m.id].start - placed[m.id].end)
    for mention in order:
        place = placed[mention.id]
        clash = any(
            (other := placed[k.id]).unit == place.unit
            and other.start < place.end
            and place.start < other.end
            for k in kept
        )
        if not clash:
            kept.append(mention)
    return kept
