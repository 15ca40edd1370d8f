"""What layout gives: repairs, units of text with their headlines and bylines, and all the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lvnlp.layout.mapped import MappedText, Span

RepairKind = Literal[
    "wrap",  # a line break inside a paragraph or a headline
    "vertical",  # a line break between the characters of a vertical headline
    "spacing",  # a gap between letters, or between figures and the words around them
    "doubling",  # characters, words or halves of a line that the file holds twice
    "variant",  # a radical or a form for vertical text that stands for the common character
    "width",  # full-width figures and letters, half-width punctuation, variants of the name dot
    "lost_glyph",  # a character that the file cannot show; nothing is put in its place
    "invisible",  # characters of no width: byte order mark, soft hyphen, joiners
]
UnitKind = Literal["article", "notice", "caption", "teaser"]
Genre = Literal["news", "feature", "briefs", "letter"]
LineKind = Literal["kicker", "main", "sub"]
ZoneKind = Literal["headline", "body"]


@dataclass(frozen=True, slots=True)
class Repair:
    """One edit of the raw text.

    Attributes:
        kind: what was wrong.
        start, end: raw span; empty (start == end) where something was only put in.
        before: the raw characters, `raw[start:end]`.
        after: what stands for them in the repaired text, often nothing.
    """

    kind: RepairKind
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch [start, end) of a unit's text; the line break between two zones is in neither."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Byline:
    """One person who wrote or photographed.

    Attributes:
        name: the repaired name, without what is lost.
        role: 记者, 通讯员, 特派记者, …, as written; "" where the page gives none.
        start, end: raw span of the name.
        damaged: a glyph of the name is lost.
    """

    name: str
    role: str
    start: int
    end: int
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class HeadlineLine:
    """One line of a headline, as it was meant: a line broken in two on the page is one.

    Attributes:
        kind: kicker (眉题), main (主题) or sub (副题).
        start, end: the line in the unit's text.
        span: the raw span from its first to its last character.
    """

    kind: LineKind
    start: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A text of the page with what surrounds it.

    Attributes:
        kind: article, notice (公告, 更正, 天气 …), caption or teaser.
        text: headline lines, one a line, then the body with one paragraph a line; lead, byline,
            photographer and jump are not in it.
        zones: the headline and the body as stretches of `text`.
        bylines: reporters and correspondents in the order of the page; of a caption, whoever
            took the picture.
        dateline_place, dateline_date: 上海 and (5, 15) for 本报上海5月15日电; "" and None else.
        headline: the lines of the headline in the order of `text`.
        headline_confidence: 0 to 1, how sure it is that headline and body belong together;
            0 where one of the two is missing.
        genre: of an article.
        body: raw spans of the body; more than one where it goes on elsewhere on the page.
        lead: raw spans of what is not text: 本报讯 （记者 …）, the byline at the end, 记者 … 摄.
        jump: where it goes on, or where the whole is to be read: （下转第三版）, （见2版）.
        lost: offsets in `text` in front of which a glyph is lost, rising, [0, len(text)].
        region: all raw spans that the unit owns, lead and jump included, in order of the file.
    """

    kind: UnitKind
    text: MappedText
    zones: tuple[Zone, ...] = ()
    bylines: tuple[Byline, ...] = ()
    dateline_place: str = ""
    dateline_date: tuple[int, int] | None = None
    headline: tuple[HeadlineLine, ...] = ()
    headline_confidence: float = 0.0
    genre: Genre = "news"
    body: tuple[Span, ...] = ()
    lead: tuple[Span, ...] = ()
    jump: str = ""
    lost: tuple[int, ...] = ()
    region: tuple[Span, ...] = ()

    def is_damaged(self, start: int, end: int) -> bool:
        """Whether a glyph is lost in, right before or right behind [start, end) of the text."""
        return any(start <= at <= end for at in self.lost)

    def headline_texts(self) -> tuple[str, ...]:
        """The headline's lines as strings."""
        return tuple(self.text.text[line.start : line.end] for line in self.headline)

    def body_text(self) -> str:
        """The body as a string, one paragraph a line; "" where there is none."""
        return "".join(self.text.text[z.start : z.end] for z in self.zones if z.kind == "body")

    def __repr__(self) -> str:
        first = self.text.text.split("\n", 1)[0]
        by = "、".join(b.name for b in self.bylines)
        return f"Unit({self.kind}: {first[:24]!r} by {by or '—'}, {len(self.text)} characters)"


FurnitureKind = Literal["folio", "editors", "jump", "paper", "other"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Something of the page that is no text of its own: date line, editors, jump lines.

    Attributes:
        kind: folio (date, number, publisher), editors (责编, 校对, 热线 …), jump (下转, 上接,
            见…版), paper (the paper's name), other (nothing of it can be shown).
        text: repaired.
        start, end: raw span.
    """

    kind: FurnitureKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text that could not be given to any unit, a headline without a body most often.

    Attributes:
        text: repaired, with its map.
        region: raw spans in order of the file.
    """

    text: MappedText
    region: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RepairedPage:
    """The page's text in the order of the file, repaired, with every edit.

    `apply(raw, repairs)` gives `text.text`, `undo(text.text, repairs)` gives the raw text
    (both in `lvnlp.layout.repair`).
    """

    raw: str
    text: MappedText
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page taken apart. Each raw character that is not white space belongs to one part only.

    Attributes:
        raw: the file as it was read.
        repairs: every edit, in order of the file, not overlapping.
        articles, notices, captions, teasers: in order of their bodies in the file.
        furniture, unplaced: what is left, in order of the file.
        staff: who made the page, as its furniture says.
    """

    raw: str
    repairs: tuple[Repair, ...]
    articles: tuple[Unit, ...] = ()
    notices: tuple[Unit, ...] = ()
    captions: tuple[Unit, ...] = ()
    teasers: tuple[Unit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    staff: tuple[Byline, ...] = ()

    def units(self) -> Iterator[Unit]:
        """All units: articles, then notices, captions and teasers."""
        yield from self.articles
        yield from self.notices
        yield from self.captions
        yield from self.teasers
