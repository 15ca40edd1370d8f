"""Gold pages: what a careful reader finds on a page, written down by hand to score against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from lvnlp.formats.files import read_utf8, write_whole
from lvnlp.formats.validation import parse
from lvnlp.schema.values import Offset, PlainDecimal

Name = str
"""A name, or a key of `events`, `projects` or `articles` (E1, P2, A3)."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldSpan(_Model):
    """A stretch [start, end) of the raw file, in code points."""

    start: Offset
    end: Offset


class GoldMeta(_Model):
    """What is known of the page before it is read. `date` is the day as 2021-03-23."""

    paper: str
    date: str
    page: int
    city: str
    province: str


class GoldArticle(_Model):
    """An article: its headline line by line, its reporters, where its body stands.

    Attributes:
        id: A1 and so on.
        headline: the lines.
        reporters: the names in the byline.
        body: the body without lead and byline; `body_continued` where it goes on elsewhere.
        headline_spans: where each line of the headline stands.
    """

    id: str
    headline: tuple[str, ...]
    reporters: tuple[str, ...]
    body: GoldSpan
    headline_spans: tuple[GoldSpan, ...]
    body_continued: tuple[GoldSpan, ...] = ()


class GoldCaption(_Model):
    """A caption and who took the photograph."""

    text: str
    photographer: str


class GoldTeaser(_Model):
    """A teaser and where it leads."""

    text: str
    jump: str


class GoldFact(_Model):
    """A fact that is to be found.

    Attributes:
        relation: its name.
        subject, object: a name or key, or several that are all right; object "text" stands for
            whatever was stated.
        article: the key of the article, None outside of articles.
        evidence: where it stands.
        role: the word of the role.
        count, amount, currency: what is counted or paid; the currency is CNY unless said.
        optional: neither demanded nor punished.
    """

    relation: str
    subject: Name | tuple[Name, ...]
    object: Name | tuple[Name, ...]
    article: str | None
    evidence: GoldSpan
    role: str | None = None
    count: int | None = None
    amount: PlainDecimal | None = None
    currency: str | None = None
    optional: bool = False


class GoldNotFact(_Model):
    """A passage that only plans, urges or denies and must not come out as asserted."""

    relation: str
    why: str
    evidence: GoldSpan


class GoldPage(_Model):
    """All that is to be found on the page in the file `source`.

    Attributes:
        persons: the titles of each person.
        damaged: what is lost of a damaged name.
        events, projects: all names that count as right, by key.
        not_facts: what must not come out as asserted.
    """

    source: str
    meta: GoldMeta
    articles: tuple[GoldArticle, ...]
    captions: tuple[GoldCaption, ...]
    teasers: tuple[GoldTeaser, ...]
    persons: dict[str, tuple[str, ...]]
    damaged: dict[str, str]
    organizations: tuple[str, ...]
    places: tuple[str, ...]
    events: dict[str, tuple[str, ...]]
    projects: dict[str, tuple[str, ...]]
    facts: tuple[GoldFact, ...]
    not_facts: tuple[GoldNotFact, ...]


def format_gold(gold: GoldPage) -> str:
    """The gold page as JSON, without the keys that say nothing."""
    # exclude_defaults: a fact has `count` only where something is counted.
    written: dict[str, Any] = gold.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def write_gold(gold: GoldPage, path: str | Path) -> None:
    """Write a gold page to a file.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_gold(gold))


def read_gold(path: str | Path) -> GoldPage:
    """Read a gold page.

    Raises:
        InputError: the file cannot be read or is no gold page.
    """
    return parse(GoldPage, read_utf8(Path(path)), str(path))
