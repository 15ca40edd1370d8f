"""Places: listed ones, areas by their endings, and sites that people go to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.lexicon import word_set
from lvnlp.mentions.name_edges import left_edge
from lvnlp.mentions.people_lattice import Token
from lvnlp.mentions.people_reading import ReadText
from lvnlp.mentions.place_words import area_endings, listed_places

LEVELS = "省市县区州旗镇乡村"

@cache
def _words(key: str) -> frozenset[str]:
    return word_set("place_suffixes.toml", key)


def find_places(read: ReadText) -> list[Mention]:
    """PLACE mentions of one text; an area may nest in the site that is named after it."""
    spans = {*_areas(read.tokens, read.places), *_sites(read.tokens)}
    return [
        Mention(s, e, Kind.PLACE, read.text[s:e], "grammar:place", 0.8) for s, e in sorted(spans)
    ]


def _areas(tokens: Sequence[Token], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Listed places and areas by their endings, each part of an address on its own."""
    for token in tokens:
        if token.tag == "ns" and len(token.text) > 1 and _is_place(token.text, known):
            yield token.start, token.end


def _is_place(text: str, known: Collection[str]) -> bool:
    """Whether a word that the vocabulary takes for a place is one: it has many that are none."""
    if text in known or text in listed_places():
        return True
    return len(text) > 2 and text.endswith((*area_endings(), *"江河湖山岭岛"))


def _sites(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Sites and features with a name in front: 海岳县体育中心, 柳河水库."""
    for k, token in enumerate(tokens):
        ending = token.text in _words("sites")
        if not ending and not (token.text in _words("features") and token.tag != "v"):
            continue
        first = left_edge(tokens, k)
        body = tokens[first:k]
        if not body or (len(token.text) == 1 and len(body) > 3):
            continue
        named = any(t.tag in ("ns", "unk", "nr", "nz") or len(t.text) == 1 for t in body)
        if body[0].text in LEVELS or (named and token.start - body[0].start >= 2):
            yield body[0].start, token.end
