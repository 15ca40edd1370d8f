"""Where the name of a body starts, read from its head to the left over words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lvnlp.mentions.lexicon import trades, word_set
from lvnlp.mentions.people_context import bodies, words_of
from lvnlp.mentions.people_lattice import Token

LONGEST = 24
"""Characters that the part in front of a head may have; long names of companies have 20."""

LEVELS = "省市县区州旗镇乡村"
"""Levels of government, which a body's name may start with: 市教育局."""

_STOP_TAGS = ("p", "c", "d", "r", "u", "y", "e", "o", "t", "q", "k", "hd", "nr", "lb", "v", "i")
_CLOSING = {"）": "（", "”": "“", "》": "《", ")": "("}


@cache
def _ranks() -> frozenset[str]:
    return word_set("positions.toml", "ranks")


@cache
def _function_chars() -> frozenset[str]:
    return word_set("name_context.toml", "led_by")


def start_of(tokens: Sequence[Token], first: int) -> int:
    """The offset where a name that begins with token `first` starts.

    A stretch that was once taken for a name may hold the word before (向海岳|达公司).
    """
    token = tokens[first]
    led = token.tag == "unk" and len(token.text) > 1 and token.text[0] in _function_chars()
    return token.start + led


@cache
def _branded() -> frozenset[str]:
    return word_set("organizations.toml", "branded")


@cache
def _measures() -> frozenset[str]:
    return word_set("organizations.toml", "measures")


@cache
def _never() -> frozenset[str]:
    return word_set("name_context.toml", "never_inside")


@cache
def _takes_person() -> frozenset[str]:
    return word_set("name_context.toml", "before")


@cache
def _inner_verbs() -> frozenset[str]:
    return word_set("name_context.toml", "inner_verbs")


def _passes(tokens: Sequence[Token], k: int, head: int) -> bool:
    """Whether the token at `k` may stand inside a name of a body that goes on to its right."""
    token, right = tokens[k], tokens[k + 1]
    if token.text == "和":
        return _is_syllable(tokens, k) or _joins_fields(tokens, k)
    if token.text == "中":  # 中铝 at the start of a clause, not 会议中
        return k == 0 or tokens[k - 1].tag in ("x", "hd", "p", "c")
    if token.tag in ("nr", "hd"):  # a brand that is a name as well; 企业家协会
        if token.text in trades() and right.tag.startswith(("n", "v")) and right.tag != "nr":
            return right.tag != "v" or right.text in _inner_verbs()  # 中医|康复|院
        return right.text == "（" or (right.tag != "hd" and right.text in bodies())
    if token.text == "联合" and k and tokens[k - 1].text in bodies():
        return False  # 县红十字会|联合|县医院
    if token.text in ("市", "省", "县", "区", "州", "旗") or _parts_places(tokens, k):
        return True
    if token.text in _never() or token.tag == "x":
        return False
    if token.tag == "m":
        return not token.text[0].isdigit()
    if token.text in _inner_verbs() and right.text in "省市县区州旗" and k > 0:
        return (
            tokens[k - 1].tag != "nt" and tokens[k - 1].text not in bodies()
        )  # 市体育局|联合|市教育局
    if token.text in bodies() or token.text in _inner_verbs() or token.text in _ranks():
        return True
    if token.tag == "lb":
        return right.text in bodies()
    if token.tag in ("vn", "b", "f", "unk") or _makes_body(token, right):
        return True
    if len(token.text) == 1 and token.tag != "lb":
        return token.text not in _takes_person()
    return not token.tag.startswith(_STOP_TAGS)


