"""Which corpora the bundled model learns from, what their labels mean, and what they leave out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from lvnlp.ner.tags import Span, TagSet
from lvnlp.pretraining.augment import lists, rosters, swapped
from lvnlp.pretraining.corpora.boson import read_boson
from lvnlp.pretraining.corpora.cluener import read_cluener, without_overlap
from lvnlp.pretraining.corpora.columns import read_columns
from lvnlp.pretraining.corpora.pd1998 import read_pd1998, read_pd1998_words
from lvnlp.pretraining.examples import Example

NAMES = ("PERSON", "ORGANIZATION", "PLACE")

HEADS = {
    "names": TagSet(NAMES),
    "offices": TagSet(("POSITION",)),
    "dates": TagSet(("DATE",)),
    "words": TagSet(("WORD",)),
    "msra": TagSet(NAMES),
}
"""The output layers: those of names, positions, dates and words, and one that follows MSRA's own
ways, to be measured beside other taggers on its test set."""

MSRA = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE"}
UNER = MSRA
PEOPLE_TIME = {**MSRA, "TIME": "DATE"}
CLUENER = {
    "name": "PERSON",
    "organization": "ORGANIZATION",
    "company": "ORGANIZATION",
    "government": "ORGANIZATION",
    "address": "PLACE",
    "scene": "PLACE",
    "position": "POSITION",
}
BOSON = {
    "person_name": "PERSON",
    "org_name": "ORGANIZATION",
    "company_name": "ORGANIZATION",
    "location": "PLACE",
    "time": "DATE",
}
RESUME = {"NAME": "PERSON", "ORG": "ORGANIZATION", "TITLE": "POSITION", "LOC": "PLACE"}

GOVERNMENT = re.compile(r"(?:[省市县区乡镇州旗])?(?:人民)?政府(?![性化部工机采奖])")


@dataclass(frozen=True)
class Source:
    """A corpus in the recipe.

    Attributes:
        name: what it is called in the log.
        read: its examples, given the folder of the data.
        heads: the heads that learn from it; for each the labels that it does not mark there.
        share: part of its examples that an epoch sees.
    """

    name: str
    read: Callable[[Path], Iterable[Example]]
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)
    share: float = 1.0


def governments(example: Example) -> Example:
    """MSRA leaves 市政府 out and has 市委 in: the government is not to be learnt as nothing.

    A government after a place (云州市政府) is one organisation with it; one by itself is unknown.
    """
    spans = list(example.spans)
    unknown = list(example.unknown)
    for found in GOVERNMENT.finditer(example.text):
        start, end = found.span()
        touching = [s for s in spans if s.start < end and start < s.end]
        before = [s for s in spans if s.label == "PLACE" and s.end in (start, start + 1)]
        if any(s.label != "PLACE" or s.end > end for s in touching):
            continue
        if before:
            spans.remove(before[0])
            spans.append(Span(before[0].start, end, "ORGANIZATION"))
        else:
            unknown.append((start, end))
    return replace(example, spans=tuple(sorted(spans)), unknown=tuple(unknown))


def vague_times(example: Example) -> Example:
    """Boson's times without a number or a day (白天, 春) are left open."""
    vague = [
        s
        for s in example.spans
        if s.label == "DATE" and not _DAY.search(example.text[s.start : s.end])
    ]
    kept = tuple(s for s in example.spans if s not in vague)
    return replace(
        example, spans=kept, unknown=(*example.unknown, *((s.start, s.end) for s in vague))
    )


_DAY = re.compile(
    r"\d+\s*[年月日号]|[今昨明前去][天日年晚]|[一二三四五六七八九十]+[年月日]|[本上下]月"
)


def read_silver(path: Path) -> Iterator[Example]:
    """Sentences with what the grammar found, one JSON list a line.

    A line is [text, [[start, end, kind], ...], [[start, end], ...]]; the second list has what LAC
    takes for a name and the grammar does not.
    """
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text, found, doubtful = json.loads(line)
            yield Example(
                text,
                tuple(Span(*item) for item in found),
                tuple((start, end) for start, end in doubtful),
            )


