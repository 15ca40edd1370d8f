"""A unit of text with its mentions: what the later stages read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lvnlp.mentions.base import Kind, Mention

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class AnalysedUnit:
    """One article, notice, caption or teaser after the mention stage.

    Attributes:
        index: place among the page's units.
        kind: "article", "notice", "caption" or "teaser".
        text: the repaired text that all offsets index.
        headline, body: the zones, [start, end); (0, 0) where there is none.
        mentions: one flat set in order of start.
        nested: mentions that lie within one of `mentions`.
        day: the day that 今天 is, None when not known.
        place: the dateline's place, "" when there is none.
        briefs: each paragraph is a piece of news by itself (短讯); nothing is carried on.
    """

    index: int
    kind: str
    text: str
    headline: Span
    body: Span
    mentions: Sequence[Mention]
    nested: Sequence[Mention] = ()
    day: date | None = None
    place: str = ""
    briefs: bool = False

    def in_headline(self, offset: int) -> bool:
        """Whether the offset lies in the headline."""
        return self.headline[0] <= offset < self.headline[1]

    def of_kind(self, kind: Kind) -> list[Mention]:
        """The mentions of one kind, the body's before the headline's.

        The body names things in full and in the order in which they are introduced; the headline
        abbreviates what the reader is about to learn.
        """
        found = [m for m in self.mentions if m.kind is kind]
        return [m for m in found if not self.in_headline(m.start)] + [
            m for m in found if self.in_headline(m.start)
        ]
