"""Pages in a corpus: only what changed is read, and what goes wrong is recorded."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import lvnlp
from lvnlp.corpus import Corpus, Progress, Report, index, page_files
from lvnlp.corpus.fingerprint import settings
from lvnlp.corpus.linking import ALONE
from lvnlp.corpus.store import PAGE_TABLES, Store
from lvnlp.errors import CorpusError, LvnlpError, OptionError
from lvnlp.pipeline import Reader
from lvnlp.tuned.model import UserModel
from tests.corpus.conftest import ABOUT

pytest.importorskip("duckdb")

Run = Callable[..., Report]


@pytest.fixture
def run(folder: Path, reader: Reader) -> Run:
    def again(**how: Any) -> Report:
        how = {"reader": reader, **how}
        return index(page_files(["pages"], about="about.csv"), "facts.duckdb", **how)

    return again


def dump(path: str = "facts.duckdb") -> dict[str, list[tuple[Any, ...]]]:
    """All that a corpus holds, in an order of its own."""
    with Corpus.open(path) as corpus:
        return {
            name: corpus.rows(f"SELECT * FROM {name} ORDER BY ALL").rows
            for name in (*PAGE_TABLES, "links", "people", "about", "stale")
        }


def test_what_a_corpus_holds(run: Run) -> None:
    report = run()
    assert (report.read, report.unchanged, report.failed, report.removed) == (3, 0, {}, 0)
    found = dump()
    assert all(found[name] for name in ("pages", "articles", "facts", "events", "page_people"))
    assert len(found["people"]) == report.people
    with Corpus.open("facts.duckdb") as corpus:
        texts = corpus.rows('SELECT source, start, "end", text FROM facts').rows
    for source, start, end, text in texts:
        raw = Path(source).read_text(encoding="utf-8")
        assert raw[start:end].replace("\n", "") == text


def test_facts_have_the_columns_that_are_promised(run: Run) -> None:
    from lvnlp.formats.rows import COLUMNS

    run()
    with Corpus.open("facts.duckdb") as corpus:
        assert corpus.rows("SELECT * FROM facts").columns == COLUMNS


def test_two_of_one_name_are_kept_apart(run: Run) -> None:
    run()
    with Corpus.open("facts.duckdb") as corpus:
        linked = corpus.rows(
            "SELECT person, list(source ORDER BY source) FROM links WHERE name = '欧阳望川' "
            "GROUP BY person ORDER BY person"
        ).rows
    assert linked == [
        ("欧阳望川#1", ["pages/临溪-2021-03-02.txt", "pages/临溪-2021-03-09.txt"]),
        ("欧阳望川#2", ["pages/云汀-2021-03-05.txt"]),
    ]


def test_a_second_run_reads_nothing(run: Run) -> None:
    run()
    before = dump()
    report = run()
    assert (report.read, report.unchanged) == (0, 3)
    assert dump() == before


def test_a_page_that_changed_takes_its_own_place(run: Run) -> None:
    run()
    page = Path("pages/临溪-2021-03-02.txt")
    old = page.read_text(encoding="utf-8")
    page.write_text(old.replace("温如玉", "柳成荫"), encoding="utf-8")
    report = run()
    assert (report.read, report.unchanged) == (1, 2)
    with Corpus.open("facts.duckdb") as corpus:
        names = corpus.rows("SELECT name FROM page_people WHERE source LIKE '%03-02.txt'").rows
    assert ("柳成荫",) in names
    assert ("温如玉",) not in names
    page.write_text(old, encoding="utf-8")
    run()
    incremental = dump()
    Path("facts.duckdb").unlink()
    run()
    assert dump() == incremental


def test_links_follow_what_is_taken_out(run: Run) -> None:
    run()
    Path("pages/临溪-2021-03-09.txt").unlink()
    about = [line for line in ABOUT.splitlines() if "03-09" not in line]
    Path("about.csv").write_text("\n".join(about), encoding="utf-8")
    assert run(prune=True).removed == 1
    with Corpus.open("facts.duckdb") as corpus:
        links = corpus.rows("SELECT person, reason FROM links WHERE name = '欧阳望川'").rows
    assert sorted(links) == [("欧阳望川#1", ALONE), ("欧阳望川#2", ALONE)]
    assert dump()["stale"] == []


def test_pages_that_are_not_named_stay_unless_pruned(run: Run, reader: Reader) -> None:
    run()
    one = page_files(["pages/云汀-2021-03-05.txt"], about=None)
    assert index(one, "facts.duckdb", reader=reader).removed == 0
    assert len(dump()["pages"]) == 3
    assert index(one, "facts.duckdb", reader=reader, prune=True).removed == 2
    assert {row[0] for rows in dump().values() for row in rows if str(row[0])[-4:] == ".txt"} == {
        "pages/云汀-2021-03-05.txt"
    }


@pytest.mark.parametrize(
    "how",
    [
        {"ner": "none", "gazetteer": {"PERSON": ["甄可"]}},
        {"ner": "bundled"},
    ],
)
def test_another_reader_reads_all_again(run: Run, how: dict[str, Any]) -> None:
    run()
    assert run(reader=lvnlp.load(**how)).read == 3
    assert run(reader=lvnlp.load(**how)).read == 0


def test_a_model_of_the_users_own_counts(reader: Reader) -> None:
    found = [
        settings(Reader(reader.patterns, ner="none", trained=UserModel(name))) for name in "aba"
    ]
    assert found[0] == found[2] != found[1]
    assert settings(reader) not in found


def test_what_is_known_of_a_page_counts_as_well(run: Run) -> None:
    run()
    about = Path("about.csv")
    about.write_text(
        about.read_text(encoding="utf-8").replace("2021-03-05,江苏省", "2021-03-06,江苏省"),
        encoding="utf-8",
    )
    assert run().read == 1


def test_fresh_reads_all_again(run: Run) -> None:
    run()
    before = dump()
    assert run(fresh=True).read == 3
    assert dump() == before


def test_a_bad_page_is_recorded_and_stops_nothing(run: Run) -> None:
    Path("pages/bad.txt").write_bytes(b"%PDF-1.7")
    errors: list[Progress] = []
    report = run(progress=errors.append)
    assert report.read == 3
    assert list(report.failed) == ["pages/bad.txt"]
    assert [told.source for told in errors if told.error] == ["pages/bad.txt"]
    assert len(errors) == 4
    with Corpus.open("facts.duckdb") as corpus:
        bad = corpus.rows("SELECT source, error_code, error FROM pages WHERE error IS NOT NULL")
    assert bad.rows[0][:2] == ("pages/bad.txt", "input-malformed")
    assert "PDF" in bad.rows[0][2]
    # Told again, but not tried again, until the file changes.
    report = run()
    assert (report.read, report.unchanged, list(report.failed)) == (0, 4, ["pages/bad.txt"])
    Path("pages/bad.txt").write_text("本报讯 3月1日，市长方砚秋出席会议。\n", encoding="utf-8")
    report = run()
    assert (report.read, report.failed) == (1, {})


def test_a_fault_of_the_reader_is_recorded(run: Run, reader: Reader) -> None:
    class Faulty(Reader):
        def parse(self, text: str, **how: Any) -> Any:
            if "会见" in text:
                raise RuntimeError("a fault")
            return super().parse(text, **how)

    report = run(reader=Faulty(reader.patterns, ner="none"))
    assert (report.read, list(report.failed)) == (2, ["pages/云汀-2021-03-05.txt"])


def test_the_corpus_is_the_same_for_any_number_of_processes(run: Run) -> None:
    Path("pages/bad.txt").write_bytes(b"%PDF-1.7")
    run()
    alone = dump()
    Path("facts.duckdb").unlink()
    report = run(processes=2)
    assert (report.read, list(report.failed)) == (3, ["pages/bad.txt"])
    assert dump() == alone


def test_a_run_that_was_stopped_goes_on(run: Run, reader: Reader) -> None:
    run()
    whole = dump()
    Path("facts.duckdb").unlink()

    def stop(page: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(progress=stop)
    assert len(dump()["pages"]) == 1
    report = run()
    assert (report.read, report.unchanged) == (2, 1)
    assert dump() == whole


def test_nothing_of_a_batch_that_fails_is_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run()
    before = dump()
    insert = Store.insert

    def fail(self: Store, name: str, table: Any) -> None:
        if name == "facts":
            raise RuntimeError("the disk is full")
        insert(self, name, table)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "insert", fail)
        with pytest.raises(RuntimeError):
            run(fresh=True)
    assert dump() == before


def test_the_threshold_of_links_can_change_without_reading(run: Run) -> None:
    run()
    report = run(threshold=0.95)
    assert report.read == 0
    with Corpus.open("facts.duckdb") as corpus:
        rows = corpus.rows("SELECT DISTINCT person FROM links WHERE name = '欧阳望川'").rows
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("how", "message"), [({"processes": 0}, "processes"), ({"threshold": 1.5}, "threshold")]
)
def test_options_that_make_no_sense(run: Run, how: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        run(**how)


def test_files_that_are_no_corpus(folder: Path, reader: Reader) -> None:
    Path("text.duckdb").write_text("no database", encoding="utf-8")
    for name in ("text.duckdb", "facts.csv"):
        with pytest.raises(CorpusError, match="is no corpus"):
            index(["pages"], name, reader=reader)
    with pytest.raises(OptionError, match="no folder"):
        index(["pages"], "missing/facts.duckdb", reader=reader)
    import duckdb

    duckdb.connect("other.duckdb").close()
    with pytest.raises(CorpusError, match="no corpus of lvnlp"):
        index(["pages"], "other.duckdb", reader=reader)


@pytest.mark.parametrize("version", ["2.0", "1.9"])
def test_another_version_is_refused(run: Run, version: str) -> None:
    run()
    with Store(Path("facts.duckdb")) as store:
        store.set("version", version)
    with pytest.raises(LvnlpError, match=f"version {version}"):
        Corpus.open("facts.duckdb")
    with pytest.raises(LvnlpError, match=f"version {version}"):
        run()
