from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.money import find_money
from lvnlp.schema import Money


def _find(text: str) -> list[Mention]:
    return find_money([text], Context())[0]


@pytest.mark.parametrize(
    ("text", "found", "value", "currency"),
    [
        ("总投资108.42亿元。", "108.42亿元", "10842000000", "CNY"),
        ("引资1.5亿欧元", "1.5亿欧元", "150000000", "EUR"),
        ("引资2.4亿美元", "2.4亿美元", "240000000", "USD"),
        ("订单1650万美元", "1650万美元", "16500000", "USD"),
        ("捐款30万元", "30万元", "300000", "CNY"),
        ("2.6亿元人民币的贷款", "2.6亿元人民币", "260000000", "CNY"),
        ("注册资本人民币300万元", "人民币300万元", "3000000", "CNY"),
        ("拨付三千万元", "三千万元", "30000000", "CNY"),
        ("授信1.2万亿元", "1.2万亿元", "1200000000000", "CNY"),
        ("花了4万4千美元", "4万4千美元", "44000", "USD"),
        ("卖了3万块钱", "3万块钱", "30000", "CNY"),
        ("5000万港元", "5000万港元", "50000000", "HKD"),
    ],
)
def test_sums(text: str, found: str, value: str, currency: str) -> None:
    (mention,) = _find(text)
    assert mention.text == found
    assert mention.kind is Kind.MONEY
    assert mention.attributes == {
        "value": Money(value=Decimal(value), currency=currency, text=found)
    }


@pytest.mark.parametrize(
    ("text", "found", "flag"),
    [
        ("能卖四万多元", "四万多元", "approximate"),
        ("投资近3亿元", "3亿元", "approximate"),
        ("5亿元以上项目", "5亿元", "threshold"),
        ("每亩补贴500元", "500元", "per"),
        ("售价28元/平方米", "28元", "per"),
        ("人均收入2.1万元", "2.1万元", "per"),
    ],
)
def test_what_is_no_plain_sum_is_flagged(text: str, found: str, flag: str) -> None:
    (mention,) = _find(text)
    assert mention.text == found
    assert mention.attributes[flag] is True


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3000万元至5000万元", 30_000_000, 50_000_000),
        ("10万至20万元", 100_000, 200_000),
        ("3至5万元", 30_000, 50_000),
        ("3000-5000元", 3000, 5000),
    ],
)
def test_ranges_have_two_ends_and_no_value(text: str, low: int, high: int) -> None:
    (mention,) = _find(text)
    assert mention.text == text
    assert mention.attributes["value"] is None
    ends = mention.attributes["range"]
    assert isinstance(ends, tuple)
    assert [end.value for end in ends] == [low, high]


@pytest.mark.parametrize(
    "text",
    ["超过210亿", "2022元旦晚会", "二元结构", "百余元素", "亿元以上项目", "编号CN61元"],
)
def test_without_a_currency_or_a_number_there_is_no_sum(text: str) -> None:
    assert _find(text) == []


def test_a_sum_that_looks_like_a_name_is_doubtful() -> None:
    (mention,) = _find("在三元铺中学")
    assert mention.score < 0.9


@given(
    st.integers(1, 10**9), st.sampled_from(["", "万", "亿"]), st.text("投资，近每。元", max_size=5)
)
def test_any_sum_is_found_whole(number: int, scale: str, around: str) -> None:
    sum_ = f"{number}{scale}美元"
    text = f"{around}{sum_}。{around}"
    found = [m for m in _find(text) if m.text == sum_]
    assert len(found) == 1
    value = found[0].attributes["value"]
    assert isinstance(value, Money)
    assert value.value == number * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert text[found[0].start : found[0].end] == sum_
