"""Every spaCy factory and tokenizer of this package, registered in one place.

Installing the package makes them known to spaCy by entry points (see pyproject.toml), so that
`spacy.load` reads its pipelines without an import of lvnlp.
"""

from __future__ import annotations

from spacy.language import Language

from lvnlp.chinese.tokenizer import TOKENIZER, create_tokenizer
from lvnlp.ner.bundled import COMPONENT
from lvnlp.ner.component import create_tagger
from lvnlp.ner.head import HEAD, create_head

__all__ = ["TOKENIZER", "create_tokenizer", "head", "tagger"]

tagger = Language.factory(
    COMPONENT,
    assigns=["doc.ents", "doc.spans"],
    default_config={"heads": ["names", "offices", "dates", "words"]},
    func=create_tagger,
)

head = Language.factory(
    HEAD,
    assigns=["doc.spans"],
    default_config={"spans_key": "sc", "encoder": None},
    default_score_weights={"spans_sc_f": 1.0},
    func=create_head,
)
