"""The tagger as a component of a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.errors import Errors
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc, Span, SpanGroup

from lvnlp.ner import storage
from lvnlp.ner.tagger import Found, Tagger

SPANS = "lvnlp"
"""The span group of all that the tagger finds: names, positions and dates, which may overlap."""

WORDS = "words"
"""The head whose spans become `doc.spans["words"]`: the words of the text, one after the other."""

ENTITIES = "names"
"""The head whose spans become `doc.ents`."""


class NameTagger(Pipe):
    """Sets `doc.ents` to the names, `doc.spans["lvnlp"]` to all that was found, words apart.

    The group's `attrs["scores"]` has a score for each of its spans, in order. Words are in
    `doc.spans["words"]`, if their head is read: characters are the tokens of these pipelines.

    Args:
        heads: the output layers that are read.
    """

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        self.name = name
        self.heads = tuple(heads)
        self.tagger: Tagger | None = None
        self._stored: storage.Stored | None = None

    def fill(self, stored: storage.Stored) -> None:
        """Takes the tagger of a training run or a folder."""
        self._stored = stored
        self.tagger = Tagger.of(stored, self.name)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the heads that are read."""
        heads = {} if self._stored is None else self._stored.heads
        return tuple(dict.fromkeys(x for h in self.heads if h in heads for x in heads[h].labels))

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one doc."""
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotates docs, `batch_size` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            yield from self._annotate(batch)

    def _annotate(self, docs: Sequence[Doc]) -> Sequence[Doc]:
        if self.tagger is None:
            raise ValueError(Errors.E109.format(name=self.name))
        for doc, found in zip(
            docs, self.tagger.find([d.text for d in docs], self.heads), strict=True
        ):
            _set(doc, found)
        return docs

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the tagger's files into a folder."""
        if self._stored is not None:
            storage.save(self._stored, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NameTagger:
        """Reads the tagger's files from a folder.

        Raises:
            InputError: the folder holds no tagger.
        """
        self.fill(storage.load(Path(path)))
        return self


def _set(doc: Doc, found: dict[str, list[Found]]) -> None:
    if WORDS in found:
        words = [_span(doc, f) for f in found[WORDS]]
        doc.spans[WORDS] = SpanGroup(doc, name=WORDS, spans=words)
    everything = [(f, head) for head, names in found.items() if head != WORDS for f in names]
    everything.sort(key=lambda item: (item[0].start, -item[0].end))
    spans = [(_span(doc, f), f.score, head) for f, head in everything]
    doc.spans[SPANS] = SpanGroup(
        doc, name=SPANS, attrs={"scores": [s for _, s, _ in spans]}, spans=[s for s, _, _ in spans]
    )
    entities: list[Span] = []
    for span, _, head in spans:
        if head == ENTITIES and (not entities or span.start >= entities[-1].end):
            entities.append(span)
    doc.set_ents(entities)


def _span(doc: Doc, found: Found) -> Span:
    """The span of what was found; where tokens are words it grows to whole ones: none is lost."""
    span = doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
    assert span is not None  # expanding finds a span for any offsets within the text
    return span


def create_tagger(nlp: Language, name: str, heads: list[str]) -> NameTagger:
    """A component without weights, which `from_disk` or `fill` gives it."""
    return NameTagger(name, heads)
