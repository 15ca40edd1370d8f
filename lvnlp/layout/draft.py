"""Text under repair: characters that know their raw span and what was done to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from lvnlp.layout.mapped import MappedText, Span
from lvnlp.layout.model import Repair, RepairKind


class Cell(NamedTuple):
    """One character of repaired text.

    Attributes:
        char: the character as repaired.
        start, end: the raw span that it stands for.
        kind: the repair that put it there, None where it stands for itself.
        lost_before, lost_after: a glyph is lost on that side.
    """

    char: str
    start: int
    end: int
    kind: RepairKind | None = None
    lost_before: bool = False
    lost_after: bool = False


_CHAR = itemgetter(0)


@dataclass(slots=True)
class Draft:
    """A stretch of text being repaired; `removed` keeps what was taken out, with its kind."""

    cells: list[Cell]
    removed: list[tuple[int, int, RepairKind]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str, start: int, end: int) -> Draft:
        """The raw characters [start, end), untouched."""
        return cls([Cell(char, i, i + 1) for i, char in enumerate(raw[start:end], start)])

    @classmethod
    def join(cls, parts: Iterable[Draft]) -> Draft:
        """The parts one after another."""
        listed = list(parts)
        return cls([c for p in listed for c in p.cells], [r for p in listed for r in p.removed])

    @property
    def text(self) -> str:
        """The repaired characters."""
        return "".join(map(_CHAR, self.cells))

    def remove(self, positions: Iterable[int], kind: RepairKind) -> None:
        """Takes the cells at `positions` out; their `lost` marks go to the neighbours."""
        gone = set(positions)
        if not gone:
            return
        kept: list[Cell] = []
        mark = False
        for i, cell in enumerate(self.cells):
            if i in gone:
                if cell.start < cell.end:
                    self.removed.append((cell.start, cell.end, kind))
                mark = mark or kind == "lost_glyph" or cell.lost_before or cell.lost_after
                continue
            if mark and kept:
                kept[-1] = kept[-1]._replace(lost_after=True)
                mark = False
            elif mark:
                cell, mark = cell._replace(lost_before=True), False
            kept.append(cell)
        if mark and kept:
            kept[-1] = kept[-1]._replace(lost_after=True)
        self.cells = kept

    def put(self, position: int, char: str, kind: RepairKind) -> None:
        """Lets the cell at `position` show `char`."""
        self.cells[position] = self.cells[position]._replace(char=char, kind=kind)

    def cut(self, start: int, end: int | None = None) -> Draft:
        """The cells [start, end), without anything of `removed`."""
        return Draft(self.cells[start:end])

    def mapped(self) -> MappedText:
        """The repaired text with its map."""
        return MappedText(
            self.text, tuple([c.start for c in self.cells]), tuple([c.end for c in self.cells])
        )

    def span(self) -> Span:
        """From the first to the last raw character of the cells.

        Raises:
            ValueError: the draft is empty.
        """
        if not self.cells:
            raise ValueError("an empty draft has no raw span")
        return min(c.start for c in self.cells), max(c.end for c in self.cells)

    def repairs(self, raw: str) -> list[Repair]:
        """Every edit of this draft, in order of the file, neighbours of one kind in one."""
        edits: list[tuple[int, int, str, RepairKind]] = [
            (c.start, c.end, c.char, c.kind) for c in self.cells if c.kind is not None
        ]
        edits += [(start, end, "", kind) for start, end, kind in self.removed]
        return merge(raw, edits)


def merge(raw: str, edits: Iterable[tuple[int, int, str, RepairKind]]) -> list[Repair]:
    """Repairs out of single edits (start, end, after, kind); neighbours of one kind become one."""
    found: list[Repair] = []
    for start, end, after, kind in sorted(edits):
        last = found[-1] if found else None
        if last is not None and last.kind == kind and last.end == start:
            found[-1] = Repair(kind, last.start, end, raw[last.start : end], last.after + after)
        else:
            found.append(Repair(kind, start, end, raw[start:end], after))
    return found
