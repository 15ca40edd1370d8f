"""From stretches of the raw file to those of a unit's text: the way that annotations go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from lvnlp.layout.model import Unit


class Placed(NamedTuple):
    """A stretch [start, end) of the text of a unit, which is told by its index."""

    unit: int
    start: int
    end: int


class Places:
    """Knows which character of which unit each raw character is read as.

    Args:
        raw: the page.
        units: its units, in order.
    """

    def __init__(self, raw: str, units: Sequence[Unit]) -> None:
        self._unit = np.full(len(raw) + 1, -1, np.int64)
        self._at = np.zeros(len(raw) + 1, np.int64)
        for number, unit in enumerate(units):
            for at, (start, end) in enumerate(zip(unit.text.starts, unit.text.ends, strict=True)):
                for raw_at in range(start, end):
                    # A character that the file holds twice is read once: the first place counts.
                    if self._unit[raw_at] < 0:
                        self._unit[raw_at], self._at[raw_at] = number, at

    def of(self, spans: Iterable[tuple[int, int]]) -> Placed | None:
        """Where the raw stretches are read; None where no unit reads them, or not one alone."""
        rows = np.concatenate([np.arange(start, end) for start, end in spans] or [np.zeros(0, int)])
        read = rows[self._unit[rows] >= 0]
        if not len(read):
            return None
        units = self._unit[read]
        if units.min() != units.max():
            return None
        at = self._at[read]
        return Placed(int(units[0]), int(at.min()), int(at.max()) + 1)
