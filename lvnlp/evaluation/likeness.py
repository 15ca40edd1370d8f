"""When two names name the same thing, as far as a score is concerned."""

from __future__ import annotations

import unicodedata
from collections import Counter

# Marks that papers set or leave out at will, and what stands for a lost glyph.
_DROPPED = frozenset("“”\"'‘’「」『』《》□\ufffd·")

# How far something reaches. 全省…会议 and 全市…会议 share nearly all characters and are two.
_SCOPES = ("全国", "全省", "全市", "全县", "全区")

LEAST_PART = 0.5
"""How much of the longer name the shorter one must make up to count as its short form."""

LEAST_DICE = 0.6
"""How alike two names must be in their pairs of characters (Dice's coefficient, 0 to 1)."""


def normal(name: str) -> str:
    """The name without blanks, quotation marks and differences of width."""
    wide = unicodedata.normalize("NFKC", name)
    return "".join(c for c in wide if not c.isspace() and c not in _DROPPED)


def same(a: str, b: str) -> bool:
    """Whether two names are equal to the character, marks and blanks apart."""
    return normal(a) == normal(b)


def alike(a: str, b: str) -> bool:
    """Whether two names may be of one thing.

    They are when they are equal, when one is within the other and at least half as long, or when
    they share most of their pairs of characters; never when they differ in scope (全省, 全市).
    """
    a, b = normal(a), normal(b)
    if not a or not b:
        return False
    if a == b:
        return True
    reach_a, reach_b = ({s for s in _SCOPES if s in name} for name in (a, b))
    if reach_a and reach_b and not reach_a & reach_b:
        return False
    short, long_ = sorted((a, b), key=len)
    if len(short) >= 2 and short in long_ and len(short) / len(long_) >= LEAST_PART:
        return True
    return _dice(a, b) >= LEAST_DICE


def _dice(a: str, b: str) -> float:
    x, y = _pairs(a), _pairs(b)
    return 2 * (x & y).total() / (x.total() + y.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])
