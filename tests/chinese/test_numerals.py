from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.chinese.numerals import NumeralError, find_numerals, parse

_FIGURES = "零〇一二两三四五六七八九十百千万亿点0123456789.,多余几近约²"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十五", "15"),
        ("两千一百", "2100"),
        ("三点五", "3.5"),
        ("一百零三", "103"),
        ("一百〇三", "103"),
        ("一百五", "150"),
        ("一万八", "18000"),
        ("十万八千", "108000"),
        ("一亿三千万", "130000000"),
        ("两万五千亿", "2500000000000"),
        ("三点五亿", "350000000"),
        ("一亿十万", "100100000"),
        ("二亿五", "250000000"),
        ("三百二万", "3200000"),
        ("三亿零五十", "300000050"),
        ("二〇二一", "2021"),
        ("3.5", "3.5"),
        ("1,200", "1200"),
        ("１２．５", "12.5"),
        ("108.42", "108.42"),
        ("1.5亿", "150000000"),
        ("3万5千", "35000"),
        ("1亿2000万", "120000000"),
        ("2万亿", "2000000000000"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)
    assert str(parse(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "²",
        "٣",
        "①",
        "abc",
        "百",
        "三五",
        "十七八",
        "三十零",
        "百百",
        "5千3万",
        "1.2.3",
        "点五",
        "-3",
    ],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumeralError, match="is no number"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("百余名", [("百余", 100, True)]),
        ("近百名", [("百", 100, True)]),
        ("百姓之家", []),
        ("四万多元", [("四万多", 40000, True)]),
        ("10多万人", [("10多万", 100000, True)]),
        ("十余家", [("十余", 10, True)]),
        ("20几名", [("20几", 20, True)]),
        ("不少于20名", [("20", 20, True)]),
        ("现场签约11个", [("11", 11, False)]),
        ("约11个", [("11", 11, True)]),
        ("最近3天", [("3", 3, False)]),
        ("数百名、几十家、若干", []),
        ("三四十人", []),
        ("30万千瓦", [("30万", 300000, False)]),
        ("2.3万台", [("2.3万", 23000, False)]),
        ("一万零五十户、3千人", [("一万零五十", 10050, False), ("3千", 3000, False)]),
    ],
)
def test_numbers_in_a_text(text: str, found: list[tuple[str, int, bool]]) -> None:
    assert [(n.text, int(n.value), n.approximate) for n in find_numerals(text)] == found


@given(st.integers(min_value=1, max_value=10**12))
def test_arabic_figures_keep_their_value(number: int) -> None:
    assert parse(str(number)) == number
    assert parse(f"{number:,}") == number


@given(st.integers(min_value=11, max_value=99_999))
def test_chinese_figures_keep_their_value(number: int) -> None:
    digits, scales = "零一二三四五六七八九", ["", "十", "百", "千", "万"]
    written = "".join(
        digits[int(d)] + (scales[len(str(number)) - i - 1] if d != "0" else "")
        for i, d in enumerate(str(number))
    )
    while "零零" in written:
        written = written.replace("零零", "零")
    assert parse(written.rstrip("零")) == number


@given(st.text(alphabet=_FIGURES, max_size=30))
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert end <= numeral.start < numeral.end
        assert text[numeral.start : numeral.end] == numeral.text
        assert numeral.value >= 0
        end = numeral.end


@given(st.text(alphabet=_FIGURES, max_size=12))
def test_parsing_gives_a_number_or_the_error_of_its_own(text: str) -> None:
    try:
        value = parse(text)
    except NumeralError:
        return
    assert value.is_finite()
