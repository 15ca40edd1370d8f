"""Relations that were found against relations that people annotated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from lvnlp.evaluation.likeness import alike, same
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.annotated import AnnotatedPage, End, Literally, cover
from lvnlp.formats.annotated_page import annotated_from_page
from lvnlp.schema import Modality, Page

PASSED_OVER = frozenset({"stated", "reported_by"})
"""Relations that join no two mentions; `python -m lvnlp.evaluation` scores them on gold pages."""


@dataclass(frozen=True)
class Side:
    """An end of a relation: where it is named, and how.

    Attributes:
        places: stretches of the raw page.
        names: its names; of a literal its words.
    """

    places: frozenset[tuple[int, int]]
    names: frozenset[str]

    def equals(self, other: Side) -> bool:
        """Whether the two have a place or a name in common."""
        if self.places & other.places:
            return True
        return any(same(a, b) for a in self.names for b in other.names)

    def resembles(self, other: Side) -> bool:
        """Whether two of their places share a character, or two of their names are alike."""
        touch = any(a < d and c < b for a, b in self.places for c, d in other.places)
        return touch or any(alike(a, b) for a in self.names for b in other.names)


@dataclass(frozen=True)
class Joined:
    """An asserted relation; of each end all that count as right."""

    label: str
    subjects: tuple[Side, ...]
    objects: tuple[Side, ...]
    optional: bool = False

    def matches(self, found: Joined, *, loosely: bool) -> bool:
        """Whether what was found is this relation."""
        if self.label != found.label:
            return False
        return all(
            any(s.resembles(f) if loosely else s.equals(f) for s in mine for f in theirs)
            for mine, theirs in ((self.subjects, found.subjects), (self.objects, found.objects))
        )


def joined(page: AnnotatedPage, labels: Collection[str]) -> list[Joined]:
    """The asserted relations of these names."""
    places = {m.id: cover(m.spans) for m in page.mentions if m.spans}
    texts = {i: page.raw[a:b].replace("\n", "") for i, (a, b) in places.items()}
    sides = {i: Side(frozenset({p}), frozenset({texts[i]})) for i, p in places.items()}
    for entity in page.entities:
        sides[entity.id] = Side(
            frozenset(places[m] for m in entity.mentions if m in places),
            frozenset(n for n in (entity.name, *entity.names) if n),
        )

    def side(end: End) -> Side:
        if isinstance(end, Literally):
            return Side(frozenset(), frozenset({end.value}))
        return sides.get(end, Side(frozenset(), frozenset({end})))

    dates = {m.id: m.attributes["value"] for m in page.mentions if "value" in m.attributes}
    for identity, value in dates.items():
        known = sides[identity]
        sides[identity] = Side(known.places, known.names | {value})
    return [
        Joined(
            r.label,
            tuple(side(e) for e in (r.subject, *r.or_subject)),
            tuple(side(e) for e in (r.object, *r.or_object)),
            r.optional,
        )
        for r in page.relations
        if r.label in labels and r.modality is Modality.ASSERTED
    ]


def found_on(page: Page, labels: Collection[str]) -> list[Joined]:
    """The asserted relations of a page that was read."""
    return joined(annotated_from_page(page), labels)


def compare(gold: Sequence[Joined], found: Sequence[Joined], *, loosely: bool) -> dict[str, Tally]:
    """By relation: what was found, what is wrong, what is missing.

    A relation of the gold counts once however often it was found; an optional one counts neither
    way.
    """
    hit = [False] * len(gold)
    wrong: Counter[str] = Counter()
    for one in found:
        right = [n for n, g in enumerate(gold) if g.matches(one, loosely=loosely)]
        for n in right:
            hit[n] = True
        if not right:
            wrong[one.label] += 1
    demanded = [(g.label, ok) for g, ok in zip(gold, hit, strict=True) if not g.optional]
    right_ones = Counter(label for label, ok in demanded if ok)
    missed = Counter(label for label, ok in demanded if not ok)
    return {
        label: Tally(right_ones[label], wrong[label], missed[label])
        for label in sorted({*right_ones, *missed, *wrong})
    }


def labels_of(pages: Iterable[AnnotatedPage]) -> set[str]:
    """The relations that the pages speak of, as asserted or as not."""
    listed = list(pages)
    said = {one.label for page in listed for one in page.relations}
    return (said | {one.label for page in listed for one in page.not_relations}) - PASSED_OVER
