"""Formats in which many pages make one document, and `lvnlp view`."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from lvnlp.cli import app
from lvnlp.cli.outputs import Format
from lvnlp.formats.rows import COLUMNS

Run = Callable[..., Result]
TEXT = "本报讯 3月5日，全市水利建设推进会召开。市长欧阳望川出席会议并讲话。\n"
TOGETHER = [form for form in Format if form.together]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(TEXT, encoding="utf-8")
    Path("empty.txt").write_bytes(b"")

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    return invoke


def sources(form: Format, data: bytes) -> set[str]:
    """The pages that a document tells of."""
    if form is Format.CSV:
        text = data.decode("utf-8-sig")
        return {row["source"] for row in csv.DictReader(io.StringIO(text))}
    if form is Format.PARQUET:
        parquet: Any = pytest.importorskip("pyarrow.parquet")
        return set(parquet.read_table(io.BytesIO(data)).column("source").to_pylist())
    if form is Format.JSONLD:
        return {e["@id"].split("#")[0] for e in json.loads(data)["@graph"]}
    pytest.importorskip("networkx")
    nodes = [e.attrib["id"] for e in ET.fromstring(data).iter() if e.tag.endswith("}node")]
    return {node.split("#")[0] for node in nodes}


@pytest.mark.parametrize("form", TOGETHER)
def test_many_pages_are_one_document_on_standard_output(run: Run, form: Format) -> None:
    done = run("read", "a.txt", "b.txt", "--format", form.value)
    assert done.exit_code == 0, done.stderr
    assert sources(form, done.stdout_bytes) == {"a.txt", "b.txt"}


@pytest.mark.parametrize("form", TOGETHER)
def test_many_pages_go_to_one_file_of_that_ending(run: Run, form: Format) -> None:
    out = f"all{form.ending}"
    assert run("read", "a.txt", "b.txt", "--format", form.value, "--out", out).exit_code == 0
    assert sources(form, Path(out).read_bytes()) == {"a.txt", "b.txt"}


@pytest.mark.parametrize("form", TOGETHER)
def test_a_folder_gets_a_file_for_each_page(run: Run, form: Format) -> None:
    assert run("read", "a.txt", "b.txt", "--format", form.value, "--out", "new").exit_code == 0
    for name in ("a", "b"):
        data = Path("new", name + form.ending).read_bytes()
        assert sources(form, data) == {f"{name}.txt"}


def test_a_page_that_cannot_be_read_does_not_stop_the_others(run: Run) -> None:
    done = run("read", "a.txt", "empty.txt", "b.txt", "--format", "csv")
    assert done.exit_code == 1
    assert sources(Format.CSV, done.stdout_bytes) == {"a.txt", "b.txt"}
    assert "empty.txt" in done.stderr


def test_no_page_that_can_be_read_gives_no_document(run: Run) -> None:
    done = run("read", "empty.txt", "--format", "csv", "--out", "a.csv")
    assert done.exit_code == 1
    assert not Path("a.csv").exists()


def test_csv_for_a_spreadsheet(run: Run) -> None:
    done = run("read", "a.txt", "--format", "csv", "--spreadsheet")
    assert done.stdout_bytes.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode())
    wrong = run("read", "a.txt", "--format", "json", "--spreadsheet")
    assert wrong.exit_code == 2
    assert "--spreadsheet is for CSV" in wrong.stderr


def test_a_missing_package_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "networkx", None)
    done = run("read", "a.txt", "--format", "gexf")
    assert done.exit_code == 1
    assert "pip install 'lvnlp[tables]'" in done.stderr


def test_pages_to_look_at(run: Run) -> None:
    done = run("view", "a.txt", "b.txt", "-o", "view.html", "--paper", "临溪日报")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == ""
    html = Path("view.html").read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert html.count('class="page"') == 2
    assert "临溪日报" in html
    assert "欧阳望川" in html


def test_the_words_around_can_be_chinese(run: Run) -> None:
    assert run("view", "a.txt", "-o", "zh.html", "--language", "zh").exit_code == 0
    assert "修复后的文本" in Path("zh.html").read_text(encoding="utf-8")


def test_a_page_that_fails_leaves_the_others_to_look_at(run: Run) -> None:
    assert run("view", "empty.txt", "a.txt", "-o", "view.html").exit_code == 1
    assert Path("view.html").read_text(encoding="utf-8").count('class="page"') == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "."), "is a folder"),
        (("-o", "new/"), "is a folder"),
        (("-o", "missing/view.html"), "no folder"),
        (("-o", "a.txt"), "overwrite the page"),
        (("-o", "view.html", "--language", "fr"), "Options: en, zh"),
        (("-o", "view.html", "--date", "someday"), "is no date"),
    ],
)
def test_a_view_that_makes_no_sense(run: Run, words: tuple[str, ...], message: str) -> None:
    done = run("view", "a.txt", *words)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not Path("view.html").exists()
