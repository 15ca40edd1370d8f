"""Flat rows of facts, and the CSV made of them."""

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lvnlp.formats.csv import BOM, format_csv, write_csv
from lvnlp.formats.facts import facts
from lvnlp.formats.rows import COLUMNS, Row, rows
from lvnlp.schema import Page, Stated
from lvnlp.schema.relation import TextLiteral
from tests.example_page import example_page

ROOT = Path(__file__).parent.parent.parent


def of(relation: str, page: Page | None = None) -> Row:
    return next(row for row in rows(page or example_page("a.txt")) if row.relation == relation)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def stating(text: str) -> Page:
    page = example_page()
    return page.model_copy(
        update={
            "relations": tuple(
                r.model_copy(update={"object_ref": TextLiteral(text=text)})
                if isinstance(r, Stated)
                else r
                for r in page.relations
            )
        }
    )


def test_the_columns_are_those_that_are_promised() -> None:
    """A column that is renamed, moved or left out breaks other people's programs."""
    text = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    section = text[text.index("## Columns of facts") :].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE)) == COLUMNS


def test_a_row_says_all_of_a_fact() -> None:
    row = of("started")
    assert (row.source, row.paper, row.page_date) == ("a.txt", "临溪日报", "2021-03-06")
    assert (row.subject, row.subject_kind, row.subject_id) == (
        "全市水利建设推进会",
        "event",
        "event-1",
    )
    assert (row.object, row.object_kind, row.object_id) == ("清河水库项目", "project", "project-1")
    assert (row.count, row.amount, row.currency) == (1, Decimal(250000000), "CNY")
    assert row.amount_text == "2.5亿元"
    assert example_page().raw[row.start : row.end] == row.text == "清河水库项目开工"


def test_a_literal_has_no_id_and_a_day_fills_the_dates() -> None:
    row = of("held_on")
    assert (row.object, row.object_kind, row.object_id) == ("2021-03-05", "date", None)
    assert (row.date, row.date_start, row.date_end) == (
        "2021-03-05",
        date(2021, 3, 5),
        date(2021, 3, 5),
    )


def test_rows_stand_in_the_order_of_the_facts_page_by_page() -> None:
    pages = [example_page("a"), example_page("b")]
    found = [(row.source, row.relation, row.start) for row in rows(pages)]
    assert found == [
        (page.source, fact.relation, fact.evidence.start) for page in pages for fact in facts(page)
    ]


def test_csv_has_a_header_once_and_blanks_for_what_is_not_known() -> None:
    text = format_csv([example_page("a"), example_page("b")])
    lines = table(text)
    assert text.startswith(",".join(COLUMNS) + "\r\n")
    assert len(lines) == 14
    started = next(line for line in lines if line["relation"] == "started")
    assert (started["amount"], started["date"], started["subject_damaged"]) == (
        "250000000",
        "",
        "false",
    )


def test_a_page_without_facts_has_the_header() -> None:
    assert format_csv(Page(raw="x", text="x")) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("text", ['说："好"，\n再来', "a,b", "一\r\n二", "一\r二"])
def test_whatever_stands_in_a_cell_comes_back(text: str) -> None:
    out = io.StringIO(format_csv(stating(text)), newline="")
    stated = next(line for line in csv.DictReader(out) if line["relation"] == "stated")
    assert stated["object"] == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_gets_a_mark_and_no_formulas(start: str) -> None:
    formula = start + 'HYPERLINK("http://x.example","a")'
    plain, sheet = (format_csv(stating(formula), spreadsheet=s) for s in (False, True))
    assert sheet.startswith(BOM)
    assert not plain.startswith(BOM)
    for text, wanted in ((plain, formula), (sheet.removeprefix(BOM), "'" + formula)):
        stated = next(line for line in table(text) if line["relation"] == "stated")
        assert stated["object"] == wanted


def test_the_file_is_utf_8(tmp_path: Path) -> None:
    write_csv(example_page(), tmp_path / "a.csv", spreadsheet=True)
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsource,")
    assert "欧阳望川".encode() in data
