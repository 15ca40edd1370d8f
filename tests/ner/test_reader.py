"""A reader with a model of the user's choice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import lvnlp
from lvnlp.errors import BackendError, OptionError

PAGE = "柳川举行读书会\n本报讯 7月2日，读书会在汀步书局举行。县长覃甪夔出席读书会。\n"


def with_place(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """A model that knows one place and one person."""
    return [
        [
            (text.index(name), text.index(name) + len(name), kind)
            for name, kind in (("汀步书局", "PLACE"), ("覃甪夔", "PERSON"))
            if name in text
        ]
        for text in texts
    ]


def test_what_the_users_model_finds_takes_part() -> None:
    page = lvnlp.load(ner=with_place).parse(PAGE, place="江东省柳川市")
    assert "汀步书局" in {place.name for place in page.places}
    assert "覃甪夔" in {person.name for person in page.people}


def test_without_a_model_the_grammar_reads_alone() -> None:
    page = lvnlp.load(ner="none").parse(PAGE, place="江东省柳川市")
    assert page.articles[0].headline == "柳川举行读书会"


def test_the_users_names_win_over_the_model() -> None:
    def wrong(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
        return [
            [(t.index("权威"), t.index("权威") + 2, "PLACE")] if "权威" in t else [] for t in texts
        ]

    text = "柳川举行读书会\n本报讯 市长权威出席读书会。\n"
    page = lvnlp.load(ner=wrong, gazetteer={"PERSON": ["权威"]}).parse(text)
    assert [person.name for person in page.people] == ["权威"]
    assert "权威" not in {place.name for place in page.places}


def test_several_processes_read_with_the_same_model(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.txt" for n in range(3)]
    for path in paths:
        path.write_text(PAGE, encoding="utf-8")
    reader = lvnlp.load(ner=with_place)
    one = [page.model_dump() for page in reader.pipe(paths)]
    two = [page.model_dump() for page in reader.pipe(paths, processes=2)]
    assert one == two


@pytest.mark.parametrize(
    ("name", "error"), [("spacy:zh_no_such", BackendError), ("magic", OptionError)]
)
def test_a_model_that_is_not_there_is_told_at_once(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        lvnlp.load(ner=name)
