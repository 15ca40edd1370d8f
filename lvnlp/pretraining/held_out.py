"""The sets that no model of ours learns from, in the form that training reports on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lvnlp.ner.features import Vocabulary
from lvnlp.ner.tags import Span
from lvnlp.pretraining.corpora.cluener import read_cluener
from lvnlp.pretraining.corpora.columns import read_columns
from lvnlp.pretraining.corpora.pd1998 import read_pd1998_words
from lvnlp.pretraining.examples import Example
from lvnlp.pretraining.recipe import CLUENER, HEADS, MSRA, PEOPLE_TIME, UNER, only, with_body
from lvnlp.pretraining.train import HeldOut


def held_out_examples(ner: Path) -> dict[str, list[Example]]:
    """Examples by name; labels as they are in the corpora, under our names.

    Dates of people-time are in two where a year is followed by a day; they are joined.
    """
    cluener = list(read_cluener(ner / "cluener.dev.json.gz", CLUENER))
    return {
        "MSRA test": list(read_columns(ner / "msra.test.bio.gz", MSRA)),
        "UNER dev": list(read_columns(ner / "uner-gsdsimp.dev.iob2.gz", UNER, text=1, tag=2)),
        "people-time dev": [
            whole_dates(e) for e in read_columns(ner / "people-time.dev.bio.gz", PEOPLE_TIME)
        ],
        "CLUENER dev": cluener,
        "PD1998, a tenth": list(read_pd1998_words(ner / "pd1998-01.txt.gz", held_out=True)),
        "CLUENER dev, bodies joined": [with_body(e) for e in cluener],
    }


def whole_dates(example: Example) -> Example:
    """The example with dates that follow one another joined: 今年|五月八日 is one."""
    spans: list[Span] = []
    for span in example.spans:
        if span.label == "DATE" and spans and spans[-1][1:] == (span.start, "DATE"):
            spans[-1] = spans[-1]._replace(end=span.end)
        else:
            spans.append(span)
    return replace(example, spans=tuple(spans))


def held_out_sets(ner: Path, vocabulary: Vocabulary) -> list[HeldOut]:
    """What training reports on after each epoch."""
    found = held_out_examples(ner)
    return [
        _set("MSRA test", "msra", found["MSRA test"], vocabulary),
        _set("MSRA test, joint labels", "names", found["MSRA test"], vocabulary),
        _set("UNER dev", "names", found["UNER dev"], vocabulary),
        _set("people-time dev", "names", found["people-time dev"], vocabulary),
        _set("people-time dev, dates", "dates", found["people-time dev"], vocabulary),
        _set("PD1998, a tenth, words", "words", found["PD1998, a tenth"], vocabulary),
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
