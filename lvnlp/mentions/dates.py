"""Finds dates: 2021年3月22日, 3月5日至7日, 昨日上午, 当天, 17日, 去年10月, 日前.

What a date is depends on the day of the page, on the dateline and on the dates named before it;
`_date_words` finds the words, `_Reader` goes through a text in order and knows the rest.

Attributes of a mention:
    "value": lvnlp.schema.PartialDate, or None where no day is told (日前) or none can be told.
    "kind": "date"      a day, or a few days from one to another;
            "month", "year"  of which no day is told (去年10月, 2019年底);
            "period"    a stretch that figures are given for (一季度, 1至8月, 今年以来, 截至9月底);
            "deadline"  a term (6月底前): what is done by then did not happen on that day;
            "vague"     no day is told (日前, 近日).
    "time": the time of day as written (上午10时18分), only where there is one.
    "part": "start", "middle", "end" or "within" (3月底, 年初, 年内), only where there is one.
    "bound": "by", "from" or "until", only where the date bounds a stretch.
Only "date" can be the day of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lvnlp.chinese.sentences import sentences
from lvnlp.mentions._date_values import (
    checked,
    in_year,
    likely_year,
    nearest_day,
    ranged,
    shifted_days,
    shifted_months,
)
from lvnlp.mentions._date_words import FIGURES, GOES_ON, Word, date_words, number
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.schema import PartialDate

_SOURCE = "grammar:date"

# A full date is certain; words that look back, and figures that could count, a little less.
_SCORES = {"full": 0.98, "word": 0.95, "bare": 0.9, "figure_month": 0.75, "vague": 0.9}


def find_dates(
    texts: Sequence[str], context: Context, references: Sequence[date | None] = ()
) -> list[list[Mention]]:
    """All dates of the texts, in order, without overlap within a text.

    `references` gives, for each text, the day that 今天 means in it where that is not the day of
    issue (the day of its dateline); None stands for the day of issue.

    Raises:
        ValueError: `references` is neither empty nor as long as `texts`.
    """
    if references and len(references) != len(texts):
        raise ValueError(f"{len(references)} references for {len(texts)} texts")
    days = references or [None] * len(texts)
    return [
        list(_Reader(text, day or context.issued).read())
        for text, day in zip(texts, days, strict=True)
    ]


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, page: date | None) -> None:
        self.text = text
        self.page = page
        self.words = date_words()
        self.last: PartialDate | None = None  # the last full date, for 当天, 次日 and a bare 17日
        # The month last named with its year in this sentence: a later month is of that year.
        self.said: tuple[int, int] | None = None

    def read(self) -> Iterator[Mention]:
        for start, end in sentences(self.text):
            self.said = None
            at = start
            while at < end:
                mention = self._mention(at, end)
                if mention is None:
                    at += 1
                    continue
                yield mention
                at = mention.end

    def _mention(self, at: int, end: int) -> Mention | None:
        words = self.words
        if match := words.vague.match(self.text, at, end):
            return self._make(at, match.end(), None, "vague", _SCORES["vague"])
        if match := words.week.match(self.text, at, end):
            return self._week(match, end)
        if match := words.counted_months.match(self.text, at, end):
            return self._counted_months(match)
        if match := words.point.match(self.text, at, end):
            return self._point(match, end)
        return None

    def _make(
        self,
        start: int,
        end: int,
        value: PartialDate | None,
        kind: str,
        score: float,
        **more: str,
    ) -> Mention:
        attributes: dict[str, object] = {"value": value, "kind": kind, **more}
        text = self.text[start:end]
        return Mention(start, end, Kind.DATE, text, _SOURCE, score, attributes)

    # ------------------------------------------------------------------ weeks and counted months

    def _week(self, match: re.Match[str], limit: int) -> Mention:
        weeks = self.words.weeks[match["week"]]
        monday = None
        if self.page is not None:
            monday = self.page - timedelta(self.page.weekday()) + timedelta(weeks=weeks)
        if match["weekday"] is None:
            first = 5 if match["end"] else 0
            value = None
            if monday is not None:
                value = ranged(
                    PartialDate.of(monday + timedelta(first)), PartialDate.of(monday + timedelta(6))
                )
            return self._make(match.start(), match.end(), value, "period", _SCORES["word"])
        day = None
        if monday is not None:
            day = PartialDate.of(monday + timedelta(self.words.weekdays[match["weekday"]]))
            self.last = day
        end, more = self._time(match.end(), limit)
        return self._make(match.start(), end, day, "date", _SCORES["word"], **more)

    def _counted_months(self, match: re.Match[str]) -> Mention | None:
        count = number(match["n"])
        if not 1 <= count <= 12:
            return None
        value = _months(self._page_year(), 1, count)
        return self._make(match.start(), match.end(), value, "period", _SCORES["bare"])

    # ------------------------------------------------------------------ points and ranges

    def _point(self, match: re.Match[str], limit: int) -> Mention | None:
        if self._is_no_date(match):
            return None
        value, kind, score = self._value(match)
        end, more = self._time(match.end(), limit) if kind == "date" else (match.end(), {})
        part = match["part"] or match["month_part"] or match["year_part"] or match["end"]
        if part:
            more["part"] = self.words.parts[part]
        other = self._range_end(match, value, kind, end, limit)
        if other is not None:
            end, value, kind, until = other
            more |= until
        end, kind = self._bounds(match.start(), end, limit, kind, more)
        if kind == "date" and value is not None:
            self.last = value.start
        return self._make(match.start(), end, value, kind, score, **more)

    def _is_no_date(self, match: re.Match[str]) -> bool:
        before = self.text[max(0, match.start() - 6) : match.start()]
        if match[0][0] in FIGURES and before[-1:] in GOES_ON:
            return True
        if self.words.lunar.search(before):
            return True
        if match["bare_day"] is None:
            return False
        return bool(
            self.words.length_before.search(before)
            or self.words.length_after.match(self.text, match.end())
        )

    def _time(self, at: int, limit: int) -> tuple[int, dict[str, str]]:
        match = self.words.clock.match(self.text, at, limit)
        return (match.end(), {"time": match["time"]}) if match else (at, {})

    def _range_end(
        self, first: re.Match[str], start: PartialDate | None, kind: str, at: int, limit: int
    ) -> tuple[int, PartialDate | None, str, dict[str, str]] | None:
        """Where a range goes on after its first date: its end, value, kind and time of day."""
        joint = self.words.to.match(self.text, at, limit)
        listed = None if joint else self.words.and_.match(self.text, at, limit)
        if start is None or not (joint or listed):
            return None
        link = joint or listed
        assert link is not None
        second = self.words.point.match(self.text, link.end(), limit)
        if second is None:
            return None
        said, last = self.said, self.last
        if start.day is not None:
            self.last = start
        if start.year is not None and start.month is not None:
            self.said = (start.year, start.month)
        stop, other, _ = self._value(second)
        self.said, self.last = said, last
        value = self._span(start, stop, listed is not None) if other == kind else None
        if value is None:
            return None
        end, more = self._time(second.end(), limit) if kind == "date" else (second.end(), {})
        return end, value, kind if kind == "date" else "period", more

    def _span(
        self, start: PartialDate, stop: PartialDate | None, listed: bool
    ) -> PartialDate | None:
        if stop is None:
            return None
        if listed and (start.day is None or shifted_days(start, 1) != stop):
            return None
        return ranged(start, stop) or ranged(start, in_year(stop, start.year, later=1))

    def _bounds(
        self, start: int, end: int, limit: int, kind: str, more: dict[str, str]
    ) -> tuple[int, str]:
        """Words around a date that make it the bound of a stretch; 前 belongs to the mention."""
        if self.words.until.search(self.text[max(0, start - 4) : start]):
            more["bound"] = "until"
            return end, "period"
        if match := self.words.by.match(self.text, end, limit):
            more["bound"] = "by"
            return match.end(), "deadline"
        if match := self.words.from_.match(self.text, end, limit):
            more["bound"] = "from"
            return end, kind if kind == "date" else "period"
        return end, kind

    # ------------------------------------------------------------------ what a point means

    def _value(self, match: re.Match[str]) -> tuple[PartialDate | None, str, float]:
        groups = match.groupdict()
        if groups["iso"]:
            year, month, day = (int(n) for n in re.split("[-./]", groups["iso"]))
            return checked(year, month, day), "date", _SCORES["full"]
        if groups["day_word"]:
            return self._day_word(groups["day_word"]), "date", _SCORES["word"]
        if groups["bare_day"]:
            return self._bare_day(number(groups["bare_day"])), "date", _SCORES["bare"]
        if groups["end"]:
            return checked(self._page_year()), "year", _SCORES["bare"]
        if groups["only_span"]:
            return (
                _months(self._page_year(), *self.words.months[groups["only_span"]]),
                "period",
                _SCORES["bare"],
            )
        return self._calendar(groups)

    def _calendar(self, groups: dict[str, str | None]) -> tuple[PartialDate | None, str, float]:
        year = self._written_year(groups)
        if groups["span"]:
            return _months(year, *self.words.months[groups["span"]]), "period", _SCORES["bare"]
        month_text = groups["month"] or groups["only_month"]
        word = groups["month_word"] or groups["only_month_word"]
        day_text = groups["day"] or groups["month_day"]
        day = None if day_text is None else number(day_text)
        score = _SCORES["full"]
        if month_text is None and word is None:
            return checked(year), "year", _SCORES["word"]
        if month_text is not None:
            month: int | None = number(month_text)
            if year is None:
                year = self._unwritten_year(month, day)
                if day is None and month_text[0] not in "0123456789":
                    score = _SCORES["figure_month"]
        else:
            assert word is not None
            year, month = self._month_word(self.words.words[word])
        if year is not None and month is not None and (groups["year"] or groups["year_word"]):
            self.said = (year, month)
        if day is None:
            return checked(year, month), "month", score
        return checked(year, month, day), "date", score

    def _written_year(self, groups: dict[str, str | None]) -> int | None:
        if groups["year"]:
            return number(groups["year"])
        if groups["year_word"] is None:
            return None
        word = self.words.words[groups["year_word"]]
        base = self._anchor(word)
        return None if base is None or base.year is None else base.year + word.offset

    def _page_year(self) -> int | None:
        return None if self.page is None else self.page.year

    def _unwritten_year(self, month: int | None, day: int | None) -> int | None:
        if month is None:
            return None
        if self.said is not None and month >= self.said[1]:
            return self.said[0]
        if self.page is None:
            return None
        return likely_year(month, day, self.page)

    def _month_word(self, word: Word) -> tuple[int | None, int | None]:
        base = self._anchor(word)
        if base is None or base.month is None:
            return None, None
        if base.year is None:
            return None, shifted_months(0, base.month, word.offset)[1]
        return shifted_months(base.year, base.month, word.offset)

    def _day_word(self, text: str) -> PartialDate | None:
        word = self.words.words[text]
        base = self._anchor(word)
        return None if base is None else shifted_days(base, word.offset)

    def _anchor(self, word: Word) -> PartialDate | None:
        if word.anchor == "text":
            return self.last
        return None if self.page is None else PartialDate.of(self.page)

    def _bare_day(self, day: int) -> PartialDate | None:
        if self.last is not None:
            return nearest_day(day, self.last, ahead_costs=1)
        if self.page is not None:
            # A page tells of what has been: of two days as far off it means the earlier one.
            return nearest_day(day, PartialDate.of(self.page), ahead_costs=3)
        return checked(None, None, day)


def _months(year: int | None, first: int, last: int) -> PartialDate | None:
    start, end = checked(year, first), checked(year, last)
    return None if start is None or end is None else ranged(start, end)
