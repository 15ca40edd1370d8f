"""The texts of a page as lines of segments: articles with headline, names and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from lvnlp.display.labels import Labels
from lvnlp.display.marks import Marks, Segment
from lvnlp.display.passage import Passage, Source
from lvnlp.schema import Article, Byline, Evidence, Page, Person

Line = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A line of a headline; `kind` as in the schema."""

    kind: str
    segments: Line

    @property
    def main(self) -> bool:
        """Whether it is the headline proper."""
        return self.kind == "main"


@dataclass(frozen=True, slots=True)
class BylineView:
    """A name under a headline, with the person where the page knows one."""

    name: str
    role: str
    entity: Person | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article: headline, names, paragraphs."""

    label: str
    headlines: tuple[HeadlineView, ...]
    bylines: tuple[BylineView, ...]
    body: tuple[Line, ...]


class Texts:
    """Cuts the texts of a page into segments."""

    def __init__(self, page: Page, words: Labels) -> None:
        self.marks = Marks(page, words)
        self._source = Source(page)
        self._people = {
            evidence.start: person for person in page.people for evidence in person.mentions
        }

    def line(self, passage: Passage) -> Line:
        """The segments of one line."""
        return tuple(self.marks.segments(passage))

    def lines(self, evidence: Evidence) -> tuple[Line, ...]:
        """The segments of each line of a text."""
        return tuple(self.line(line) for line in self._source.passage(evidence).lines())

    def raw(self) -> Line:
        """The segments of the raw file."""
        return tuple(self.marks.segments(self._source.whole(), repaired=False))

    def article(self, article: Article) -> ArticleView:
        """An article with all its parts."""
        return ArticleView(
            str(article),
            tuple(
                HeadlineView(line.kind, self.line(self._source.passage(line.evidence)))
                for line in article.headlines
            ),
            tuple(self._byline(byline) for byline in article.reporters),
            self.lines(article.body) if article.body else (),
        )

    def _byline(self, byline: Byline) -> BylineView:
        person = self._people.get(byline.evidence.start)
        known = person if person is not None and person.name == byline.name else None
        return BylineView(byline.name, byline.role, known)
