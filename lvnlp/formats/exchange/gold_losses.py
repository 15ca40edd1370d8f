"""What gold pages cannot hold of annotated pages."""

from __future__ import annotations

from collections.abc import Iterator

from lvnlp.formats.annotated import (
    STATED,
    AnnotatedPage,
    AnnotatedRelation,
    Annotation,
    Spans,
    Statement,
)
from lvnlp.schema import Modality

KINDS = ("person", "organization", "place", "event", "project")
Fact = AnnotatedRelation | Statement


def label_of(fact: Fact) -> str:
    """The name of the relation."""
    return STATED if isinstance(fact, Statement) else fact.label


def evidence_of(fact: Fact) -> Spans:
    """Where it stands."""
    return fact.spans if isinstance(fact, Statement) else fact.evidence


def what_is_lost(page: AnnotatedPage) -> Iterator[tuple[str, str]]:
    """Fields and reasons of all that a gold page cannot hold."""
    if page.mentions:
        yield "mentions", f"gold pages mark none; {len(page.mentions)} are not written"
    for entity in page.entities:
        if entity.kind not in KINDS:
            yield f"entities {entity.id}", f"gold pages list no {entity.kind}; facts name it"
    names = [one.name for one in page.entities if one.kind == "person"]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield "entities", f"two people are called {name!r}; gold pages tell people by their names"
    facts: list[Fact] = [*page.relations, *page.statements]
    for fact in facts:
        place = evidence_of(fact)
        field = f"{'statements' if isinstance(fact, Statement) else 'relations'} {fact.id}"
        if not place:
            yield field, "gold pages demand a place in the text; it is not written"
        elif fact.modality is not Modality.ASSERTED:
            yield field, f"it is {fact.modality}; only its name and place are written"
        elif len(place) > 1:
            yield field, "it stands in several pieces; the stretch from first to last is written"
    for refused in page.not_relations:
        if not refused.evidence:
            yield f"not_relations {refused.id}", "gold pages demand a place; it is not written"
    everything: list[Annotation] = [*facts, *page.not_relations]
    if any(one.author or one.confidence is not None or one.note for one in everything):
        yield "relations", "gold pages have no author, confidence or notes"
    if any(one.date for one in facts):
        yield "relations", "gold pages give no date of a fact"
    if any(one.text for one in page.statements):
        yield "statements", "gold pages hold the place of a statement, not its words"
    if any(one.spans for one in page.captions) or any(one.spans for one in page.teasers):
        yield "captions, teasers", "gold pages do not say where these stand"
    if page.about.page is None:
        yield "about", "gold pages have a page number; it is written as 1"
