"""How alike two names are: what the linking of entities rests on."""

from __future__ import annotations

import re
from collections import Counter

SCOPES = ("全国", "全省", "全区", "全市", "全县", "全州", "全镇", "省", "市", "县")
SORTS = (
    "党组",
    "主任会议",
    "常务会议",
    "全体会议",
    "主席团",
    "理论学习",
    "预备会议",
    "开幕",
    "闭幕",
)
_NUMBER = re.compile(r"\d+|第[一二三四五六七八九十百]+|[一二三四]季度")
_QUOTES = str.maketrans("", "", "“”‘’《》「」『』 ")


def bare_name(name: str) -> str:
    """The name without quotes and spaces, for comparing."""
    return name.translate(_QUOTES)


def dice(a: str, b: str) -> float:
    """Dice coefficient of the two names' character bigrams, 0 to 1 (Dice 1945)."""
    x, y = _bigrams(a), _bigrams(b)
    total = sum(x.values()) + sum(y.values())
    return 2 * sum((x & y).values()) / total if total else 0.0


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def scope(name: str) -> str:
    """The word that says for whom an event is held (全省 …), "" when there is none in front."""
    return next((s for s in SCOPES[:7] if name.startswith(s)), "")


def contradict(a: str, b: str) -> bool:
    """Whether the names cannot be of one thing: 全省… and 全市…, 第三届… and 第四届…."""
    if scope(a) and scope(b) and scope(a) != scope(b):
        return True
    if _sorts(a) != _sorts(b):
        return True
    x, y = set(_NUMBER.findall(a)), set(_NUMBER.findall(b))
    return bool(x and y and not x & y)


def _sorts(name: str) -> set[str]:
    """The words that tell meetings of one body apart (党组会议, 主任会议)."""
    return {word for word in SORTS if word in name}
