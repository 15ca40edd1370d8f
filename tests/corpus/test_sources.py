"""Which pages are meant, and what is known of them."""

from datetime import date
from pathlib import Path

import pytest

from lvnlp.corpus import PageFile, page_files
from lvnlp.corpus.sources import source_of
from lvnlp.errors import DateError, LvnlpError, MalformedInputError, MissingInputError, OptionError


def test_a_folder_at_any_depth_and_a_file_named_twice(folder: Path) -> None:
    (folder / "pages" / "2021").mkdir()
    (folder / "pages" / "2021" / "more.txt").write_text("本报讯", encoding="utf-8")
    (folder / "pages" / "notes.md").write_text("no page", encoding="utf-8")
    files = page_files(["pages", "pages/2021/more.txt"])
    names = [file.path.name for file in files]
    assert sorted(names) == sorted(set(names))
    assert len(names) == 4


def test_what_is_known_of_a_page(folder: Path) -> None:
    files = page_files(
        ["pages"], paper="某报", place="江苏省", date="2020-01-01", about="about.csv"
    )
    known = {file.path.name: file for file in files}
    one = known["云汀-2021-03-05.txt"]
    assert (one.paper, one.date, one.place) == ("云汀日报", date(2021, 3, 5), "江苏省云汀市")


def test_an_empty_cell_says_nothing(folder: Path) -> None:
    Path("about.csv").write_text("file,date\npages/云汀-2021-03-05.txt,\n\n", encoding="utf-8-sig")
    (one,) = page_files(["pages/云汀-2021-03-05.txt"], date="2020-01-01", about="about.csv")
    assert one.date == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("lx-2021-03-23-p1.txt", date(2021, 3, 23)),
        ("20210323.txt", date(2021, 3, 23)),
        ("2021_03_23-2.txt", date(2021, 3, 23)),
        ("2021-13-23.txt", date(2020, 1, 1)),
        ("12021032311.txt", date(2020, 1, 1)),
        ("page.txt", date(2020, 1, 1)),
    ],
)
def test_days_from_names(tmp_path: Path, name: str, day: date) -> None:
    (tmp_path / name).write_text("本报讯", encoding="utf-8")
    (file,) = page_files([tmp_path], date="2020-01-01", dates_from_names=True)
    assert file.date == day


def test_a_source_is_the_same_from_wherever_it_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = source_of(Path("pages/a.txt"), Path("facts.duckdb"))
    monkeypatch.chdir(folder / "pages")
    assert source_of(Path("a.txt"), Path("../facts.duckdb")) == here == "pages/a.txt"


@pytest.mark.parametrize(
    ("about", "error", "message"),
    [
        ("file,day\n", OptionError, "Options: file, paper, date, place"),
        ("paper\n某报\n", OptionError, "no column `file`"),
        ("file,date\npages/云汀-2021-03-05.txt,someday\n", DateError, "云汀-2021-03-05.txt"),
        ("file\npages/other.txt\n", MissingInputError, "none of the pages"),
        (
            "file\npages/云汀-2021-03-05.txt\npages/云汀-2021-03-05.txt\n",
            MalformedInputError,
            "twice",
        ),
        ("file\na,b\n", MalformedInputError, "row 2"),
        ('file\n"a\n', MalformedInputError, "line"),
        ("file,date\n,2021-03-05\n", MalformedInputError, "no file"),
    ],
)
def test_what_is_wrong_with_a_list_of_pages(
    folder: Path, about: str, error: type[LvnlpError], message: str
) -> None:
    Path("about.csv").write_text(about, encoding="utf-8")
    with pytest.raises(error, match=message):
        page_files(["pages"], about="about.csv")


def test_nothing_to_read(folder: Path) -> None:
    with pytest.raises(MissingInputError, match="does not exist"):
        page_files(["missing"])
    with pytest.raises(MissingInputError, match=r"--pattern"):
        page_files(["pages"], pattern="*.text")
    assert PageFile(Path("x")).date is None
