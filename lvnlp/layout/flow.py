"""How lines follow one another: is the next line more of the same text?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lvnlp.layout.lines import Line
from lvnlp.layout.names import are_names, has_role
from lvnlp.layout.roles import Role, ends_in_credit, ends_sentence, has_mark
from lvnlp.layout.words import words

# How far the lines of one column may differ, in squares: line breaks before marks that must not
# begin a line, figures that are not broken, and type that is let out make up to three.
SLACK = 3.0
# Lines that differ by more belong to another column.
JUMP = 5.0
# The same as a share of wide columns.
_SHARE = 0.2
# A paragraph has no more lines than this; whatever runs on longer is no paragraph.
_LONGEST = 120

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


def usual_gap(lines: Sequence[Line]) -> int | None:
    """The number of blank lines between two lines of a text; None where there are too few."""
    if len(lines) < 3:
        return None
    return max(line.gap for line in lines[1:])


def paragraph_end(lines: Sequence[Line], roles: Sequence[Role], first: int) -> int | None:
    """The line that ends the paragraph begun at `first`; None when something else comes before.

    A byline in brackets behind the last sentence belongs to the paragraph.
    """
    for k in range(first, min(len(lines), first + _LONGEST)):
        if roles[k] not in _CARRIED or (roles[k] is Role.CREDIT and k > first):
            return None
        tail = "".join(line.plain for line in lines[max(first, k - 3) : k + 1])
        if ends_sentence(lines[k].text) or ends_in_byline(tail):
            return k
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
    body: Sequence[Line], lines: Sequence[Line], roles: Sequence[Role], first: int
) -> int | None:
    """Whether the paragraph begun at line `first` goes on with `body`; its last line if so."""
    last = paragraph_end(lines, roles, first)
    if last is None:
        return None
    return last if is_more(body, lines[first : last + 1]) else None


def is_more(body: Sequence[Line], run: Sequence[Line]) -> bool:
    """Whether a run of lines, a paragraph as it seems, stands in the column of `body`."""
    if any(ends_in_credit(line.text) for line in run):
        return False
    recent = [*body[-16:]] if len(body) > 3 else [*body, *run]
    column = measure(recent)
    slack = max(ragged(recent), _SHARE * column)
    head = run[0]
    gap = usual_gap(body)
    apart = gap is not None and head.gap > gap
    if head.reach > column + SLACK:
        return False
    if len(run) > 1 and head.reach < column - (SLACK if apart else max(slack, JUMP)):
        return False
    if len(run) == 1 and not has_mark(head.text):
        return False
    if any(abs(line.reach - column) > max(JUMP, slack) for line in run[1:-1]):
        return False
    if body[0].indent >= 1 and head.indent < 1 and body[-1].reach < column - 2:
        return False
    return not apart or is_paragraph(run)


def is_full(line: Line, column: float) -> bool:
    """Whether a line fills its column, so that its end says nothing."""
    return line.reach >= column - SLACK
