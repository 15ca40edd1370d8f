"""What docs/annotation.md shows is what there is."""

import re
from pathlib import Path

import pytest

from lvnlp.formats.annotated_files import read_annotated
from lvnlp.formats.exchange.formats import FORMS
from tests.test_readme import ROOT

TEXT = (ROOT / "docs" / "annotation.md").read_text(encoding="utf-8")


def test_the_page_that_it_shows_is_one(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    file = tmp_path / "a.annotated.json"
    file.write_text(shown, encoding="utf-8")

    found = read_annotated(file)

    assert not found.report
    (page,) = found.pages
    assert [page.raw[slice(*one.spans[0])] for one in page.mentions] == ["方砚秋", "县长", "年会"]
    assert len(page.relations) == 3


def test_its_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(block, "annotation.md", "exec"), {})
    assert capsys.readouterr().out.startswith("[")


@pytest.mark.parametrize(
    ("name", "ending"), [("doccano", ".jsonl"), ("label-studio", ".json"), ("prodigy", ".jsonl")]
)
def test_the_records_that_it_shows_are_read(tmp_path: Path, name: str, ending: str) -> None:
    start = {"doccano": '    {"id": 1', "label-studio": '    {"data"', "prodigy": '    {"text"'}
    shown = TEXT[TEXT.index(start[name]) :].split("\n\n")[0]
    file = tmp_path / f"a{ending}"
    file.write_text(" ".join(shown.split("\n")) + "\n", encoding="utf-8")

    found = FORMS[name].read(file)

    assert not found.report
    assert found.pages[0].mentions[0].label == "PERSON"


def test_it_tells_of_every_format() -> None:
    told = set(re.findall(r"(?:--to|# or|or) (?:conll-bioes, )?([a-z-]+)", TEXT))
    assert set(FORMS) - {"conll-bioes"} <= told
    assert "conll-bioes" in TEXT
