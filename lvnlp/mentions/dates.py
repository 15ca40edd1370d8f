"""Finds dates: 2021年3月22日, 3月5日至7日, 昨日上午, 当天, 17日, 去年10月, 日前.

What a date is depends on the day of the page, on the dateline and on the dates named before it;
`_date_words` finds the words, `_date_meaning` knows what they mean.

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
from lvnlp.mentions._date_meaning import SCORES, Meaning
from lvnlp.mentions._date_values import in_year, months, ranged, shifted_days
from lvnlp.mentions._date_words import FIGURES, GOES_ON, date_words, number
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.schema import PartialDate

_SOURCE = "grammar:date"


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
        self.meaning = Meaning(page)

    def read(self) -> Iterator[Mention]:
        for start, end in sentences(self.text):
            self.meaning.said = None
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
            return self._make(at, match.end(), None, "vague", SCORES["vague"])
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
            return self._make(match.start(), match.end(), value, "period", SCORES["word"])
        day = None
        if monday is not None:
            day = PartialDate.of(monday + timedelta(self.words.weekdays[match["weekday"]]))
            self.meaning.last = day
        end, more = self._time(match.end(), limit)
        return self._make(match.start(), end, day, "date", SCORES["word"], **more)

    def _counted_months(self, match: re.Match[str]) -> Mention | None:
        count = number(match["n"])
        if not 1 <= count <= 12:
            return None
        value = months(self.meaning.page_year, 1, count)
        return self._make(match.start(), match.end(), value, "period", SCORES["bare"])

    # ------------------------------------------------------------------ points and ranges

    def _point(self, match: re.Match[str], limit: int) -> Mention | None:
        if self._is_no_date(match):
            return None
        value, kind, score = self.meaning.value(match)
        end = match.end()
        more: dict[str, str] = {}
        if kind == "date":
            end, more = self._time(self._said_again(end, limit, value), limit)
            end = self._said_again(end, limit, value)  # 今晚（8月26日）
        part = match["part"] or match["month_part"] or match["year_part"] or match["end"]
        if part:
            more["part"] = self.words.parts[part]
        if value is not None:
            end, value, kind = self._range(value, kind, end, limit, more)
        end, kind = self._bounds(match.start(), end, limit, kind, more)
        if kind == "date" and value is not None:
            self.meaning.last = value.start
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
        """Where the time of day after a day ends, and the time itself."""
        if weekday := self.words.weekday.match(self.text, at, limit):
            at = weekday.end()
        match = self.words.clock.match(self.text, at, limit)
        return (match.end(), {"time": match["time"]}) if match else (at, {})

    def _said_again(self, at: int, limit: int, value: PartialDate | None) -> int:
        """Where the same day in figures and brackets ends: 今天（9月21日）7时15分."""
        if value is None or self.text[at : at + 1] not in ("（", "("):
            return at
        match = self.words.point.match(self.text, at + 1, limit)
        if match is None or self.text[match.end() : match.end() + 1] not in ("）", ")"):
            return at
        return match.end() + 1 if self.meaning.value(match)[0] == value else at

    def _range(
        self, first: PartialDate, kind: str, end: int, limit: int, more: dict[str, str]
    ) -> tuple[int, PartialDate, str]:
        """Where a range that begins with `first` ends, its value and kind; `first` if it is none.

        A list of days is a range as long as each follows the one before (5日、6日、7日).
        """
        value = last = first
        while True:
            joint = self.words.to.match(self.text, end, limit) if last is first else None
            link = joint or self.words.and_.match(self.text, end, limit)
            second = link and self.words.point.match(self.text, link.end(), limit)
            if second is None:
                break
            stop, other = self.meaning.second(second, last)
            longer = self._longer(first, last, stop, joint is None) if other == kind else None
            if longer is None:
                break
            value, last, end = longer, longer.end, second.end()
            if kind == "date":
                end, time = self._time(end, limit)
                more |= time
            if joint:
                break
        return end, value, kind if value is first or kind == "date" else "period"

    def _longer(
        self, first: PartialDate, last: PartialDate, stop: PartialDate | None, listed: bool
    ) -> PartialDate | None:
        if stop is None or first.is_range:
            return None
        if listed and (last.day is None or shifted_days(last, 1) != stop):
            return None
        return ranged(first, stop) or ranged(first, in_year(stop, first.year, later=1))

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
