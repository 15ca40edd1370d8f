"""What stands before a name or a word, and what that makes of it, in -ln of probabilities."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from lvnlp.mentions.lexicon import Word, trades, word_set


class Left(IntEnum):
    """What the last token means for a name that may follow it."""

    OTHER = 0
    OFFICE = 1  # the head of a position: 市长
    LABEL = 2  # 村民, 儿子; also 任命
    NAME = 3
    LIST = 4  # 、 or 和 behind a name
    EDGE = 5  # the start of a clause
    VERB = 6  # a word that takes a person: 会见, 由
    HOLDER = 7  # a name behind an office
    SHARED = 8  # 、 or 和 behind such a name


DUE = frozenset({Left.OFFICE, Left.LABEL, Left.LIST, Left.SHARED})
"""Where a name is to be expected, so that even an ordinary word may be one."""

OFFICIAL = frozenset({Left.OFFICE, Left.SHARED})
"""Where the holder of an office is named, of whatever characters."""

NAMES = frozenset({Left.NAME, Left.HOLDER})
LISTS = frozenset({Left.LIST, Left.SHARED})
LISTABLE = frozenset({Left.EDGE, Left.LIST, Left.VERB})
"""What may stand in front of a name of a list whose office stands apart from it."""

NAME_AFTER = {
    Left.OTHER: 5.5,
    Left.OFFICE: 0.6,
    Left.LABEL: 1.0,
    Left.NAME: 4.0,
    Left.LIST: 0.5,
    Left.EDGE: 3.2,
    Left.VERB: 3.2,
    Left.HOLDER: 4.0,
    Left.SHARED: 0.5,
}
"""-ln of the chance that a name follows: half of what annotated news shows for names at large,
set for local news, where they are twice as dense; tuned on annotated news of 1998."""

NO_NAME = 15.0
"""Added where the head of a body or a place stands right behind a name: 海岳|科技 is no person."""

LEFT_OVER = 4.0
"""Added for a single character that does not follow names, where a name stands behind an office."""

HANGING = 5.0
"""Added for a word of grammar with nothing behind it."""

FREE_TAGS = ("v", "d", "p", "c", "u", "x", "y")
"""Parts of speech that may well follow a name."""

PLAIN_TAGS = ("n", "nz", "a", "an", "ad", "b", "i", "l", "z")
"""Parts of speech that hardly go on a list of holders of offices."""


@cache
def words_of(key: str) -> frozenset[str]:
    """The words under a key of name_context.toml."""
    return word_set("name_context.toml", key)


@cache
def bodies() -> frozenset[str]:
    """Heads of bodies and sites and words of industry: what follows a brand, not a person."""
    return (
        word_set("organizations.toml", "heads")
        | word_set("organizations.toml", "short_heads")
        | word_set("organizations.toml", "industries")
        | word_set("place_suffixes.toml", "sites")
    )


def left_of(token: str, tag: str, before: Left) -> Left:
    """What `token` means for a following name, itself standing behind `before`."""
    if tag in ("nr", "tn"):
        return Left.NAME
    if token in words_of("separators"):
        if before in NAMES:
            return Left.LIST if before is Left.NAME else Left.SHARED
        return Left.EDGE if token == "、" else Left.VERB
    if tag == "x":
        return Left.EDGE
    if tag == "hd":  # 李某某局长: the office behind a name has its holder
        if before in NAMES:
            return Left.OTHER
        speaks_for = token.endswith("代表")  # 与会企业代表|好评
        return Left.LABEL if speaks_for or token in trades() else Left.OFFICE
    if tag == "lb" or token in words_of("appoint"):
        return Left.LABEL
    if token == "代表" and before is Left.LABEL:  # 学员代表
        return Left.LABEL
    return Left.VERB if token in words_of("before") else Left.OTHER


def word_cost(token: str, word: Word, before: Left, closed: bool = False) -> float:
    """The cost of a word behind `before`: nouns are rare behind a name or an office.

    Args:
        token: the word itself.
        word: what the vocabulary says of it.
        before: what it stands behind.
        closed: whether a mark or 等 stands right behind it, where no preposition can stand:
            in 李永和、 the last character is none; nor an adverb behind an office (市长高度、).
    """
    hanging = closed and (_hangs(token, word, before) if len(token) == 1 else word.tag == "d")
    hanging = hanging and (len(token) == 1 or before in OFFICIAL)
    return (HANGING if hanging else 0.0) + _word_cost(token, word, before)


def _hangs(token: str, word: Word, before: Left) -> bool:
    if word.tag.startswith(("p", "c")):
        return True
    return before in NAMES and word.tag != "x" and token not in words_of("closing_verbs")


def _word_cost(token: str, word: Word, before: Left) -> float:
    if before in NAMES:
        left_over = LEFT_OVER if before is Left.HOLDER and _is_left_over(token, word) else 0.0
        return word.cost + left_over + _behind_name(token, word)
    if before in LISTS:
        unlikely = word.tag.startswith("v") or (before is Left.SHARED and word.tag in PLAIN_TAGS)
        return word.cost + (2.5 if unlikely else 1.0)
    if before in (Left.OFFICE, Left.LABEL):
        if word.tag == "x":
            return word.cost + 0.3
        if len(token) == 1 and token not in words_of("after"):
            return word.cost + 4.0
        return word.cost + (1.0 if word.tag.startswith(FREE_TAGS) else 3.0)
    return word.cost


def _behind_name(token: str, word: Word) -> float:
    if token in words_of("after") or token in words_of("separators"):
        return 0.0
    if word.tag == "hd" and token not in trades():
        return 1.0  # 林某某市长
    if word.tag.startswith(FREE_TAGS):
        return 0.5 if len(token) > 1 or word.tag == "x" else 3.0
    if word.tag.startswith(("a", "t", "m", "i", "l")):
        return 1.5
    if len(token) > 1 and word.tag in ("nt", "ns") and token not in bodies():
        return NO_NAME  # bodies count against the name itself
    return 4.0


def _is_left_over(token: str, word: Word) -> bool:
    """Whether a single character behind a name is none that follows names, but its last."""
    if len(token) > 1 or word.tag in ("x", "m"):
        return False
    return not any(token in words_of(key) for key in ("after", "after_seldom", "separators"))
