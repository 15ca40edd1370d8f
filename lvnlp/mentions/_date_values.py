"""Reckoning with dates of which a part may be missing."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from lvnlp.errors import LvnlpError
from lvnlp.schema import PartialDate

# A leap year stands in for a year that is not known, so that 2月29日 can be reckoned with.
_ANY_LEAP_YEAR = 2000

# How far after the page's day a date without a year may lie and still be of the same year. Half a
# year for a day (a page of January that says 12月30日 looks back); a month is named earlier.
_DAYS_AHEAD = 183
_MONTHS_AHEAD = 270
# A page of late December that says 1月8日 looks forward.
_DAYS_BACK = 330


def checked(
    year: int | None, month: int | None = None, day: int | None = None
) -> PartialDate | None:
    """The date, None when there is no such day (2月30日 in a damaged text) or nothing is known."""
    try:
        return PartialDate(year, month, day)
    except LvnlpError:
        return None


def ranged(start: PartialDate, end: PartialDate | None) -> PartialDate | None:
    """From start to end, None when there is no end or it lies before the start."""
    if end is None:
        return None
    try:
        return PartialDate.between(start, end)
    except LvnlpError:
        return None


def in_year(value: PartialDate, year: int | None, later: int = 0) -> PartialDate | None:
    """The same month and day, `later` years after `year`."""
    return None if year is None else checked(year + later, value.month, value.day)


def shifted_days(value: PartialDate, days: int) -> PartialDate | None:
    """So many days later; the year stays unknown where it was."""
    if value.month is None or value.day is None:
        return None
    year = _ANY_LEAP_YEAR if value.year is None else value.year
    moved = date(year, value.month, value.day) + timedelta(days)
    return PartialDate(None if value.year is None else moved.year, moved.month, moved.day)


def shifted_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month, so many months later."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def likely_year(month: int, day: int | None, page: date) -> int:
    """The year of a month or day that is named without one on a page of the day `page`."""
    last = calendar.monthrange(page.year, month)[1]
    ahead = (date(page.year, month, min(day or 1, last)) - page).days
    if ahead > (_MONTHS_AHEAD if day is None else _DAYS_AHEAD):
        return page.year - 1
    if day is not None and ahead < -_DAYS_BACK:
        return page.year + 1
    return page.year


def nearest_day(day: int, near: PartialDate, ahead_costs: int) -> PartialDate | None:
    """The day of that number that lies nearest to the full date `near`.

    `ahead_costs` says how many times farther a day after `near` counts.
    """
    if near.month is None or near.day is None:
        return None
    base = date(near.year or _ANY_LEAP_YEAR, near.month, near.day)
    candidates: list[tuple[int, date]] = []
    for by in (-1, 0, 1):
        year, month = shifted_months(base.year, base.month, by)
        if day <= calendar.monthrange(year, month)[1]:
            found = date(year, month, day)
            distance = (found - base).days
            candidates.append((distance * ahead_costs if distance > 0 else -distance, found))
    if not candidates:
        return None
    best = min(candidates)[1]
    return PartialDate(None if near.year is None else best.year, best.month, best.day)


def months(year: int | None, first: int, last: int) -> PartialDate | None:
    """From the first to the last month of a year that may be unknown."""
    start, end = checked(year, first), checked(year, last)
    return None if start is None or end is None else ranged(start, end)
