"""Text that remembers, for every character, where in the raw file it was read."""

from __future__ import annotations

import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Span = tuple[int, int]
"""A half-open stretch [start, end) of Unicode code points."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """A string and, for each of its characters, the raw stretch it stands for.

    `starts[i]` and `ends[i]` give the raw span [start, end) of `text[i]`. The span is empty
    (start == end) for a character that no raw character stands behind, such as a line break
    that a repair puts between two columns. Spans need not rise: an article whose second half
    stands in another column is one MappedText all the same.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    _found: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not len(self.text) == len(self.starts) == len(self.ends):
            raise ValueError(
                f"text, starts and ends differ in length: "
                f"{len(self.text)}, {len(self.starts)}, {len(self.ends)}"
            )

    @classmethod
    def of(cls, raw: str, start: int = 0, end: int | None = None) -> MappedText:
        """The stretch [start, end) of `raw`, each character standing for itself."""
        stop = len(raw) if end is None else end
        return cls(raw[start:stop], tuple(range(start, stop)), tuple(range(start + 1, stop + 1)))

    @classmethod
    def inserted(cls, text: str, at: int) -> MappedText:
        """Text that is not in the raw file, put in at the raw offset `at`."""
        return cls(text, (at,) * len(text), (at,) * len(text))

    @classmethod
    def join(cls, parts: Iterable[MappedText]) -> MappedText:
        """The parts one after another."""
        listed = list(parts)
        return cls(
            "".join(p.text for p in listed),
            tuple(s for p in listed for s in p.starts),
            tuple(e for p in listed for e in p.ends),
        )

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    def cut(self, start: int, end: int | None = None) -> MappedText:
        """The characters [start, end) of this text with their raw spans."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self) -> MappedText:
        """Without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, max(left, len(self.text.rstrip())))

    def pieces(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The raw stretches behind [start, end), neighbours joined, in reading order.

        Two characters are neighbours where nothing but white space of the raw file that a
        repair took away can lie between them; whoever needs that white space takes it from
        the raw file, `pieces` reports only what the characters themselves stand for.
        """
        return tuple(self._pieces(start, len(self.text) if end is None else end))

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        # Run by run, for evidence is asked for often and has few breaks.
        breaks = self._breaks
        at = start
        current: Span | None = None
        for stop in [*breaks[bisect_right(breaks, start) : bisect_left(breaks, end)], end]:
            s, e = (self.starts[at], self.ends[stop - 1]) if at < stop else (0, 0)
            at = stop
            if s == e:
                continue
            if current is not None and current[1] == s:
                current = (current[0], e)
                continue
            if current is not None:
                yield current
            current = (s, e)
        if current is not None:
            yield current

    @property
    def _breaks(self) -> list[int]:
        """Where runs of characters begin whose raw spans follow one another without a gap.

        A character that no raw one stands behind is a run of its own.
        """
        if not self._found and self.text:
            starts, ends = self.starts, self.ends
            empty = list(map(operator.eq, starts, ends))
            self._found.extend(
                i
                for i, (before, after) in enumerate(zip(ends, starts[1:], strict=False), 1)
                if before != after or empty[i] or empty[i - 1]
            )
            self._found.append(len(self.text))
        return self._found

    def hull(self, start: int = 0, end: int | None = None) -> Span:
        """The smallest raw span that holds every piece of [start, end).

        Raises:
            ValueError: no raw character stands behind the stretch.
        """
        found = self.pieces(start, end)
        if not found:
            raise ValueError(f"no raw characters behind [{start}, {end}) of {self.text[:20]!r}")
        return min(s for s, _ in found), max(e for _, e in found)
