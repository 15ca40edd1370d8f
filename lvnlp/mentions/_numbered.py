"""What money and quantities have in common: where a number begins, and ranges of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_letters

from lvnlp.chinese.numerals import Numeral, find_numerals, parse

# After one of these a number is part of something else: 0556-0000123, CN61, 1+8, 3·15.
_NO_START = frozenset("0123456789.．,/·+－-_#№×" + ascii_letters)
# Telephone and other numbers begin with a nought, amounts do not.
_CODE = re.compile("0[0-9]")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number, or two of a range: 300, 3000至5000.

    `end` is where the unit begins; `start` where the number does.
    """

    start: int
    end: int
    value: Decimal
    approximate: bool
    upto: Decimal | None = None


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def amounts(text: str, unit: re.Pattern[str], to: re.Pattern[str]) -> Iterator[Amount]:
    """The numbers and ranges of numbers of `text` that `unit` follows, in order.

    In a range the unit may stand after both numbers (3000万元至5000万元) or after the last only
    (10万至20万元). Numbers that go on to the left (telephone numbers, codes) are left out.
    """
    listed = list(find_numerals(text))
    at = 0
    while at < len(listed):
        first = listed[at]
        at += 1
        if (first.start and text[first.start - 1] in _NO_START) or _CODE.match(first.text):
            continue
        second = _second(text, first, listed[at] if at < len(listed) else None, unit, to)
        if second is not None:
            at += 1
            yield Amount(first.start, second.end, _scaled(first, second), True, second.value)
        else:
            yield from _single(text, first, unit)


def _single(text: str, number: Numeral, unit: re.Pattern[str]) -> Iterator[Amount]:
    """One number that a unit follows; 千 may belong to the unit (220千伏, 30万千瓦时)."""
    last = number.end - 1
    if number.text[0] in "0123456789" and text[last] == "千" and unit.match(text, last):
        yield Amount(number.start, last, number.value / 1000, number.approximate)
    elif unit.match(text, number.end):
        yield Amount(number.start, number.end, number.value, number.approximate)


def _second(
    text: str, first: Numeral, second: Numeral | None, unit: re.Pattern[str], to: re.Pattern[str]
) -> Numeral | None:
    """The number at the other end of a range that begins with `first`."""
    if second is None or not unit.match(text, second.end):
        return None
    between = first.end
    if own := unit.match(text, between):
        between = own.end()
    joint = to.match(text, between)
    if joint is None or joint.end() != second.start or second.value <= first.value:
        return None
    return second


def _scaled(first: Numeral, second: Numeral) -> Decimal:
    """The lower end of a range, with the multiplier of the upper one: 3至5万 begins at 3万."""
    shared = second.text[len(second.text.rstrip("万亿多余")) :].rstrip("多余")
    if not shared or any(c in "万亿" for c in first.text):
        return first.value
    return first.value * parse(f"1{shared}")
