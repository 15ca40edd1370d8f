"""Reads annotated pages with a reader and scores what it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lvnlp.errors import OptionError
from lvnlp.evaluation.marked.mentions import (
    by_overlap,
    confusion,
    marked,
    nests,
    outermost,
    strict,
)
from lvnlp.evaluation.marked.relations import Joined, compare, found_on, joined, labels_of
from lvnlp.evaluation.tally import Tally, pool, total
from lvnlp.formats.annotated import STATEMENT, AnnotatedPage
from lvnlp.formats.annotated_page import annotated_from_page
from lvnlp.ner.backends import backend
from lvnlp.pipeline import Reader, read_relations
from lvnlp.tuned.annotated_units import read_units

Way = Literal["mentions", "mentions_overlap", "relations", "relations_overlap", "relations_marked"]

WAYS: Mapping[Way, str] = {
    "mentions": "mentions, strict",
    "mentions_overlap": "mentions, by overlap",
    "relations": "relations, strict",
    "relations_overlap": "relations, by overlap",
    "relations_marked": "relations on marked mentions, strict",
}
"""The ways of counting, and what they are called."""


@dataclass(frozen=True)
class PageScore:
    """One page: for each way of counting the tallies by label or relation."""

    source: str
    tallies: Mapping[Way, Mapping[str, Tally]]
    confused: Counter[tuple[str, str]]

    def all(self, way: Way) -> Tally:
        """Over all labels or relations."""
        return total(self.tallies[way].values())

    @property
    def errors(self) -> int:
        """How many mentions and relations are wrong or missing, strictly."""
        both = (self.all("mentions"), self.all("relations"))
        return sum(t.wrong + t.missed for t in both)


@dataclass(frozen=True)
class Score:
    """A reader on some pages.

    Attributes:
        name: the reader's.
        pages: each page.
        labels, relations: what was judged.
    """

    name: str
    pages: tuple[PageScore, ...]
    labels: tuple[str, ...]
    relations: tuple[str, ...]

    def by_name(self, way: Way) -> dict[str, Tally]:
        """Over all pages, by label or relation."""
        return pool(page.tallies[way] for page in self.pages)

    def per_page(self, way: Way, name: str = "") -> list[Tally]:
        """A tally for each page: of one label or relation, or of all."""
        if not name:
            return [page.all(way) for page in self.pages]
        return [page.tallies[way].get(name, Tally()) for page in self.pages]

    def confused(self) -> Counter[tuple[str, str]]:
        """Which marked label was found under which."""
        return sum((page.confused for page in self.pages), Counter())


def evaluate(
    reader: Reader,
    pages: Iterable[AnnotatedPage],
    *,
    name: str = "",
    labels: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Score:
    """Score a reader on annotated pages.

    Args:
        reader: the reader.
        pages: the pages.
        name: what to call it.
        labels: the labels that are judged; None for those that the pages mark.
        relations: the relations; None for those that the pages speak of, apart from `stated` and
            `reported_by`, which join no mentions.
        tell: called with progress.

    Raises:
        OptionError: the pages have none of the labels and relations.
    """
    listed = list(pages)
    there = {m.label for p in listed for m in p.mentions} - {STATEMENT}
    own = there if labels is None else set(labels)
    names = labels_of(listed) if relations is None else set(relations)
    for what, wanted, known in (("label", own, there), ("relation", names, labels_of(listed))):
        unknown = wanted - known
        if unknown:
            raise OptionError(f"the pages have no {what} {min(unknown)!r}", options=sorted(known))
    if not own and not names:
        raise OptionError("the pages have neither mentions nor relations that could be judged")
    nested = nests(listed, own)
    scores = []
    for number, page in enumerate(listed, start=1):
        scores.append(_page(reader, page, own, names, nested=nested))
        if tell is not None:
            tell(number, len(listed))
    return Score(name, tuple(scores), tuple(sorted(own)), tuple(sorted(names)))


def _page(
    reader: Reader, page: AnnotatedPage, labels: set[str], names: set[str], *, nested: bool
) -> PageScore:
    about = page.about
    read = reader.parse(
        page.raw, name=page.source, paper=about.paper, date=about.date, place=about.place
    )
    # Where nobody marks names within names, what is found within one is not judged.
    every = marked(annotated_from_page(read), {*labels, *_kinds(nested)})
    seen = every if nested else outermost(every)
    found = [m for m in seen if m.label in labels]
    gold = marked(page, labels)
    wanted = joined(page, names)
    got = found_on(read, names)
    tallies: dict[Way, Mapping[str, Tally]] = {
        "mentions": strict(gold, found),
        "mentions_overlap": by_overlap(gold, found),
        "relations": compare(wanted, got, loosely=False),
        "relations_overlap": compare(wanted, got, loosely=True),
        "relations_marked": compare(wanted, _on_marked(reader, page, labels, names), loosely=False)
        if gold
        else {},
    }
    return PageScore(page.source, tallies, confusion(gold, found))


def _kinds(nested: bool) -> Sequence[str]:
    """Labels that hold others, whether they are judged or not."""
    held = ("PERSON", "POSITION", "ORGANIZATION", "PLACE", "GROUP", "EVENT", "PROJECT")
    return () if nested else held


def _on_marked(
    reader: Reader, page: AnnotatedPage, labels: set[str], names: set[str]
) -> list[Joined]:
    """What relations are found when the mentions are given."""
    read = read_units(page, backend(reader.ner))
    made = read_relations(
        read.layout,
        read.marked(labels),
        read.context,
        reader.interpreter,
        page.source,
        reader.trained,
    )
    return found_on(made, names)
