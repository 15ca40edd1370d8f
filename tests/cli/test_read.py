"""`lvnlp read` around the reader: a stand-in takes its place and notes what it is given."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import lvnlp
from lvnlp.cli import app
from lvnlp.errors import PatternError
from lvnlp.formats.facts import read_facts
from lvnlp.formats.json import read_json
from lvnlp.samples import samples
from lvnlp.schema import Page
from tests.example_page import example_page

Run = Callable[..., Result]


class StandIn:
    """Reads no page, but gives the example page for each."""

    def __init__(self) -> None:
        self.loaded: dict[str, Any] = {}
        self.calls: list[dict[str, Any]] = []

    def load(self, **options: Any) -> "StandIn":
        self.loaded = options
        if any("broken" in str(path) for path in options["patterns"]):
            raise PatternError("no triggers", file="broken.toml", line=3)
        return self

    def parse(self, text: str, **about: Any) -> Page:
        self.calls.append({"text": text, **about})
        if "fault" in text:
            raise ZeroDivisionError("division by zero")
        return example_page(about["name"])


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn()
    monkeypatch.setitem(vars(lvnlp), "load", stand_in.load)
    return stand_in


@pytest.fixture
def run(reader: StandIn, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*words: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, ["read", *map(str, words)], input=stdin)

    return invoke


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("本报讯 市长出席会议。\r\n", encoding="utf-8", newline="")
    return path


def test_a_summary_by_default(run: Run, page: Path) -> None:
    result = run(page)
    assert result.exit_code == 0
    for part in ("Articles", "People", "Events", "Relations", "Mentioned", "欧阳望川"):
        assert part in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_facts_of_one_page_are_exactly_facts(run: Run, page: Path, tmp_path: Path) -> None:
    result = run(page, "--format", "facts")
    assert result.exit_code == 0
    assert result.stderr == ""
    copy = tmp_path / "facts.jsonl"
    copy.write_text(result.stdout, encoding="utf-8")
    assert len(read_facts(copy)) == 7
    first = json.loads(result.stdout.splitlines()[0])
    assert list(first) == [
        "relation",
        "subject",
        "object",
        "role",
        "modality",
        "date",
        "count",
        "amount",
        "article",
        "evidence",
        "confidence",
    ]
    assert "甄可欣" in result.stdout, "Chinese is written as it is, not as escapes"


def test_facts_of_many_pages_name_their_source(run: Run, page: Path) -> None:
    other = page.with_name("other.txt")
    other.write_text("会议", encoding="utf-8")
    result = run(page, other, "-f", "facts")
    sources = [json.loads(line).pop("source") for line in result.stdout.splitlines()]
    assert sources == [str(page)] * 7 + [str(other)] * 7


def test_json_of_one_page(run: Run, page: Path, tmp_path: Path) -> None:
    result = run(page, "-f", "json")
    copy = tmp_path / "page.json"
    copy.write_text(result.stdout, encoding="utf-8")
    assert read_json(copy) == example_page(str(page))


def test_json_of_many_pages_is_one_a_line(run: Run, page: Path) -> None:
    result = run(page, "-", "-f", "json", stdin="会议".encode())
    read = [Page.model_validate_json(line) for line in result.stdout.splitlines()]
    assert [one.source for one in read] == [str(page), "<stdin>"]


def test_the_reader_is_told_what_is_known(run: Run, reader: StandIn, page: Path) -> None:
    run(page, "--paper", "临溪日报", "--date", "2021年3月6日", "--place", "山西省临溪市")
    assert reader.calls == [
        {
            "text": "本报讯 市长出席会议。\r\n",
            "name": str(page),
            "paper": "临溪日报",
            "date": date(2021, 3, 6),
            "place": "山西省临溪市",
        }
    ]


def test_standard_input(run: Run, reader: StandIn) -> None:
    result = run("-", stdin="会议强调".encode("gb18030"))
    assert result.exit_code == 0
    assert reader.calls[0]["text"] == "会议强调"
    assert reader.calls[0]["name"] == "<stdin>"


def test_a_shipped_page_knows_what_it_is(run: Run, reader: StandIn) -> None:
    first = samples()[0]
    assert run(f"sample:{first.name}").exit_code == 0
    assert reader.calls[0]["text"] == first.source().text
    assert reader.calls[0]["paper"] == first.paper
    assert reader.calls[0]["date"] == date.fromisoformat(first.date)
    assert reader.calls[0]["place"] == first.place
    run(f"sample:{first.name}", "--paper", "另报", "--date", "20200101", "--place", "别处")
    assert reader.calls[1]["paper"] == "另报"
    assert reader.calls[1]["date"] == date(2020, 1, 1)
    assert reader.calls[1]["place"] == "别处"


def test_a_shipped_page_that_is_not_there_names_those_that_are(run: Run) -> None:
    result = run("sample:nowhere")
    assert result.exit_code == 2
    assert "'nowhere'" in result.stderr
    assert samples()[0].name in result.stderr


def test_one_bad_page_does_not_stop_the_others(run: Run, reader: StandIn, page: Path) -> None:
    result = run(page.with_name("missing.txt"), page, page.parent, "-f", "facts")
    assert result.exit_code == 1
    assert len(reader.calls) == 1
    assert len(result.stdout.splitlines()) == 7
    assert "missing.txt does not exist" in result.stderr
    assert "is a folder" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_fault_is_told_as_one_and_the_others_are_read(run: Run, page: Path) -> None:
    bad = page.with_name("bad.txt")
    bad.write_text("fault 会议", encoding="utf-8")
    result = run(bad, page, "-f", "facts")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 7
    assert f"{bad}: a fault in lvnlp: ZeroDivisionError" in result.stderr
    assert "--debug" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in run(bad, "--debug").stderr


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--date", "yesterday"], "2021年3月23日"),
        (["--date", "2021-02-30"], "calendar"),
        (["--encoding", "utf-99"], "no text encoding"),
        (["--format", "xml"], "xml"),
        (["--max-size", "-1"], "max-size"),
        (["--patterns", "broken.toml"], "broken.toml:3: no triggers"),
        (["--gazetteer", "missing.toml"], "does not exist"),
        (["--out", "nowhere/facts.jsonl"], "no folder"),
        (["--nonsense"], "nonsense"),
    ],
)
def test_a_command_that_makes_no_sense(
    run: Run, reader: StandIn, page: Path, options: list[str], complaint: str
) -> None:
    result = run(page, *options)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert result.stdout == ""
    assert reader.calls == []


def test_no_page_at_all_is_a_command_that_makes_no_sense(run: Run) -> None:
    assert run().exit_code == 2


def test_one_result_goes_to_a_file_or_nowhere(run: Run, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.jsonl"
    assert run(page, "-f", "facts", "--out", out).stdout == ""
    assert len(read_facts(out)) == 7
    before = out.read_bytes()
    bad = page.with_name("bad.txt")
    bad.write_text("fault 会议", encoding="utf-8")
    assert run(bad, "-f", "facts", "--out", out).exit_code == 1
    assert out.read_bytes() == before


def test_many_results_go_to_a_folder(run: Run, page: Path, tmp_path: Path) -> None:
    bad = page.with_name("bad.txt")
    bad.write_text("fault 会议", encoding="utf-8")
    folder = tmp_path / "results"
    result = run(page, bad, "-", "-f", "facts", "-o", folder, stdin="会议".encode())
    assert result.exit_code == 1
    assert sorted(p.name for p in folder.iterdir()) == ["page.facts.jsonl", "stdin.facts.jsonl"]
    assert len(read_facts(folder / "page.facts.jsonl")) == 7


def test_a_result_that_cannot_be_written(run: Run, page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "results"
    (folder / "page.json").mkdir(parents=True)
    result = run(page, "-f", "json", "-o", folder)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_text_without_chinese_is_read_and_noted(run: Run, page: Path) -> None:
    page.write_text("The quick brown fox.\n", encoding="utf-8")
    result = run(page, "-f", "facts")
    assert result.exit_code == 0
    assert f"{page} holds no Chinese text" in result.stderr


def test_the_limit_can_be_raised(run: Run, page: Path) -> None:
    result = run(page, "--max-size", "0.00001")
    assert result.exit_code == 1
    assert "--max-size" in result.stderr
    assert run(page, "--max-size", "1").exit_code == 0


def test_patterns_and_names_of_ones_own(run: Run, reader: StandIn, page: Path) -> None:
    names = page.with_name("names.toml")
    names.write_text('PERSON = ["权威", "高原"]\n', encoding="utf-8")
    assert run(page, "--patterns", "a.toml", "--patterns", "b.toml").exit_code == 0
    files = [Path("a.toml"), Path("b.toml")]
    assert reader.loaded == {
        "model": None,
        "patterns": files,
        "gazetteer": None,
        "ner": "bundled",
    }
    assert run(page, "--gazetteer", names).exit_code == 0
    assert reader.loaded["gazetteer"] == {"PERSON": ("权威", "高原")}


def test_another_model_for_names(run: Run, reader: StandIn, page: Path) -> None:
    assert run(page, "--ner", "none").exit_code == 0
    assert reader.loaded["ner"] == "none"


def test_no_bar_where_no_terminal_is(run: Run, page: Path) -> None:
    other = page.with_name("other.txt")
    other.write_text("会议", encoding="utf-8")
    assert run(page, other).stderr == ""
