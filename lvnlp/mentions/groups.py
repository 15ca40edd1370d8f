"""Finds people without names: 与会人员, 部分企业负责人, 12家企业的代表, 各乡镇党委书记.

A group ends in a head (人员, 代表, 群众); from there its words are taken up to the left as long as
they can belong to it. A head that may name one person alone (负责人, 村民) makes a group when it
has such words before it, and none when a name follows (村民李某, 企业负责人王某).

Attributes of a mention:
    "head": the head.
    "plural": True where the words say that they are several (各, 部分, 与会, 12名, 们).
    "count": int, how many people, where a number of people is given (2100名运动员).
    "approximate": True where that number is not exact.
    "after_list": True for a group that closes a list of names (甲、乙等嘉宾).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lvnlp.chinese.numerals import find_numerals
from lvnlp.mentions._group_words import GroupWords, group_words
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.lexicon import surnames, vocabulary

_SOURCE = "grammar:group"

# With words that make it several it is certain; a head with words that only describe may still
# name one person; a head that stands alone often does.
_CERTAIN, _LIKELY, _ALONE, _BARE = 0.92, 0.85, 0.8, 0.5

# In front of a body that a list goes on with.
LIST_MARKS = frozenset(["", "、", "，", "。", "和", "及", "\n"])

# How far to the left of its head a group may reach, in characters.
_REACH = 40


@dataclass(slots=True)
class _Chain:
    """What was taken up to the left of a head."""

    start: int
    plural: bool = False
    counted: bool = False  # by a number or a word such as 各
    words: int = 0
    count: int | None = None
    approximate: bool = False


def find_groups(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """All groups of the texts, in order of start and without overlap."""
    return [sorted(_in_text(text), key=lambda m: m.start) for text in texts]


def _in_text(text: str) -> Iterator[Mention]:
    words = group_words()
    free = len(text)  # everything from here on is taken
    for head in sorted(words.heads.finditer(text), key=lambda m: -m.end()):
        if head.end() > free:
            continue
        mention = _group(text, head.start(), head.end(), words)
        if mention is not None:
            yield mention
            free = mention.start


def _group(text: str, start: int, end: int, words: GroupWords) -> Mention | None:
    head = text[start:end]
    chain = _extend(text, start, words)
    if text.startswith("们", end):
        end += 1
        chain.plural = True
    score = _score(text, head, end, chain, words)
    if score is None:
        return None
    plural = chain.plural or head in words.several
    attributes: dict[str, object] = {"head": head, "plural": plural}
    if chain.count is not None:
        attributes["count"] = chain.count
    if chain.approximate:
        attributes["approximate"] = True
    if text.startswith("等", chain.start - 1) and chain.start:
        attributes["after_list"] = True
    written = text[chain.start : end]
    return Mention(chain.start, end, Kind.GROUP, written, _SOURCE, score, attributes)


def _score(text: str, head: str, end: int, chain: _Chain, words: GroupWords) -> float | None:
    """How surely the words name a group; None where they name one person or nobody."""
    if chain.count == 1:
        return None
    if head not in words.several and head not in words.either:  # an office
        return _CERTAIN if chain.counted else None
    if chain.plural:
        return _CERTAIN
    if _name_at(text, end, words):
        return None
    if head in words.several:
        return _LIKELY if chain.words else _ALONE
    if chain.words:
        return _LIKELY
    return None if head in words.never_alone else _BARE


def _extend(text: str, start: int, words: GroupWords) -> _Chain:
    """Take up words to the left of the head that begins at `start`."""
    chain = _Chain(start)
    limit = max(0, start - _REACH)
    inner = start
    while True:
        at = chain.start
        if match := words.people_before.search(text, max(limit, at - 24), at):
            _count(text, match, chain)
            break
        step = _word_before(text, limit, at, words)
        if step is None:
            step = _joined_before(text, limit, at, words)
            chain.plural = chain.plural or (step is not None and text[at - 1] != "的")
        if step is None:
            break
        chain.start, kind = step
        chain.words += 1
        if kind in ("determiner", "number"):
            chain.plural = chain.counted = True
        inner = at
    _drop_name_tail(text, inner, chain, words)
    body = text[chain.start : inner]
    level = text[chain.start - 1 : chain.start]
    opens = text[max(0, chain.start - 2) : max(0, chain.start - 1)] in LIST_MARKS
    if body in {"政协", "人大", "人大常委会"} and level in tuple("省市县区州旗") and opens:
        chain.start -= 1  # 市委、|市政协有关领导
    return chain


def _drop_name_tail(text: str, inner: int, chain: _Chain, words: GroupWords) -> None:
    """Leave out the first word, which ends at `inner`, where it is the end of a body's name."""
    start = chain.start
    if start == 0 or text[start:inner] not in words.name_tails:
        return
    before = text[start - 1]
    known = text[start - 2 : start] in vocabulary()
    if before.isalpha() and before not in words.name_starts_after and not known:
        chain.start = inner
        chain.words -= 1


def _name_at(text: str, at: int, words: GroupWords) -> bool:
    """Whether the name of a person seems to begin at `at`: a surname that begins no word."""
    if text[at : at + 1] in words.name_never_starts:
        return False
    if "·" in text[at : at + 8] and text[at : at + 8].partition("·")[0].isalpha():
        return True
    if any(text[at : at + length] in vocabulary() for length in (2, 3, 4)):
        return False
    follows = text[at + 1 : at + 2].isalpha()
    return follows and (text[at : at + 1] in surnames() or text[at : at + 2] in surnames())


def _count(text: str, match: re.Match[str], chain: _Chain) -> None:
    """Take up a number of people; 一名 makes no group."""
    chain.start = match.start()
    chain.words += 1
    chain.plural = chain.counted = True
    context = max(0, match.start() - 4)  # 近百名: what stands before can make it rough
    for numeral in find_numerals(text[context : match.end("number")]):
        if context + numeral.start == match.start():
            chain.count = int(numeral.value)
            chain.approximate = numeral.approximate


def _word_before(text: str, limit: int, at: int, words: GroupWords) -> tuple[int, str] | None:
    """Where the longest word that can stand right before `at` begins, and its kind."""
    best: tuple[int, str] | None = None
    for kind, pattern in words.before:
        match = pattern.search(text, limit, at)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.start(), kind
    if best is None and words.verbal_at.match(text, at):
        match = words.verbal_before.search(text, limit, at)
        best = None if match is None else (match.start(), "noun")
    if best is not None and best[1] == "body":
        return _whole_body(text, limit, best[0], words)
    return best


def _joined_before(text: str, limit: int, at: int, words: GroupWords) -> tuple[int, str] | None:
    """The same across 、 between bodies, 等 that closes a list of them, and 的 after one."""
    match = words.joiner_before.search(text, limit, at)
    if match is None:
        return None
    joint = match[0]
    if joint == "等" and not words.after_list.match(text, at):
        return None
    if joint not in ("等", "的") and not words.institution_at.match(text, at):
        return None
    step = _word_before(text, limit, match.start(), words)
    if step is None or step[1] not in ("institution", "body"):
        return None
    return step


def _whole_body(text: str, limit: int, start: int, words: GroupWords) -> tuple[int, str] | None:
    """The body with the place before it (云山县发改局), None where the place has no clear edge."""
    if start == 0 or not words.name_goes_on.match(text, start - 1):
        return start, "body"
    place = words.place_before.search(text, limit, start)
    return None if place is None else (place.start(), "body")
