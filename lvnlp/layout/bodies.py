"""Bodies: their lead and bylines taken off, their paragraphs joined and cleaned."""

from __future__ import annotations

from dataclasses import dataclass, field

from lvnlp.layout import paragraphs
from lvnlp.layout.blocks import Block, Opening
from lvnlp.layout.draft import Draft
from lvnlp.layout.leads import Lead, find_lead, find_tail
from lvnlp.layout.lines import Line
from lvnlp.layout.mapped import Span
from lvnlp.layout.model import Byline
from lvnlp.layout.names import Squeezed
from lvnlp.layout.words import words


@dataclass(slots=True)
class Body:
    """A body ready to be given its headline.

    Attributes:
        block: where it comes from.
        paragraphs: repaired, none of them empty.
        bylines, place, date: from its lead and its end.
        lead: raw spans of lead, byline and jump.
        jump: what its last line says on where it goes on.
        edits: drafts whose removals are to be reported besides those of `paragraphs`.
        rest: the part that goes on elsewhere.
    """

    block: Block
    paragraphs: list[Draft] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    place: str = ""
    date: tuple[int, int] | None = None
    lead: list[Span] = field(default_factory=list)
    jump: str = ""
    edits: list[Draft] = field(default_factory=list)
    rest: list[Body] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of all paragraphs, those elsewhere included."""
        own = "\n".join(p.text for p in self.paragraphs)
        return "\n".join([own, *(r.text for r in self.rest)])

    @property
    def open(self) -> bool:
        """Whether it stops in the middle of a sentence or leads on."""
        if self.block.on or self.jump:
            return True
        return bool(self.paragraphs) and self.paragraphs[-1].text[-1] not in (
            words().ends + words().closers
        )


def read_body(block: Block, raw: str) -> Body:
    """The body of a block of kind BODY."""
    body = Body(block)
    own = block.own
    opening = block.opening
    if opening is Opening.BYLINE:
        own = _byline_line(body, own)
    elif opening is Opening.BACK:
        own = _back_line(body, own)
    groups = paragraphs.split(own, opening is Opening.BULLET, opening is Opening.LETTER)
    drafts = [paragraphs.join(group, raw) for group in groups]
    if opening is Opening.LEAD and drafts:
        drafts[0] = _without_lead(body, drafts[0], find_lead(drafts[0]))
    elif opening is Opening.BACK and drafts:
        drafts[0] = _without_back(body, drafts[0])
    if drafts:
        drafts[-1] = _without_jump(body, drafts[-1])
        drafts[-1] = _without_tail(body, drafts[-1])
    for draft in drafts:
        paragraphs.clean(draft)
        (body.paragraphs if draft.cells else body.edits).append(draft)
    return body


def _byline_line(body: Body, own: list[Line]) -> list[Line]:
    """Reads the line that holds the byline and no more."""
    first = own[0].draft
    lead = find_lead(first)
    if lead is not None:
        body.bylines += lead.bylines
    _spend(body, first, 0, len(first.cells))
    return own[1:]


def _back_line(body: Body, own: list[Line]) -> list[Line]:
    """Drops a jump line that stands alone; `_without_back` sees to one before text."""
    if words().jump_back.fullmatch(own[0].plain):
        body.block.back = own[0].plain
        return own[1:]
    return own


def _without_lead(body: Body, draft: Draft, lead: Lead | None) -> Draft:
    if lead is None:
        return draft
    body.bylines += lead.bylines
    body.place, body.date = lead.place, lead.date
    return _cut(body, draft, lead.end, None, 0, lead.end)


def _without_back(body: Body, draft: Draft) -> Draft:
    plain = Squeezed.of(draft.text)
    match = words().jump_back.match(plain.text)
    if match is None:
        return draft
    body.block.back = match.group()
    end = plain.end(match.end())
    return _cut(body, draft, end, None, 0, end)


def _without_jump(body: Body, draft: Draft) -> Draft:
    """Takes （下转第三版） off the end of a text."""
    plain = Squeezed.of(draft.text)
    for match in words().jump_on.finditer(plain.text):
        if match.end() == len(plain.text) and match.start() and len(match.group()) < 24:
            if match.group()[0] not in "（(" + words().jump_marks:
                continue
            start = plain.at[match.start()]
            body.jump = match.group()
            return _cut(body, draft, 0, start, start, len(draft.cells))
    return draft


def _without_tail(body: Body, draft: Draft) -> Draft:
    tail = find_tail(draft)
    if tail is None:
        return draft
    (start, end), names = tail
    body.bylines += names
    return _cut(body, draft, 0, start, start, end)


def _cut(
    body: Body, draft: Draft, keep_from: int, keep_to: int | None, start: int, end: int
) -> Draft:
    """Keeps [keep_from, keep_to) of a draft; [start, end) goes to the lead."""
    _spend(body, draft, start, end)
    return draft.cut(keep_from, keep_to)


def _spend(body: Body, draft: Draft, start: int, end: int) -> None:
    """Notes that cells [start, end) are lead, and keeps the draft's removals."""
    solid = [c for c in draft.cells[start:end] if not c.char.isspace()]
    for cell in solid:
        if body.lead and _adjoins(draft, body.lead[-1], cell.start):
            body.lead[-1] = (body.lead[-1][0], cell.end)
        else:
            body.lead.append((cell.start, cell.end))
    body.edits.append(Draft(draft.cells[start:end], draft.removed))


def _adjoins(draft: Draft, span: Span, start: int) -> bool:
    """Whether nothing but white space and removed characters lies between `span` and `start`."""
    gone = {i for a, b, _ in draft.removed for i in range(a, b)}
    gone |= {i for c in draft.cells if c.char.isspace() for i in range(c.start, c.end)}
    return span[1] <= start and all(i in gone for i in range(span[1], start))


def join_resumed(bodies: list[Body], shared: dict[tuple[int, int], float]) -> list[Body]:
    """Joins bodies that lead on with those that are resumed; gives those that are left.

    `shared[a, b]` says how much body b has in common with body a. Open bodies are given their
    rest one to one, best first; whoever leads on by name goes before whoever only stops short.
    """
    resumed = [k for k, b in enumerate(bodies) if b.block.opening is Opening.BACK]
    heads = [k for k, b in enumerate(bodies) if k not in resumed and b.open]
    named = [k for k in heads if bodies[k].block.on or bodies[k].jump]
    pool = named if len(named) >= len(resumed) else heads
    pairs = sorted(
        ((shared.get((h, r), 0.0) + _here(bodies[h]), -h, -r) for h in pool for r in resumed),
        reverse=True,
    )
    taken: set[int] = set()
    for _, h, r in pairs:
        if -h in taken or -r in taken:
            continue
        taken |= {-h, -r}
        bodies[-h].rest.append(bodies[-r])
    joined = {id(r) for b in bodies for r in b.rest}
    return [b for b in bodies if id(b) not in joined]


def _here(body: Body) -> float:
    """A body that goes on on this page (本版) comes first."""
    jump = body.block.on or body.jump
    return 0.5 if "本版" in jump else 0.0
