"""Whatever a page holds, every export and view of it holds together."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings

from lvnlp.display.view import to_html
from lvnlp.formats.csv import format_csv
from lvnlp.formats.frames import TYPES, to_frame
from lvnlp.formats.graph import format_gexf, format_graphml
from lvnlp.formats.jsonld import format_jsonld
from lvnlp.formats.parquet import to_arrow
from lvnlp.schema import Page
from tests.schema.random_pages import pages


@settings(max_examples=12)
@given(pages())
def test_text_formats_can_be_read(page: Page) -> None:
    table = list(csv.DictReader(io.StringIO(format_csv(page), newline="")))
    assert [row["id"] for row in table] == [row["id"] for row in table if row["relation"]]
    assert len(table) == len(page.relations)
    assert len(json.loads(format_jsonld(page))["@graph"]) == len(page.events)
    html = to_html(page)
    assert html.count('class="fact"') == len(page.relations)
    assert page._repr_html_().count("<script") == 0


@settings(max_examples=12)
@given(pages())
def test_tables_and_graphs_take_every_page(page: Page) -> None:
    pytest.importorskip("pandas")
    assert to_arrow(page).num_rows == len(page.relations)
    for what in ("facts", "people", "events", "statements"):
        frame = to_frame(page, what)
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == TYPES[what]
    assert len(to_frame(page, "people")) == len(page.people)
    for form in (format_gexf, format_graphml):
        assert ET.fromstring(form(page)) is not None
