"""Label Studio: documented exports are read, whatever they count, and nothing of ours is lost."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.formats.annotated import AnnotatedPage, Mention
from lvnlp.formats.exchange.label_studio import Kind, label_config, write_label_studio
from lvnlp.formats.exchange.label_studio_export import read_label_studio
from tests.formats.exchange.random_annotations import annotated_pages

TEXT = "方砚秋出席临溪年会并致辞。"


def region(key: str, start: int, end: int, text: str, *labels: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": text, "labels": list(labels)}
    return {
        "id": key,
        "from_name": "ner",
        "to_name": "txt",
        "type": "labels",
        "origin": "manual",
        "value": value,
    }


def exported(*results: dict[str, Any], text: str = TEXT, **more: Any) -> dict[str, Any]:
    """A task in the shape that the documentation of the JSON export shows."""
    annotation = {
        "id": 1001,
        "completed_by": {"id": 1, "email": "wang@example.com"},
        "was_cancelled": False,
        "lead_time": 4.288,
        "result": list(results),
    }
    return {"id": 1, "data": {"text": text}, "annotations": [annotation], **more}


def relation(source: str, target: str, direction: str = "right", *labels: str) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": source,
        "to_id": target,
        "direction": direction,
        "labels": list(labels),
    }


def put(folder: Path, tasks: Any) -> Path:
    file = folder / "export.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return file


def test_an_export_in_json_is_read(tmp_path: Path) -> None:
    task = exported(
        region("a", 0, 3, "方砚秋", "PERSON"),
        region("b", 5, 9, "临溪年会", "EVENT"),
        relation("b", "a", "left", "attended"),
        relation("a", "b", "bi", "knows"),
    )

    found = read_label_studio(put(tmp_path, [task]))

    (page,) = found.pages
    assert not found.report
    assert [(m.id, m.label, m.spans, m.author) for m in page.mentions] == [
        ("a", "PERSON", ((0, 3),), "wang@example.com"),
        ("b", "EVENT", ((5, 9),), "wang@example.com"),
    ]
    assert [(r.label, r.subject, r.object) for r in page.relations] == [
        ("attended", "a", "b"),
        ("knows", "a", "b"),
        ("knows", "b", "a"),
    ]


def test_json_min_is_read(tmp_path: Path) -> None:
    task = {
        "id": 3,
        "text": TEXT,
        "ner": [{"start": 0, "end": 3, "text": "方砚秋", "labels": ["PERSON"]}],
        "annotator": 1,
        "annotation_id": 7,
        "lead_time": 3.1,
    }

    found = read_label_studio(put(tmp_path, [task]))

    assert not found.report
    assert [(m.label, m.spans) for m in found.pages[0].mentions] == [("PERSON", ((0, 3),))]


@pytest.mark.parametrize(
    ("start", "end"), [(4, 7), (5, 8), (7, 10), (8, 11)], ids=["lf", "16+lf", "crlf", "16+crlf"]
)
def test_offsets_are_understood_however_they_count(tmp_path: Path, start: int, end: int) -> None:
    text = "𠮷\r\n\r\n\r\n方砚秋出席。"

    found = read_label_studio(
        put(tmp_path, [exported(region("a", start, end, "方砚秋", "PERSON"), text=text)])
    )

    assert not found.report
    assert found.pages[0].mentions[0].spans == ((7, 10),)


def test_what_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    task = exported(
        region("a", 0, 3, "方砚秋", "PERSON"),
        region("b", 5, 99, "临溪年会", "EVENT"),
        region("c", 5, 9, "会并致辞", "EVENT"),
        region("d", 5, 9, "临溪年会"),
        {"type": "choices", "value": {"choices": ["news"]}},
        relation("a", "b", "right", "attended"),
    )
    skipped = exported(region("a", 0, 3, "方砚秋", "PERSON"))
    skipped["annotations"][0]["was_cancelled"] = True
    waiting = {"id": 9, "data": {"text": TEXT}, "annotations": [], "predictions": [{"result": []}]}

    found = read_label_studio(put(tmp_path, [task, skipped, 4, waiting]))

    assert len(found.pages) == 2
    assert [m.id for m in found.pages[0].mentions] == ["a"]
    assert [str(note) for note in found.report.bad] == [
        "export.json, task 1: result[1]: [5, 99) is outside of the text, which has 13 units",
        "export.json, task 1: result[2]: it marks '会并致辞', but '临溪年会' is there",
        "export.json, task 1: result[3]: the region has no label",
        "export.json, task 1: result[5]: it speaks of the region 'b', which is not there",
        "export.json, task 1: was_cancelled: the annotator skipped the task",
        "export.json, task 3: it is no JSON object",
    ]
    assert [str(note) for note in found.report.lost] == [
        "export.json, task 1: result[4]: 'choices': annotated pages have no place for it",
        "export.json, task 9: predictions: nobody has annotated the task; "
        "what was predicted has been read",
    ]


@given(
    st.lists(annotated_pages(), max_size=2),
    st.sampled_from(["predictions", "annotations"]),
    st.booleans(),
)
def test_nothing_is_lost_on_the_way_there_and_back(
    pages: list[AnnotatedPage], kind: Kind, utf16: bool
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "tasks.json"
        written = write_label_studio(pages, file, kind=kind, utf16=utf16)
        found = read_label_studio(file)

    assert not written.bad
    assert not written.lost
    assert not found.report
    assert list(found.pages) == pages


def test_the_text_of_a_task_has_no_carriage_returns(tmp_path: Path) -> None:
    page = AnnotatedPage(
        raw="临溪\r\n方砚秋", mentions=(Mention(id="m1", label="PERSON", spans=((4, 7),)),)
    )

    write_label_studio([page], tmp_path / "tasks.json")

    (task,) = json.loads((tmp_path / "tasks.json").read_text(encoding="utf-8"))
    assert task["data"]["text"] == "临溪\n方砚秋"
    assert task["predictions"][0]["result"][0]["value"] == {
        "start": 3,
        "end": 6,
        "text": "方砚秋",
        "labels": ["PERSON"],
    }


def test_the_labelling_interface_names_all_labels() -> None:
    page = AnnotatedPage(raw="临溪", mentions=(Mention(id="m", label='A"<', spans=((0, 2),)),))

    assert '<Label value="A&quot;&lt;"/>' in label_config([page])
