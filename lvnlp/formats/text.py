"""A page as plain lines for a person to read; `lvnlp.display` does it in colours and tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lvnlp.formats.files import write_whole
from lvnlp.schema import Article, Byline, Entity, Event, Modality, Page, Relation

_SEPARATOR = "、"


def format_text(page: Page) -> str:
    """The summary of a page: what it is, its parts, people and events, then every relation."""
    return "".join(f"{line}\n" for line in _lines(page))


def write_text(page: Page, path: str | Path) -> None:
    """Write the summary of a page to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_text(page))


def _lines(page: Page) -> Iterator[str]:
    yield repr(page).strip("<>")
    sections = (
        ("Articles", (line for article in page.articles for line in _article(article))),
        ("Captions", (_with_names(c.text, c.photographers) for c in page.captions)),
        ("Teasers", (f"{t.text} {t.jump or ''}".rstrip() for t in page.teasers)),
        ("Notices", (notice.text for notice in page.notices)),
        ("People", (_named(p, _SEPARATOR.join(p.titles)) for p in page.people)),
        ("Events", (line for event in page.events for line in _event(event))),
        ("Projects", (_named(p, p.amount.text if p.amount else "") for p in page.projects)),
        ("Organizations", _all_in_one(page.organizations)),
        ("Places", _all_in_one(page.places)),
        ("Groups", _all_in_one(page.groups)),
        ("Others", (_named(one, one.label) for one in page.others)),
        ("Relations", (_relation(relation) for relation in page.relations)),
        ("Unplaced", (one.evidence.text for one in page.unplaced)),
    )
    for title, found in sections:
        listed = list(found)
        if listed:
            yield ""
            yield title
            # A text may have lines of its own; all of them stand below the title.
            yield from (f"  {line}" for entry in listed for line in entry.split("\n"))


def _article(article: Article) -> Iterator[str]:
    number = article.id.partition("-")[2]
    yield _with_names(f"{number}. {article}", article.reporters)


def _with_names(text: str, bylines: tuple[Byline, ...]) -> str:
    names = _SEPARATOR.join(f"{b.role} {b.name}".strip() for b in bylines)
    return f"{text} ({names})" if names else text


def _named(entity: Entity, more: str) -> str:
    damaged = " [damaged]" if entity.damaged else ""
    return f"{entity.name}{damaged}: {more}" if more else f"{entity.name}{damaged}"


def _all_in_one(entities: tuple[Entity, ...]) -> list[str]:
    return [_SEPARATOR.join(entity.name for entity in entities)] if entities else []


def _event(event: Event) -> Iterator[str]:
    where = _SEPARATOR.join(place.name for place in event.places)
    when = str(event.date or "")
    yield _named(event, ", ".join(part for part in (when, where) if part))
    by_role: dict[str, dict[str, None]] = {}  # names without doubles, in the order of the page
    people = (event.presiders, event.attendees, event.speakers, event.announcers)
    for relation in (one for several in people for one in several):
        by_role.setdefault(relation.role or relation.relation, {})[str(relation.subject)] = None
    for role, names in by_role.items():
        yield f"  {role}: {_SEPARATOR.join(names)}"


def _relation(relation: Relation) -> str:
    known = (
        "" if relation.modality is Modality.ASSERTED else str(relation.modality),
        str(relation.date or ""),
        "" if relation.count is None else f"{relation.count}×",
        str(relation.amount or ""),
    )
    details = ", ".join(part for part in known if part)
    word = relation.role or relation.relation
    told = f"{relation.subject} {word} → {relation.object}"
    return f"{told} ({details})" if details else told
