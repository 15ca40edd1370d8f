"""Putting together what people corrected in a tool with what the tool did not show them."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.formats.annotated import (
    STATED,
    STATEMENT,
    AnnotatedPage,
    AnnotatedRelation,
    Annotation,
    End,
)
from lvnlp.formats.exchange.marking import marked, with_notes
from lvnlp.formats.exchange.matching import Canon, Matching, matched
from lvnlp.formats.exchange.shown import Arrow, Mark, Shown, as_covers, shown


def fresh(
    raw: str, marks: Sequence[Mark], arrows: Sequence[Arrow], *, source: str = ""
) -> AnnotatedPage:
    """A page that only the tool has seen: nothing but its marks and arrows."""
    return merged(AnnotatedPage(raw=raw, source=source), marks, arrows)


def merged(
    page: AnnotatedPage,
    marks: Sequence[Mark],
    arrows: Sequence[Arrow],
    canon: Canon = as_covers,
    *,
    noted: bool = False,
) -> AnnotatedPage:
    """The page with the marks and arrows that the tool has now.

    What is as it was keeps all that the tool did not show. A mark of which only the label or the
    edges changed keeps its id, so that relations still lead to it. What is gone goes; what is new
    comes. Relations that the tool could not show stay.

    Args:
        page: the page as it was given to the tool; it must be sound.
        marks, arrows: what the tool has now.
        canon: how the tool sees stretches.
        noted: whether the tool shows attributes and notes, so that those of `marks` count.
    """
    before = shown(page)
    match = matched(before.marks, marks, canon)
    names = _Names(page)
    ends = _ends(page, before, match, names)
    relations, speakers, cut = _joined(page, before, match, arrows, ends, names)
    mentions, statements = marked(page, before, match, ends, speakers, cut)
    if noted:
        mentions = [*with_notes(mentions, before, marks, match)]
    there = {one.id for one in mentions}
    gone = {one.id for one in (*page.mentions, *page.statements)}
    gone -= there | {one.id for one in statements}
    return page.model_copy(
        update={
            "mentions": tuple(mentions),
            "entities": tuple(
                one.model_copy(update={"mentions": tuple(m for m in one.mentions if m in there)})
                for one in page.entities
            ),
            "relations": tuple(
                one.model_copy(
                    update={
                        "or_subject": _without(one.or_subject, gone),
                        "or_object": _without(one.or_object, gone),
                    }
                )
                for one in relations
            ),
            "statements": tuple(
                one.model_copy(update={"or_speaker": _without(one.or_speaker, gone)})
                for one in statements
            ),
        }
    )


class _Names:
    """Ids that are free."""

    def __init__(self, page: AnnotatedPage) -> None:
        parts: tuple[tuple[Annotation, ...], ...] = (
            page.mentions,
            page.entities,
            page.statements,
            page.not_relations,
        )
        self._taken: set[str] = {one.id for part in parts for one in part}
        self._taken |= {one.id for one in page.relations} | {one.id for one in page.articles}

    def take(self, wish: str, prefix: str) -> str:
        """The wish if it is free, else the prefix with the first free number."""
        number = 1
        name = wish or f"{prefix}1"
        while name in self._taken:
            number += 1
            name = f"{prefix}{number}"
        self._taken.add(name)
        return name


def _ends(
    page: AnnotatedPage, before: Shown, match: Matching, names: _Names
) -> dict[str, tuple[str, str]]:
    """For the key of each mark there is now: its group, and the id that arrows lead to."""
    mentions = {one.id for one in page.mentions}
    found: dict[str, tuple[str, str]] = {}
    new = {mark.key: names.take(mark.key, "m") for mark in match.new}
    by_key = {mark.key: mark for mark in before.marks}
    for key, group in match.same.items():
        owners = by_key[group].owners
        found[key] = group, next((one for one in owners if one in mentions), owners[0])
    for key, first in (match.doubles | {key: key for key in new}).items():
        # A space keeps it apart from the groups of what was given: it is a namespace of its own.
        found[key] = f" {first}", new[first]
    return found


def _joined(
    page: AnnotatedPage,
    before: Shown,
    match: Matching,
    arrows: Sequence[Arrow],
    ends: dict[str, tuple[str, str]],
    names: _Names,
) -> tuple[list[AnnotatedRelation], dict[str, str], set[str]]:
    """The relations, the new speakers by the id of their statement, and all that was cut."""
    was: dict[tuple[str, str, str], set[str]] = {}
    for arrow in before.arrows:
        way = (arrow.label, match.group[arrow.source], match.group[arrow.target])
        was.setdefault(way, set()).update(arrow.owners)
    now = {(one.label, ends[one.source][0], ends[one.target][0]): one for one in arrows}
    cut = {owner for way, owners in was.items() if way not in now for owner in owners}
    speakers: dict[str, str] = {}
    added: list[AnnotatedRelation] = []
    statements = _statement_ids(page, match, ends)
    for way, arrow in now.items():
        if way in was:
            continue
        source, target = ends[arrow.source][1], ends[arrow.target][1]
        if arrow.label == STATED and target in statements - speakers.keys():
            spoken = {one.id for one in page.statements}
            if target not in spoken or target in cut:
                speakers[target] = source
                continue
        added.append(
            AnnotatedRelation(
                id=names.take(arrow.key, "r"),
                label=arrow.label,
                subject=source,
                object=target,
                author=arrow.author,
                confidence=arrow.confidence,
                attributes=arrow.attributes,
                note=arrow.note,
            )
        )
    return [one for one in page.relations if one.id not in cut] + added, speakers, cut


def _without(ends: tuple[End, ...], gone: set[str]) -> tuple[End, ...]:
    """Those other ends of a relation or statement that are still on the page."""
    return tuple(end for end in ends if not (isinstance(end, str) and end in gone))


def _statement_ids(
    page: AnnotatedPage, match: Matching, ends: dict[str, tuple[str, str]]
) -> set[str]:
    """The ids of whatever is or may become a statement."""
    found = {one.id for one in page.statements}
    found |= {one.id for one in page.mentions if one.label == STATEMENT}
    return found | {ends[one.key][1] for one in match.new if one.label == STATEMENT}
