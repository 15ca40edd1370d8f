"""Bad input through the whole program: a clear error, or an honest page with little on it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lvnlp.cli import app
from lvnlp.schema import Page

NEWS = (
    "全市水利建设推进会召开\r\n"
    "\r\n"
    "本报讯（记者 甄可欣）3月5日，全市水利建设推进会召开。\r\n"
    "市长欧阳望川出席会议并讲话。\r\n"
)


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, words)], input=stdin)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "page.txt"
    path.write_bytes(data)
    return path


def page_of(path: Path, *options: str) -> Page:
    result = run(path, "-f", "json", *options)
    assert result.exit_code == 0, result.stderr
    return Page.model_validate_json(result.stdout)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty (0 bytes)"),
        (b"\f\n \n", "is empty"),
        (b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "is binary: byte 7 is NUL"),
        (NEWS.encode() + b"\xff\xfe", f"byte {len(NEWS.encode())}"),
        ("会".encode()[:2], "the file ends within a character"),
        (b"a" * 10_000_000, "more than 1 MB"),
    ],
    ids=["empty", "blank", "pdf", "binary", "undecodable", "cut", "10MB"],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes, complaint: str) -> None:
    path = written(tmp_path, data)
    result = run(path, "-f", "facts")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert complaint in result.stderr
    assert str(path) in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_offsets_are_those_of_the_file_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    page = page_of(written(tmp_path, NEWS.encode(encoding)))
    assert page.raw == NEWS
    (attended,) = [r for r in page.relations if r.relation == "attended"]
    assert str(attended.subject) == "欧阳望川"
    assert "出席" in NEWS[attended.evidence.start : attended.evidence.end]
    assert attended.evidence.raw(NEWS) == NEWS[attended.evidence.start : attended.evidence.end]


def test_only_headlines_make_no_facts_and_lose_nothing(tmp_path: Path) -> None:
    lines = ["全市水利建设推进会召开", "市长调研春耕生产", "我县新增三所幼儿园"]
    page = page_of(written(tmp_path, "\n\n".join(lines).encode()))
    kept = [unit.text for unit in page.units]
    kept += [one.evidence.text for one in page.unplaced]
    kept += [one.evidence.text for one in page.furniture]
    for line in lines:
        assert any(line in text for text in kept)
    assert page.people == ()


@pytest.mark.parametrize(
    "text",
    [
        "The county held a meeting on Friday.\nThe mayor, John Smith, attended.\n",
        "1234567890\n----\n",
        "\ufffd\ufffd \ufffd\n",
        "会",
    ],
)
def test_text_that_is_no_news_gives_a_page_with_next_to_nothing(tmp_path: Path, text: str) -> None:
    page = page_of(written(tmp_path, text.encode()))
    assert page.raw == text
    assert page.people == ()
    assert page.events == ()
    assert page.relations == ()


def test_english_text_is_noted(tmp_path: Path) -> None:
    result = run(written(tmp_path, b"The mayor attended.\n"))
    assert result.exit_code == 0
    assert "holds no Chinese text" in result.stderr


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    result = run(tmp_path, tmp_path / "missing.txt", "-f", "facts")
    assert result.exit_code == 1
    assert "is a folder" in result.stderr
    assert "missing.txt does not exist" in result.stderr


def test_a_wrong_date_is_told_the_right_forms(tmp_path: Path) -> None:
    result = run(written(tmp_path, NEWS.encode()), "--date", "23/3/2021")
    assert result.exit_code == 2
    assert "2021-03-23, 2021年3月23日, 20210323" in result.stderr


def test_the_date_settles_the_year(tmp_path: Path) -> None:
    path = written(tmp_path, NEWS.encode())
    for day, held in {"": "XXXX-03-05", "2021年3月6日": "2021-03-05"}.items():
        result = run(path, "-f", "facts", "--date", day)
        facts = [json.loads(line) for line in result.stdout.splitlines()]
        assert [f["object"]["name"] for f in facts if f["relation"] == "held_on"] == [held]


@pytest.mark.parametrize("shape", ["会", "会 ", "会\n", "，", "（“", "王小明、", "2021年3月5日"])
def test_long_runs_of_anything_take_no_forever(tmp_path: Path, shape: str) -> None:
    page = page_of(written(tmp_path, (shape * 5_000).encode()))
    assert page.raw == shape * 5_000
