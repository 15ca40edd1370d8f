"""Units of text out of bodies, titles, captions, notices and jump lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lvnlp.layout import doubling, paragraphs
from lvnlp.layout.blocks import Block, Opening
from lvnlp.layout.bodies import Body
from lvnlp.layout.credits import find_credit
from lvnlp.layout.draft import Draft
from lvnlp.layout.headlines import Title, ordered
from lvnlp.layout.lines import Line
from lvnlp.layout.mapped import MappedText, Span
from lvnlp.layout.model import Genre, HeadlineLine, Unit, Zone, ZoneKind
from lvnlp.layout.names import read_names
from lvnlp.layout.roles import Role, role_of
from lvnlp.layout.words import words


@dataclass(slots=True)
class Sheet:
    """A unit's text while it is put together, line by line."""

    drafts: list[Draft] = field(default_factory=list)
    zones: list[tuple[ZoneKind, int, int]] = field(default_factory=list)
    size: int = 0

    def add(self, draft: Draft, kind: ZoneKind) -> Span:
        """Puts a line under what is there; gives its stretch of the text."""
        if self.drafts:
            self.size += 1
        start, self.size = self.size, self.size + len(draft.cells)
        self.drafts.append(draft)
        if self.zones and self.zones[-1][0] == kind:
            self.zones[-1] = (kind, self.zones[-1][1], self.size)
        else:
            self.zones.append((kind, start, self.size))
        return start, self.size

    def add_paragraph(self, draft: Draft, resumed: bool) -> None:
        """Adds a paragraph; the first one of a rest goes on with a sentence that was cut."""
        last = self.drafts[-1] if self.drafts and self.zones[-1][0] == "body" else None
        if not resumed or last is None or last.text[-1] in words().ends + words().closers:
            self.add(draft, "body")
            return
        self.drafts[-1] = Draft([*last.cells, *draft.cells])
        self.size += len(draft.cells)
        self.zones[-1] = ("body", self.zones[-1][1], self.size)

    def text(self) -> MappedText:
        """The lines with a break between each two."""
        parts: list[MappedText] = []
        for k, draft in enumerate(self.drafts):
            if k:
                parts.append(MappedText.inserted("\n", self.drafts[k - 1].cells[-1].end))
            parts.append(draft.mapped())
        return MappedText.join(parts)

    def lost(self) -> tuple[int, ...]:
        """Where in the text a glyph is lost."""
        found: set[int] = set()
        at = 0
        for draft in self.drafts:
            for i, cell in enumerate(draft.cells):
                if cell.lost_before:
                    found.add(at + i)
                if cell.lost_after:
                    found.add(at + i + 1)
            at += len(draft.cells) + 1
        return tuple(sorted(found))

    def laid_out(self) -> tuple[Zone, ...]:
        """The zones as values."""
        return tuple(Zone(kind, a, b) for kind, a, b in self.zones)


def article(body: Body, titles: Sequence[Title], confidence: float) -> Unit:
    """An article of a body and the titles that were given to it."""
    sheet = Sheet()
    lines: list[HeadlineLine] = []
    for title, kind in ordered(titles) if titles else []:
        start, end = sheet.add(title.draft, "headline")
        lines.append(HeadlineLine(kind, start, end, title.draft.span()))
    parts = [body, *body.rest]
    for part in parts:
        for draft in part.paragraphs:
            sheet.add_paragraph(draft, part is not body)
    region = [_span(x) for t in titles for x in t.lines]
    region += [_span(x) for part in parts for x in part.block.own]
    return Unit(
        "article",
        sheet.text(),
        sheet.laid_out(),
        tuple(b for part in parts for b in part.bylines),
        body.place,
        body.date,
        tuple(lines),
        confidence,
        _genre(body, titles),
        tuple(s for part in parts for s in _stretches(part)),
        tuple(s for part in parts for s in part.lead),
        body.block.on or body.jump,
        sheet.lost(),
        tuple(sorted(region)),
    )


