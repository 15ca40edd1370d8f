import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.schema.ids import ids_by_first_mention, kind_of, make_id


def test_numbers_go_by_place_on_the_page() -> None:
    assert ids_by_first_mention("person", [30, 4, 12]) == ["person-3", "person-1", "person-2"]


def test_what_starts_together_keeps_its_order() -> None:
    assert ids_by_first_mention("event", [5, 5]) == ["event-1", "event-2"]


@given(st.lists(st.integers(0, 50)))
def test_ids_rise_with_the_offsets(offsets: list[int]) -> None:
    ids = ids_by_first_mention("place", offsets)
    assert len(set(ids)) == len(offsets)
    by_number = sorted(zip(ids, offsets, strict=True), key=lambda pair: int(pair[0][6:]))
    assert [offset for _, offset in by_number] == sorted(offsets)


def test_an_id_tells_its_kind() -> None:
    assert kind_of(make_id("organization", 12)) == "organization"
    with pytest.raises(ValueError, match="from 1"):
        make_id("person", 0)
