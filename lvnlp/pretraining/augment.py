"""More sentences out of those of a corpus: lists run together, rosters, people by other names."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lvnlp.mentions import lexicon
from lvnlp.ner.tags import Span
from lvnlp.pretraining.examples import Example


def run_together(example: Example) -> Example | None:
    """The sentence with the marks between the people of its lists taken out, None without a list.

    Papers print long lists of names with spaces between them, which are easily lost.
    """
    text, kept = "", 0
    shift: list[int] = []
    names = [s for s in example.spans if s.label == "PERSON"]
    gaps = {
        a.end
        for a, b in pairwise(names)
        if b.start == a.end + 1 and example.text[a.end] in SEPARATORS
    }
    if len(gaps) < 2:
        return None
    for i, char in enumerate(example.text):
        shift.append(kept)
        if i not in gaps:
            text += char
            kept += 1
    shift.append(kept)
    spans = [Span(shift[s.start], shift[s.end], s.label) for s in example.spans]
    unknown = tuple((shift[a], shift[b]) for a, b in example.unknown if shift[a] < shift[b])
    either = [Span(shift[s.start], shift[s.end], s.label) for s in example.either]
    return Example(text, tuple(spans), unknown, tuple(either))


SEPARATORS = frozenset("、， \u3000")


def lists(examples: Iterable[Example]) -> Iterator[Example]:
    """The sentences with lists of people, run together."""
    return (found for e in examples if (found := run_together(e)) is not None)


def rosters(examples: Iterable[Example], count: int) -> Iterator[Example]:
    """Lists of people as they stand under a resolution or a photograph, made of the corpus's names.

    Half of them have nothing between the names, the others a space, a wide space or 、.
    """
    rng = random.Random(SEED)
    people = [e.text[s.start : s.end] for e in examples for s in e.spans if s.label == "PERSON"]
    names = [n for n in people if 2 <= len(n) <= 4 or "·" in n]
    for _ in range(count):
        mark = rng.choice(("", "", "", " ", "\u3000", "、"))
        text = rng.choice(("", "", "出席会议的有", "名单如下：", "主席团成员："))
        spans = []
        for _ in range(rng.randint(3, 24)):
            name = rng.choice(names)
            spans.append(Span(len(text), len(text) + len(name), "PERSON"))
            text += name
            if rng.random() < 0.06:
                text += rng.choice(NOTES)
            text += mark
        text = text.rstrip("、 \u3000") + rng.choice(("", "", "等", "等领导同志出席", "。"))
        yield Example(text, tuple(spans))


NOTES = ("（女）", "（回族）", "（藏族）", "（土家族）", "（女，壮族）", "（蒙古族）")
SEED = 11

COMMON = frozenset(("a", "n", "v", "vn", "z"))
"""Tags of the words that people are called by as well: 成功, 建设, 高原."""


def swapped(examples: Iterable[Example]) -> Iterator[Example]:
    """The sentences with people, each of them under another name.

    Four names in ten are those of others in the corpus, four are made of a surname and characters
    as they are frequent in given names, two of a surname and a common word. The same name gets the
    same stand-in throughout a sentence; foreign names (those with ·) stay.
    """
    rng = random.Random(SEED)
    found = [e for e in examples if any(s.label == "PERSON" for s in e.spans)]
    known = [e.text[s.start : s.end] for e in found for s in e.spans if s.label == "PERSON"]
    known = [name for name in known if 2 <= len(name) <= 4 and "·" not in name]
    vocabulary = lexicon.vocabulary()
    pool = _Names(
        known,
        _drawn(lexicon.surnames(), rng),
        _drawn(lexicon.given_costs(), rng),
        sorted(w for w, known in vocabulary.items() if len(w) == 2 and known.tag in COMMON),
    )
    for example in found:
        yield _renamed(example, pool, rng)


def _drawn(costs: Mapping[str, float], rng: random.Random) -> list[str]:
    """Many entries as they are frequent; a cost is minus the log of a frequency."""
    return rng.choices(list(costs), [math.exp(-cost) for cost in costs.values()], k=20_000)


class _Names(NamedTuple):
    known: Sequence[str]
    surnames: Sequence[str]
    given: Sequence[str]
    words: Sequence[str]

    def draw(self, rng: random.Random) -> str:
        kind = rng.random()
        if kind < 0.4:
            return rng.choice(self.known)
        surname = rng.choice(self.surnames)
        if kind < 0.8:
            return surname + "".join(
                rng.choice(self.given) for _ in range(rng.choice((1, 2, 2, 2)))
            )
        return surname + rng.choice(self.words)


def _renamed(example: Example, pool: _Names, rng: random.Random) -> Example:
    stand_ins: dict[str, str] = {}
    text = ""
    shift: list[int] = []  # for each offset in the sentence its offset in the new one
    people = {s.start: s.end for s in example.spans if s.label == "PERSON"}
    at = 0
    while at < len(example.text):
        end = people.get(at, at)
        name = example.text[at:end]
        if 2 <= len(name) <= 4 and "·" not in name:
            new = stand_ins.setdefault(name, pool.draw(rng))
            shift += [len(text)] * (end - at)
            text += new
            at = end
        else:
            shift.append(len(text))
            text += example.text[at]
            at += 1
    shift.append(len(text))
    return Example(
        text,
        tuple(Span(shift[s.start], shift[s.end], s.label) for s in example.spans),
        tuple((shift[a], shift[b]) for a, b in example.unknown if shift[a] < shift[b]),
        tuple(Span(shift[s.start], shift[s.end], s.label) for s in example.either),
    )
