"""Blocks of the page: bodies, runs of headlines, captions, notices, furniture, jump lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from lvnlp.layout.lines import Line


class BlockKind(Enum):
    """What a block is."""

    BODY = auto()
    HEADLINES = auto()
    CAPTION = auto()
    NOTICE = auto()
    FURNITURE = auto()
    JUMP_SEE = auto()
    JUMP = auto()


class Opening(Enum):
    """How a body begins."""

    LEAD = auto()
    BYLINE = auto()
    LETTER = auto()
    BULLET = auto()
    BACK = auto()  # 上接 …
    PLAIN = auto()


@dataclass(slots=True)
class Block:
    """Lines that belong together, in reading order.

    Attributes:
        kind: what they are.
        lines: of a body without what stands between them by chance.
        opening: of a body.
        on: the jump line by which a body leads on; its text, "" where it does not.
        back: the jump line by which it is resumed.
        breaks: raw offsets of a body at which lines of another body come in between.
    """

    kind: BlockKind
    lines: list[Line]
    opening: Opening = Opening.PLAIN
    on: str = ""
    back: str = ""
    breaks: list[int] = field(default_factory=list)

    @property
    def own(self) -> list[Line]:
        """The lines without jump lines of their own."""
        lines = self.lines[:-1] if self.on else self.lines
        return lines[1:] if self.back and lines[0].plain == self.back else lines

    @property
    def start(self) -> int:
        """Raw offset of the first line."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Raw offset behind the last line."""
        return self.lines[-1].end
