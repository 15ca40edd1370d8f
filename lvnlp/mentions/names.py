"""The finder of names: people, positions, organisations and places of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.gazetteer import find_given
from lvnlp.mentions.organizations import find_organizations, find_short_forms, short_forms
from lvnlp.mentions.people import find_people
from lvnlp.mentions.people_reading import ReadText, read_page
from lvnlp.mentions.place_words import listed_places, places_of
from lvnlp.mentions.places import find_places

NAMES = (Kind.PERSON, Kind.POSITION, Kind.ORGANIZATION, Kind.PLACE)
"""The kinds that this finder gives."""


def find_names(
    texts: Sequence[str], context: Context, learned: Sequence[Sequence[Mention]] = ()
) -> list[list[Mention]]:
    """PERSON, POSITION, ORGANIZATION and PLACE mentions of all texts of a page.

    Args:
        texts: the repaired texts, one paragraph a line; offsets of the mentions point into them.
        context: what is known of the page; its gazetteer wins over what is found otherwise.
        learned: for each text what a model found in it: evidence for people's names.

    Returns:
        One list a text, in order of start, the longer mention first where two start alike.
        Mentions may nest: the name of a body within a position.
    """
    given = context.gazetteer
    home = places_of(context.place)
    places = [*home, *given.get(Kind.PLACE, ())]
    reads = read_page(texts, given.get(Kind.PERSON, ()), places, learned)
    bodies = [find_organizations(read) for read in reads]
    areas = {t.text for read in reads for t in read.tokens if t.tag == "ns"}
    forms = short_forms((m.text for one in bodies for m in one), [*listed_places(), *home, *areas])
    return [
        _merged(
            [*find_given(read.text, {k: given[k] for k in NAMES if k in given})],
            [
                *find_people(read),
                *_positions(read),
                *organizations,
                *find_short_forms(read.text, forms, organizations),
                *find_places(read),
            ],
        )
        for read, organizations in zip(reads, bodies, strict=True)
    ]


def _merged(given: list[Mention], found: list[Mention]) -> list[Mention]:
    """The user's names and what was found, without what the former contradict."""
    kept = [m for m in found if not any(g.overlaps(m) and not _nests(g, m) for g in given)]
    offices = {(m.start, m.end) for m in kept if m.kind is Kind.POSITION}
    whole = [_with_positions(m, offices) if m.kind is Kind.PERSON else m for m in kept]
    return sorted([*given, *whole], key=lambda m: (m.start, -m.end))


def _nests(given: Mention, found: Mention) -> bool:
    """Whether a found name lies around or within a given one of another kind; people never do."""
    return (
        given.kind is not found.kind
        and found.kind is not Kind.PERSON
        and (given.holds(found) or found.holds(given))
        and (given.start, given.end) != (found.start, found.end)
    )


def _with_positions(person: Mention, offices: set[tuple[int, int]]) -> Mention:
    """The person with those of its positions that are still there."""
    spans = person.attributes["positions"]
    assert isinstance(spans, tuple)
    left = tuple(span for span in spans if span in offices)
    return replace(person, attributes={**person.attributes, "positions": left})


def _positions(read: ReadText) -> list[Mention]:
    return [
        Mention(
            p.start,
            p.end,
            Kind.POSITION,
            read.text[p.start : p.end],
            "grammar:position",
            0.9,
            {"organization": p.organization, "shared": p.shared},
        )
        for p in read.positions
    ]
