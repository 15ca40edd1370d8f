"""Pages in any number and of any length, made from the sample pages for measuring speed.

No two say the same: people get other names, figures change, and common nouns are swapped for
others, so that hardly a clause comes twice. What they say makes no sense, but its grammar and its
damage are those of the samples. For quality they prove nothing.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from functools import cache

from lvnlp.many import PageSource
from lvnlp.mentions.lexicon import given_costs, surnames, vocabulary
from lvnlp.samples import Sample, samples

_COMMON = (8.0, 12.5)
"""Cost, -ln of frequency, of the nouns that are swapped: neither grammar nor rare."""

_SWAPPED = 0.3
"""Share of the places with such a noun at which another stands."""

_DAY = re.compile(r"[0-9]{1,2}(?=[月日时点])")
_FIGURE = re.compile(r"[0-9]{2,}")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


def pages(number: int, seed: int = 0) -> Iterator[PageSource]:
    """So many pages, the same for one seed; each is as long as the samples are."""
    for n in range(number):
        yield page(n, seed)


def page(n: int, seed: int = 0) -> PageSource:
    """Page n of the row that the seed begins."""
    draw = random.Random(f"{seed}/{n}")
    chosen = samples_read()[n % len(samples_read())]
    text = _varied(chosen, draw)
    sample = chosen[0]
    return PageSource(
        text=text,
        name=f"synthetic-{seed}-{n:06}",
        paper=sample.paper,
        date=sample.date,
        place=sample.place,
    )


def long_page(times: int, seed: int = 0) -> str:
    """One text as long as so many pages."""
    return "\n".join(str(page(n, seed).text) for n in range(times))


Template = tuple[Sample, str, tuple[str, ...]]


@cache
def samples_read() -> tuple[Template, ...]:
    """The sample pages, each with its text and the names of its people, longest first."""
    found = []
    for sample in samples():
        gold = json.loads(sample.files()[1].read_text(encoding="utf-8"))
        people = sorted(gold["persons"], key=len, reverse=True)
        found.append((sample, sample.source().text, tuple(people)))
    return tuple(found)


def _varied(template: Template, draw: random.Random) -> str:
    _, text, people = template
    for name in people:
        text = text.replace(name, _name(draw))
    text = _FIGURE.sub(lambda match: _figure(match, draw), text)
    return _swapped(text, draw)


def _figure(match: re.Match[str], draw: random.Random) -> str:
    digits = match.group()
    if _DAY.match(match.string, match.start()):
        return digits
    return digits[0] + "".join(draw.choice("0123456789") for _ in digits[1:])


@cache
def _name_parts() -> tuple[list[str], list[str]]:
    common = sorted(surnames(), key=lambda name: surnames()[name])[:150]
    given = sorted(given_costs(), key=lambda char: given_costs()[char])[:600]
    return common, given


def _name(draw: random.Random) -> str:
    common, given = _name_parts()
    return draw.choice(common) + "".join(draw.sample(given, 2))


@cache
def _nouns() -> tuple[list[str], frozenset[str]]:
    low, high = _COMMON
    found = sorted(
        word
        for word, known in vocabulary().items()
        if len(word) == 2 and known.tag == "n" and low < known.cost < high
    )
    return found, frozenset(found)


def _swapped(text: str, draw: random.Random) -> str:
    listed, known = _nouns()
    out, at = [], 0
    for match in _PAIR.finditer(text):
        start = match.start()
        if start >= at and match.group(1) in known and draw.random() < _SWAPPED:
            out += [text[at:start], draw.choice(listed)]
            at = start + 2
    return "".join(out) + text[at:]
