from pathlib import Path

import pytest

from lvnlp.cli.inputs import Input, inputs
from lvnlp.cli.outputs import Format, targets
from lvnlp.errors import OptionError, OutputError


def pages(*names: str) -> list[Input]:
    return inputs(names)


@pytest.mark.parametrize("out", [None, "-"])
def test_standard_output(out: str | None) -> None:
    assert targets(pages("a.txt", "b.txt"), out, Format.JSON) == [None, None]


def test_one_page_goes_to_the_file_as_it_is_named(tmp_path: Path) -> None:
    out = tmp_path / "result"
    assert targets(pages("a.txt"), str(out), Format.JSON) == [out]
    assert not out.exists()


@pytest.mark.parametrize(
    ("form", "ending"),
    [(Format.TEXT, ".summary.txt"), (Format.JSON, ".json"), (Format.FACTS, ".facts.jsonl")],
)
def test_many_pages_go_to_a_folder_that_is_made(tmp_path: Path, form: Format, ending: str) -> None:
    folder = tmp_path / "new" / "folder"
    assert targets(pages("x/a.txt", "y/b.page.txt", "-"), str(folder), form) == [
        folder / f"a{ending}",
        folder / f"b.page{ending}",
        folder / f"stdin{ending}",
    ]
    assert folder.is_dir()


def test_one_page_goes_into_a_folder_that_is_there_or_named_as_one(tmp_path: Path) -> None:
    wanted = [tmp_path / "a.json"]
    assert targets(pages("a.txt"), str(tmp_path), Format.JSON) == wanted
    assert targets(pages("a.txt"), f"{tmp_path}/new/", Format.JSON) == [tmp_path / "new" / "a.json"]


def test_two_pages_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"x/p1\.txt and y/p1\.txt would both"):
        targets(pages("x/p1.txt", "y/p1.txt"), str(tmp_path), Format.JSON)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(OptionError, match="2 pages"):
        targets(pages("a.txt", "b.txt"), str(file), Format.JSON)
    with pytest.raises(OutputError, match="cannot be made"):
        targets(pages("a.txt", "b.txt"), str(file / "below"), Format.JSON)


def test_the_folder_of_a_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no folder"):
        targets(pages("a.txt"), str(tmp_path / "missing" / "a.json"), Format.JSON)


def test_results_never_replace_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("会议")
    with pytest.raises(OptionError, match="overwrite the page"):
        targets(pages(str(page)), f"{tmp_path}/../{tmp_path.name}/page.txt", Format.JSON)


def test_standard_input_is_named_once() -> None:
    with pytest.raises(OptionError, match="only once"):
        pages("-", "a.txt", "-")
