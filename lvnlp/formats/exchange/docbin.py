"""spaCy's DocBin: a Doc a page, a token a character.

All mentions stand in `doc.spans["lvnlp"]`, those that do not overlap also in `doc.ents`. In
`doc.user_data`, `lvnlp_relations` lists relations by the numbers of their spans, and `lvnlp` is the
rest of the page as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lvnlp.errors import InputError, MalformedInputError, MissingInputError, OutputError
from lvnlp.formats.annotated import AnnotatedPage, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.records import Record, a_record, checked, items, text_of, whole
from lvnlp.formats.exchange.report import Exchange, Note, Report, gathered
from lvnlp.formats.exchange.rest import REST, rest_of
from lvnlp.formats.exchange.restore import restored
from lvnlp.formats.exchange.shown import Arrow, Mark, shown, split_marks

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

GROUP = "lvnlp"
RELATIONS = "lvnlp_relations"


def write_docbin(pages: Iterable[AnnotatedPage], path: str | Path) -> Report:
    """Write pages to a .spacy file, for `spacy train` or scripts.

    Raises:
        OutputError: the file cannot be written.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    report = Report()
    bin_ = DocBin(attrs=["ORTH", "SPACY", "ENT_IOB", "ENT_TYPE"], store_user_data=True)
    vocab = Vocab()
    for number, page in enumerate(pages, start=1):
        name = page.source or f"doc {number}"
        checks = sound(page, name)
        doc, hidden = _doc(checks.pages[0], name, vocab)
        bin_.add(doc)
        report += checks.report + Report(hidden=tuple(hidden))
    try:
        Path(path).write_bytes(bin_.to_bytes())
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
    return report


def _doc(page: AnnotatedPage, name: str, vocab: Vocab) -> tuple[Doc, list[Note]]:
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

    view = shown(page, name)
    doc = Doc(vocab, words=list(page.raw), spaces=[False] * len(page.raw))
    spans = [Span(doc, *cover(mark.spans), label=mark.label) for mark in view.marks]
    doc.spans[GROUP] = spans
    # Entities of spaCy neither overlap nor are white space only.
    doc.set_ents(filter_spans(span for span in spans if span.text.strip()))
    numbers = {mark.key: number for number, mark in enumerate(view.marks)}
    doc.user_data[RELATIONS] = [
        {"head": numbers[arrow.source], "child": numbers[arrow.target], "label": arrow.label}
        for arrow in view.arrows
    ]
    # As a string: what msgpack makes of numbers and tuples is not what was there.
    doc.user_data[REST] = json.dumps(rest_of(page), ensure_ascii=False)
    return doc, [*view.hidden, *split_marks(view.marks, name)]


def read_docbin(path: str | Path) -> Exchange:
    """Read a .spacy file: all groups of spans, or the entities of a Doc that has none.

    Raises:
        InputError: the file cannot be read or is no DocBin.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    file = Path(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise MissingInputError(f"{path} does not exist") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    try:
        docs = list(DocBin(store_user_data=True).from_bytes(data).get_docs(Vocab()))
    except Exception as error:  # zlib, msgpack and spaCy each have errors of their own
        raise MalformedInputError(
            f"{path} is no DocBin: {error}", remedy="It must come from DocBin.to_disk."
        ) from error
    return gathered(_page(doc, f"{file.name}, doc {n}") for n, doc in enumerate(docs, start=1))


def _page(doc: Doc, name: str) -> Exchange:
    groups = [doc.spans[GROUP]] if GROUP in doc.spans else [doc.spans[key] for key in doc.spans]
    spans = [span for group in groups for span in group] or list(doc.ents)
    bad: list[Note] = []
    marks: list[Mark] = []
    keys: list[str | None] = []
    for index, span in enumerate(spans):
        keys.append(f"m{index + 1}" if span.label_ else None)
        if span.label_:
            place = (span.start_char, span.end_char)
            marks.append(Mark(f"m{index + 1}", span.label_, (place,)))
        else:
            bad.append(Note(name, f"spans[{index}]", "the label is empty"))
    data: dict[Any, Any] = doc.user_data

    def arrow(item: Any) -> Arrow:
        fields = a_record(item)
        ends = [_end(fields, side, keys) for side in ("head", "child")]
        return Arrow(text_of(fields, "label"), ends[0], ends[1])

    arrows = items(data, name, RELATIONS, arrow, bad)
    lost = [
        Note(name, f"user_data {key!r}", "annotated pages have no place for it")
        for key in data
        if key not in (REST, RELATIONS)
    ]
    page, notes = restored(
        _rest(data.get(REST)),
        doc.text,
        marks,
        arrows if RELATIONS in data else None,
        name=name,
    )
    return checked(page, name, bad + notes, lost)


def _rest(kept: object) -> object:
    if not isinstance(kept, str):
        return kept
    try:
        return json.loads(kept)
    except ValueError:
        return {}  # `restored` says that it is damaged


def _end(fields: Record, side: str, keys: list[str | None]) -> str:
    at = whole(fields, side)
    key = keys[at] if 0 <= at < len(keys) else None
    if key is None:
        raise MalformedInputError(f"{side} is the span {at}, which is not there")
    return key
