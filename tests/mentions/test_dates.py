from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.dates import find_dates
from lvnlp.schema import PartialDate

_ISSUED = date(2021, 3, 23)
_LETTERS = (
    "0123456789年月日时分号〇一二三十廿昨今明前后当次天晚上午第至到、—-（）"
    "星期周底初内起以来季度半。\n"
)


def _find(text: str, issued: date | None = _ISSUED, reference: date | None = None) -> list[Mention]:
    return find_dates([text], Context(issued=issued), [reference])[0]


def _values(text: str, issued: date | None = _ISSUED) -> list[tuple[str, str | None]]:
    found = [(m.text, m.attributes["value"]) for m in _find(text, issued)]
    return [(text, None if value is None else str(value)) for text, value in found]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("2021年3月22日召开", "2021年3月22日", "2021-03-22"),
        ("二〇二一年三月二十二日召开", "二〇二一年三月二十二日", "2021-03-22"),
        ("于3月22日召开", "3月22日", "2021-03-22"),
        ("于2021-03-22召开", "2021-03-22", "2021-03-22"),
        ("2021.3.22召开", "2021.3.22", "2021-03-22"),
        ("昨日召开", "昨日", "2021-03-22"),
        ("前天召开", "前天", "2021-03-21"),
        ("明天召开", "明天", "2021-03-24"),
        ("上周二召开", "上周二", "2021-03-16"),
        ("下周日召开", "下周日", "2021-04-04"),
        ("本月15日召开", "本月15日", "2021-03-15"),
        ("上月15日召开", "上月15日", "2021-02-15"),
        ("去年12月30日召开", "去年12月30日", "2020-12-30"),
        ("截稿，17日召开", "17日", "2021-03-17"),
        ("到会，28日召开", "28日", "2021-03-28"),
        ("3月5日至7日召开", "3月5日至7日", "2021-03-05/2021-03-07"),
        ("3月5至7日召开", "3月5至7日", "2021-03-05/2021-03-07"),
        ("3月5日—7日召开", "3月5日—7日", "2021-03-05/2021-03-07"),
        ("2月28日至3月2日召开", "2月28日至3月2日", "2021-02-28/2021-03-02"),
        ("12月30日至1月2日召开", "12月30日至1月2日", "2020-12-30/2021-01-02"),
        ("2019年9月28日至30日召开", "2019年9月28日至30日", "2019-09-28/2019-09-30"),
        ("11月5日、6日召开", "11月5日、6日", "2020-11-05/2020-11-06"),
        ("3月5日、6日和7日召开", "3月5日、6日和7日", "2021-03-05/2021-03-07"),
        ("今天（3月23日）召开", "今天（3月23日）", "2021-03-23"),
        ("今晚（3月23日）播出", "今晚（3月23日）", "2021-03-23"),
    ],
)
def test_days(text: str, found: str, value: str) -> None:
    (mention,) = _find(text)
    assert (mention.text, str(mention.attributes["value"])) == (found, value)
    assert mention.attributes["kind"] == "date"
    assert mention.kind is Kind.DATE


@pytest.mark.parametrize(
    ("text", "found", "time"),
    [
        ("3月22日上午，", "3月22日上午", "上午"),
        ("5月18日上午10时18分，", "5月18日上午10时18分", "上午10时18分"),
        ("5月19日晚9时许，", "5月19日晚9时许", "晚9时许"),
        ("昨晚，", "昨晚", "晚"),
        ("8月17日清早六点半，", "8月17日清早六点半", "清早六点半"),
        ("3月22日（星期一）19：30，", "3月22日（星期一）19：30", "19：30"),
        ("3月8日22时至次日6时停水", "3月8日22时至次日6时", "22时至次日6时"),
    ],
)
def test_time_of_day_is_part_of_the_mention(text: str, found: str, time: str) -> None:
    (mention,) = _find(text)
    assert (mention.text, mention.attributes["time"]) == (found, time)


@pytest.mark.parametrize("text", ["3月22日晚会开演", "3月22日早稻插秧"])
def test_a_word_that_begins_like_a_time_is_none(text: str) -> None:
    (mention,) = _find(text)
    assert mention.text == "3月22日"
    assert "time" not in mention.attributes


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("3月份", "month", "2021-03"),
        ("去年10月", "month", "2020-10"),
        ("下个月", "month", "2021-04"),
        ("2021年", "year", "2021"),
        ("今年", "year", "2021"),
        ("2019年底", "year", "2019"),
        ("一季度", "period", "2021-01/2021-03"),
        ("去年前三季度", "period", "2020-01/2020-09"),
        ("今年1至2月", "period", "2021-01/2021-02"),
        ("1—2月", "period", "2021-01/2021-02"),
        ("前两个月", "period", "2021-01/2021-02"),
        ("去年前11个月", "period", "2020-01/2020-11"),
        ("2016—2020年", "period", "2016/2020"),
        ("今年以来", "period", "2021"),
        ("截至2月底", "period", "2021-02"),
        ("上周", "period", "2021-03-15/2021-03-21"),
        ("6月底前", "deadline", "2021-06"),
        ("年底前", "deadline", "2021"),
        ("6月30日之前", "deadline", "2021-06-30"),
    ],
)
def test_what_is_no_day_is_told_apart(text: str, kind: str, value: str) -> None:
    (mention,) = _find(f"记者获悉，{text}，新开工项目已满。")
    assert (mention.attributes["kind"], str(mention.attributes["value"])) == (kind, value)


