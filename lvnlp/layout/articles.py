"""START HERE: takes a page apart, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lvnlp.layout import matching, units
from lvnlp.layout.blocks import Block, BlockKind, Opening
from lvnlp.layout.bodies import Body, join_resumed, read_body
from lvnlp.layout.draft import Draft, merge
from lvnlp.layout.headlines import Title, titles
from lvnlp.layout.lines import Line, read_lines
from lvnlp.layout.model import Furniture, FurnitureKind, PageLayout, Repair, Unit, Unplaced
from lvnlp.layout.roles import furniture_kind
from lvnlp.layout.segment import segment
from lvnlp.layout.staff import read_staff

# How sure it is that a body has a headline of its own on the page.
_NEEDS = {
    Opening.LEAD: 1.0,
    Opening.BYLINE: 1.0,
    Opening.LETTER: 0.8,
    Opening.BULLET: 0.3,
    Opening.PLAIN: 0.7,
    Opening.BACK: 0.1,
}


def read_layout(raw: str) -> PageLayout:
    """The page's articles, notices, captions, teasers, its furniture and what is left.

    `raw` is the page as it was read, any text at all; nothing of it is dropped. The same text
    gives the same layout.
    """
    blocks = sorted(segment(read_lines(raw)), key=lambda b: b.start)
    bodies = [read_body(b, raw) for b in blocks if b.kind is BlockKind.BODY]
    drafts = [d for body in bodies for d in (*body.paragraphs, *body.edits)]
    articles = join_resumed(bodies, _kinship(bodies))

    runs = _runs(blocks)
    beside = _Beside(blocks, runs)
    heads = titles(
        [[x for b in run for x in b.lines] for run in runs], [b.text for b in bodies], raw
    )
    drafts += [t.draft for t in heads]
    jumps = [b for b in blocks if b.kind is BlockKind.JUMP_SEE]
    matches = matching.match(
        heads,
        [_target(body, beside) for body in articles],
        [beside.jump(jump) for jump in jumps],
        _usual_gap(bodies, heads),
    )

    notices = [units.notice(b, raw) for b in blocks if b.kind is BlockKind.NOTICE]
    captions = [units.caption(b, raw) for b in blocks if b.kind is BlockKind.CAPTION]
    drafts += [d for _, made in (*notices, *captions) for d in made]
    furniture, loose = _furniture(blocks)
    drafts += loose
    staff = [
        person
        for kind, draft in zip((f.kind for f in furniture), loose, strict=True)
        if kind == "editors"
        for person in read_staff(draft)
    ]
    return PageLayout(
        raw,
        _repairs(raw, drafts),
        tuple(_articles(articles, heads, matches)),
        tuple(unit for unit, _ in notices),
        tuple(unit for unit, _ in captions),
        tuple(_teasers(heads, matches, jumps)),
        tuple(furniture),
        tuple(_unplaced(heads, matches)),
        tuple(staff),
    )


def _kinship(bodies: Sequence[Body]) -> dict[tuple[int, int], float]:
    """How much each resumed body has in common with each of the others."""
    resumed = [k for k, b in enumerate(bodies) if b.block.opening is Opening.BACK]
    targets = [matching.Target(b.text, None, None) for b in bodies]
    found: dict[tuple[int, int], float] = {}
    for r in resumed:
        draft = Draft([c for p in bodies[r].paragraphs for c in p.cells])
        others = [t if k != r else matching.Target("", None, None) for k, t in enumerate(targets)]
        row = matching.shared([Title([], draft, 0, 0)], others)[0]
        found |= {(k, r): share for k, share in enumerate(row)}
    return found


def _usual_gap(bodies: Sequence[Body], heads: Sequence[Title]) -> int:
    """The fewest blank lines between two lines of one body or of one run of titles."""
    gaps = [line.gap for body in bodies for line in body.block.lines[1:]]
    gaps += [b.gap for a, b in pairwise(heads) if a.chain == b.chain]
    return min(gaps, default=0)


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Headline blocks that follow one another with nothing in between."""
    found: list[list[Block]] = []
    before: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADLINES:
            if before is not None and before.kind is BlockKind.HEADLINES:
                found[-1].append(block)
            else:
                found.append([block])
        before = block
    return found


