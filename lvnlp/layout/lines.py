"""The page as lines: each repaired for itself, vertical text gathered into one line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lvnlp.layout import doubling, glyphs, normal, spacing
from lvnlp.layout.characters import is_han, width
from lvnlp.layout.draft import Cell, Draft

_TERMINATOR = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Fewer characters in a row, one a line, may be the last words of paragraphs.
_VERTICAL = 3
# A figure may stand upright as a whole within vertical text: 12 above 月.
_UPRIGHT = re.compile(r"[0-9０-９]{2,4}(?:\.\d+)?$")


@dataclass(slots=True)
class Line:
    """A line of the page that is not blank, or a run of vertical text.

    Attributes:
        draft: its characters, repaired, the indent still in front.
        start, end: raw span, without the terminator.
        gap: blank lines in front of it.
        squares: how wide it is set, in squares, before figures were narrowed.
        indent: white space in front, in squares.
        vertical: it was gathered from lines of one character.
        doubled: the file held it twice.
        text: the repaired text without white space at either end.
        plain: the repaired text without any white space.
    """

    draft: Draft
    start: int
    end: int
    gap: int
    squares: float = 0.0
    indent: float = 0.0
    vertical: bool = False
    doubled: bool = False
    text: str = ""
    plain: str = ""

    @property
    def reach(self) -> float:
        """How far it reaches in its column, in squares: its width and its indent."""
        return self.squares + self.indent


def read_lines(raw: str) -> list[Line]:
    """The lines of the page, repaired for themselves; spaces that may be meant still stand."""
    lines = _gather(_raw_lines(raw))
    for line in lines:
        _repair(line)
    return lines


def _raw_lines(raw: str) -> list[Line]:
    found: list[Line] = []
    start = gap = 0
    for stop, after in [*(m.span() for m in _TERMINATOR.finditer(raw)), (len(raw), len(raw))]:
        if raw[start:stop].strip():
            found.append(
                Line(Draft.of(raw, start, stop), start, stop, gap, text=raw[start:stop].strip())
            )
            gap = 0
        else:
            gap += 1
        start = after
    return found


def _gather(lines: list[Line]) -> list[Line]:
    """Runs of lines of one character as one line each."""
    found: list[Line] = []
    i = 0
    while i < len(lines):
        size = _run(lines, i)
        if size:
            found.append(_vertical(lines[i : i + size]))
        else:
            found.append(lines[i])
        i += max(size, 1)
    return found


def _run(lines: list[Line], first: int) -> int:
    """How many lines from `first` on are one run of vertical text; 0 where none begins."""
    last = first
    while last < len(lines) and _is_cell(lines[last]):
        last += 1
    if last - first < _VERTICAL:
        return 0
    inner = sorted(line.gap for line in lines[first + 1 : last])
    usual = inner[len(inner) // 2]
    bracket = lines[first].text in {"（", "("}
    end = first + 1
    while end < last and (lines[end].gap <= usual or (bracket and lines[end].gap <= usual + 2)):
        end += 1
        if bracket and lines[end - 1].text in {"）", ")"}:
            break
    han = sum(1 for line in lines[first:end] if is_han(line.text[:1]))
    enough = end - first >= _VERTICAL and (han >= _VERTICAL or bracket)
    return end - first if enough else 0


def _is_cell(line: Line) -> bool:
    text = line.text
    return len(text) == 1 or _UPRIGHT.match(text) is not None


def _vertical(run: list[Line]) -> Line:
    """One line out of a run; a wider gap within brackets is a lost figure, shown as □."""
    drafts: list[Draft] = []
    removed: list[tuple[int, int]] = []
    usual = min(line.gap for line in run[1:])
    bracket = run[0].text in {"（", "("}
    for k, line in enumerate(run):
        cells = [c for c in line.draft.cells if not c.char.isspace()]
        if k:
            before = run[k - 1]
            end_of_last = drafts[-1].cells[-1].end
            if bracket and line.gap > usual and before.text not in {"（", "("}:
                drafts.append(Draft([Cell("□", end_of_last, cells[0].start, "lost_glyph")]))
            else:
                removed.append((end_of_last, cells[0].start))
        drafts.append(Draft(cells))
    whole = Draft.join(drafts)
    whole.removed += [(a, b, "vertical") for a, b in removed if a < b]
    return Line(whole, run[0].start, run[-1].end, run[0].gap, vertical=True)


def _repair(line: Line) -> None:
    draft = line.draft
    normal.drop_invisible(draft)
    normal.unify(draft)
    line.doubled = doubling.undouble(draft)
    spacing.close_letters(draft)
    if not line.doubled:
        line.doubled = doubling.undouble(draft)
    glyphs.drop_lost(draft)
    text = draft.text
    line.squares = width(text)
    line.indent = sum(1.0 if c == "\u3000" else 0.5 for c in text[: len(text) - len(text.lstrip())])
    normal.normalise(draft)
    line.text = draft.text.strip()
    line.plain = "".join(line.text.split())
