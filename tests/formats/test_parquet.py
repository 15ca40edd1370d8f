from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lvnlp.formats.parquet import format_parquet, to_arrow, write_parquet
from lvnlp.formats.rows import COLUMNS, rows
from lvnlp.schema import Money, Page
from tests.example_page import example_page

pytest.importorskip("pyarrow")


def with_sum(value: str, count: int = 1) -> Page:
    page = example_page()
    return page.model_copy(
        update={
            "relations": tuple(
                r.model_copy(
                    update={
                        "amount": Money(value=Decimal(value), currency="CNY", text="一笔"),
                        "count": count,
                    }
                )
                for r in page.relations
            )
        }
    )


def test_what_is_written_is_read_again_with_its_types(tmp_path: Path) -> None:
    import pyarrow.parquet

    write_parquet([example_page("a"), example_page("b")], tmp_path / "facts.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "facts.parquet")
    assert tuple(table.column_names) == COLUMNS
    types = {field.name: str(field.type) for field in table.schema}
    assert types["amount"] == "decimal128(38, 4)"
    assert types["date_start"] == "date32[day]"
    assert (types["start"], types["count"], types["text"]) == ("int32", "int64", "string")
    wanted = [(r.source, r.relation, r.subject, r.start) for r in rows(example_page("a"))]
    found = [(r["source"], r["relation"], r["subject"], r["start"]) for r in table.to_pylist()]
    assert found[: len(wanted)] == wanted
    held_on = next(r for r in table.to_pylist() if r["relation"] == "held_on")
    assert held_on["date_start"] == date(2021, 3, 5)


def test_the_types_are_the_same_where_there_is_nothing() -> None:
    empty = Page(raw="x", text="x")
    assert to_arrow(empty).schema.equals(to_arrow(example_page()).schema)
    assert to_arrow([]).num_rows == 0


def test_the_same_pages_give_the_same_bytes() -> None:
    assert format_parquet(example_page()) == format_parquet(example_page())


@pytest.mark.parametrize(
    ("value", "held"),
    [("108.42", "108.4200"), ("0.00005", "0.0000"), ("9" * 34, "9" * 34), ("1" + "0" * 34, None)],
)
def test_sums_that_no_column_holds_stay_in_words(value: str, held: str | None) -> None:
    row = to_arrow(with_sum(value)).to_pylist()[0]
    assert row["amount"] == (None if held is None else Decimal(held))
    assert row["amount_text"] == "一笔"


def test_counts_beyond_64_bits_stay_in_words() -> None:
    assert to_arrow(with_sum("1", 2**63)).to_pylist()[0]["count"] is None
    assert to_arrow(with_sum("1", 2**63 - 1)).to_pylist()[0]["count"] == 2**63 - 1