def _parts_places(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word of direction begins an area within another: 松江市|前|河口镇."""
    return (
        tokens[k].text in "东西南北前后上中下"
        and tokens[k + 1].tag == "ns"
        and k > 0
        and (tokens[k - 1].tag == "ns")
    )


def _makes_body(token: Token, right: Token) -> bool:
    """Whether a verb makes the name of a body with the head of one character behind it: 引航|站."""
    return (
        token.tag.startswith("v")
        and len(token.text) == 2
        and right.text in word_set("organizations.toml", "short_heads")
        and not any(token.text in words_of(key) for key in ("before", "after"))
    )


def _joins_fields(tokens: Sequence[Token], k: int) -> bool:
    """Whether 和 joins the fields of one body: 省|文化|和|旅游|厅.

    The bodies that are called so are listed; of two bodies, each has a head or a level of its own.
    """
    if all(tokens[i].text in _inner_verbs() for i in (k - 1, k + 1)):
        return True  # 预防和控制中心
    around = "".join(t.text for t in tokens[max(0, k - 6) : k + 7])
    at = sum(len(t.text) for t in tokens[max(0, k - 6) : k])
    for name in word_set("organizations.toml", "joined_fields"):
        start = around.find(name, max(0, at - len(name) + 1))
        if 0 <= start <= at < start + len(name):
            return True
    return False


def _is_syllable(tokens: Sequence[Token], k: int) -> bool:
    """Whether 和 belongs to a brand (东和精工): a character that is no word stands before it."""
    before = tokens[k - 1] if k else None
    if before is None or len(before.text) > 1 or before.tag in ("x", "nr", "hd"):
        return False
    return before.text not in "省市县区镇乡村" and tokens[k + 1].tag != "hd"


def left_edge(tokens: Sequence[Token], head: int) -> int:
    """Index of the first token of the name whose head is `tokens[head]`."""
    k = head
    while k > 0 and tokens[head].start - tokens[k - 1].start <= LONGEST:
        before = tokens[k - 1]
        if before.text in _CLOSING and k < head + 1:
            opened = _opening(tokens, k - 1)
            if opened is None:
                break
            k = opened
            continue
        if not _passes(tokens, k - 1, head):
            break
        k -= 1
    first = _trimmed(tokens, k, head)
    return first - _takes_brand(tokens, first, head)


def _trimmed(tokens: Sequence[Token], first: int, head: int) -> int:
    """Without numbers and verbs that the name only follows: 两家|食品公司, 服务|海岳市."""
    while first < head and (
        _counts(tokens[first], tokens[first + 1]) or _leads(tokens[first], tokens[first + 1])
    ):
        first += 1
    return first


def _counts(token: Token, after: Token) -> bool:
    """Whether a token counts what follows it: 两家, 多, 两 before 个; 第二 does not."""
    if token.text in _measures():
        return True
    if token.tag != "m" or token.text.startswith("第"):
        return False
    return token.text[-1] in _measures() or after.text in _measures() or after.tag == "q"


def _leads(token: Token, after: Token) -> bool:
    """Whether a verb is that of the clause and none of the name's own."""
    if not token.tag.startswith("v") or len(token.text) < 2:
        return False
    if token.text in _ranks() or _makes_body(token, after):
        return False
    return token.text not in _inner_verbs() or after.tag == "ns" or after.text in "省市县区州旗"


def is_named(body: Sequence[Token]) -> bool:
    """Whether the words in front of a head make a name: a place, a level or a brand among them."""
    return any(
        t.tag in ("ns", "unk", "nr", "nz")
        or (t.tag == "nt" and t.text not in word_set("organizations.toml", "industries"))
        or (len(t.text) == 1 and not t.tag.startswith(("n", "m", "q")))
        or (t.text[0] in LEVELS and len(t.text) < 4)
        or t.text.startswith("第")
        or "”" in t.text
        for t in body
    )


def _takes_brand(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether the word before is the brand that the name of a firm or school lacks (腾飞|食品公司).

    Such a name is never of common nouns alone, so that even a verb in front belongs to it.
    """
    if first == 0 or not any(t.text in _branded() for t in tokens[first : head + 1]):
        return False
    body = [t for t in tokens[first:head] if t.text not in _branded()]
    if is_named([t for t in body if t.text not in bodies()]):
        return False
    if not body and not any(len(t.text) > 2 for t in tokens[first : head + 1]):
        return False
    word = tokens[first - 1]
    return (
        len(word.text) == 2
        and word.tag.startswith(("v", "a", "d", "i", "z", "n"))
        and word.tag not in ("nr", "ns")
        and not any(word.text in words_of(key) for key in ("after", "before", "never_inside"))
    )


def _opening(tokens: Sequence[Token], close: int) -> int | None:
    """Index of the bracket that `tokens[close]` closes, when few characters lie between."""
    wanted = _CLOSING[tokens[close].text]
    for k in range(close - 1, -1, -1):
        if tokens[close].start - tokens[k].start > 10:
            return None
        if tokens[k].text == wanted:
            return k
        if tokens[k].text in "，。；、：":
            return None
    return None
