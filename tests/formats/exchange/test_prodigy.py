"""Prodigy: its documented tasks are read, and nothing of ours is lost."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.prodigy import read_prodigy, write_prodigy
from tests.formats.exchange.random_annotations import annotated_pages

# The shape of the relations interface: words as tokens, an inclusive token_end.
PERSON = {"start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "PERSON"}
EVENT = {"start": 5, "end": 9, "token_start": 2, "token_end": 3, "label": "EVENT"}
TASK: dict[str, Any] = {
    "text": "方砚秋出席临溪年会。",
    "tokens": [
        {"text": "方砚秋", "start": 0, "end": 3, "id": 0, "ws": False},
        {"text": "出席", "start": 3, "end": 5, "id": 1, "ws": False},
        {"text": "临溪", "start": 5, "end": 7, "id": 2, "ws": False},
        {"text": "年会", "start": 7, "end": 9, "id": 3, "ws": False},
        {"text": "。", "start": 9, "end": 10, "id": 4, "ws": False},
    ],
    "spans": [PERSON, EVENT],
    "relations": [
        {
            "head": 0,
            "child": 3,
            "head_span": PERSON,
            "child_span": EVENT,
            "color": "#c5bdf4",
            "label": "attended",
        },
        {"head": 1, "child": 3, "label": "obj"},
    ],
    "answer": "accept",
    "_input_hash": 1,
    "_annotator_id": "wang",
}


def put(folder: Path, *tasks: Any) -> Path:
    file = folder / "out.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in tasks), encoding="utf-8")
    return file


def test_an_annotated_task_is_read(tmp_path: Path) -> None:
    found = read_prodigy(put(tmp_path, TASK))

    (page,) = found.pages
    assert not found.report
    assert [(m.id, m.label, m.spans, m.author) for m in page.mentions] == [
        ("m1", "PERSON", ((0, 3),), "wang"),
        ("m2", "EVENT", ((5, 9),), "wang"),
        ("m3", "TOKEN", ((3, 5),), "wang"),
    ]
    assert [(r.label, r.subject, r.object) for r in page.relations] == [
        ("attended", "m1", "m2"),
        ("obj", "m3", "m2"),
    ]


def test_what_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    task = {
        **TASK,
        "spans": [PERSON, {**EVENT, "end": 99}, {**EVENT, "label": None}],
        "relations": [{"head": 9, "child": 0, "label": "x"}, {"head": 0, "child": 1}],
        "options": [{"id": 1}],
    }

    found = read_prodigy(put(tmp_path, task, {**TASK, "answer": "reject"}))

    assert [m.label for m in found.pages[0].mentions] == ["PERSON"]
    assert [str(note) for note in found.report.bad] == [
        "out.jsonl, line 1: spans[1]: [5, 99) is outside of the text, which has 10 characters",
        "out.jsonl, line 1: spans[2]: the label is None, not a name",
        "out.jsonl, line 1: relations[0]: head is the token 9, which the record does not have",
        "out.jsonl, line 1: relations[1]: label is None, not a string",
        "out.jsonl, line 2: answer: the annotator's answer was 'reject'",
    ]
    assert [note.field for note in found.report.lost] == ["options"]


@given(st.lists(annotated_pages(), max_size=2))
def test_nothing_is_lost_on_the_way_there_and_back(pages: list[AnnotatedPage]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tasks.jsonl"
        written = write_prodigy(pages, file)
        found = read_prodigy(file)

    assert not written.bad
    assert not written.lost
    assert not found.report
    assert list(found.pages) == pages
