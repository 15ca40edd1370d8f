"""The words of `resources/dates.toml`, and the patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_letters
from typing import Any

_NUMBER = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "廿": 2}

_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_FIGURE_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_DAY = (
    rf"(?:{_FIGURE_DAY}|三十一?|(?:二十|廿)[一二三四五六七八九]?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
_HOUR = r"(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九])"
_MINUTE = r"(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# A number that goes on to the left is another number, and a numbered thing is none.
GOES_ON = frozenset("0123456789.．/·+－-第〇零○一二两三四五六七八九十百千万" + ascii_letters)
FIGURES = frozenset("0123456789〇零○一二三四五六七八九十廿")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that stands for a day, month or year."""

    level: str  # "day" | "month" | "year"
    offset: int
    anchor: str  # "page" | "text"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Everything the finder of dates needs, compiled once."""

    words: dict[str, Word]
    weeks: dict[str, int]
    weekdays: dict[str, int]
    parts: dict[str, str]
    months: dict[str, tuple[int, int]]
    point: re.Pattern[str]
    clock: re.Pattern[str]
    vague: re.Pattern[str]
    week: re.Pattern[str]
    counted_months: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    by: re.Pattern[str]
    from_: re.Pattern[str]
    until: re.Pattern[str]
    lunar: re.Pattern[str]
    weekday: re.Pattern[str]
    length_before: re.Pattern[str]
    length_after: re.Pattern[str]


def number(text: str) -> int:
    """A year, month, day or hour in Arabic or Chinese figures: 22, 二十二, 十, 二〇二一."""
    if text[0] in "0123456789":
        return int(text)
    text = text.replace("廿", "二十").replace("两", "二")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return _NUMBER.get(tens, 1) * 10 + (_NUMBER[ones] if ones else 0)
    return int("".join(str(_NUMBER[c]) for c in text))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def _guarded(entry: dict[str, Any], words: Sequence[str]) -> str:
    after = f"(?<![{re.escape(entry['not_after'])}])" if "not_after" in entry else ""
    before = f"(?!{any_of(entry['not_before'])})" if "not_before" in entry else ""
    return f"{after}{any_of(words)}{before}"


def _part_of_day(data: dict[str, Any]) -> str:
    long = any_of(w for w in data["parts"] if len(w) > 1)
    short = any_of(w for w in data["parts"] if len(w) == 1)
    return f"(?:{long}|{short}(?![{data['not_before']}]))"


@cache
def date_words() -> DateWords:
    """The words and patterns, read once."""
    path = files("lvnlp") / "resources" / "dates.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {
        word: Word(level, entry["offset"], entry["anchor"])
        for level in ("day", "month", "year")
        for entry in data[level]
        for word in entry["words"]
    }
    weeks = {k: v for k, v in data["weeks"].items() if isinstance(v, int)}
    said = data["words"]
    part = _part_of_day(data["time"])
    return DateWords(
        words=words,
        weeks=weeks,
        weekdays=data["weekdays"],
        parts=data["parts"],
        months={k: (v[0], v[1]) for k, v in data["months"].items()},
        point=_point(data, part),
        clock=_clock(data, part),
        vague=re.compile("|".join(_guarded(e, e["words"]) for e in data["vague"])),
        week=re.compile(
            f"(?<![{data['weeks']['not_after']}])(?P<week>{any_of(weeks)})"
            f"(?P<weekday>[{''.join(data['weekdays'])}])?(?P<end>末)?"
        ),
        counted_months=re.compile(rf"前(?P<n>{_MONTH}|两)个月"),
        to=re.compile(any_of(said["to"])),
        and_=re.compile(any_of(said["and"])),
        by=re.compile(f"{any_of(said['by'])}(?![{said['by_not_before']}])"),
        from_=re.compile(f"{any_of(said['from'])}(?![{said['from_not_before']}])"),
        until=re.compile(f"{any_of(said['until'])}\\Z"),
        lunar=re.compile(f"{any_of(said['lunar'])}.{{0,4}}\\Z|{said['lunar_year']}\\Z"),
        weekday=re.compile(said["weekday"]),
        length_before=re.compile(f"{any_of(said['length_before'])}\\Z"),
        length_after=re.compile(any_of(said["length_after"])),
    )


def _point(data: dict[str, Any], part: str) -> re.Pattern[str]:
    """One date in any of its forms, without the time of day."""
    said, months = data["words"], any_of(data["months"])
    guards = data["part_not_before"]
    parts = (
        "(?:"
        + "|".join(p + (f"(?![{guards[p]}])" if p in guards else "") for p in data["parts"])
        + ")"
    )
    to = any_of(said["to"])
    by_level = {
        level: "|".join(
            _guarded(e, [w for w in e["words"] if len(w) > 1])
            for e in data[level]
            if any(len(w) > 1 for w in e["words"])
        )
        for level in ("day", "month", "year")
    }
    short = "|".join(
        _guarded(e, [w for w in e["words"] if len(w) == 1])
        for e in data["day"]
        if any(len(w) == 1 for w in e["words"])
    )
    year = (
        rf"(?:(?P<year>{_YEAR})(?:年度?|(?={to}{_YEAR}年))(?!{any_of(said['not_year_before'])})"
        rf"|(?P<year_word>{by_level['year']}))"
    )
    month = (
        rf"(?:(?P<month>{_MONTH})(?:月份?|(?={to}{_MONTH}月(?!份?[0-9])))"
        rf"|(?P<month_word>{by_level['month']}))"
    )
    day = rf"(?P<day>{_DAY})(?:[日号]|(?={to}{_DAY}[日号]))"
    bare_day = rf"(?P<bare_day>{_FIGURE_DAY})(?:日|(?={to}{_FIGURE_DAY}日))"
    tail = rf"(?P<part>{parts})?"
    end = rf"(?<![{said['not_year_end_after']}])年(?P<end>{parts})"
    return re.compile(
        r"(?:"
        rf"(?P<iso>(?:19|20)[0-9]{{2}}(?P<sep>[-./])[0-9]{{1,2}}(?P=sep)[0-9]{{1,2}})(?![0-9.])"
        rf"|(?P<day_word>{by_level['day']}|(?:{short})(?={part}))"
        rf"|{year}(?:{month}(?:{day}|{tail})|(?P<span>{months})"
        rf"|前(?P<first_months>{_MONTH}|两)个月|年?(?P<year_part>{parts}))?"
        rf"|{month.replace('month', 'only_month')}"
        rf"(?:{day.replace('<day>', '<month_day>')}|{tail.replace('<part>', '<month_part>')}"
        rf"(?![{''.join(w for w in said['not_month_before'] if len(w) == 1)}])"
        rf"(?!{any_of(w for w in said['not_month_before'] if len(w) > 1)}))"
        rf"|{bare_day}"
        rf"|{end}"
        rf"|(?<![0-9一二三四五六七八九十两])(?P<only_span>{months})"
        r")"
    )


def _clock(data: dict[str, Any], part: str) -> re.Pattern[str]:
    """The time of day after a date: 上午, 上午10时18分, 晚9时许, 22时至次日6时, 19:30."""
    roughly, to = any_of(data["time"]["roughly"]), any_of(data["words"]["to"])
    hour = (
        rf"(?:(?:{part})?(?:[0-9]{{1,2}}[时点](?:{_MINUTE}分|半)?|[0-9]{{1,2}}[:：][0-5][0-9](?![0-9]))"
        rf"|(?:{part}){_HOUR}[时点](?:{_MINUTE}分|半)?){roughly}?"
    )
    return re.compile(rf"(?P<time>{hour}(?:{to}(?:次日|当日)?{hour})?|{part})")
