"""From offsets in a unit's text to evidence in the raw file."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.layout.model import PageLayout, Unit
from lvnlp.schema import Evidence
from lvnlp.schema.ids import make_id

Span = tuple[int, int]


class Locator:
    """Knows the page's units and finds where in the raw file a stretch of one stands."""

    def __init__(self, layout: PageLayout) -> None:
        self.raw = layout.raw
        self.units: list[Unit] = list(layout.units())
        self.ids: list[str] = []
        count: dict[str, int] = {}
        for unit in self.units:
            count[unit.kind] = count.get(unit.kind, 0) + 1
            self.ids.append(make_id(unit.kind, count[unit.kind]))

    def evidence(self, unit: int, start: int, end: int) -> Evidence:
        """The evidence for [start, end) of a unit's text."""
        mapped = self.units[unit].text
        pieces = self.joined(mapped.pieces(start, end))
        return Evidence.of(pieces, mapped.text[start:end], self.ids[unit])

    def raw_evidence(self, spans: Sequence[Span], text: str, unit: int | None = None) -> Evidence:
        """The evidence for raw stretches, with the repaired text that stands for them."""
        return Evidence.of(self.joined(spans), text, None if unit is None else self.ids[unit])

    def joined(self, pieces: Sequence[Span]) -> list[Span]:
        """The pieces, those one that nothing but white space of the file keeps apart.

        A wrapped line is no break in the evidence; a jump line in the middle of it is one.
        """
        out: list[Span] = []
        for start, end in pieces:
            if out and out[-1][1] <= start and not self.raw[out[-1][1] : start].strip():
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out
