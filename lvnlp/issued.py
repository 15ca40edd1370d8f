"""The day a page came out, as a user writes it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from lvnlp.errors import DateError

_FORMS = (
    re.compile(r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"),
)


def issue_date(value: str | date | None) -> date | None:
    """The day that `value` names; None for None and for a blank string.

    Full-width digits count as digits. A `datetime` gives its day.

    Raises:
        DateError: the string has none of the forms, or there is no such day.
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = unicodedata.normalize("NFKC", value).strip()
    if not text:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text):
            try:
                return date(*(int(found[part]) for part in ("year", "month", "day")))
            except ValueError:
                raise DateError(f"there is no day {value!r} in the calendar") from None
    raise DateError(
        f"{value!r} is no date",
        remedy="Write it like these, or leave it out when it is not known.",
        options=("2021-03-23", "2021年3月23日", "20210323"),
    )
