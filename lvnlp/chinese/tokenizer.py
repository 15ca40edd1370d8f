"""A spaCy pipeline whose tokens are the characters, so that offsets of both are the same."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

TOKENIZER = "lvnlp.CharacterTokenizer.v1"
"""The name under which the tokenizer is registered with spaCy (section [nlp.tokenizer])."""


class CharacterTokenizer(DummyTokenizer):
    """Makes each code point a token, white space too.

    spaCy's own character segmenter for Chinese folds a space into the token in front of it and
    a run of white space into one token: no span can then begin or end within it. Here token i
    is always `text[i]`, and `doc.text` is always the text. There is nothing to save: the base
    class makes saving and loading a pipeline pass over the tokenizer.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc with len(text) tokens."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


def create_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """What spaCy calls to make the tokenizer of a pipeline."""

    def create(nlp: Language) -> CharacterTokenizer:
        return CharacterTokenizer(nlp.vocab)

    return create


registry.tokenizers.register(TOKENIZER, func=create_tokenizer)


def blank_nlp() -> Language:
    """An empty spaCy pipeline for Chinese with one token a character."""
    return spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


def char_span(doc: Doc, start: int, end: int, label: str = "") -> Span:
    """The span of `doc` over the characters [start, end), exact for any offsets.

    Raises:
        ValueError: the offsets are not within the text, or the doc was not made by
            `blank_nlp`, so that its tokens are not its characters.
    """
    if not 0 <= start <= end <= len(doc):
        raise ValueError(f"[{start}, {end}) is not within a text of {len(doc)} characters")
    if end > start and (doc[start].idx != start or doc[end - 1].idx != end - 1):
        raise ValueError("tokens of the doc are not its characters; make it with blank_nlp()")
    return Span(doc, start, end, label=label)
