"""How lines follow one another: is the next line more of the same text?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lvnlp.layout.credits import ends_in_credit
from lvnlp.layout.lines import Line
from lvnlp.layout.names import are_names, has_role
from lvnlp.layout.roles import Role, ends_sentence, has_mark
from lvnlp.layout.words import words

# How far the lines of one column may differ, in squares: line breaks before marks that must not
# begin a line, figures that are not broken, and type that is let out make up to three.
SLACK = 3.0
# Lines that differ by more belong to another column.
JUMP = 6.0
# The same as a share of wide columns.
_SHARE = 0.2
# Fewer lines say nothing about the blank lines of a text.
_SAMPLE = 6
# Share of blank lines in mid-sentence from which they are strewn at random.
_STRAY = 0.05
# The indent of a first line, in squares; where the file lost it the line is that much shorter.
_INDENT = 2.0
# A first line without a mark may be so much narrower than its column, and no more than this share
# of it; a narrower one is a headline.
_UNMARKED = 4.0
_NARROW = 0.3
# A paragraph has no more lines than this; whatever runs on longer is no paragraph.
_LONGEST = 64

_CARRIED = {Role.TEXT, Role.NOTICE_LINE, Role.CREDIT, Role.NOTICE_HEAD}


def measure(lines: Sequence[Line]) -> float:
    """The width of the column that `lines` stand in, in squares: what the widest reach.

    One line in eight may stick out.
    """
    if not lines:
        return 0.0
    reach = sorted((line.reach for line in lines), reverse=True)
    return reach[min(len(reach) - 1, len(reach) // 8)]


def ragged(lines: Sequence[Line]) -> float:
    """How much narrower than the column lines of the text get that end in mid-sentence."""
    inner = [x.reach for x in lines if not ends_sentence(x.text)]
    if len(inner) < 3:
        return SLACK
    inner.sort()
    return max(SLACK, measure(lines) - inner[len(inner) // 10] + 1.0)


@dataclass(frozen=True, slots=True)
class Spacing:
    """What blank lines mean on a page.

    Attributes:
        sample: how many lines a text must have before its blank lines say anything; on a page
            with blank lines here and there in mid-sentence they say little.
        parted: blocks are parted by blank lines, so that a line without one in front goes on with
            what stands above it.
    """

    sample: int = _SAMPLE
    parted: bool = False


def spacing_of(lines: Sequence[Line], roles: Sequence[Role]) -> Spacing:
    """The meaning of blank lines on this page."""
    inner = [
        after.gap
        for line, after in pairwise(lines)
        if has_mark(line.text) and not ends_sentence(line.text)
    ]
    blank = sum(1 for gap in inner if gap) / max(1, len(inner))
    stray = _STRAY < blank < 1 - _STRAY
    firsts = [x.gap for x, role in zip(lines[1:], roles[1:], strict=True) if role is Role.LEAD]
    parted = len(firsts) > 1 and all(firsts) and blank < 1 - _STRAY
    return Spacing(3 * _SAMPLE if stray else _SAMPLE, parted)


def usual_gap(lines: Sequence[Line], sample: int) -> int | None:
    """The most blank lines between two lines of a text; None with fewer than `sample` lines."""
    if len(lines) < sample:
        return None
    return max(line.gap for line in lines[1:])


def paragraph(lines: Sequence[Line], roles: Sequence[Role], first: int) -> list[Line] | None:
    """The lines of the paragraph begun at `first`; None when something else comes before its end.

    A byline in brackets behind the last sentence belongs to the paragraph; page furniture that
    stands in the middle of it does not.
    """
    run: list[Line] = []
    for k in range(first, min(len(lines), first + _LONGEST)):
        if roles[k] is Role.FURNITURE and run:
            continue
        if roles[k] not in _CARRIED or (roles[k] is Role.CREDIT and k > first):
            return None
        run.append(lines[k])
        if ends_sentence(lines[k].text) or ends_in_byline("".join(x.plain for x in run[-3:])):
            return run
    return None


_BYLINE = re.compile(r"(?:^|[。！？…”’])[（(]([^（()）。，]{2,60})[）)]$")


def ends_in_byline(plain: str) -> bool:
    """Whether a text without spaces ends in （记者 …）, or is no more than that."""
    match = _BYLINE.search(plain)
    return match is not None and (has_role(match.group(1)) or _is_name(match.group(1)))


def _is_name(text: str) -> bool:
    return len(text) <= 8 and (are_names(text) or are_names(text[:2]) or are_names(text[:3]))


def is_paragraph(lines: Sequence[Line]) -> bool:
    """Whether lines, the last of which ends a sentence, look like one paragraph by themselves."""
    if len(lines) == 1:
        text = lines[0].text
        return text.rstrip(words().closers).endswith("。") or len(text) > words().longest_headline
    full = lines[:-1]
    widest = max(line.reach for line in full)
    slack = max(SLACK, _SHARE * widest)
    if any(line.reach < widest - slack for line in full) or lines[-1].reach > widest + SLACK:
        return False
    if len(lines) > 2 and lines[1].gap > max(line.gap for line in lines[2:]):
        return False
    if len(lines) == 2 and not has_mark(lines[0].text) and lines[1].gap:
        return False
    return sum(has_mark(line.text) for line in lines) >= max(1, len(lines) // 3)


def continues(
    body: Sequence[Line],
    lines: Sequence[Line],
    roles: Sequence[Role],
    first: int,
    spacing: Spacing,
) -> bool:
    """Whether the paragraph begun at line `first` goes on with `body`."""
    run = paragraph(lines, roles, first)
    return run is not None and is_more(body, run, spacing)


def is_more(body: Sequence[Line], run: Sequence[Line], spacing: Spacing) -> bool:
    """Whether a run of lines, a paragraph as it seems, stands in the column of `body`."""
    if any(ends_in_credit(line.text) for line in run):
        return False
    recent = [*body[-16:]] if len(body) > 3 else [*body, *run]
    column = measure(recent)
    slack = max(ragged(recent), _SHARE * column)
    head = run[0]
    gap = usual_gap(body, spacing.sample)
    apart = gap is not None and head.gap > gap
    if head.reach > column + SLACK:
        return False
    glued = spacing.parted and not head.gap
    if len(run) > 1 and head.reach < column - _allowance(body, head, column, slack, apart, glued):
        return False
    if len(run) == 1 and not (glued or head.indent or _is_sentence(head.text)):
        return False
    if any(abs(line.reach - column) > max(JUMP, slack) for line in run[1:-1]):
        return False
    if body[0].indent >= 1 and head.indent < 1 and body[-1].reach < column - slack - 1:
        return False
    return not apart or is_paragraph(run)


def _is_sentence(text: str) -> bool:
    """Whether a line by itself is text: a question or a call may be a headline as well."""
    return text.rstrip(words().closers).endswith("。") or has_mark(text[:-1])


def _allowance(
    body: Sequence[Line], head: Line, column: float, slack: float, apart: bool, glued: bool
) -> float:
    """How much narrower than the column the first line of a paragraph may be.

    One without a mark might be a headline: it gets the width of an indent on top only where the
    body's own first line shows that indents got lost.
    """
    if apart:
        return slack
    if glued or has_mark(head.text):
        return max(slack + _INDENT, JUMP)
    lost = SLACK / 3 <= column - body[0].reach <= SLACK + _INDENT and not body[0].indent
    return min(max(slack, _UNMARKED) + (_INDENT if lost else 0.0), _NARROW * column)


def is_full(line: Line, column: float) -> bool:
    """Whether a line fills its column, so that its end says nothing."""
    return line.reach >= column - SLACK
