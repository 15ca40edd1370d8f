"""Lists of people whose office stands apart from them: behind the list, or in front of a colon.

In 甲、乙、丙等市领导出席 and in 市领导还有：甲、乙、丙 every name is due although no office stands
right in front of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lvnlp.mentions.lexicon import heads, word_set
from lvnlp.mentions.people_cost import DOTS

LONGEST_HEAD = 6

_CLOSES = re.compile(
    r"等(?:[0-9]+|[两一二三四五六七八九十几多]+)?[名位人个]?|[两三四五六七八九十]+[名位]"
)
_LEVELS = re.compile(r"[省市县区州盟旗镇乡校院局级厅]{0,3}")
_SEPARATOR = re.compile(r"[、和与及]")
_CLAUSE_END = re.compile(r"[，。；：！？（）“”\s]")
_PLAIN = re.compile(rf"[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff{DOTS}]{{4,12}}")


@cache
def _introducing() -> re.Pattern[str]:
    words = sorted(word_set("name_context.toml", "introducing"), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})?：$")


def due_starts(text: str) -> frozenset[int]:
    """Offsets at which a name of such a list is due."""
    return frozenset([*_before_offices(text), *_behind_colons(text)])


def office_in_front(text: str, start: int) -> int | None:
    """Where the shared office ends that introduces the list that starts at `start`, if one does."""
    if text[start - 1 : start] != "：":
        return None
    begin = max(0, start - 12)
    match = _introducing().search(text[begin:start])
    if match is None:
        return None
    end = begin + match.start()
    shared = any(heads().get(text[max(0, end - n) : end]) for n in range(2, LONGEST_HEAD + 1))
    return end if shared else None


def _behind_colons(text: str) -> Iterator[int]:
    for colon in re.finditer("：", text):
        start = colon.end()
        if office_in_front(text, start) is None:
            continue
        end = _CLAUSE_END.search(text, start)
        yield from _items(text, start, end.start() if end else len(text))


def _before_offices(text: str) -> Iterator[int]:
    for mark in _CLOSES.finditer(text):
        level = _LEVELS.match(text, mark.end())
        starts = range(mark.end(), (level.end() if level else mark.end()) + 1)
        if not any(text[s : s + n] in heads() for s in starts for n in range(2, LONGEST_HEAD + 1)):
            continue
        begin = max((m.end() for m in _CLAUSE_END.finditer(text, 0, mark.start())), default=0)
        items = list(_items(text, begin, mark.start()))
        if len(items) > 1:
            yield from items


def _items(text: str, start: int, end: int) -> Iterator[int]:
    """The starts of those items of the list in [start, end) that are no longer than names."""
    at = start
    for cut in [*(m.start() for m in _SEPARATOR.finditer(text, start, end)), end]:
        if _PLAIN.fullmatch(text, at, cut):
            yield at
        at = cut + 1
