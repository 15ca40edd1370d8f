from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from lvnlp.errors import DateError
from lvnlp.schema import PartialDate
from tests.schema.random_pages import partial_dates

ADAPTER = TypeAdapter(PartialDate)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-03-22", date(2021, 3, 22), date(2021, 3, 22)),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-03-05/2021-03-07", date(2021, 3, 5), date(2021, 3, 7)),
        ("2021-03/2021-04-02", date(2021, 3, 1), date(2021, 4, 2)),
        ("2021-XX-31", date(2021, 1, 31), date(2021, 12, 31)),
        ("XXXX-03-22", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-03", None, None),
        ("XXXX-XX-22", None, None),
        ("XXXX-12-30/XXXX-01-02", None, None),
    ],
)
def test_forms_are_read_and_written_alike(
    text: str, earliest: date | None, latest: date | None
) -> None:
    parsed = PartialDate.parse(text)
    assert str(parsed) == text
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "昨日",
        "20210322",
        "2021-3-22",
        "2021-03-22T10:00",
        " 2021",
        "2021\n",
        "２０２１",
        "2021-XX",  # says no more than 2021
        "2021-XX-XX",
        "XXXX",
        "XXXX-XX",
        "202X",
        "2021/",
        "/2021",
        "2021/2022/2023",
        "2021-03-05/07",
        "2021-02-29",
        "2021-13",
        "2021-00",
        "2021-03-00",
        "0000",
        "XXXX-02-30",
        "2021-03-07/2021-03-05",
        "2021/2020-12",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate.parse(text)
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(text)


def test_the_error_shows_how_to_write_it() -> None:
    with pytest.raises(DateError, match="2021-03-05/2021-03-07") as caught:
        PartialDate.parse("3月22日")
    assert caught.value.cause == "'3月22日' is no date in EDTF"


def test_start_and_end() -> None:
    days = PartialDate.parse("2021-03-05/2021-03-07")
    assert days.is_range
    assert not days.is_day
    assert days.start == PartialDate(2021, 3, 5)
    assert days.end == PartialDate(2021, 3, 7)
    day = PartialDate(2021, 3, 5)
    assert day.is_day
    assert day.start == day.end == day
    assert not PartialDate(2021, 3).is_day


def test_ranges_do_not_nest() -> None:
    days = PartialDate.parse("2021-03-05/2021-03-07")
    later = PartialDate(2021, 4)
    with pytest.raises(DateError, match="itself a range"):
        PartialDate.between(days, later)
    with pytest.raises(DateError, match="itself a range"):
        PartialDate.between(PartialDate(2020), days)


def test_a_date_of_which_nothing_is_known_is_none() -> None:
    with pytest.raises(DateError, match="nothing is known"):
        PartialDate()


def test_pydantic_takes_days_of_the_calendar() -> None:
    assert ADAPTER.validate_python(date(2021, 3, 22)) == PartialDate(2021, 3, 22)
    assert ADAPTER.validate_python(datetime(2021, 3, 22, 10)) == PartialDate(2021, 3, 22)
    with pytest.raises(ValidationError, match="20210322 is no date"):
        ADAPTER.validate_python(20210322)


@given(partial_dates())
def test_every_date_survives_edtf_and_json(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    written = ADAPTER.dump_json(value)
    assert written == f'"{value}"'.encode()
    assert ADAPTER.validate_json(written) == value
    assert hash(ADAPTER.validate_json(written)) == hash(value)


@given(st.dates())
def test_a_full_date_is_one_day(day: date) -> None:
    value = PartialDate.of(day)
    assert str(value) == day.isoformat()
    assert value.earliest == value.latest == day
    assert value.is_day


@given(partial_dates())
def test_the_first_day_is_not_after_the_last(value: PartialDate) -> None:
    if value.earliest is not None and value.latest is not None:
        assert value.earliest <= value.latest
