"""Numbers as Chinese newspapers write them: 3.5, 1,200, 十五, 三点五, 1.5亿, 四万多, 百余."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files

from lvnlp.errors import LvnlpError

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_MYRIAD = 10**4
_ASCII = str.maketrans("０１２３４５６７８９．", "0123456789.")

# Digits are spelled out: str.isdigit and \d also take ² and ٣, and miss 〇.
_ARABIC = r"(?:[0-9０-９]{1,3}(?:,[0-9]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
_CHINESE = "[零〇○一二两三四五六七八九十百千万亿]"

_ONE = "[一二三四五六七八九]"
_TWO = "[一二两三四五六七八九]"
_TENS = f"(?:{_ONE}?十{_ONE}?|{_ONE})"
_HUNDREDS = f"(?:{_TWO}百(?:[零〇○]{_ONE}|{_ONE}十{_ONE}?|{_ONE})?|{_TENS}|两)"
_THOUSANDS = (
    f"(?:{_TWO}千(?:[零〇○]{_TENS}|{_TWO}百(?:[零〇○]{_ONE}|{_ONE}十{_ONE}?|{_ONE})?|{_ONE})?"
    f"|{_HUNDREDS})"
)
_MYRIADS = f"(?:{_THOUSANDS}万(?:[零〇○]?{_THOUSANDS})?|{_THOUSANDS})"
_WELL_FORMED = re.compile(
    f"(?:{_MYRIADS}亿(?:[零〇○]?{_MYRIADS})?|{_THOUSANDS}万亿|{_MYRIADS}|[零〇])"
)
_DIGIT_BY_DIGIT = re.compile("[零〇○一二三四五六七八九]{3,}")
_MIXED = re.compile(f"({_ARABIC})([十百千万亿]*)")

_MORE = "[多余来几]"
_NUMERAL = re.compile(
    rf"(?P<arabic>{_ARABIC})(?:(?P<more>{_MORE})(?=[十百千万亿]))?"
    r"(?P<scale>[十百千]?万?亿?(?:(?<=[十百千万亿])[0-9]+[十百千万])*)(?P<after>[多余几]?)"
    rf"|(?P<chinese>{_CHINESE}+(?:点[零〇一二三四五六七八九]+[万亿]*)?)"
    rf"(?:(?P<cmore>{_MORE})(?P<cscale>[万亿]+)|(?P<cafter>[多余来几]?))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `resources/numerals.toml`."""

    rough_before: re.Pattern[str]
    bare_before: re.Pattern[str]


@cache
def _words() -> _Words:
    path = files("lvnlp") / "resources" / "numerals.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def ending(words: list[str]) -> re.Pattern[str]:
        short = "|".join(re.escape(w) for w in words if len(w) == 1)
        long = "|".join(re.escape(w) for w in words if len(w) > 1)
        return re.compile(f"(?:{long}|(?<![{data['rough_not_after']}])(?:{short}))\\Z")

    return _Words(ending(data["rough_before"]), ending(data["bare_before"]))


# Longer runs of figures are account or licence numbers; decimals would begin to be rounded.
_LONGEST = 20


class NumeralError(LvnlpError, ValueError):
    """What was given as a number is none."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: `text[start:end]` of what it was found in.

    `approximate` is true for 百余, 四万多, 近300, 不少于20: the value is then what is written,
    not what is meant.
    """

    start: int
    end: int
    text: str
    value: Decimal
    approximate: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal:
    """The exact value of one number in Arabic or Chinese figures or both (3万5千, 1.5亿, 十五).

    Raises:
        NumeralError: `text` is no single well-formed number. Figures that only sound like one
            (三五, 十七八, 百百), other digits (², ٣, ①) and what has more than 20 characters
            are refused.
    """
    if len(text) > _LONGEST:
        raise _refusal(text)
    if _DIGIT_BY_DIGIT.fullmatch(text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    if text and text[0] in "0123456789０１２３４５６７８９":
        return _parse_mixed(text)
    whole, point, rest = text.partition("点")
    if point:
        return _parse_decimal(text, whole, rest)
    return Decimal(_chinese_integer(text))


def _parse_mixed(text: str) -> Decimal:
    """1,200; 3.5; 2.3万; 3万5千; 1亿2000万: parts with falling scales are added up."""
    total, at, last = Decimal(0), 0, Decimal("Infinity")
    while at < len(text):
        part = _MIXED.match(text, at)
        scale = _scale(part[2]) if part is not None else Decimal(0)
        if part is None or scale >= last:
            raise _refusal(text)
        total += Decimal(part[1].translate(_ASCII).replace(",", "")) * scale
        at, last = part.end(), scale
    return _plain(total)


def _parse_decimal(text: str, whole: str, rest: str) -> Decimal:
    fraction = rest.rstrip("万亿")
    if not whole or not fraction or any(c not in _DIGITS for c in fraction):
        raise _refusal(text)
    digits = "".join(str(_DIGITS[c]) for c in fraction)
    return _plain(Decimal(f"{_chinese_integer(whole)}.{digits}") * _scale(rest[len(fraction) :]))


def _chinese_integer(text: str) -> int:
    """The value of a whole number in Chinese figures.

    A figure right after 百, 千, 万 or 亿 with no scale of its own counts the next one below:
    一万八 is 18000, 三百二万 is 3200000.
    """
    if not _WELL_FORMED.fullmatch(text):
        raise _refusal(text)
    total = section = figure = 0  # section: what is below the next 万 or 亿
    unit = 1  # what a figure without a scale of its own counts
    for char in text:
        if char in _DIGITS:
            figure = _DIGITS[char]
            unit = unit if figure else 1
            continue
        scale = _SCALES[char]
        if scale < _MYRIAD:
            section += (figure or 1) * scale
        else:
            below = section + figure * unit
            # 亿 multiplies all before it (两万五千亿), 万 only what follows the last 亿.
            total = (total + below) * scale if scale > _MYRIAD else total + below * scale
            section = 0
        figure, unit = 0, max(1, scale // 10)
    return total + section + figure * unit


def _plain(value: Decimal) -> Decimal:
    """Whole numbers without a fraction: 1.5亿 is 150000000, not 150000000.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _scale(words: str) -> Decimal:
    value = 1
    for word in words:
        value *= _SCALES[word]
    return Decimal(value)


def _refusal(text: str) -> NumeralError:
    return NumeralError(
        f"{text!r} is no number. Give Arabic or Chinese figures for one value, "
        "such as 1,200, 3.5, 1.5亿, 十五, 两千一百 or 三点五"
    )


def find_numerals(text: str) -> Iterator[Numeral]:
    """All numbers of `text` from left to right, each as long as it can be.

    Words that merely begin like a number are left out: bare 百, 千 and 万 count only with 余, 多
    or a word such as 近 or 上 (百余, 近千); 数十 and 几百 have no value.
    """
    for match in _NUMERAL.finditer(text):
        numeral = _numeral(text, match)
        if numeral is not None:
            yield numeral


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    before = text[max(0, match.start() - 4) : match.start()]
    rough = _words().rough_before.search(before) is not None
    if match["arabic"] is not None:
        written = match["arabic"] + match["scale"]
        more = bool(match["more"] or match["after"])
    else:
        written = match["chinese"] + (match["cscale"] or "")
        more = bool(match["cmore"] or match["cafter"])
        if before[-1:] in ("数", "几", "若"):
            return None
        if written[0] in "百千万亿" and (more or _words().bare_before.search(before)):
            written = "一" + written
    try:
        value = parse(written)
    except NumeralError:
        return None
    return Numeral(match.start(), match.end(), match[0], value, rough or more)
