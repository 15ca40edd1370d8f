"""Annotated pages: the format of lvnlp's own for what people mark on a page, and correct.

Everything points into the raw text, in code points, [start, end). A mention marks a stretch of it;
an entity gathers mentions; relations and statements join mentions or entities by their ids. The
models hold what was annotated even where it is wrong: `lvnlp.formats.exchange.checks` names it.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationInfo, model_validator

from lvnlp.errors import SchemaVersionError
from lvnlp.schema.base import Confidence, Model
from lvnlp.schema.values import Modality, PlainDecimal, Span

ANNOTATED_VERSION: Final = "1.0"
"""MAJOR.MINOR, as of pages: a field that is added raises the second, any other change the first."""

STATEMENT: Final = "STATEMENT"
"""The label under which other formats show a statement, joined to its speaker by `STATED`."""
STATED: Final = "stated"

Id = Annotated[str, Field(min_length=1)]
"""The id of a mention, an entity, a statement or an article, each of them once on a page."""

VALUE: Final = "value"
"""The attribute of a mention that says what it means: of a date, in EDTF."""

Spans = tuple[Span, ...]
"""Stretches [start, end) of the raw text in reading order; two or more for a split one."""


class Literally(Model):
    """An end of a relation that nothing on the page is marked for: a date, a title, bare words.

    Attributes:
        kind: what it is: date (in EDTF), position, text, or name.
        value: the words.
    """

    kind: Literal["date", "position", "text", "name"]
    value: str

    def __str__(self) -> str:
        return self.value


End = Id | Literally
"""An end of a relation."""


class Annotation(Model):
    """What all annotations have in common.

    Attributes:
        id: names it on its page.
        author: who says so: a person, or the pattern or model that found it; "" when not known.
        confidence: 0 to 1, None where nobody said how sure they are.
        attributes: whatever else a tool notes of it, by name.
        note: a remark of the annotator.
    """

    id: Id
    author: str = ""
    confidence: Confidence | None = None
    attributes: dict[str, str] = Field(default_factory=dict)
    note: str = ""


class Mention(Annotation):
    """A marked stretch of the text: PERSON, POSITION, EVENT or a label of one's own."""

    label: str
    spans: Spans


class AnnotatedEntity(Annotation):
    """Something with an identity, and the mentions that speak of it.

    Attributes:
        kind: person, organization, place, group, event, project, or a kind of one's own.
        name: the fullest name, "" when it has none.
        names: other names that count as right.
        titles: the positions of a person.
        mentions: the ids of its mentions.
        damage_note: what is lost of its name, "" when it is whole.
    """

    kind: str
    name: str = ""
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    mentions: tuple[Id, ...] = ()
    damage_note: str = ""


class AnnotatedRelation(Annotation):
    """Two ends and what joins them.

    Attributes:
        label: the name of the relation: attended, or one of one's own.
        subject, object: ids of mentions, entities, statements or articles; or a literal.
        or_subject, or_object: others that are right as well.
        role: the word that says it (出席, 列席), "" when no single word does.
        date: when, in EDTF; "" when nothing is said.
        count, amount, currency: what is counted, what is paid.
        evidence: where the page says so; may be empty.
        article: the id of the article, "" for none.
        optional: right, but not demanded of a reader.
    """

    label: str
    subject: End
    object: End
    or_subject: tuple[End, ...] = ()
    or_object: tuple[End, ...] = ()
    role: str = ""
    modality: Modality = Modality.ASSERTED
    date: str = ""
    count: int | None = None
    amount: PlainDecimal | None = None
    currency: str = ""
    evidence: Spans = ()
    article: str = ""
    optional: bool = False


class Statement(Annotation):
    """What somebody said.

    Attributes:
        speaker: who; literal where it is neither mention nor entity.
        spans: where it stands, with what brings it in or without.
        text: the words of the statement, "" when the spans are all that is known.
        modality, date, article, optional: as of relations.
    """

    speaker: End
    or_speaker: tuple[End, ...] = ()
    spans: Spans
    text: str = ""
    role: str = ""
    modality: Modality = Modality.ASSERTED
    date: str = ""
    article: str = ""
    optional: bool = False


class NotRelation(Annotation):
    """A passage that must not come out as an asserted relation of this name, and why not."""

    label: str
    why: str = ""
    evidence: Spans = ()


class AnnotatedArticle(Model):
    """An article: its headline line by line with their places, its reporters, its body."""

    id: Id
    headline: tuple[str, ...] = ()
    headline_spans: Spans = ()
    reporters: tuple[str, ...] = ()
    body: Spans = ()


class AnnotatedCaption(Model):
    """A caption, who took the photograph, and where it stands if that is known."""

    text: str
    photographer: str = ""
    spans: Spans = ()


class AnnotatedTeaser(Model):
    """A teaser, where it leads, and where it stands if that is known."""

    text: str
    jump: str = ""
    spans: Spans = ()


class About(Model):
    """What is known of the page before it is read. `date` is in EDTF; `place` is 我市 in full."""

    paper: str = ""
    date: str = ""
    place: str = ""
    page: int | None = None
    city: str = ""
    province: str = ""


class AnnotatedPage(Model):
    """One page and all that is annotated on it."""

    format: Literal["lvnlp-annotated"] = "lvnlp-annotated"
    schema_version: str = ANNOTATED_VERSION
    source: str = ""
    about: About = About()
    raw: str
    mentions: tuple[Mention, ...] = ()
    entities: tuple[AnnotatedEntity, ...] = ()
    relations: tuple[AnnotatedRelation, ...] = ()
    statements: tuple[Statement, ...] = ()
    not_relations: tuple[NotRelation, ...] = ()
    articles: tuple[AnnotatedArticle, ...] = ()
    captions: tuple[AnnotatedCaption, ...] = ()
    teasers: tuple[AnnotatedTeaser, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _is_readable(cls, data: Any, info: ValidationInfo) -> Any:
        if isinstance(data, dict) and (info.mode == "json" or "schema_version" in data):
            check_annotated_version(data.get("schema_version"))
            return {**data, "schema_version": ANNOTATED_VERSION}
        return data

    def __repr__(self) -> str:
        return (
            f"<AnnotatedPage {self.source}: {len(self.mentions)} mentions, "
            f"{len(self.relations)} relations, {len(self.statements)} statements>"
        )


def check_annotated_version(found: object) -> None:
    """Refuse a version of the format that cannot be read.

    Raises:
        SchemaVersionError: it is missing, or not one that this release reads.
    """
    ours = [int(part) for part in ANNOTATED_VERSION.split(".")]
    parts = found.split(".") if isinstance(found, str) else []
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts):
        major, minor = int(parts[0]), int(parts[1])
        if major == ours[0] and minor <= ours[1]:
            return
    raise SchemaVersionError(
        f"schema_version {found!r} is none that can be read; this release of lvnlp reads annotated "
        f"pages of version {ANNOTATED_VERSION}",
        remedy="Install the release that wrote the page, or convert it from the tool again.",
    )


def cover(spans: Spans) -> Span:
    """The smallest stretch that holds all of them."""
    return min(start for start, _ in spans), max(end for _, end in spans)
