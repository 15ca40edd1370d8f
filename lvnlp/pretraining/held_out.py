"""The sets that no model of ours learns from, in the form that training reports on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lvnlp.ner.features import Vocabulary
from lvnlp.pretraining.corpora.cluener import read_cluener
from lvnlp.pretraining.corpora.columns import read_columns
from lvnlp.pretraining.examples import Example
from lvnlp.pretraining.recipe import CLUENER, HEADS, MSRA, PEOPLE_TIME, UNER, only, with_body
from lvnlp.pretraining.train import HeldOut


def held_out_examples(ner: Path) -> dict[str, list[Example]]:
    """Examples by name; labels as they are in the corpora, under our names."""
    cluener = list(read_cluener(ner / "cluener.dev.json.gz", CLUENER))
    return {
        "MSRA test": list(read_columns(ner / "msra.test.bio.gz", MSRA)),
        "UNER dev": list(read_columns(ner / "uner-gsdsimp.dev.iob2.gz", UNER, text=1, tag=2)),
        "people-time dev": list(read_columns(ner / "people-time.dev.bio.gz", PEOPLE_TIME)),
        "CLUENER dev": cluener,
        "CLUENER dev, bodies joined": [with_body(e) for e in cluener],
    }


def held_out_sets(ner: Path, vocabulary: Vocabulary) -> list[HeldOut]:
    """What training reports on after each epoch."""
    found = held_out_examples(ner)
    return [
        _set("MSRA test", "msra", found["MSRA test"], vocabulary),
        _set("MSRA test, joint labels", "names", found["MSRA test"], vocabulary),
        _set("UNER dev", "names", found["UNER dev"], vocabulary),
        _set("CLUENER dev", "names", found["CLUENER dev"], vocabulary),
        _set("CLUENER dev, positions", "offices", found["CLUENER dev, bodies joined"], vocabulary),
    ]


def _set(name: str, head: str, examples: Iterable[Example], vocabulary: Vocabulary) -> HeldOut:
    full = [e for e in examples if e.text]
    return HeldOut(
        name,
        head,
        [vocabulary.read([e.text]) for e in full],
        [only(e, HEADS[head]).spans for e in full],
    )
