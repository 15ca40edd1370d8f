"""Finds counts and measures: 25个, 11家, 120余名, 2.3万台, 百余名, 15万吨.

The mention covers the number and its unit, not the thing: 46个项目 gives 46个.

Attributes of a mention:
    "value": int, or Decimal for a measure that is no whole number (86.4公里); None for a range
        (3至5家), of which "range" then gives both ends.
    "unit": the measure word or unit as written.
    "approximate": True for 百余名, 近300人, 2个以上.
    "measure": what is measured ("mass", "area", "length", "time", "ratio", …): such a number
        counts no things.
    "indefinite": True for 一 with a measure word (一家企业), which is as much "a" as "one".
The last four are there only where they say something. Ordinals (第三批, 前8名) are no quantities,
nor is what stands in a short quotation that begins with a number, which is a name (“三个一批”).
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

_SOURCE = "grammar:quantity"
_SCORE = 0.95


@dataclass(frozen=True, slots=True)
class _Units:
    """The words of `resources/units.toml` and the patterns made of them."""

    measures: Mapping[str, str]
    unit: re.Pattern[str]
    to: re.Pattern[str]
    ordinal: re.Pattern[str]
    slogan: re.Pattern[str]
    roughly_after: re.Pattern[str]
    bare: re.Pattern[str]
    not_with_one: frozenset[str]


@cache
def _units() -> _Units:
    path = files("lvnlp") / "resources" / "units.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words, guards = data["words"], data["not_before"]
    units = sorted({*data["counts"], *data["measures"]}, key=len, reverse=True)
    guarded = (re.escape(u) + (f"(?![{guards[u]}])" if guards.get(u) else "") for u in units)
    return _Units(
        MappingProxyType(data["measures"]),
        re.compile(f"(?:{'|'.join(guarded)})"),
        re.compile(any_of(words["to"])),
        re.compile(f"{any_of(words['ordinal_before'])}\\Z|{words['ordinal_list']}"),
        re.compile(words["slogan"]),
        re.compile(any_of(words["roughly_after"])),
        re.compile(
            f"(?<![0-9一二两三四五六七八九十百千万亿数几多余成上近第半])"
            f"(?P<number>[百千])(?P<unit>{any_of(words['bare_hundreds'])})"
        ),
        frozenset(words["not_with_one"]),
    )


def find_quantities(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """All counts and measures of the texts, in order of start and without overlap."""
    return [_in_text(text) for text in texts]


def _in_text(text: str) -> list[Mention]:
    # 近百名 is found both ways: once with what 近 says, which comes first and stays.
    found: dict[int, Mention] = {}
    for mention in (*_counted(text), *_bare_hundreds(text)):
        found.setdefault(mention.start, mention)
    return [found[start] for start in sorted(found)]


def _counted(text: str) -> Iterator[Mention]:
    known = _units()
    slogans = [match.span() for match in known.slogan.finditer(text)]
    for amount in amounts(text, known.unit, known.to):
        if any(start < amount.start < end for start, end in slogans):
            continue
        unit = known.unit.match(text, amount.end)
        assert unit is not None  # `amounts` gives only numbers that it follows
        if _counts(text, amount, unit[0]):
            yield _mention(text, amount, unit[0])


def _bare_hundreds(text: str) -> Iterator[Mention]:
    for match in _units().bare.finditer(text):
        value = Decimal(100 if match["number"] == "百" else 1000)
        yield _mention(text, Amount(match.start(), match.end("number"), value, True), match["unit"])


def _counts(text: str, amount: Amount, unit: str) -> bool:
    """Whether the number counts or measures, and does not number, name or date."""
    known = _units()
    before = text[max(0, amount.start - 8) : amount.start]
    if known.ordinal.search(before):
        return False
    figure = text[amount.start : amount.end]
    measure = unit in known.measures
    # 零 begins words (零部件, 零距离), and a half of a thing is no count.
    if not measure and (not amount.value or amount.value != amount.value.to_integral_value()):
        return False
    if unit == "年" and _is_year(figure[-4:]) and (amount.upto is not None or len(figure) == 4):
        return False
    # 二 numbers where 两 counts: 二次创业, 二级; 一 makes words with some measure words.
    return figure != "二" and not (figure == "一" and unit in known.not_with_one)


def _is_year(figure: str) -> bool:
    return re.fullmatch("(?:1[89]|20|21)[0-9]{2}", figure) is not None


def _mention(text: str, amount: Amount, unit: str) -> Mention:
    known = _units()
    end = amount.end + len(unit)
    attributes: dict[str, object] = {"value": None, "unit": unit}
    if amount.upto is None:
        attributes["value"] = _whole(amount.value)
    else:
        attributes["range"] = (_whole(amount.value), _whole(amount.upto))
    if amount.approximate or known.roughly_after.match(text, end):
        attributes["approximate"] = True
    if unit in known.measures:
        attributes["measure"] = known.measures[unit]
    if text[amount.start : amount.end] == "一":
        attributes["indefinite"] = True
    return Mention(
        amount.start, end, Kind.QUANTITY, text[amount.start : end], _SOURCE, _SCORE, attributes
    )


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
