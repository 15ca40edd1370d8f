from datetime import date, datetime

import pytest

from lvnlp.errors import DateError
from lvnlp.issued import issue_date


@pytest.mark.parametrize(
    "written",
    [
        "2021-03-23",
        "2021-3-23",
        "2021/03/23",
        "2021.3.23",
        "20210323",
        "2021年3月23日",
        "2021年03月23日",
        "2021 年 3 月 23 日",
        "２０２１年３月２３日",
        " 2021-03-23\n",
        date(2021, 3, 23),
        datetime(2021, 3, 23, 18, 30),
    ],
)
def test_a_day_in_each_form(written: str | date) -> None:
    found = issue_date(written)
    assert found == date(2021, 3, 23)
    assert type(found) is date


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_day_is_none(nothing: str | None) -> None:
    assert issue_date(nothing) is None


@pytest.mark.parametrize(
    "written", ["yesterday", "昨日", "2021-03", "21-03-23", "2021-03/23", "23.03.2021", "2021032"]
)
def test_what_is_no_date_is_told_the_forms(written: str) -> None:
    with pytest.raises(DateError) as error:
        issue_date(written)
    for expected in (written, "2021-03-23", "2021年3月23日", "20210323"):
        assert expected in str(error.value)


@pytest.mark.parametrize("written", ["2021-02-29", "2021年13月1日", "20210432", "0000-01-01"])
def test_a_day_that_is_not_in_the_calendar(written: str) -> None:
    with pytest.raises(DateError, match="calendar") as error:
        issue_date(written)
    assert written in str(error.value)
