"""`lvnlp annotate` and `lvnlp convert`: from pages to a tool, and from the tool back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lvnlp.cli import app
from lvnlp.cli.annotate import Tool
from lvnlp.cli.convert import Format
from lvnlp.formats.annotated_files import read_annotated
from lvnlp.formats.exchange.formats import FORMS

Run = Callable[..., Result]
TEXT = "　　3月22日，全县春耕现场会召开。\r\n县长方砚秋出席会议并讲话。方砚秋指出，要抓好春耕。\r\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")
    return lambda *words: CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_the_commands_know_all_formats() -> None:
    assert [one.value for one in Format] == list(FORMS)
    assert {one.value for one in Tool} <= set(FORMS)


@pytest.mark.parametrize(
    ("tool", "files"),
    [
        ("label-studio", {"tasks.json", "labels.xml"}),
        ("doccano", {"pages.jsonl", "span-labels.json", "relation-labels.json"}),
        ("prodigy", {"pages.jsonl", "span-labels.txt", "relation-labels.txt"}),
        ("brat", {"page.txt", "page.ann", "page.lvnlp.json", "annotation.conf"}),
        ("lvnlp", {"page.annotated.json"}),
    ],
)
def test_each_tool_gets_its_files_and_gives_the_same_page_back(
    run: Run, page: Path, tmp_path: Path, tool: str, files: set[str]
) -> None:
    done = run("annotate", page, "--to", tool, "--out", tmp_path / "out", "--date", "2021-03-23")
    run("annotate", page, "--to", "lvnlp", "--out", tmp_path / "own", "--date", "2021-03-23")
    written = {file.name for file in (tmp_path / "out").iterdir()}
    name = next((one for one in files if one.startswith(("tasks", "pages"))), "")

    back = run("convert", tmp_path / "out" / name, tmp_path / "b", "--from", tool, "--to", "lvnlp")

    assert done.exit_code == 0, done.output
    assert written == files
    assert back.exit_code == 0, back.output
    (own,) = read_annotated(tmp_path / "own").pages
    assert own.raw == TEXT
    assert {one.label for one in own.relations} >= {"attended", "spoke_at"}
    assert own.statements
    assert read_annotated(tmp_path / "b").pages == (own,)


def test_predictions_mark_the_words_that_stand_there(run: Run, page: Path, tmp_path: Path) -> None:
    run("annotate", page, "--to", "label-studio", "--out", tmp_path)

    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    regions = [r["value"] for r in task["predictions"][0]["result"] if r["type"] == "labels"]
    text = task["data"]["text"]
    assert "方砚秋" in {one["text"] for one in regions}
    assert all(text[one["start"] : one["end"]] == one["text"] for one in regions)


def test_a_page_that_cannot_be_read_does_not_stop_the_others(
    run: Run, page: Path, tmp_path: Path
) -> None:
    done = run("annotate", tmp_path / "none.txt", page, "--to", "doccano", "--out", tmp_path / "o")

    assert done.exit_code == 1
    assert "none.txt does not exist" in done.output
    assert len((tmp_path / "o" / "pages.jsonl").read_text(encoding="utf-8").splitlines()) == 1


def test_a_file_in_place_of_the_folder_is_refused(run: Run, page: Path) -> None:
    done = run("annotate", page, "--to", "brat", "--out", page)

    assert done.exit_code == 2
    assert "Name a folder" in done.output
    assert page.read_bytes() == TEXT.encode()


def test_convert_names_what_is_wrong_and_what_is_lost(run: Run, tmp_path: Path) -> None:
    record = {
        "id": 1,
        "text": "方砚秋出席。",
        "entities": [
            {"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 3},
            {"id": 2, "label": "PERSON", "start_offset": 0, "end_offset": 33},
        ],
        "relations": [{"id": 1, "from_id": 1, "to_id": 1, "type": "self"}],
    }
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(record), encoding="utf-8")

    done = run("convert", source, tmp_path / "o.conll", "--from", "doccano", "--to", "conll")

    assert done.exit_code == 1
    assert "in.jsonl, line 1: entities[1]: [0, 33) is outside" in done.output
    assert "relations: CoNLL has none; 1 are not written" in done.output
    assert "B-PERSON" in (tmp_path / "o.conll").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("page.txt", "page.txt", "--from", "conll", "--to", "conll"), "Name another OUT"),
        (("page.txt", ".", "--from", "conll", "--to", "spacy"), "Name a file in it"),
        (("page.txt", "x", "--from", "word", "--to", "spacy"), "label-studio"),
    ],
)
def test_commands_that_make_no_sense_are_refused(
    run: Run, page: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(page.parent)

    done = run("convert", *words)

    assert done.exit_code == 2
    assert told in done.output


def test_a_missing_file_is_an_error(run: Run, tmp_path: Path) -> None:
    done = run("convert", tmp_path / "no", tmp_path / "x", "--from", "brat", "--to", "lvnlp")

    assert done.exit_code == 1
    assert "does not exist" in done.output


@pytest.mark.parametrize("command", ["annotate", "convert"])
def test_help_has_an_example(run: Run, command: str) -> None:
    assert f"Example: lvnlp {command} " in run(command, "--help").output


@pytest.mark.parametrize("name", ["lvnlp", "gold", "brat"])
def test_a_file_where_a_folder_is_wanted_is_an_error(
    run: Run, page: Path, tmp_path: Path, name: str
) -> None:
    run("annotate", page, "--to", "lvnlp", "--out", tmp_path / "own")

    done = run("convert", tmp_path / "own", page, "--from", "lvnlp", "--to", name)

    assert done.exit_code == 1
    assert "Name a folder" in done.output
    assert page.read_bytes() == TEXT.encode()