def _genre(body: Body, titles: Sequence[Title]) -> Genre:
    if body.block.opening is Opening.BULLET:
        return "briefs"
    if body.block.opening is Opening.LETTER:
        return "letter"
    told = any(words().feature.search(t.plain) for t in titles)
    return "feature" if told or body.block.opening is Opening.BYLINE else "news"


def _span(line: Line) -> Span:
    return line.start, line.end


def _stretches(body: Body) -> list[Span]:
    """Raw spans of the words of a body, one for each stretch without another body in between."""
    found: list[Span] = []
    breaks = body.block.breaks
    for cell in (c for draft in body.paragraphs for c in draft.cells):
        if not found or any(found[-1][1] <= b <= cell.start for b in breaks):
            found.append((cell.start, cell.end))
        else:
            found[-1] = (found[-1][0], max(found[-1][1], cell.end))
    return found


def notice(block: Block, raw: str) -> tuple[Unit, list[Draft]]:
    """A notice with its heading, if it has one; and the drafts it is made of."""
    sheet = Sheet()
    lines: list[HeadlineLine] = []
    rest = block.lines
    if role_of(rest[0]) is Role.NOTICE_HEAD:
        head = paragraphs.tidy(paragraphs.join(rest[:1], raw))
        start, end = sheet.add(head, "headline")
        lines.append(HeadlineLine("main", start, end, head.span()))
        rest = rest[1:]
    empty: list[Draft] = []
    for group in paragraphs.split(rest):
        draft = paragraphs.tidy(paragraphs.join(group, raw))
        if draft.cells:
            sheet.add(draft, "body")
        else:
            empty.append(draft)
    spans = [d.span() for d in sheet.drafts[len(lines) :]]
    body = ((min(a for a, _ in spans), max(b for _, b in spans)),) if spans else ()
    unit = Unit(
        "notice",
        sheet.text(),
        sheet.laid_out(),
        headline=tuple(lines),
        headline_confidence=1.0 if lines and spans else 0.0,
        body=body,
        lost=sheet.lost(),
        region=tuple(_span(x) for x in block.lines),
    )
    return unit, [*sheet.drafts, *empty]


def caption(block: Block, raw: str) -> tuple[Unit, list[Draft]]:
    """A caption; the credit goes to its bylines."""
    whole = paragraphs.join(block.lines, raw)
    doubling.undouble(whole)
    start = _credit_start(whole.text)
    credit = Draft([] if start is None else whole.cells[start:])
    text = Draft(whole.cells[:start], whole.removed)
    paragraphs.clean(text)
    sheet = Sheet()
    if text.cells:
        sheet.add(text, "body")
    solid = [c for c in credit.cells if not c.char.isspace()]
    unit = Unit(
        "caption",
        sheet.text(),
        sheet.laid_out(),
        tuple(read_names(credit, *_inside(credit.text))) if solid else (),
        body=(text.span(),) if text.cells else (),
        lead=((solid[0].start, solid[-1].end),) if solid else (),
        lost=sheet.lost(),
        region=tuple(_span(x) for x in block.lines),
    )
    return unit, [text, credit]


def _credit_start(text: str) -> int | None:
    """Where the credit begins; a name may be broken over two lines, or two names parted so."""
    places = [i for i, char in enumerate(text) if char != "\n"]
    at = find_credit("".join(text[i] for i in places))
    return find_credit(text) if at is None else places[at]


def _inside(text: str) -> Span:
    """The stretch of a credit without brackets around it."""
    start = len(text) - len(text.lstrip(" （("))
    return start, max(start, len(text.rstrip(" ）)")))


def teaser(titles: Sequence[Title], jump: str) -> Unit:
    """Titles that point at a text elsewhere."""
    sheet = Sheet()
    lines: list[HeadlineLine] = []
    for title, kind in ordered(titles):
        start, end = sheet.add(title.draft, "headline")
        lines.append(HeadlineLine(kind, start, end, title.draft.span()))
    return Unit(
        "teaser",
        sheet.text(),
        sheet.laid_out(),
        headline=tuple(lines),
        jump=jump,
        lost=sheet.lost(),
        region=tuple(sorted(_span(x) for t in titles for x in t.lines)),
    )
