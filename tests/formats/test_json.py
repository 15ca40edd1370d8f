import json
from pathlib import Path

import pytest

from lvnlp.errors import MalformedInputError, SchemaError, SchemaVersionError
from lvnlp.formats.json import format_json, read_json, write_json
from tests.schema.sample_page import sample_page


def test_a_page_is_read_as_it_was_written(tmp_path: Path) -> None:
    page = sample_page()
    write_json(page, tmp_path / "page.json")
    read = read_json(str(tmp_path / "page.json"))
    assert read == page
    assert read.relations[0].subject is read.people[0]


def test_it_is_json_with_chinese_text() -> None:
    page = sample_page()
    assert json.loads(format_json(page)) == json.loads(page.model_dump_json())
    assert "何晓岚" in format_json(page)
    assert format_json(page, indent=None).count("\n") == 1


@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("", MalformedInputError, r"page\.json: Invalid JSON"),
        ("{", MalformedInputError, r"page\.json: Invalid JSON"),
        ("[]", MalformedInputError, r"page\.json: "),
        ('{"schema_version": "1.0"}', MalformedInputError, r"raw: Field required \(and 1 more\)"),
        ('{"raw": "", "text": ""}', SchemaVersionError, r"page\.json: .*no schema_version"),
        ('{"schema_version": "7.0"}', SchemaVersionError, r"page\.json: .*version 7\.0"),
    ],
)
def test_what_is_no_page_is_refused(
    tmp_path: Path, text: str, error: type[Exception], message: str
) -> None:
    (tmp_path / "page.json").write_text(text)
    with pytest.raises(error, match=message):
        read_json(tmp_path / "page.json")


def test_a_page_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    written = json.loads(format_json(sample_page()))
    written["relations"][0]["object"] = "event-9"
    (tmp_path / "page.json").write_text(json.dumps(written))
    with pytest.raises(SchemaError, match=r"page\.json: relation-1 \(attended\) speaks of") as got:
        read_json(tmp_path / "page.json")
    assert got.value.remedy
