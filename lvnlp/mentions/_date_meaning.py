"""What the words of a date mean, on the page and after what was named before them."""

from __future__ import annotations

import re
from datetime import date

from lvnlp.mentions._date_values import (
    checked,
    likely_year,
    months,
    nearest_day,
    shifted_days,
    shifted_months,
)
from lvnlp.mentions._date_words import Word, date_words, number
from lvnlp.schema import PartialDate

# A full date is certain; words that look back, and figures that could count, a little less.
SCORES = {"full": 0.98, "word": 0.95, "bare": 0.9, "figure_month": 0.75, "vague": 0.9}


class Meaning:
    """Turns matches of the pattern for dates into dates, in the order of the text.

    Attributes:
        page: the day of issue or of the dateline, None when not known.
        last: the last full date, for 当天, 次日 and a bare 17日.
        said: the month last named with its year in this sentence: a later month is of that year.
    """

    def __init__(self, page: date | None) -> None:
        self.page = page
        self.last: PartialDate | None = None
        self.said: tuple[int, int] | None = None
        self.words = date_words()

    @property
    def page_year(self) -> int | None:
        """The year of the page."""
        return None if self.page is None else self.page.year

    def second(self, match: re.Match[str], first: PartialDate) -> tuple[PartialDate | None, str]:
        """Date and kind of the end of a range that begins with `first`."""
        said, last = self.said, self.last
        if first.day is not None:
            self.last = first
        if first.year is not None and first.month is not None:
            self.said = (first.year, first.month)
        value, kind, _ = self.value(match)
        self.said, self.last = said, last
        return value, kind

    def value(self, match: re.Match[str]) -> tuple[PartialDate | None, str, float]:
        """The date, None where there is none to tell; its kind; and how sure both are."""
        groups = match.groupdict()
        if groups["iso"]:
            year, month, day = (int(n) for n in re.split("[-./]", groups["iso"]))
            return checked(year, month, day), "date", SCORES["full"]
        if groups["day_word"]:
            return self._day_word(groups["day_word"]), "date", SCORES["word"]
        if groups["bare_day"]:
            return self._bare_day(number(groups["bare_day"])), "date", SCORES["bare"]
        if groups["end"]:
            return checked(self.page_year), "year", SCORES["bare"]
        if groups["only_span"]:
            return (
                months(self.page_year, *self.words.months[groups["only_span"]]),
                "period",
                SCORES["bare"],
            )
        return self._calendar(groups)

    def _calendar(self, groups: dict[str, str | None]) -> tuple[PartialDate | None, str, float]:
        year = self._written_year(groups)
        if groups["span"]:
            return months(year, *self.words.months[groups["span"]]), "period", SCORES["bare"]
        if groups["first_months"]:
            return months(year, 1, number(groups["first_months"])), "period", SCORES["bare"]
        month_text = groups["month"] or groups["only_month"]
        word = groups["month_word"] or groups["only_month_word"]
        day_text = groups["day"] or groups["month_day"]
        day = None if day_text is None else number(day_text)
        score = SCORES["full"]
        if month_text is None and word is None:
            return checked(year), "year", SCORES["word"]
        if month_text is not None:
            month: int | None = number(month_text)
            if year is None:
                year = self._unwritten_year(month, day)
                if day is None and month_text[0] not in "0123456789":
                    score = SCORES["figure_month"]
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
