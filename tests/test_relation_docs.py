"""The pages on relations: each exists, and their examples come out as they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lvnlp.formats.facts import facts
from lvnlp.pipeline import Reader, load
from lvnlp.schema import RELATION_CLASSES

FOLDER = Path(__file__).parent.parent / "docs" / "relations"
BLOCK = re.compile(r"^```facts\n(?P<text>.+?)\n(?P<facts>(?:=> .+\n)*)```$", re.MULTILINE)
WITHOUT = {"part_of", "reported_by"}
"""They need more than a sentence: venues of one event, a byline."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load()


@pytest.mark.parametrize("name", sorted(RELATION_CLASSES))
def test_the_examples_of_a_page_come_out(name: str, reader: Reader) -> None:
    page = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {name}\n")
    blocks = list(BLOCK.finditer(page))
    assert bool(blocks) == (name not in WITHOUT)
    assert len(blocks) == page.count("```facts"), "a block cannot be read"
    for block in blocks:
        read = reader.parse(block["text"], date="2021-03-23", place="山西省吕梁市青禾县")
        found = {
            f"{fact.subject.name} → {fact.object.name}"
            for fact in facts(read)
            if fact.relation == name and fact.modality == "asserted"
        }
        assert found == {line[3:] for line in block["facts"].splitlines()}, block["text"]


def test_the_index_leads_to_every_page() -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    assert {m[1] for m in re.finditer(r"\((\w+)\.md\)", index)} == set(RELATION_CLASSES)
