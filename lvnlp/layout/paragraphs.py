"""Joins the lines of a block into paragraphs, and cleans running text."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.layout import flow, glyphs, normal, spacing
from lvnlp.layout.characters import is_figure, is_latin
from lvnlp.layout.draft import Cell, Draft
from lvnlp.layout.lines import Line
from lvnlp.layout.roles import Role, ends_sentence, role_of

# The first line of a paragraph is this much shorter where its indent got lost.
_INDENT = (1.0, 3.0)


def join(lines: Sequence[Line], raw: str) -> Draft:
    """The lines as one draft, with a cell for each line break between two of them.

    The break's cell covers the blank lines as well; where another block stands between the two
    lines it covers nothing.
    """
    parts: list[Draft] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None:
            between = raw[before.end : line.start] if before.end <= line.start else "x"
            apart = bool(between.strip())
            stop = before.end if apart else line.start
            parts.append(Draft([Cell("\n", before.end, stop)]))
        parts.append(line.draft)
    return Draft.join(parts)


def split(lines: Sequence[Line], bulleted: bool = False, letter: bool = False) -> list[list[Line]]:
    """The lines of a body in paragraphs."""
    found: list[list[Line]] = []
    indented = bool(lines) and sum(x.indent >= 1 for x in lines) <= max(2, len(lines) // 2)
    first_short = _first_lines_short(lines)
    for k, line in enumerate(lines):
        if not k or _begins(lines, k, indented, first_short, bulleted, letter):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def _begins(
    lines: Sequence[Line], k: int, indented: bool, first_short: bool, bulleted: bool, letter: bool
) -> bool:
    before, line = lines[k - 1], lines[k]
    if bulleted:
        return role_of(line) is Role.BULLET
    if letter and (before.squares <= 12 or line.squares <= 12):
        return ends_sentence(before.text) or line.indent >= 1 or before.squares <= 12
    if not ends_sentence(before.text):
        return False
    if line.indent >= 1 and indented:
        return True
    column = flow.measure(lines[max(0, k - 6) : k + 6])
    if before.reach < column - 2.0:
        return True
    low, high = _INDENT
    return first_short and low <= column - line.reach <= high and not ends_sentence(line.text)


def _first_lines_short(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are indented on the page, but the file lost the white space."""
    if len(lines) < 4 or any(line.indent >= 1 for line in lines):
        return False
    low, high = _INDENT
    return low <= flow.measure(lines[:8]) - lines[0].reach <= high


def clean(draft: Draft) -> Draft:
    """Running text: breaks joined, lost glyphs marked, every gap closed."""
    unwrap(draft)
    glyphs.mark_gaps(draft)
    spacing.close_all(draft)
    normal.normalise(draft)  # marks that stood at the end of a line
    return draft


def unwrap(draft: Draft) -> None:
    """Takes line breaks out; between Latin words one becomes a space."""
    text = draft.text
    gone: list[int] = []
    for i, char in enumerate(text):
        if char != "\n":
            continue
        left, right = normal.beside(text, i, -1), normal.beside(text, i, 1)
        if is_latin(left) and (is_latin(right) or is_figure(right)):
            draft.put(i, " ", "wrap")
        else:
            gone.append(i)
    draft.remove(gone, "wrap")


def tidy(draft: Draft) -> Draft:
    """A headline, caption or notice: breaks joined, gaps at figures closed, other spaces single."""
    unwrap(draft)
    glyphs.mark_gaps(draft)
    _close_in_title(draft)
    text = draft.text
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    gone = [
        i
        for i, c in enumerate(text)
        if c.isspace() and (i < first or i >= last or text[i - 1].isspace())
    ]
    draft.remove(gone, "spacing")
    for i, c in enumerate(draft.text):
        if c.isspace() and c != " ":
            draft.put(i, " ", "spacing")
    return draft


# A gap in front of a figure parts two phrases when each has at least so many characters.
_PHRASE = 4


def _close_in_title(draft: Draft) -> None:
    """Closes gaps at figures and marks unless they part two phrases: 甲讲话 12个项目签约."""
    text = draft.text
    gone: list[int] = []
    for start, end in spacing.gaps_of(text):
        left, right = text[start - 1], text[end]
        if not (left.isalnum() and right.isalnum()):
            close = left in "—·“《（、，：" or right in "，、。：；”》）·"
        else:
            close = (
                (is_figure(left) or is_figure(right))
                and spacing.is_closable(left)
                and spacing.is_closable(right)
                and (is_figure(left) or not _two_phrases(text, start, end))
            )
        if close:
            gone += range(start, end)
    draft.remove(gone, "spacing")


def _two_phrases(text: str, start: int, end: int) -> bool:
    before = text[:start].split()[-1]
    after = text[end:].split()[0]
    tail = text[end + len(after) : end + len(after) + 1]
    return len(before) >= _PHRASE and len(after) >= _PHRASE and not (tail and len(after) < _PHRASE)
