"""A trainable head on the fixed encoder: new labels from a few pages, without torch.

The encoder's rows of a text never change, so they are computed once; what is trained is one
linear layer, which takes seconds. Written after spaCy's own `pipeline/span_finder.py`.
Annotations are no strings here: spaCy reads those of `initialize`.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from spacy.errors import Errors
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.scorer import Scorer
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as SpacySpan
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Linear, Model, chain, with_array
from thinc.types import Floats2d

from lvnlp.chinese.tokenizer import char_span
from lvnlp.errors import InputError
from lvnlp.ner.bundled import bundled
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.layers import Floats, log_softmax
from lvnlp.ner.tagger import Head, Tagger
from lvnlp.ner.tags import Span, TagSet

HEAD = "lvnlp_head"
"""Name of the factory."""

KEPT = 2000
"""Texts whose rows are kept between epochs; of 100 characters each they take 200 MB."""


def fixed_encoder(encoder: Encoder) -> Model[list[Doc], list[Floats2d]]:
    """The encoder as a thinc model without parameters: a doc's rows, one a character."""
    known: OrderedDict[str, Floats] = OrderedDict()

    def forward(
        model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool
    ) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Doc]]]:
        texts = [doc.text for doc in docs]
        new = list(dict.fromkeys(t for t in texts if t not in known))
        rows = dict(zip(new, encoder.encode(new), strict=True))
        out: list[Any] = [known[t] if t in known else rows[t] for t in texts]
        if is_train:
            known.update(rows)
            while len(known) > KEPT:
                known.popitem(last=False)
        return out, lambda _: docs

    return Model("lvnlp_encoder", forward, dims={"nO": encoder.width})


class NameHead(TrainablePipe):
    """Finds spans of the labels it is trained on and sets them in a span group.

    The pipeline's tokens must be characters (`lvnlp.chinese.tokenizer.blank_nlp`). Training data
    has its spans in `doc.spans` under the same key; they must not overlap.

    Args:
        spans_key: the span group that is read in training and set in use.
    """

    def __init__(
        self, vocab: Vocab, model: Model[list[Doc], list[Floats2d]], name: str, *, spans_key: str
    ) -> None:
        self.vocab = vocab
        self.model = model
        self.name = name
        self.cfg: dict[str, Any] = {"spans_key": spans_key, "labels": []}
        self.scorer = partial(_score, spans_key=spans_key)

    @property
    def key(self) -> str:
        """The span group that is read in training and set in use."""
        return str(self.cfg["spans_key"])

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, in the order of their tags."""
        return tuple(self.cfg["labels"])

    @property
    def label_data(self) -> list[str]:
        """What `initialize` takes as labels."""
        return list(self.labels)

    def add_label(self, label: str) -> int:
        """Adds a label; 1 if it is new. Only before `initialize`, which fixes the tags."""
        if label in self.labels:
            return 0
        if self.model.layers[1].layers[0].has_dim("nO"):
            raise ValueError(Errors.E922.format(name=self.name, nO=len(self._tags), vocab=label))
        self.cfg["labels"].append(label)
        return 1

    @property
    def _tags(self) -> TagSet:
        return TagSet(self.labels)

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Sequence[str] | None = None,
    ) -> None:
        """Fixes the labels, those of the examples where none are given, and the weights' shape.

        Raises:
            InputError: there are no labels.
        """
        examples = list(get_examples())
        found = {span.label_ for eg in examples for span in _group(eg.reference, self.key)}
        for label in labels if labels is not None else sorted(found):
            self.add_label(label)
        if not self.labels:
            raise InputError(
                f"no spans under the key {self.key!r} in the training data",
                remedy=f"Set doc.spans[{self.key!r}] in the examples, or give the labels.",
            )
        linear = self.model.layers[1].layers[0]
        linear.set_dim("nO", len(self._tags))
        linear.set_dim("nI", self.model.layers[0].get_dim("nO"))
        self.model.initialize()

    def predict(self, docs: Iterable[Doc]) -> list[Floats2d]:
        """The scores of each doc's characters, [characters, tags]."""
        found: list[Floats2d] = self.model.predict(_of_characters(docs))
        return found

    def set_annotations(self, docs: Sequence[Doc], scores: Sequence[Floats2d]) -> None:
        """Sets the span groups; the group's `attrs["scores"]` has a score for each span."""
        tags = self._tags
        head = Head(np.eye(len(tags), dtype=np.float32), np.zeros(len(tags), np.float32), tags)
        full = [(doc, np.asarray(s)) for doc, s in zip(docs, scores, strict=True) if len(doc)]
        spans = head.spans([s for _, s in full]) if full else []
        for doc in docs:
            doc.spans[self.key] = SpanGroup(doc, name=self.key)
        for (doc, _), found in zip(full, spans, strict=True):
            doc.spans[self.key] = SpanGroup(
                doc,
                name=self.key,
                attrs={"scores": [score for _, score in found]},
                spans=[char_span(doc, s.start, s.end, s.label) for s, _ in found],
            )

    def get_loss(
        self, examples: Iterable[Example], scores: Sequence[Floats2d]
    ) -> tuple[float, list[Floats2d]]:
        """The cross-entropy a character, and its gradient for each doc."""
        loss = 0.0
        gradients: list[Any] = []
        total = sum(len(s) for s in scores)
        for eg, rows in zip(examples, scores, strict=True):
            gold = self._tags.encode(
                len(eg.reference),
                [Span(s.start_char, s.end_char, s.label_) for s in _group(eg.reference, self.key)],
            )
            logs = log_softmax(np.asarray(rows, np.float32))
            at = np.arange(len(gold))
            loss -= float(logs[at, gold].sum())
            gradient = np.exp(logs)
            gradient[at, gold] -= 1
            gradients.append(gradient / total)
        return loss / total, gradients

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The head without the encoder."""
        return bytes(super().to_bytes(exclude=exclude))


def _group(doc: Doc, key: str) -> list[SpacySpan]:
    return list(doc.spans[key]) if key in doc.spans else []


def _of_characters(docs: Iterable[Doc]) -> list[Doc]:
    found = list(docs)
    for doc in found:
        if len(doc) != len(doc.text):
            raise InputError(
                "tokens of the doc are not its characters",
                remedy="Make the pipeline with lvnlp.chinese.tokenizer.blank_nlp().",
            )
    return found


def _score(examples: Iterable[Example], *, spans_key: str, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = Scorer.score_spans(
        examples,
        attr=f"spans_{spans_key}",
        getter=lambda doc, attr: _group(doc, spans_key),
        has_annotation=lambda doc: spans_key in doc.spans,
        allow_overlap=True,
        labeled=True,
        **options,
    )
    return found


def create_head(nlp: Language, name: str, spans_key: str, encoder: str | None) -> NameHead:
    """An untrained head on the encoder of a tagger's folder, the bundled one if none is given."""
    tagger = bundled() if encoder is None else Tagger.load(Path(encoder))
    linear: Model[Floats2d, Floats2d] = Linear()
    model: Model[list[Doc], list[Floats2d]] = chain(
        fixed_encoder(tagger.encoder), with_array(linear)
    )
    return NameHead(nlp.vocab, model, name, spans_key=spans_key)
