from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lvnlp.errors import SchemaError
from lvnlp.schema import Evidence, Modality, Money, Quantity, Repair
from tests.schema.random_pages import evidence, money


def test_money_is_written_without_an_exponent() -> None:
    sum_ = Money(value=Decimal("1.0842E+10"), currency="CNY", text="108.42亿元")
    written = '{"value":"10842000000","currency":"CNY","text":"108.42亿元"}'
    assert sum_.model_dump_json() == written
    assert Money.model_validate_json(written) == sum_
    assert repr(sum_) == "<Money 10842000000 CNY 108.42亿元>"
    assert str(sum_) == "108.42亿元"


@given(money())
def test_every_sum_survives_json(value: Money) -> None:
    written = value.model_dump_json()
    assert Money.model_validate_json(written) == value
    assert "E" not in written.partition(",")[0]


@pytest.mark.parametrize("currency", ["", "cny", "元", "CNYX", "CN Y", "CNY\n"])
def test_currencies_are_those_of_iso_4217(currency: str) -> None:
    with pytest.raises(ValidationError):
        Money(value=Decimal(1), currency=currency, text="1元")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E+999999", "1E-999999"])
def test_sums_that_cannot_be_are_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Money(value=Decimal(value), currency="CNY", text="?")


def test_quantity() -> None:
    quantity = Quantity(value=25, unit="个", text="25个")
    assert repr(quantity) == "<Quantity 25 个 25个>"
    assert str(quantity) == "25个"


def test_modality_is_the_word() -> None:
    assert [str(m) for m in Modality] == ["asserted", "planned", "urged", "negated"]


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Evidence.model_validate({"start": 0, "end": 1, "text": "会", "stop": 1})


def test_values_never_change() -> None:
    found = Evidence(start=0, end=1, text="会")
    with pytest.raises(ValidationError, match="frozen"):
        found.__setattr__("start", 2)
    assert found.start == 0


def test_evidence_of_one_stretch() -> None:
    found = Evidence.of([(3, 7)], "全县会议")
    assert found == Evidence(start=3, end=7, text="全县会议")
    assert found.spans == ((3, 7),)
    assert found.raw("012全县会议7") == "全县会议"
    assert repr(found) == "<Evidence 3:7 全县会议>"


def test_evidence_of_several_keeps_the_reading_order() -> None:
    found = Evidence.of([(5, 7), (0, 2)], "会议召开")
    assert (found.start, found.end) == (0, 7)
    assert found.spans == ((5, 7), (0, 2))
    assert found.raw("召开---会议") == "会议召开"


def test_a_raw_character_that_stands_for_several_counts_once() -> None:
    assert Evidence.of([(5, 6), (5, 7), (7, 8)], "（一）会") == Evidence(
        start=5, end=8, text="（一）会"
    )


@pytest.mark.parametrize(
    ("start", "end", "pieces", "message"),
    [
        (3, 3, (), "is empty"),
        (4, 3, (), "is empty"),
        (0, 5, ((0, 5),), "one piece"),
        (0, 5, ((0, 2), (3, 3)), "empty piece"),
        (0, 5, ((0, 3), (2, 5)), "overlap"),
        (0, 6, ((0, 2), (3, 5)), "not as long"),
    ],
)
def test_evidence_that_contradicts_itself_is_refused(
    start: int, end: int, pieces: tuple[tuple[int, int], ...], message: str
) -> None:
    with pytest.raises(SchemaError, match=message):
        Evidence(start=start, end=end, text="会议", pieces=pieces)


def test_evidence_of_nothing_is_refused() -> None:
    with pytest.raises(SchemaError, match="no raw stretch"):
        Evidence.of([], "会议")


@given(st.data())
def test_evidence_joins_its_raw_pieces(data: st.DataObject) -> None:
    raw = data.draw(st.text(min_size=8))
    found = data.draw(evidence(len(raw)))
    assert found.raw(raw) == "".join(raw[a:b] for a, b in found.spans)
    assert (found.start, found.end) == (
        min(a for a, _ in found.spans),
        max(b for _, b in found.spans),
    )


def test_a_repair_is_as_long_as_what_it_replaces() -> None:
    repair = Repair(kind="doubling", start=4, end=8, before="记者记者", after="记者")
    assert repr(repair) == "<Repair doubling 4:8 '记者记者' → '记者'>"
    with pytest.raises(SchemaError, match="not as long"):
        Repair(kind="doubling", start=4, end=7, before="记者记者", after="记者")
