"""Names of Tibetans, Mongols, Uyghurs and others without a dot: 旦增卓玛, 宝音巴图, 阿孜古丽.

They have no surname; what shows them is that they are made of few well-known parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from lvnlp.mentions.lexicon import foreign_costs, table, word_set

PART = 5.0
"""Cost of a part, about -ln of one in a hundred and fifty."""

BASE, ALONE = 4.0, 2.0
"""Cost of any such name, and what is added where it has one part of two characters only."""

STRAY = 2.0
"""Added to the cost of a character of transliteration between or behind the parts."""

MOST_PARTS, MOST_STRAY = 4, 2
LONGEST = 9


@cache
def _parts() -> Mapping[str, tuple[str, ...]]:
    """All parts by their first character."""
    found: dict[str, set[str]] = {}
    for parts in table("minority_names.toml").values():
        for part in parts.split():
            if len(part) > 1:
                found.setdefault(part[0], set()).add(part)
    return {first: tuple(sorted(parts)) for first, parts in found.items()}


@cache
def minority_starts() -> frozenset[str]:
    """The first characters of such names."""
    return frozenset(_parts())


@cache
def _grammar() -> frozenset[str]:
    return word_set("name_context.toml", "after") | word_set("name_context.toml", "separators")


def minority_ends(text: str, start: int) -> Iterator[tuple[int, float, bool]]:
    """Ends and costs of such names that start at `start`, cheapest for each end.

    The third value says whether the name has two parts or more and nothing else, so that it
    shows itself to be one wherever it stands.
    """
    first = [part for part in _parts().get(text[start], ()) if text.startswith(part, start)]
    if not first:
        return
    best: dict[int, tuple[float, bool]] = {}
    for part in first:
        _extend(text, start, start + len(part), BASE + PART, 1, 0, best)
    for end, (price, whole) in sorted(best.items()):
        yield end, price + (ALONE if end - start == 2 else 0.0), whole


def _extend(
    text: str,
    start: int,
    at: int,
    price: float,
    parts: int,
    stray: int,
    best: dict[int, tuple[float, bool]],
) -> None:
    if at not in best or price < best[at][0]:
        best[at] = (price, parts > 1 and not stray)
    if at >= len(text) or at - start >= LONGEST:
        return
    if parts < MOST_PARTS:
        for part in _parts().get(text[at], ()):
            if text.startswith(part, at):
                _extend(text, start, at + len(part), price + PART, parts + 1, stray, best)
    syllable = None if text[at] in _grammar() else foreign_costs().get(text[at])
    if syllable is not None and stray < MOST_STRAY:
        _extend(text, start, at + 1, price + syllable + STRAY, parts, stray + 1, best)
