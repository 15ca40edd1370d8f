"""Finds sums of money: 108.42亿元, 1.5亿欧元, 人民币300万元, 四万多元.

Attributes of a mention:
    "value": lvnlp.schema.Money, multiplied out; None for a range (3000元至5000元), of which
        "range" then gives both ends as Money.
    "approximate": True where the page says that it is not exact (四万多元, 近3亿元).
    "threshold": True where it only marks off (5亿元以上的项目).
    "per": True for a price or a rate (每亩500元, 28元/平方米, 人均2.1万元): no sum that is paid.
The last four are there only where they say something. A number without the name of a currency
(超过210亿) is no sum of money.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from lvnlp.mentions._numbered import Amount, amounts, any_of
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.schema import Money

_SOURCE = "grammar:money"
_SCORE = 0.98
# 三元, 五元 are more often part of a name than a sum.
_DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class _Currencies:
    """The names of `resources/currencies.toml` and the patterns made of them."""

    names: Mapping[str, str]
    before: Mapping[str, str]
    name: re.Pattern[str]
    name_before: re.Pattern[str]
    each_after: re.Pattern[str]
    each_before: re.Pattern[str]
    each_within: int
    threshold_after: re.Pattern[str]
    to: re.Pattern[str]


@cache
def _currencies() -> _Currencies:
    path = files("lvnlp") / "resources" / "currencies.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = data["words"]
    return _Currencies(
        MappingProxyType(data["names"]),
        MappingProxyType(data["before"]),
        re.compile(f"{any_of(data['names'])}(?![{words['not_before']}])"),
        re.compile(f"{any_of(data['before'])}\\Z"),
        re.compile(any_of(words["each_after"])),
        re.compile(f"{any_of(words['each_before'])}[^，。；：、！？\\n]*\\Z"),
        words["each_within"],
        re.compile(any_of(words["threshold_after"])),
        re.compile(any_of(words["to"])),
    )


def find_money(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """All sums of money of the texts, in order of start and without overlap."""
    return [list(_in_text(text)) for text in texts]


def _in_text(text: str) -> Iterator[Mention]:
    known = _currencies()
    for amount in amounts(text, known.name, known.to):
        name = known.name.match(text, amount.end)
        assert name is not None  # `amounts` gives only numbers that it follows
        before = known.name_before.search(text, max(0, amount.start - 4), amount.start)
        start = before.start() if before else amount.start
        yield _mention(text, start, name.end(), amount, known.names[name[0]])


def _mention(text: str, start: int, end: int, amount: Amount, currency: str) -> Mention:
    known = _currencies()
    written = text[start:end]
    attributes: dict[str, object] = {"value": None}
    if amount.upto is None:
        attributes["value"] = _money(amount.value, currency, written)
    else:
        attributes["range"] = (
            _money(amount.value, currency, written),
            _money(amount.upto, currency, written),
        )
    if amount.approximate:
        attributes["approximate"] = True
    around = text[max(0, start - known.each_within) : start]
    if known.each_after.match(text, end) or known.each_before.search(around):
        attributes["per"] = True
    if known.threshold_after.match(text, end):
        attributes["threshold"] = True
    score = _DOUBTFUL if len(written) == 2 and written[0] in "一二三四五六七八九" else _SCORE
    return Mention(start, end, Kind.MONEY, written, _SOURCE, score, attributes)


def _money(value: Decimal, currency: str, text: str) -> Money:
    return Money(value=value, currency=currency, text=text)