def with_body(example: Example) -> Example:
    """CLUENER and Resume part 云州市财政局|局长; here the body belongs to the position."""
    spans: list[Span] = []
    for span in example.spans:
        before = spans[-1] if spans else None
        joins = span.label == "POSITION" and before is not None and before.end == span.start
        if joins and before is not None and before.label in ("ORGANIZATION", "PLACE"):
            spans[-1] = Span(before.start, span.end, "POSITION")
        else:
            spans.append(span)
    return replace(example, spans=tuple(spans))


def only(example: Example, tags: TagSet) -> Example:
    """The example with the spans of some labels, the longer of two that overlap."""
    kept = [s for s in example.spans if s.label in tags.labels]
    return replace(example, spans=tuple(without_overlap(kept)))


def sources(silver: Path | None = None) -> list[Source]:
    """The recipe of the bundled model; the shares keep MSRA at more than half of an epoch."""
    found = [
        Source("msra", lambda d: read_columns(d / "msra.train.bio.gz", MSRA), {"msra": ()}),
        Source(
            "msra-names",
            lambda d: map(governments, read_columns(d / "msra.train.bio.gz", MSRA)),
            {"names": ()},
        ),
        Source(
            "pd1998",
            lambda d: read_pd1998(d / "pd1998-01.txt.gz"),
            {"names": ("ORGANIZATION", "PLACE"), "dates": ()},
            0.4,
        ),
        Source("pd1998-words", lambda d: read_pd1998_words(d / "pd1998-01.txt.gz"), {"words": ()}),
        Source(
            "msra-lists",
            lambda d: lists(map(governments, read_columns(d / "msra.train.bio.gz", MSRA))),
            {"msra": (), "names": ()},
        ),
        Source(
            "pd1998-lists",
            lambda d: lists(read_pd1998(d / "pd1998-01.txt.gz")),
            {"names": ("ORGANIZATION", "PLACE")},
        ),
        Source(
            "msra-swapped",
            lambda d: swapped(read_columns(d / "msra.train.bio.gz", MSRA)),
            {"msra": ()},
            0.3,
        ),
        Source(
            "msra-swapped-names",
            lambda d: map(governments, swapped(read_columns(d / "msra.train.bio.gz", MSRA))),
            {"names": ()},
            0.3,
        ),
        Source(
            "pd1998-swapped",
            lambda d: swapped(read_pd1998(d / "pd1998-01.txt.gz")),
            {"names": ("ORGANIZATION", "PLACE")},
            0.15,
        ),
        Source(
            "rosters",
            lambda d: rosters(
                chain(
                    read_columns(d / "msra.train.bio.gz", MSRA), read_pd1998(d / "pd1998-01.txt.gz")
                ),
                1500,
            ),
            {"msra": (), "names": ()},
        ),
        Source(
            "cluener",
            lambda d: read_cluener(d / "cluener.train.json.gz", CLUENER),
            {"names": ("PLACE",)},
        ),
        Source(
            "cluener-offices",
            lambda d: map(with_body, read_cluener(d / "cluener.train.json.gz", CLUENER)),
            {"offices": ()},
        ),
        Source(
            "boson",
            lambda d: map(vague_times, read_boson(d / "boson.txt.gz", BOSON)),
            {"names": (), "dates": ()},
            0.7,
        ),
        Source(
            "resume",
            lambda d: read_columns(d / "resume.train.bmes.gz", RESUME),
            {"names": ("PLACE",)},
        ),
        Source(
            "resume-offices",
            lambda d: map(with_body, read_columns(d / "resume.train.bmes.gz", RESUME)),
            {"offices": ()},
        ),
        Source(
            "uner",
            lambda d: read_columns(d / "uner-gsdsimp.train.iob2.gz", UNER, text=1, tag=2),
            {"names": ()},
        ),
    ]
    if silver is not None:
        path = silver
        found.append(
            Source(
                "silver",
                lambda _: read_silver(path),
                {"names": (), "offices": (), "dates": ()},
                0.5,
            )
        )
    return found
