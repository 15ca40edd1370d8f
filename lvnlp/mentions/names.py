"""The finder of names: people, positions, organisations and places of a page."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.people import find_people
from lvnlp.mentions.people_reading import ReadText, read_page
from lvnlp.mentions.place_words import places_of


def find_names(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """PERSON, POSITION, ORGANIZATION and PLACE mentions of all texts of a page.

    Args:
        texts: the repaired texts, one paragraph a line; offsets of the mentions point into them.
        context: what is known of the page; its gazetteer wins over what is found otherwise.

    Returns:
        One list a text, in order of start, the longer mention first where two start alike.
        Mentions may nest: the name of a body within a position.
    """
    people = context.gazetteer.get(Kind.PERSON, ())
    places = places_of(context.place)
    found = [[*find_people(read), *_positions(read)] for read in read_page(texts, people, places)]
    return [sorted(one, key=lambda m: (m.start, -m.end)) for one in found]


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
