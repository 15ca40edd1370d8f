"""The parts of a page as text: articles, captions, teasers, notices, and what is none of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from lvnlp.schema.base import Confidence, Model, Text, shortened
from lvnlp.schema.dates import PartialDate
from lvnlp.schema.ids import ArticleId, CaptionId, NoticeId, TeaserId
from lvnlp.schema.links import Linked
from lvnlp.schema.values import Evidence
from lvnlp.schema.views import Shown

if TYPE_CHECKING:
    from lvnlp.schema.relation import Relation

HeadlineKind = Literal["kicker", "main", "sub"]
"""引题 above the main line, 主题 itself, 副题 below it."""


class HeadlineLine(Model):
    """One line of a headline.

    Attributes:
        text: the repaired line.
        kind: which line of the headline it is.
        evidence: where it stands, which may be far from the article's body.
    """

    text: Text
    kind: HeadlineKind = "main"
    evidence: Evidence

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<HeadlineLine {self.kind} {shortened(self.text, 40)}>"


class Byline(Model):
    """Who wrote or photographed something.

    Attributes:
        name: the person's name, or what can be read of it.
        role: as the page says it (记者, 通讯员, 摄), "" when it does not.
        damaged: a glyph of the name is lost.
        evidence: where the name stands.
    """

    name: Text
    role: str = ""
    damaged: bool = False
    evidence: Evidence

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        role = f" {self.role}" if self.role else ""
        return f"<Byline {self.name}{role}{' [damaged]' if self.damaged else ''}>"


class Article(Linked, Shown):
    """A headline and the body that belongs to it; one of the two may be missing.

    Attributes:
        id: article-1 and so on, in the order of the page.
        headlines: the headline line by line.
        headline_confidence: how sure it is that they belong to this body, None when it has none.
        reporters: who wrote it.
        body: the text below lead and byline, one paragraph a line. Its `pieces` stand in reading
            order, which for an article that goes on elsewhere need not be the order of the file.
        genre: what kind of piece it is (消息, 通讯, 评论), None when not known.
        dateline_place, dateline_date: what the lead says (本报上海5月15日电).
    """

    id: ArticleId
    headlines: tuple[HeadlineLine, ...] = ()
    headline_confidence: Confidence | None = None
    reporters: tuple[Byline, ...] = ()
    body: Evidence | None = None
    genre: Text | None = None
    dateline_place: Text | None = None
    dateline_date: PartialDate | None = None

    @property
    def headline(self) -> str:
        """All lines of the headline in one, a space between two; "" when there is none."""
        return " ".join(line.text for line in self.headlines)

    @property
    def text(self) -> str:
        """The repaired text: the lines of the headline, then the paragraphs of the body."""
        lines = [line.text for line in self.headlines]
        return "\n".join([*lines, self.body.text] if self.body else lines)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What the article says, and who wrote it."""
        return self._neighbours().relations_of(self.id)

    def __str__(self) -> str:
        return self.headline or shortened(self.text, 40)

    def __repr__(self) -> str:
        return f"<Article {shortened(str(self), 40)}>"


class _Unit(Model):
    """A part of the page that is no article.

    Attributes:
        id: its kind and a number in the order of the page.
        evidence: where it stands, and its repaired text.
    """

    id: str
    evidence: Evidence

    @property
    def text(self) -> str:
        """The repaired text."""
        return self.evidence.text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {shortened(self.text, 40)}>"


class Caption(_Unit):
    """The words below a photograph.

    Attributes:
        photographers: who took it.
    """

    id: CaptionId
    photographers: tuple[Byline, ...] = ()


class Teaser(_Unit):
    """A headline on this page of what stands on another.

    Attributes:
        jump: where it goes on, as the page says it (见3版), None when it does not.
    """

    id: TeaserId
    jump: Text | None = None


class Notice(_Unit):
    """An announcement, an advertisement, a list: text that nobody reported."""

    id: NoticeId


class Furniture(Model):
    """What belongs to the page rather than to its contents: a folio line, 责编, a jump line.

    Attributes:
        kind: what sort, as `lvnlp.layout` names it; "" when it does not.
        evidence: where it stands.
    """

    kind: str = ""
    evidence: Evidence

    def __repr__(self) -> str:
        return f"<Furniture {self.kind} {shortened(self.evidence.text)}>"


class Unplaced(Model):
    """Text that belongs to no article as far as can be told. It is kept, never dropped.

    Attributes:
        reason: why it was not placed, "" when there is nothing to say.
        evidence: where it stands.
    """

    reason: str = ""
    evidence: Evidence

    def __repr__(self) -> str:
        return f"<Unplaced {shortened(self.evidence.text, 40)}>"
