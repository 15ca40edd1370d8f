"""doccano: its documented shapes are read, and nothing that we write is lost."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.doccano import Shape, read_doccano, write_doccano
from tests.formats.exchange.random_annotations import annotated_pages

# The shape that doccano's own documentation shows, with a sentence of ours.
EXPORTED: dict[str, Any] = {
    "id": 6,
    "text": "方砚秋出席临溪年会并致辞。",
    "Comments": [],
    "entities": [
        {"id": 1662, "label": "PERSON", "start_offset": 0, "end_offset": 3},
        {"id": 1663, "label": "EVENT", "start_offset": 5, "end_offset": 9},
    ],
    "relations": [{"id": 273, "from_id": 1662, "to_id": 1663, "type": "attended"}],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "all.jsonl"


def put(file: Path, *records: Any) -> Path:
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return file


def test_an_export_with_relations_is_read(file: Path) -> None:
    found = read_doccano(put(file, EXPORTED))

    (page,) = found.pages
    assert not found.report
    assert [(m.label, m.spans) for m in page.mentions] == [
        ("PERSON", ((0, 3),)),
        ("EVENT", ((5, 9),)),
    ]
    assert [(r.label, r.subject, r.object) for r in page.relations] == [
        ("attended", "1662", "1663")
    ]


@pytest.mark.parametrize("field", ["label", "labels"])
def test_both_names_of_the_list_of_spans_are_read(file: Path, field: str) -> None:
    found = read_doccano(put(file, {"text": "方砚秋到会。", field: [[0, 3, "PERSON"]]}))

    assert [(m.label, m.spans) for m in found.pages[0].mentions] == [("PERSON", ((0, 3),))]


def test_what_is_wrong_is_named_and_the_rest_is_read(file: Path) -> None:
    record = {
        **EXPORTED,
        "entities": [
            *EXPORTED["entities"],
            {"id": 1, "label": "PERSON", "start_offset": 3, "end_offset": 99},
            {"id": 2, "label": "PERSON", "start_offset": 3, "end_offset": 3},
            {"id": 3, "label": " ", "start_offset": 0, "end_offset": 3},
            {"id": 4, "label": "X", "start_offset": "0", "end_offset": 3},
            7,
        ],
        "relations": [*EXPORTED["relations"], {"from_id": 1662, "to_id": 5, "type": "met"}],
    }
    file.write_text(f"{json.dumps(record)}\n[]\nnot json\n{{}}\n", encoding="utf-8")

    found = read_doccano(file)

    assert len(found.pages) == 1
    assert len(found.pages[0].mentions) == 2
    assert len(found.pages[0].relations) == 1
    assert [str(note) for note in found.report.bad] == [
        "all.jsonl, line 1: entities[2]: [3, 99) is outside of the text, which has 13 characters",
        "all.jsonl, line 1: entities[3]: [3, 3) is empty",
        "all.jsonl, line 1: entities[4]: the label is ' ', not a name",
        "all.jsonl, line 1: entities[5]: start_offset is '0', not a whole number",
        "all.jsonl, line 1: entities[6]: 7 is no JSON object",
        "all.jsonl, line 1: relations[1]: to_id is 5, which no entity has as id",
        "all.jsonl, line 2: it is no JSON object",
        "all.jsonl, line 3: it is not JSON: Expecting value: line 1 column 1 (char 0)",
        "all.jsonl, line 4: data is None, not a string",
    ]


@given(st.lists(annotated_pages(), max_size=2), st.sampled_from(["entities", "label", "labels"]))
def test_nothing_is_lost_on_the_way_there_and_back(
    pages: list[AnnotatedPage], shape: Shape
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pages.jsonl"
        written = write_doccano(pages, file, shape=shape)
        found = read_doccano(file)

    assert not written.bad
    assert not written.lost
    assert not found.report
    assert list(found.pages) == pages


def test_a_correction_keeps_what_the_tool_does_not_show(file: Path) -> None:
    put(file, EXPORTED)
    (page,) = read_doccano(file).pages
    relation = page.relations[0].model_copy(update={"role": "出席"})
    write_doccano([page.model_copy(update={"relations": (relation,)})], file)
    record = json.loads(file.read_text(encoding="utf-8"))
    record["entities"][0]["end_offset"] = 2  # doccano numbers anew, and somebody moved an edge
    record["entities"][1]["label"] = "PROJECT"
    record["entities"].append({"id": 90, "label": "POSITION", "start_offset": 9, "end_offset": 12})

    (corrected,) = read_doccano(put(file, record)).pages

    assert [(m.id, m.label, m.spans) for m in corrected.mentions] == [
        ("1662", "PERSON", ((0, 2),)),
        ("1663", "PROJECT", ((5, 9),)),
        ("90", "POSITION", ((9, 12),)),
    ]
    assert [(r.subject, r.object, r.role) for r in corrected.relations] == [
        ("1662", "1663", "出席")
    ]


def test_a_text_that_was_changed_is_noticed(file: Path) -> None:
    (page,) = read_doccano(put(file, EXPORTED)).pages
    write_doccano([page], file)
    record = json.loads(file.read_text(encoding="utf-8"))

    found = read_doccano(put(file, {**record, "text": "　" + record["text"]}))

    assert "the text was changed" in found.report.bad[0].reason
    assert len(found.pages[0].mentions) == 2