class _Beside:
    """Which run of titles stands beside a block."""

    def __init__(self, blocks: Sequence[Block], runs: Sequence[Sequence[Block]]) -> None:
        run_of = {id(block): k for k, run in enumerate(runs) for block in run}
        self._before = _neighbours(blocks, run_of)
        solid = [b for b in blocks if b.kind is not BlockKind.FURNITURE]
        self._before_solid = _neighbours(solid, run_of)
        self._after_solid = _neighbours(solid[::-1], run_of)

    def jump(self, jump: Block) -> int | None:
        """The run right in front of a jump line; a vertical one says nothing by its place."""
        return None if jump.lines[0].vertical else self._before[id(jump)]

    def body(self, body: Block) -> tuple[int | None, int | None]:
        """The runs right in front of a body and right behind it, furniture aside."""
        return self._before_solid[id(body)], self._after_solid[id(body)]


def _neighbours(blocks: Sequence[Block], run_of: Mapping[int, int]) -> dict[int, int | None]:
    """For each block the run that the block before belongs to."""
    found = {id(after): run_of.get(id(before)) for before, after in pairwise(blocks)}
    return {id(block): None for block in blocks[:1]} | found


def _target(body: Body, beside: _Beside) -> matching.Target:
    """What the matching is to know of a body."""
    opening = body.block.opening
    before, after = beside.body(body.block)
    return matching.Target(body.text, before, after, opening is Opening.BULLET, _NEEDS[opening])


def _articles(
    bodies: Sequence[Body], heads: Sequence[Title], matches: Sequence[matching.Match]
) -> Iterator[Unit]:
    own: dict[int, list[tuple[Title, float]]] = {}
    for title, match in zip(heads, matches, strict=True):
        if match.target is not None:
            own.setdefault(match.target, []).append((title, match.confidence))
    for k, body in enumerate(bodies):
        found = own.get(k, [])
        confidence = max((c for _, c in found), default=0.0)
        yield units.article(body, [t for t, _ in found], confidence)


def _teasers(
    heads: Sequence[Title], matches: Sequence[matching.Match], jumps: Sequence[Block]
) -> list[Unit]:
    own: dict[int, list[Title]] = {}
    for title, match in zip(heads, matches, strict=True):
        if match.jump is not None:
            own.setdefault(match.jump, []).append(title)
    found = [units.teaser(own[k], jumps[k].lines[0].plain) for k in sorted(own)]
    return sorted(found, key=lambda u: u.region[0])


def _unplaced(heads: Sequence[Title], matches: Sequence[matching.Match]) -> list[Unplaced]:
    return [
        Unplaced(t.draft.mapped(), tuple((x.start, x.end) for x in t.lines))
        for t, m in zip(heads, matches, strict=True)
        if m.target is None and m.jump is None
    ]


def _furniture(blocks: Sequence[Block]) -> tuple[list[Furniture], list[Draft]]:
    """Furniture and jump lines, those that belong to bodies included; and their drafts."""
    lines: list[tuple[Line, FurnitureKind]] = []
    for block in blocks:
        if block.kind is BlockKind.FURNITURE:
            lines += [(x, furniture_kind(x) or "other") for x in block.lines]
        elif block.kind in {BlockKind.JUMP, BlockKind.JUMP_SEE}:
            lines += [(x, "jump") for x in block.lines]
        elif block.kind is BlockKind.BODY:
            own = {id(x) for x in block.own}
            lines += [(x, "jump") for x in block.lines if id(x) not in own]
    lines.sort(key=lambda pair: pair[0].start)
    found = [Furniture(kind, " ".join(x.text.split()), x.start, x.end) for x, kind in lines]
    return found, [x.draft for x, _ in lines]


def _repairs(raw: str, drafts: Sequence[Draft]) -> tuple[Repair, ...]:
    edits = [
        (c.start, c.end, c.char, c.kind) for d in drafts for c in d.cells if c.kind is not None
    ]
    edits += [(a, b, "", kind) for d in drafts for a, b, kind in d.removed]
    return tuple(merge(raw, edits))
