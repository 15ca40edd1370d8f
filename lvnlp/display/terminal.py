"""A page as a summary for the terminal, made of rich's building blocks.

Each part of the summary is one function from a page to something that rich can print. Every
relation appears in one part: an office with its holder, attendance with its event, what was not
asserted apart, and all others by kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from lvnlp.schema import (
    Article,
    Byline,
    Event,
    HoldsPosition,
    Modality,
    Page,
    Person,
    Relation,
    ReportedBy,
)

_OF_EVENTS = (  # relation, the side that is not the event, its label, whether the role says more
    ("held_on", "object", "on", False),
    ("held_at", "object", "at", False),
    ("organised_by", "object", "organised by", False),
    ("presided_over", "subject", "presided", True),
    ("attended", "subject", "attended", True),
    ("spoke_at", "subject", "spoke", True),
    ("announced", "subject", "announced", True),
    ("part_of", "object", "part of", False),
)
_SEPARATOR = "、"


def summary(page: Page) -> RenderableType:
    """All that was found on the page, in the order in which one would want to know it."""
    parts = (
        _head(page),
        _articles(page),
        _others(page),
        _people(page),
        _events(page),
        _named(page),
        _relations(page),
        _not_asserted(page),
        _unplaced(page),
        _mentioned(page),
    )
    return Stack(*(part for part in parts if part is not None))


def _head(page: Page) -> RenderableType:
    known = [str(part) for part in (page.paper, page.date, page.place) if part]
    title = Text("  ".join(known) or page.source or "page", style="bold")
    if known and page.source:
        title.append(f"  {page.source}", style="dim")
    counts = (
        ("articles", page.articles),
        ("people", page.people),
        ("organizations", page.organizations),
        ("places", page.places),
        ("events", page.events),
        ("projects", page.projects),
        ("relations", page.relations),
        ("repairs", page.repairs),
    )
    return Stack(title, Text(", ".join(f"{len(found)} {name}" for name, found in counts if found)))


def _articles(page: Page) -> RenderableType | None:
    rows = [(str(i), _headline(one), _writers(one)) for i, one in enumerate(page.articles, 1)]
    return _part("Articles", _table(("", "headline", "by"), rows)) if rows else None


def _headline(article: Article) -> Text:
    if not article.headlines:
        text = (article.body.text if article.body else "").split("\n")[0]
        return Text.assemble(("no headline ", "dim"), text[:40] + ("…" if len(text) > 40 else ""))
    lines = ((line.text, "bold" if line.kind == "main" else "") for line in article.headlines)
    return Text("\n").join(Text(text, style) for text, style in lines)


def _writers(article: Article) -> str:
    return _bylines(article.reporters)


def _bylines(bylines: Iterable[Byline]) -> str:
    by_role: dict[str, list[str]] = {}
    for byline in bylines:
        damage = " (damaged)" if byline.damaged else ""
        by_role.setdefault(byline.role, []).append(byline.name + damage)
    return "\n".join(f"{role} {_SEPARATOR.join(n)}".strip() for role, n in by_role.items())


def _others(page: Page) -> RenderableType | None:
    rows = [
        *(("caption", c.text, _bylines(c.photographers)) for c in page.captions),
        *(("teaser", t.text, t.jump or "") for t in page.teasers),
        *(("notice", n.text, "") for n in page.notices),
    ]
    return _part("Captions, teasers, notices", _table(("", "text", ""), rows)) if rows else None


def _people(page: Page) -> RenderableType | None:
    rows = [
        (person.name, _SEPARATOR.join(person.titles), person.damage_note) for person in page.people
    ]
    return _part("People", _table(("name", "positions", ""), rows)) if rows else None


def _events(page: Page) -> RenderableType | None:
    blocks = [_event(event) for event in page.events]
    return _part("Events", Stack(*blocks)) if blocks else None


def _event(event: Event) -> RenderableType:
    roles: dict[str, dict[str, None]] = {}  # names without doubles, in the order of the page
    for name, side, label, by_role in _OF_EVENTS:
        for relation in _asserted_of(event, name, side):
            word = (relation.role if by_role else None) or label
            roles.setdefault(word, {})[str(getattr(relation, side))] = None
    rows = [(role, _SEPARATOR.join(names)) for role, names in roles.items()]
    title = Text(event.name, style="bold")
    return (
        Stack(title, Padding(_table(("", ""), rows), (0, 0, 0, 2), expand=False)) if rows else title
    )


def _asserted_of(event: Event, name: str, other_side: str) -> Iterable[Relation]:
    own_side = "object" if other_side == "subject" else "subject"
    for relation in event.relations:
        asserted = relation.relation == name and relation.modality is Modality.ASSERTED
        if asserted and getattr(relation, own_side) == event:
            yield relation


def _named(page: Page) -> RenderableType | None:
    kinds = (
        ("organizations", page.organizations),
        ("places", page.places),
        ("projects", page.projects),
        ("groups", page.groups),
        ("others", page.others),
    )
    rows = [(kind, _SEPARATOR.join(one.name for one in found)) for kind, found in kinds if found]
    return _part("Also named", _table(("", ""), rows)) if rows else None


def _relations(page: Page) -> RenderableType | None:
    told = _told_with_their_own(page)
    by_kind: dict[str, list[Relation]] = {}
    for relation in page.relations:
        if relation.modality is Modality.ASSERTED and relation.id not in told:
            by_kind.setdefault(relation.relation, []).append(relation)
    blocks = [
        Stack(Text(kind, style="bold"), Padding(_facts(found), (0, 0, 0, 2), expand=False))
        for kind, found in sorted(by_kind.items())
    ]
    return _part("Relations", Stack(*blocks)) if blocks else None


def _told_with_their_own(page: Page) -> frozenset[str]:
    """The relations that stand with their event, their person or their article already."""
    return frozenset(
        [r.id for e in page.events for n, s, _, _ in _OF_EVENTS for r in _asserted_of(e, n, s)]
        + [
            relation.id
            for relation in page.relations
            if (isinstance(relation, HoldsPosition) and relation.title in _titles(relation))
            or (isinstance(relation, ReportedBy) and str(relation.object) in _names(relation))
        ]
    )


def _titles(relation: HoldsPosition) -> tuple[str, ...]:
    return relation.holder.titles if isinstance(relation.holder, Person) else ()


def _names(relation: ReportedBy) -> frozenset[str]:
    return frozenset(byline.name for byline in relation.reported.reporters)


def _not_asserted(page: Page) -> RenderableType | None:
    found = [r for r in page.relations if r.modality is not Modality.ASSERTED]
    return _part("Planned, urged, negated", _facts(found, modality=True)) if found else None


def _facts(relations: Sequence[Relation], *, modality: bool = False) -> Table:
    rows = []
    for relation in relations:
        word = relation.role or (relation.relation if modality else "")
        details = (
            str(relation.modality) if modality else "",
            str(relation.date or ""),
            f"{relation.count}×" if relation.count is not None else "",
            relation.amount.text if relation.amount else "",
        )
        told = "  ".join(detail for detail in details if detail)
        rows.append((str(relation.subject), word, str(relation.object), told))
    return _table(("", "", "", ""), rows)


def _unplaced(page: Page) -> RenderableType | None:
    rows = [(one.evidence.text, one.reason) for one in page.unplaced]
    return _part("Text without an article", _table(("text", ""), rows)) if rows else None


def _mentioned(page: Page) -> RenderableType | None:
    kinds: dict[str, dict[str, None]] = {}
    for mention in page.mentions:
        kinds.setdefault(mention.kind, {})[mention.evidence.text] = None
    rows = [(kind, _SEPARATOR.join(texts)) for kind, texts in kinds.items()]
    return _part("Mentioned without a role", _table(("", ""), rows)) if rows else None


def _part(title: str, body: RenderableType) -> RenderableType:
    return Stack(Text(""), Text(title, style="bold cyan"), body)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> Table:
    """Columns without lines; Chinese, which has no spaces to break at, folds at any character."""
    table = Table(box=None, pad_edge=False, show_header=any(columns))
    for column in columns:
        table.add_column(column, overflow="fold", header_style="dim")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in row))
    return table
