"""The validator: every bad annotation by its record, its field and the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from lvnlp.errors import DateError
from lvnlp.formats.annotated import AnnotatedPage, End, Literally, Mention, Spans, cover
from lvnlp.formats.exchange.report import Exchange, Note, Report
from lvnlp.schema.base import shortened
from lvnlp.schema.dates import PartialDate

_FIELDS = ("mentions", "entities", "relations", "statements", "not_relations")


def check(
    page: AnnotatedPage,
    *,
    record: str = "",
    labels: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    flat: bool = False,
) -> list[Note]:
    """What is wrong with the annotations of a page, in the order of the page; [] for nothing.

    Args:
        page: the page.
        record: what to call it; its `source` if left out.
        labels: the labels that mentions may have; None allows any that is not empty.
        relations: the names that relations may have; None likewise.
        flat: also refuse mentions that overlap, as training a tagger must.
    """
    name = record or page.source or "page"
    found = [Note(name, field, reason) for _, field, reason in _wrong(page, labels, relations)]
    if flat:
        found += [Note(name, field, reason) for field, reason in _overlaps(page.mentions)]
    return found


def sound(page: AnnotatedPage, record: str = "") -> Exchange:
    """The page without its bad annotations, and the list of them.

    What refers to an annotation that is taken out is itself bad, and is listed as well.
    """
    name = record or page.source or "page"
    bad: list[Note] = []
    while True:
        wrong = list(_wrong(page, None, None))
        if not wrong:
            return Exchange((page,), Report(bad=tuple(bad)))
        bad.extend(Note(name, field, reason) for _, field, reason in wrong)
        gone = {place for place, _, _ in wrong}
        page = page.model_copy(
            update={
                field: tuple(
                    one
                    for index, one in enumerate(getattr(page, field))
                    if (field, index) not in gone
                )
                for field in (*_FIELDS, "articles", "captions", "teasers")
            }
        )


_Wrong = tuple[tuple[str, int], str, str]


def _wrong(
    page: AnnotatedPage,
    labels: Collection[str] | None,
    relations: Collection[str] | None,
) -> Iterator[_Wrong]:
    seen: set[str] = set()
    size = len(page.raw)
    for field in (*_FIELDS, "articles"):
        identities: list[str] = [one.id for one in getattr(page, field)]
        for index, identity in enumerate(identities):
            if identity in seen:
                yield (field, index), f"{field} {identity}", f"the id {identity!r} comes twice"
            seen.add(identity)
    for index, mention in enumerate(page.mentions):
        for reason in (
            *_of_spans(mention.spans, size, demanded=True),
            *_of_label(mention.label, labels),
        ):
            yield ("mentions", index), f"mentions {mention.id}", reason
    known = {one.id for one in page.mentions}
    for index, entity in enumerate(page.entities):
        for missing in (one for one in entity.mentions if one not in known):
            reason = f"it has the mention {missing!r}, which is not on the page"
            yield ("entities", index), f"entities {entity.id}", reason
    known |= {
        one.id for field in ("entities", "articles", "statements") for one in getattr(page, field)
    }
    for index, relation in enumerate(page.relations):
        ends = (relation.subject, relation.object, *relation.or_subject, *relation.or_object)
        for reason in (
            *_of_ends(ends, known),
            *_of_spans(relation.evidence, size),
            *_of_label(relation.label, relations),
            *_of_article(relation.article, page),
            *_of_date(relation.date),
        ):
            yield ("relations", index), f"relations {relation.id}", reason
    for index, said in enumerate(page.statements):
        for reason in (
            *_of_ends((said.speaker, *said.or_speaker), known),
            *_of_spans(said.spans, size, demanded=True),
            *_of_article(said.article, page),
            *_of_date(said.date),
        ):
            yield ("statements", index), f"statements {said.id}", reason
    for index, refused in enumerate(page.not_relations):
        for reason in (*_of_spans(refused.evidence, size), *_of_label(refused.label, relations)):
            yield ("not_relations", index), f"not_relations {refused.id}", reason
    for index, article in enumerate(page.articles):
        # Lines of a headline may share a stretch, and bodies may go on further up the page.
        for spans in (article.body, *((span,) for span in article.headline_spans)):
            for reason in _of_spans(spans, size):
                yield ("articles", index), f"articles {article.id}", reason
    for field in ("captions", "teasers"):
        for index, part in enumerate(getattr(page, field)):
            for reason in _of_spans(part.spans, size):
                yield (field, index), f"{field}[{index}]", reason


def _of_spans(spans: Spans, size: int, *, demanded: bool = False) -> Iterator[str]:
    if demanded and not spans:
        yield "it marks nothing: there is no span"
    for start, end in spans:
        if start < 0 or end > size:
            yield f"[{start}, {end}) is outside of the text, which has {size} characters"
        elif end <= start:
            yield f"[{start}, {end}) is empty"
    for one, other in pairwise(sorted(spans)):
        if other[0] < one[1]:
            yield f"its pieces [{one[0]}, {one[1]}) and [{other[0]}, {other[1]}) overlap"


def _of_label(label: str, allowed: Collection[str] | None) -> Iterator[str]:
    if not label.strip():
        yield "the label is empty"
    elif allowed is not None and label not in allowed:
        yield f"the label {label!r} is unknown; known are {', '.join(sorted(allowed))}"


def _of_ends(ends: Iterable[End], known: set[str]) -> Iterator[str]:
    for end in ends:
        if isinstance(end, Literally):
            if end.kind == "date":
                yield from _of_date(end.value)
        elif end not in known:
            yield f"it speaks of {end!r}, which is not on the page"


def _of_article(article: str, page: AnnotatedPage) -> Iterator[str]:
    if article and all(one.id != article for one in page.articles):
        yield f"it stands in the article {article!r}, which is not on the page"


def _of_date(date: str) -> Iterator[str]:
    try:
        if date:
            PartialDate.parse(date)
    except DateError as error:
        yield error.cause


def _overlaps(mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    placed = sorted((cover(one.spans), one.id, one.label) for one in mentions if one.spans)
    reach, owner = -1, ""
    for (start, end), name, label in placed:
        if start < reach:
            yield f"mentions {name}", f"{shortened(label)} [{start}, {end}) overlaps with {owner}"
        if end > reach:
            reach, owner = end, name