@pytest.mark.parametrize("text", ["日前", "近日", "连日来", "不久前"])
def test_vague_days_have_no_value(text: str) -> None:
    (mention,) = _find(f"{text}，全县会议召开")
    assert (mention.text, mention.attributes["kind"]) == (text, "vague")
    assert mention.attributes["value"] is None


@pytest.mark.parametrize(
    "text",
    [
        "2021年第二期培训班",
        "攻坚100天",
        "建设三年",
        "“十四五”规划",
        "“3·15”晚会",
        "电话：0919-0012380",
        "为期3日",
        "5日游",
        "农历十月初五",
        "戊戌年八月十八",
        "辛亥革命、十月革命",
        "目前天气转晴",
        "证明日期有误",
        "文明年年创",
        "达产后年产值可观",
        "同年级学生",
        "一次日常巡查",
        "生日前夕",
        "第8次会议",
        "第12日",
        "3个月",
        "在今天的幸福背后",
        "三年内见效",
        "在日内瓦",
        "愿同日本合作",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert _find(text) == []


def test_before_and_ahead_are_two_words() -> None:
    before, ahead = _find("6月30日前完工。3月22日前往县城。")
    assert (before.text, before.attributes["bound"]) == ("6月30日前", "by")
    assert (ahead.text, ahead.attributes["kind"]) == ("3月22日", "date")


def test_looking_back_to_the_last_full_date() -> None:
    text = "3月18日，展会开幕。当天下午参观。次日签约。\n17日布展，当晚彩排。第二天开门。"
    assert _values(text) == [
        ("3月18日", "2021-03-18"),
        ("当天下午", "2021-03-18"),
        ("次日", "2021-03-19"),
        ("17日", "2021-03-17"),
        ("当晚", "2021-03-17"),
        ("第二天", "2021-03-18"),
    ]


def test_a_term_is_no_date_to_look_back_to() -> None:
    assert _values("3月18日开展，将持续到4月7日。当天签约。")[-1] == ("当天", "2021-03-18")
    assert _values("当天签约。") == [("当天", None)]


@pytest.mark.parametrize(
    ("issued", "text", "value"),
    [
        (date(2021, 1, 2), "12月30日", "2020-12-30"),
        (date(2021, 12, 29), "1月8日", "2022-01-08"),
        (date(2021, 9, 30), "4月10日", "2021-04-10"),
        (date(2021, 3, 2), "6月1日", "2021-06-01"),
        (date(2021, 1, 20), "12月", "2020-12"),
        (date(2021, 3, 23), "12月", "2021-12"),
        (date(2024, 3, 1), "2月29日", "2024-02-29"),
        (None, "3月22日", "XXXX-03-22"),
        (None, "2月29日", "XXXX-02-29"),
        (None, "今年5月", "XXXX-05"),
    ],
)
def test_the_year_comes_from_the_page(issued: date | None, text: str, value: str) -> None:
    assert [v for _, v in _values(text, issued)] == [value]


def test_a_later_month_keeps_the_year_written_in_its_sentence() -> None:
    values = _values("2018年3月开工，9月投产。9月验收。")
    assert [v for _, v in values] == ["2018-03", "2018-09", "2021-09"]


def test_without_the_page_relative_days_are_not_known() -> None:
    assert _values("昨天，17日，3月5日，次日", None) == [
        ("昨天", None),
        ("17日", "XXXX-XX-17"),
        ("3月5日", "XXXX-03-05"),
        ("次日", "XXXX-03-06"),
    ]


def test_the_day_of_the_dateline_goes_before_the_day_of_issue() -> None:
    texts = ["今天上午开幕", "今天上午开幕"]
    context = Context(issued=_ISSUED)
    first, second = find_dates(texts, context, [date(2021, 3, 20), None])
    assert first[0].attributes["value"] == PartialDate(2021, 3, 20)
    assert second[0].attributes["value"] == PartialDate(2021, 3, 23)


def test_references_go_with_the_texts() -> None:
    with pytest.raises(ValueError, match="1 references for 2 texts"):
        find_dates(["今天", "明天"], Context(), [None])


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert _values("2月30日召开") == [("2月30日", None)]


@given(st.text(alphabet=_LETTERS, max_size=40), st.sampled_from([None, _ISSUED]))
def test_any_text_gives_exact_spans_in_order(text: str, issued: date | None) -> None:
    end = 0
    for mention in _find(text, issued):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        value = mention.attributes["value"]
        assert value is None or isinstance(value, PartialDate)
        end = mention.end


@given(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.dates(date(1990, 1, 1), date(2040, 12, 31))
)
def test_a_date_in_full_means_the_same_on_every_page(day: date, issued: date) -> None:
    text = f"{day.year}年{day.month}月{day.day}日"
    assert _values(text, issued) == [(text, day.isoformat())]
