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
    for k, token in enumerate(tokens):
        if token.tag != "ns" or len(token.text) < 2 or _opens_festival(tokens, k):
            continue
        if token.text[0] == "分" and k and tokens[k - 1].text.endswith("部"):
            continue  # 部分县区
        if _is_place(token.text, known):
            yield token.start, token.end


def _opens_festival(tokens: Sequence[Token], k: int) -> bool:
    """Whether a country's name only opens that of a festival or a prize: 中国|记者|节."""
    if tokens[k].text not in _words("countries_of_festivals"):
        return False
    for token in tokens[k + 1 : k + 5]:
        if token.tag in ("x", "p", "c", "u", "uj", "d"):
            return False
        if token.text.endswith(("节", "奖", "日", "周")) and token.tag != "v":
            return True
    return False


def _is_place(text: str, known: Collection[str]) -> bool:
    """Whether a word that the vocabulary takes for a place is one: it has many that are none."""
    if text in known or text in listed_places():
        return True
    return len(text) > 2 and text.endswith((*area_endings(), *"江河湖山岭岛"))


def _sites(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Sites and features with a name in front: 海岳县体育中心, 柳河水库.

    Where an area leads the name (海岳县|柳河水库), the part behind it is a mention as well.
    """
    for k, token in enumerate(tokens):
        feature = token.text in _words("features") and token.tag != "v"
        if not feature and token.text not in _words("sites"):
            continue
        first = left_edge(tokens, k)
        if feature:
            first = max(first, _near(tokens, k))
        body = tokens[first:k]
        if body and _is_named(body, feature):
            yield body[0].start, token.end
        own = max((i + 1 for i, t in enumerate(body) if t.tag == "ns"), default=0)
        if 0 < own < len(body) and _is_named(body[own:], feature):
            yield body[own].start, token.end


def _near(tokens: Sequence[Token], k: int) -> int:
    """The first token of at most four characters in front of a feature, but of whole areas."""
    first = k
    while first > 0 and tokens[k].start - tokens[first - 1].start <= 4:
        first -= 1
    while first > 0 and tokens[first - 1].tag == "ns":
        first -= 1
    return first


def _is_direction(token: Token) -> bool:
    """城北, 东郊, but not 家中 and 身边."""
    return token.tag == "s" and token.text[-1] in "东西南北郊" and len(token.text) == 2


def _is_named(body: Sequence[Token], feature: bool) -> bool:
    """Whether the words in front of an ending make a name."""
    width = sum(len(t.text) for t in body)
    if body[0].text[0] in LEVELS or any(
        t.tag in ("ns", "unk", "nz") or _is_direction(t) for t in body
    ):
        return width > 1 or not feature
    if feature:
        return 2 <= width <= 4 and all(t.tag.startswith(("n", "b", "m", "f", "unk")) for t in body)
    return width >= 2 and any(len(t.text) == 1 or t.tag.startswith("m") for t in body)
