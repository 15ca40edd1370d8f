"""Reads the texts of a page into tokens, with its names settled over all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.lexicon import public_figures, vocabulary
from lvnlp.mentions.people_context import bodies
from lvnlp.mentions.people_cost import DOTS
from lvnlp.mentions.people_evidence import certain_names, settle_lengths
from lvnlp.mentions.people_lattice import KNOWN, Segmenter, Token
from lvnlp.mentions.place_words import stems
from lvnlp.mentions.positions import Position, find_positions

LEARNED = 6.0
"""Cost of a name that a model has found: between what the page has shown and fame."""

FAMOUS = 8.0
"""Cost of a name that everybody knows, before the page has shown it: that of a middling word."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text cut into tokens, with its positions.

    Attributes:
        names: all names that are certain on the page, the same for all its texts.
        places: places of the page that no list has, by their short names too.
        short: parts of foreign names that stand for the whole, to the whole.
    """

    text: str
    tokens: tuple[Token, ...]
    positions: tuple[Position, ...]
    names: frozenset[str]
    places: frozenset[str]
    short: dict[str, str]


def read_page(
    texts: Sequence[str],
    people: Sequence[str] = (),
    places: Sequence[str] = (),
    learned: Sequence[Sequence[Mention]] = (),
) -> list[ReadText]:
    """Cuts all texts of a page twice: the second time with the names that the first has shown.

    A name that is not certain after both is turned back into plain characters.

    Args:
        texts: the texts of the page.
        people: names that the user gives.
        places: places that no list has.
        learned: for each text what a model found in it; no list at all without a model.
    """
    given = dict.fromkeys(public_figures(), FAMOUS) | dict.fromkeys(people, KNOWN)
    segment = Segmenter(given, places)
    first = [segment(text) for text in texts]
    certain = settle_lengths(certain_names(zip(texts, first, strict=True)), texts)
    short = _short_forms(certain)
    new = _learned_names(learned, first, certain)
    known = dict.fromkeys(new, LEARNED) | given | dict.fromkeys([*certain, *short], KNOWN)
    found = {t.text for tokens in first for t in tokens if t.tag == "ns"}
    areas = found | {stem for area in found for stem in stems(area)}
    there = frozenset([*places, *(areas - known.keys() - vocabulary().keys())])
    segment = Segmenter(known, there, segment)
    second = [segment(text) for text in texts]
    certain |= certain_names(zip(texts, second, strict=True)) | known.keys()
    reads = []
    for text, tokens in zip(texts, second, strict=True):
        sure = _sure(text, tokens, certain)
        positions = tuple(find_positions(sure))
        reads.append(ReadText(text, sure, positions, frozenset(certain), there, short))
    return reads


def _learned_names(
    learned: Sequence[Sequence[Mention]], tokens: Sequence[Sequence[Token]], certain: set[str]
) -> set[str]:
    """Names that a model has found where the page itself shows none.

    Where it does, the page knows better how long they are.
    """
    found: set[str] = set()
    claimed: set[str] = set()
    for mentions, read in zip(learned, tokens, strict=False):
        names = [t for t in read if t.tag == "nr" and t.text in certain]
        for m in mentions:
            if m.kind is Kind.PERSON and _NAME.fullmatch(m.text):
                overlap = any(t.start < m.end and m.start < t.end for t in names)
                (claimed if overlap else found).add(m.text)
    return found - claimed


_NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z{DOTS}]{{2,}}")


def _short_forms(names: set[str]) -> dict[str, str]:
    """Parts of foreign names that a text goes on with: 霍夫 for 雷纳·霍夫."""
    found: dict[str, str] = {}
    for name in sorted(names):
        parts = name.translate(dict.fromkeys(map(ord, DOTS), "·")).split("·")
        for part in (parts[-1], parts[0]) if len(parts) > 1 else ():
            if len(part) >= 2:
                found.setdefault(part, name)
    return found


_BRACKETED = re.compile(r"（[^（）]{2,6}）[^，。、；（）]{0,12}?(?:公司|集团)")


def _sure(text: str, tokens: list[Token], certain: set[str]) -> tuple[Token, ...]:
    """The tokens with the names that do not stand turned into plain characters."""
    return tuple(
        t._replace(tag="unk") if t.tag == "nr" and not _stands(text, tokens, k, certain) else t
        for k, t in enumerate(tokens)
    )


def _stands(text: str, tokens: list[Token], k: int, certain: set[str]) -> bool:
    """Whether a name is certain and no brand in front of the head of a body."""
    if tokens[k].text not in certain or _BRACKETED.match(text, tokens[k].end):
        return False
    after = tokens[k + 1] if k + 1 < len(tokens) else None
    return after is None or len(after.text) < 2 or after.text not in bodies()
