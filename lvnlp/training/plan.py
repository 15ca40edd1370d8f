"""What there is to learn on annotated pages, and what is wrong with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lvnlp.errors import InputError, OptionError
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.checks import check, sound
from lvnlp.formats.exchange.pages import read_pages
from lvnlp.formats.exchange.report import Note
from lvnlp.mentions.base import Kind
from lvnlp.schema import RELATION_CLASSES
from lvnlp.training.relation_training import UNTAUGHT

BY_GRAMMAR = frozenset({Kind.DATE, Kind.MONEY, Kind.QUANTITY, Kind.PRONOUN})
"""Kinds whose meaning (2021-03-22, 25个) is read by grammar: a tagger finds words, not values."""

NOT_LABELS = frozenset({*(k.value for k in BY_GRAMMAR), Kind.OTHER.value, "STATEMENT", "TOKEN"})

FEW = 3
"""Mentions or relations of a name below which training it is hardly worth the while."""

_NAME = re.compile("[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Plan:
    """What is learned.

    Attributes:
        pages: the pages, in order.
        labels: the labels of mentions.
        relations: the names of relations.
        marked: how many mentions each label has; joined: how many relations each name.
        notes: what is wrong or worth knowing; `bad` are those that speak of wrong annotations.
    """

    pages: tuple[AnnotatedPage, ...]
    labels: tuple[str, ...]
    relations: tuple[str, ...]
    marked: Counter[str]
    joined: Counter[str]
    notes: tuple[Note, ...] = ()
    bad: tuple[Note, ...] = ()


def plan(
    given: str | Path | Iterable[AnnotatedPage],
    labels: Collection[str] | None = None,
    relations: Collection[str] | None = None,
) -> Plan:
    """Looks at the pages and settles what is learned.

    Args:
        given: a folder of annotated or gold pages, one such file, or pages.
        labels: the labels to learn; None for all that are marked and can be learned.
        relations: the relations to learn; None for all that are annotated; () for none.

    Raises:
        InputError: there is no page.
        OptionError: a label or relation is not on the pages, or cannot be learned.
    """
    if isinstance(given, str | Path):
        found = read_pages(given)
        pages, bad = found.pages, list(found.report.bad)
    else:
        sound_ones = [sound(page) for page in given]
        pages = tuple(page for one in sound_ones for page in one.pages)
        bad = [note for one in sound_ones for note in one.report.bad]
        if not pages:
            raise InputError("no page was given", remedy="Give annotated pages.")
    marked = Counter(m.label for page in pages for m in page.mentions)
    joined = Counter(r.label for page in pages for r in page.relations)
    notes: list[Note] = []
    own = _labels(labels, marked)
    names = _relations(relations, joined, notes)
    for what, wanted, count in (("label", own, marked), ("relation", names, joined)):
        notes += [
            Note("", f"{what} {one}", f"there are only {count[one]} of them on {len(pages)} pages")
            for one in wanted
            if count[one] < FEW
        ]
    if len(pages) < 2:
        notes.append(Note("", "pages", "one page only: nothing can be set aside to stop early on"))
    for page in pages:
        notes += [n for n in check(page, labels=None, flat=True) if "overlaps" in n.reason]
    if not own and not names:
        raise OptionError(
            "there is nothing to learn: no label and no relation of the pages can be learned",
            remedy="Annotate mentions or relations first: lvnlp annotate pages/*.txt --to …",
        )
    return Plan(pages, own, names, marked, joined, tuple(notes), tuple(bad))


def _labels(wanted: Collection[str] | None, marked: Counter[str]) -> tuple[str, ...]:
    if wanted is None:
        return tuple(sorted(one for one in marked if one not in NOT_LABELS))
    for one in wanted:
        if one in NOT_LABELS:
            raise OptionError(
                f"the label {one!r} cannot be learned: what it means is read by grammar",
                options=sorted(label for label in marked if label not in NOT_LABELS),
            )
        if one not in marked:
            raise OptionError(f"no mention is marked as {one!r}", options=sorted(marked))
    return tuple(sorted(set(wanted)))


def _relations(
    wanted: Collection[str] | None, joined: Counter[str], notes: list[Note]
) -> tuple[str, ...]:
    able = [r for r in joined if r not in UNTAUGHT and _named(r)]
    if wanted is None:
        for one in sorted(joined):
            if one in UNTAUGHT:
                notes.append(Note("", f"relation {one}", "it joins no two mentions: not learned"))
            elif not _named(one):
                reason = "not learned: names of relations have the letters a-z, digits and _"
                notes.append(Note("", f"relation {one}", reason))
        return tuple(sorted(able))
    for one in wanted:
        if one not in able:
            raise OptionError(
                f"the relation {one!r} cannot be learned",
                remedy="It must be on the pages, join two mentions, and be named as donated_to.",
                options=sorted(able),
            )
    return tuple(sorted(set(wanted)))


def _named(relation: str) -> bool:
    return relation in RELATION_CLASSES or _NAME.fullmatch(relation) is not None


def groups(pages: Sequence[AnnotatedPage]) -> list[list[int]]:
    """The numbers of pages that are never told apart: sentences cut from one page."""
    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        source = page.source.partition("#")[0] or f"page {number}"
        found.setdefault(source, []).append(number)
    return list(found.values())
