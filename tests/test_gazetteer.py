from pathlib import Path

import pytest

from lvnlp.errors import MalformedInputError, MissingInputError, OptionError
from lvnlp.gazetteer import read_gazetteer
from lvnlp.mentions.base import Kind


def written(folder: Path, text: str) -> Path:
    path = folder / "names.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_names_of_several_kinds(tmp_path: Path) -> None:
    path = written(tmp_path, 'PERSON = ["权威", "高原"]\n# places\nPLACE = ["临溪县"]\n')
    assert read_gazetteer(path) == {Kind.PERSON: ("权威", "高原"), Kind.PLACE: ("临溪县",)}


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="does not exist"):
        read_gazetteer(tmp_path / "names.toml")


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(MalformedInputError, match="line 1"):
        read_gazetteer(written(tmp_path, "权威\n"))


def test_an_unknown_kind_names_the_kinds(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="'PEOPLE'") as error:
        read_gazetteer(written(tmp_path, 'PEOPLE = ["权威"]'))
    assert "PERSON" in error.value.options


@pytest.mark.parametrize("value", ['"权威"', "[1]", '["权威", " "]', "{}"])
def test_a_kind_has_a_list_of_names(tmp_path: Path, value: str) -> None:
    with pytest.raises(OptionError, match="PERSON"):
        read_gazetteer(written(tmp_path, f"PERSON = {value}"))
