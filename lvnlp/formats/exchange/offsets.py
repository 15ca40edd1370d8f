"""Offsets as other programs count them, and the code points that they stand for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from lvnlp.errors import MalformedInputError
from lvnlp.schema.values import Span


@dataclass(frozen=True, slots=True)
class Ruler:
    """Where each unit of a program's text stands in the raw text.

    Attributes:
        text: the text as the program has it.
        starts: for each unit that the program counts, where the raw characters begin that it is
            or belongs to; then the length of the raw text.
    """

    text: str
    starts: tuple[int, ...]

    def raw(self, start: int, end: int) -> Span:
        """The raw stretch of the units [start, end).

        Raises:
            MalformedInputError: it is empty or outside of the text.
        """
        size = len(self.starts) - 1
        if start < 0 or end > size:
            raise MalformedInputError(
                f"[{start}, {end}) is outside of the text, which has {size} units"
            )
        if end <= start:
            raise MalformedInputError(f"[{start}, {end}) is empty")
        first, last = self.starts[start], self.starts[end - 1]
        # Half of a surrogate pair, or one of \r\n, stands for the whole.
        return first, self.starts[bisect_right(self.starts, last)]

    def units(self, start: int, end: int) -> Span:
        """The units that hold the raw stretch [start, end), which is not empty."""
        first = self.starts[bisect_right(self.starts, start) - 1]
        return bisect_left(self.starts, first), bisect_left(self.starts, end)

    def rounded(self, start: int, end: int) -> Span:
        """The raw stretch that comes back when the program has been given [start, end)."""
        return self.raw(*self.units(start, end))


def ruler(raw: str, *, utf16: bool = False, lines: bool = False) -> Ruler:
    """How a program counts.

    Args:
        raw: the raw text.
        utf16: it counts UTF-16 code units, so that 𠮷 is two.
        lines: it has turned every line end, \\r\\n or \\r, into \\n.
    """
    starts: list[int] = []
    text: list[str] = []
    at = 0
    while at < len(raw):
        step = 2 if lines and raw.startswith("\r\n", at) else 1
        shown = "\n" if lines and raw[at] == "\r" else raw[at]
        starts.extend([at] * (2 if utf16 and ord(shown) > 0xFFFF else 1))
        text.append(shown)
        at += step
    return Ruler("".join(text), (*starts, len(raw)))
