"""What a corpus answers, in Python and on the command line."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from lvnlp.cli import app
from lvnlp.corpus import Corpus, index, page_files
from lvnlp.corpus.questions import questions
from lvnlp.errors import CorpusError, DateError, MissingInputError, OptionError
from lvnlp.pipeline import Reader

pytest.importorskip("duckdb")

Run = Callable[..., Result]


@pytest.fixture
def corpus(folder: Path, reader: Reader) -> Iterator[Corpus]:
    index(page_files(["pages"], about="about.csv"), "facts.duckdb", reader=reader)
    with Corpus.open("facts.duckdb") as opened:
        yield opened


@pytest.fixture
def run(folder: Path) -> Run:
    def invoke(*words: str) -> Result:
        return CliRunner().invoke(app, list(words))

    assert invoke("index", "pages", "facts.duckdb", "--about", "about.csv").exit_code == 0
    return invoke


def test_the_timeline_of_a_person(corpus: Corpus) -> None:
    found = corpus.timeline("欧阳望川")
    told = list(zip(found.person, found.title, found.first_day.astype(str), strict=True))
    assert told == [
        ("欧阳望川#1", "副市长", "2021-03-02"),
        ("欧阳望川#1", "市长", "2021-03-09"),
        ("欧阳望川#2", "市委书记", "2021-03-05"),
    ]
    assert set(corpus.timeline("欧阳望川#2").title) == {"市委书记"}
    assert set(corpus.timeline("欧阳望川#1", since="2021-03-05").title) == {"市长"}


def test_who_met_whom(corpus: Corpus) -> None:
    (row,) = corpus.met("陆知微").itertuples()
    assert (row.subject_person, row.object_person) == ("欧阳望川#2", "陆知微#1")
    for person in ("欧阳望川", "欧阳望川#2", None):  # the headline says 客商
        assert set(corpus.met(person).object) == {"陆知微", "客商"}
    assert corpus.met("欧阳望川#1").empty
    assert corpus.met(until="2021-03-01").empty


def test_who_attended_what_with_whom(corpus: Corpus) -> None:
    found = corpus.attended("温如玉", until="2021-03-02")
    (row,) = found.to_dict("records")
    assert (row["event"], row["with"]) == ("全市水利建设推进会", "欧阳望川")
    assert row["parts"] == "presided_over"
    (other,) = corpus.attended("欧阳望川", until="2021-03-02").to_dict("records")
    assert (other["parts"], other["words"]) == ("attended、spoke_at", "出席")
    assert str(row["day"].date()) == "2021-03-01"


def test_pairs(corpus: Corpus) -> None:
    (pair,) = corpus.together("温如玉").to_dict("records")
    assert (pair["one"], pair["other"], pair["events"]) == ("温如玉", "欧阳望川", 1)
    assert len(corpus.together()) == 1


def test_projects_by_amount(corpus: Corpus) -> None:
    (row,) = corpus.projects("水库").to_dict("records")
    assert (row["project"], row["relation"], row["amount"]) == ("清河水库项目", "started", 2.5e8)
    assert corpus.projects("没有").empty


def test_people_and_statements(corpus: Corpus) -> None:
    people = corpus.people()
    assert people.iloc[0].person == "欧阳望川#1" or people.iloc[0].pages == 2
    assert "副市长、市长" in set(people.titles)
    assert list(corpus.statements().columns)[:3] == ["day", "speaker", "person"]


def test_sql_with_values(corpus: Corpus) -> None:
    query = "SELECT count(*) AS n FROM page_people WHERE name = ?"
    assert corpus.sql(query, ["甄可欣"]).n.tolist() == [2]
    assert "3 pages" in repr(corpus)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM facts",
        "COPY facts TO 'stolen.csv'",
        "SELECT * FROM read_text('about.csv')",
        "SELECT * FROM 'about.csv'",
        "ATTACH 'more.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT nonsense FROM facts",
    ],
)
def test_a_query_reaches_nothing_but_the_corpus(corpus: Corpus, query: str) -> None:
    with pytest.raises(CorpusError, match="the query failed"):
        corpus.rows(query)
    assert not Path("stolen.csv").exists()


def test_questions_that_make_no_sense(corpus: Corpus) -> None:
    with pytest.raises(OptionError, match="Options: attended"):
        corpus.ask("nonsense")
    with pytest.raises(OptionError, match="needs a person"):
        corpus.ask("timeline")
    with pytest.raises(DateError):
        corpus.met(since="someday")
    with pytest.raises(MissingInputError, match="lvnlp index"):
        Corpus.open("missing.duckdb")


def test_every_question_is_answered_by_a_method_of_its_name(corpus: Corpus) -> None:
    for name, asked in questions().items():
        columns = corpus.ask(name, "欧阳望川").columns
        assert tuple(getattr(corpus, name)("欧阳望川").columns) == columns
        assert asked.help.endswith(".")


def test_the_documented_tables_are_those_there_are(corpus: Corpus) -> None:
    text = (Path(__file__).parents[2] / "docs" / "corpus.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (?:facts, then )?(`.+) \|$", text, re.MULTILINE)
    listed = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    there = "SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal"
    names = {name for (name,) in corpus.rows(there).rows} - {"facts"}
    facts = corpus.rows("SELECT * FROM facts").columns
    for name in names:
        columns = corpus.rows(f"SELECT * FROM {name}").columns
        assert tuple(listed[name]) == (columns[len(facts) :] if name == "told" else columns)
    assert corpus.rows("SELECT * FROM told").columns[: len(facts)] == facts


def test_the_command_lists_its_questions(run: Run) -> None:
    done = run("query", "facts.duckdb")
    assert done.exit_code == 0
    assert all(name in done.stdout for name in (*questions(), "sql"))


def test_an_answer_as_table_csv_and_json(run: Run) -> None:
    words = ("query", "facts.duckdb", "projects", "水库")
    table = run(*words).stdout
    assert "清河水库项目" in table
    assert "250,000,000" in table
    (row,) = csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout))
    assert (row["amount"], row["day"]) == ("250000000.0000", "2021-03-09")
    told = json.loads(run(*words, "-f", "json").stdout)
    assert (told["amount"], told["day"]) == ("250000000.0000", "2021-03-09")
    assert run(*words, "-f", "csv", "--spreadsheet").stdout.startswith("\ufeff")


def test_plain_sql_into_a_file(run: Run) -> None:
    query = "SELECT count(*) AS n FROM pages"
    assert run("query", "facts.duckdb", "sql", query, "-f", "csv", "-o", "n.csv").exit_code == 0
    assert Path("n.csv").read_bytes() == b"n\r\n3\r\n"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("facts.duckdb", "nonsense"), 2, "Options: attended"),
        (("facts.duckdb", "timeline"), 2, "needs a person"),
        (("facts.duckdb", "sql"), 2, "needs a query"),
        (("facts.duckdb", "sql", "SELECT 1", "--since", "2021-01-01"), 2, "WHERE"),
        (("facts.duckdb", "met", "--since", "someday"), 2, "is no date"),
        (("facts.duckdb", "met", "--spreadsheet"), 2, "--format csv"),
        (("facts.duckdb", "sql", "DELETE FROM facts"), 1, "the query failed"),
        (("missing.duckdb", "met"), 2, "lvnlp index"),
        (("facts.duckdb", "met", "-o", "missing/a"), 1, "cannot be written"),
    ],
)
def test_what_goes_wrong(run: Run, words: tuple[str, ...], status: int, message: str) -> None:
    done = run("query", *words)
    assert done.exit_code == status
    assert message in done.stderr
    assert done.stdout == ""


def test_indexing_tells_what_it_did(run: Run) -> None:
    Path("pages/bad.txt").write_bytes(b"")
    done = run("index", "pages", "facts.duckdb", "--about", "about.csv")
    assert done.exit_code == 1
    assert "pages/bad.txt is empty" in done.stderr
    assert "0 read, 3 unchanged, 1 failed" in done.stderr
    done = run("index", "missing", "facts.duckdb")
    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_indexing_that_is_stopped_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lvnlp.corpus.index", stop)
    done = run("index", "pages", "facts.duckdb")
    assert done.exit_code == 130
    assert "the same command goes on from there" in done.stderr


def test_a_missing_package_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for words in (("query", "facts.duckdb", "met"), ("index", "pages", "facts.duckdb")):
        done = run(*words)
        assert done.exit_code == 2
        assert "pip install 'lvnlp[corpus]'" in done.stderr
