import re
import sys
from pathlib import Path
from typing import Any

import pytest

import lvnlp
from lvnlp.errors import BackendError, OptionError
from lvnlp.formats.frames import TYPES, What, to_frame
from lvnlp.schema import Page, PartialDate, Relation
from tests.example_page import example_page
from tests.schema.sample_page import sample_page

pytest.importorskip("pandas")
ROOT = Path(__file__).parent.parent.parent
ALL: tuple[What, ...] = ("facts", "people", "events", "statements")


@pytest.mark.parametrize("what", ALL)
def test_columns_and_types_hold_with_and_without_rows(what: What) -> None:
    for page in (example_page(), sample_page(), Page(raw="x", text="x")):
        frame = to_frame(page, what)
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == TYPES[what]


@pytest.mark.parametrize("what", ALL)
def test_the_columns_are_described(what: What) -> None:
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    section = text[text.index("## pandas") :].split("\n## ")[0]
    if what == "facts":
        assert "the columns of facts" in section
        return
    line = next(line for line in section.splitlines() if line.startswith(f"| `{what}` |"))
    assert re.findall(r"`([a-z_]+)`", line)[1:] == list(TYPES[what])


def test_facts_of_many_pages() -> None:
    frame = lvnlp.to_frame([example_page("a"), example_page("b")])
    assert len(frame) == 14
    assert list(frame["source"].unique()) == ["a", "b"]
    assert frame.loc[frame["relation"] == "started", "amount"].sum() == 500_000_000
    assert str(frame["page_date"].iloc[0].date()) == "2021-03-06"
    assert set(frame["modality"].cat.categories) == {"asserted", "planned"}


def test_people_count_what_is_asserted_of_them() -> None:
    frame = example_page().to_frame("people").set_index("name")
    assert frame.loc["欧阳望川", ["attended", "stated", "facts"]].tolist() == [1, 1, 3]
    assert frame.loc["柏松", ["attended", "facts"]].tolist() == [0, 1]
    assert frame.loc["欧阳望川", "titles"] == "市长"


def test_events_with_day_and_people() -> None:
    row = sample_page().to_frame("events").iloc[0]
    assert row["name"] == "全县春耕生产现场会"
    assert row["attendees"] == "何晓岚、县教育局"
    assert (row["presiders"], row["places"]) == ("邵一", "柳荫镇")
    assert str(row["date_start"].date()) == "2024-04-08"


def test_statements_with_speaker() -> None:
    row = example_page().to_frame("statements").iloc[0]
    assert (row["speaker"], row["titles"], row["role"]) == ("欧阳望川", "市长", "强调")
    assert row["text"] == "要保质量"


@pytest.mark.parametrize("year", [1, 1676, 9999])
def test_no_year_is_out_of_reach(year: int) -> None:
    page = example_page().model_copy(update={"date": PartialDate(year, 12, 31)})
    assert to_frame(page)["page_date"].iloc[0].year == year


def test_a_count_beyond_64_bits_is_not_known() -> None:
    def counted(relation: Relation) -> Relation:
        return relation.model_copy(update={"count": 2**70})

    page = example_page()
    page = page.model_copy(update={"relations": tuple(counted(r) for r in page.relations)})
    assert to_frame(page)["count"].isna().all()


def test_an_unknown_frame_names_those_there_are() -> None:
    wrong: Any = "persons"
    with pytest.raises(OptionError, match=r"people.*statements"):
        example_page().to_frame(wrong)


@pytest.mark.parametrize(
    ("package", "call"),
    [
        ("pandas", lambda page: page.to_frame()),
        ("networkx", lambda page: page.to_graph()),
        (
            "pyarrow",
            lambda page: __import__("lvnlp.formats.parquet").formats.parquet.to_arrow(page),
        ),
    ],
)
def test_what_is_missing_is_named_with_its_extra(
    package: str, call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(BackendError, match=rf"{package} is not installed\n.*lvnlp\[tables\]"):
        call(example_page())
