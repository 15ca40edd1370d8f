"""Events as JSON-LD in the words of schema.org, for search engines and linked data."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lvnlp.formats.files import write_whole
from lvnlp.formats.rows import as_pages
from lvnlp.schema import Article, Entity, Event, Page, PartialDate, Person, Relation

_TYPES = {"person": "Person", "organization": "Organization", "place": "Place"}


def jsonld(pages: Page | Iterable[Page]) -> dict[str, Any]:
    """The events of the pages, with their people, places and the articles that tell of them.

    Roles that schema.org has no word for are said by its `Role`: who presides is a `contributor`
    with the role 主持. Dates of which the year is not known are left out, for ISO 8601 cannot
    say them. Only what the page asserts is told, save that date and place may be planned.
    """
    events = [
        _event(page, event, f"{quote(page.source) or number}#")
        for number, page in enumerate(as_pages(pages), start=1)
        for event in page.events
    ]
    return {"@context": "https://schema.org", "@graph": events}


def format_jsonld(pages: Page | Iterable[Page]) -> str:
    """The same as text. It may stand in a `<script>` element as it is: `<` is written escaped."""
    text = json.dumps(jsonld(pages), ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c") + "\n"


def write_jsonld(pages: Page | Iterable[Page], path: str | Path) -> None:
    """Write the events of the pages to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_jsonld(pages))


def _event(page: Page, event: Event, prefix: str) -> dict[str, Any]:
    whole = event.part_of
    told: dict[str, Any] = {
        "@type": "Event",
        "@id": prefix + event.id,
        "name": event.name,
        "alternateName": [name for name in event.names if name != event.name],
        "startDate": _iso(event.date.start if event.date else None),
        "endDate": _iso(event.date.end if event.date and event.date.is_range else None),
        "location": [_thing(place) for place in event.places],
        "organizer": [_thing(r.object) for r in event.organisers],
        "attendee": [_in_role("attendee", r) for r in event.attendees],
        "performer": [_in_role("performer", r) for r in event.speakers],
        "contributor": [_in_role("contributor", r) for r in (*event.presiders, *event.announcers)],
        "superEvent": {"@id": prefix + whole.id} if whole else None,
        "subEvent": [{"@id": prefix + part.id} for part in event.parts],
        "subjectOf": [_article(page, article) for article in _articles(page, event)],
    }
    return _known(told)


def _known(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}


def _iso(when: PartialDate | None) -> str | None:
    # EDTF is ISO 8601 wherever no part in front is unknown.
    return None if when is None or "X" in str(when) else str(when)


def _in_role(side: str, relation: Relation) -> dict[str, Any]:
    """Somebody in the role that the page names; without a word for it, the thing itself."""
    thing = _thing(relation.subject)
    if relation.role is None:
        return thing
    return {"@type": "Role", "roleName": relation.role, side: thing}


def _thing(side: object) -> dict[str, Any]:
    if not isinstance(side, Entity):
        return {"@type": "Thing", "name": str(side)}
    told: dict[str, Any] = {"@type": _TYPES.get(side.kind, "Thing"), "name": side.name}
    if isinstance(side, Person):
        told["jobTitle"] = list(side.titles)
    if side.damaged:
        told["description"] = side.damage_note
    return _known(told)


def _articles(page: Page, event: Event) -> list[Article]:
    units = {evidence.unit for evidence in event.mentions}
    indexes = {r.article for r in event.relations if r.article is not None}
    return [a for i, a in enumerate(page.articles) if i in indexes or a.id in units]


def _article(page: Page, article: Article) -> dict[str, Any]:
    return _known(
        {
            "@type": "NewsArticle",
            "headline": article.headline,
            "author": [{"@type": "Person", "name": by.name} for by in article.reporters],
            "datePublished": _iso(page.date),
            "publisher": _known({"@type": "Organization", "name": page.paper})
            if page.paper
            else None,
        }
    )
