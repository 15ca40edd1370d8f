"""Dates of which a part may not be known, written in EDTF (ISO 8601-2)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticSerializationUnexpectedValue, core_schema

from lvnlp.errors import DateError

_FORM = re.compile(
    r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}))?)?", re.ASCII
)
_JSON_MONTH_DAY = "([0-9]{2}(-[0-9]{2})?|XX-[0-9]{2})"
_JSON_SINGLE = f"([0-9]{{4}}(-{_JSON_MONTH_DAY})?|XXXX-{_JSON_MONTH_DAY})"
_EXAMPLES = ("2021-03-22", "2021-03", "2021", "XXXX-03-22", "2021-03-05/2021-03-07")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year of which parts may be unknown, or a range from one to another.

    Attributes:
        year: 1 to 9999, None when not known.
        month: 1 to 12, None when not known.
        day: 1 to 31 and in the calendar of its month, None when not known.
        until: the end of a range, itself no range; None for a single date.

    At least one of year, month and day is known. A year with nothing else is that year, a month
    without a day is that month; a day that no month stands for is still a day (XXXX-XX-22).

    Raises:
        DateError: no such day, nothing known, or a range that ends before it starts.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None and self.day is None:
            raise DateError("a date of which nothing is known is no date", remedy="Use None.")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise DateError(f"the year {self.year} is not within 1 to 9999")
        if self.month is not None and not 1 <= self.month <= 12:
            raise DateError(f"there is no month {self.month}")
        if self.day is not None and not 1 <= self.day <= self._days():
            raise DateError(f"there is no day {self._single()} in the calendar")
        if self.until is not None:
            self._check_range(self.until)

    def _days(self) -> int:
        """How many days the month has, as far as it is known: 29 for a February of any year."""
        if self.month is None:
            return 31
        return calendar.monthrange(2000 if self.year is None else self.year, self.month)[1]

    def _check_range(self, until: PartialDate) -> None:
        if until.until is not None:
            raise DateError(f"the end of the range {self._single()}/{until} is itself a range")
        first, last = self.start.earliest, until.latest
        if first is not None and last is not None and last < first:
            raise DateError(f"the range {self._single()}/{until} ends before it starts")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read EDTF: 2021-03-22, 2021-03, 2021, XXXX-03-22, 2021-03-05/2021-03-07.

        Raises:
            DateError: the text has none of these forms, or there is no such day.
        """
        first, slash, second = text.partition("/")
        start = cls._parse_single(first, text)
        if not slash:
            return start
        return cls.between(start, cls._parse_single(second, text))

    @classmethod
    def _parse_single(cls, part: str, text: str) -> PartialDate:
        found = _FORM.fullmatch(part)
        # XXXX alone says nothing, and 2021-XX no more than 2021: one value, one spelling.
        if found is None or part == "XXXX" or part.endswith("-XX"):
            raise DateError(
                f"{text!r} is no date in EDTF", remedy="Write it like these.", options=_EXAMPLES
            )
        parts = (found["year"], found["month"], found["day"])
        year, month, day = (None if p is None or p[0] == "X" else int(p) for p in parts)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The day of the calendar, all of it known."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def between(cls, start: PartialDate, end: PartialDate) -> PartialDate:
        """The range from `start` to `end`, both included.

        Raises:
            DateError: one of them is itself a range, or the end lies before the start.
        """
        if start.until is not None:
            raise DateError(f"the start of the range {start}/{end} is itself a range")
        return cls(start.year, start.month, start.day, end)

    @property
    def start(self) -> PartialDate:
        """Where a range starts; a single date itself."""
        return self if self.until is None else PartialDate(self.year, self.month, self.day)

    @property
    def end(self) -> PartialDate:
        """Where a range ends, included; a single date itself."""
        return self if self.until is None else self.until

    @property
    def is_range(self) -> bool:
        """Whether it has an end apart from its start."""
        return self.until is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one day of the calendar, all of it known."""
        known = self.year is not None and self.month is not None and self.day is not None
        return known and self.until is None

    @property
    def earliest(self) -> date | None:
        """The first day that it can mean, None when the year is not known."""
        if self.year is None:
            return None
        if self.month is None and self.day is not None:  # 2021-XX-31: January has one
            return date(self.year, 1, self.day)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day that it can mean, None when the year is not known."""
        end = self.end
        if end.year is None:
            return None
        month = end.month or 12  # December has all 31 days
        return date(end.year, month, end.day or calendar.monthrange(end.year, month)[1])

    def _single(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if self.month is None and self.day is None:
            return year
        month = "XX" if self.month is None else f"{self.month:02}"
        return f"{year}-{month}" if self.day is None else f"{year}-{month}-{self.day:02}"

    def __str__(self) -> str:
        return self._single() if self.until is None else f"{self._single()}/{self.until}"

    def __repr__(self) -> str:
        return f"<PartialDate {self}>"

    @classmethod
    def _of(cls, value: object) -> PartialDate:
        """What pydantic may be given for one: itself, EDTF, or a day of the calendar."""
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls.parse(value)
        if isinstance(value, date):
            return cls.of(value)
        raise DateError(f"{value!r} is no date", remedy="Give EDTF, a date or a PartialDate.")

    @staticmethod
    def _edtf(value: object) -> str:
        if not isinstance(value, PartialDate):
            # Tells a union to go on to its next member.
            raise PydanticSerializationUnexpectedValue(f"{value!r} is no PartialDate")
        return str(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validated by `_of`, written as EDTF."""
        return core_schema.no_info_plain_validator_function(
            cls._of,
            serialization=core_schema.plain_serializer_function_ser_schema(
                cls._edtf, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A string in EDTF."""
        return {
            "type": "string",
            "title": "PartialDate",
            "description": "A date in EDTF (ISO 8601-2): unknown parts are X, a slash is a range.",
            "pattern": f"^{_JSON_SINGLE}(/{_JSON_SINGLE})?$",
            "examples": list(_EXAMPLES),
        }
