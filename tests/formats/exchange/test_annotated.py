"""Our own format: files, versions, the validator, and pages that were read."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lvnlp
from lvnlp.errors import MissingInputError
from lvnlp.formats.annotated import (
    AnnotatedEntity,
    AnnotatedPage,
    AnnotatedRelation,
    Literally,
    Mention,
    Statement,
)
from lvnlp.formats.annotated_files import (
    format_annotated,
    read_annotated,
    stems,
    write_annotated,
)
from lvnlp.formats.annotated_page import annotated_from_page
from lvnlp.formats.exchange.checks import check, sound
from lvnlp.schema import Page
from tests.formats.exchange.random_annotations import annotated_pages
from tests.schema.random_pages import pages

TEXT = "　　3月22日，全县春耕现场会召开。\r\n县长方砚秋出席会议并讲话。方砚秋指出，要抓好春\r\n耕。"


@given(st.lists(annotated_pages(), min_size=1, max_size=2))
def test_what_is_written_is_read(written: list[AnnotatedPage]) -> None:
    with TemporaryDirectory() as folder:
        told = write_annotated(written, folder)
        found = read_annotated(folder)

    assert not told
    assert not found.report
    assert all(page in written for page in found.pages)
    assert len(found.pages) == len(written)


@given(annotated_pages())
def test_a_random_page_is_sound(page: AnnotatedPage) -> None:
    assert check(page) == []


@given(pages())
def test_every_page_has_a_sound_annotated_page(page: Page) -> None:
    annotated = annotated_from_page(page)

    assert annotated.raw == page.raw
    assert [one for one in check(annotated) if "outside" in one.reason] == []
    assert len(annotated.relations) + len(annotated.statements) == len(page.relations)
    assert [one.id for one in annotated.entities] == [one.id for one in page.entities]


def test_what_the_reader_finds_is_marked() -> None:
    page = annotated_from_page(lvnlp.parse(TEXT, date="2021-03-23"))

    marked = {(one.label, TEXT[slice(*one.spans[0])]): one for one in page.mentions}
    assert ("PERSON", "方砚秋") in marked
    assert ("POSITION", "县长") in marked
    (held,) = [one for one in page.relations if one.label == "held_on"]
    date = next(one for one in page.mentions if one.id == held.object)
    assert date.attributes == {"value": "2021-03-22"}
    assert [one.text for one in page.statements] == ["要抓好春耕"]
    assert all(one.author.startswith("lvnlp:") for one in page.relations)
    assert check(page) == []


def wrong() -> AnnotatedPage:
    return AnnotatedPage(
        raw="方砚秋到会。",
        mentions=(
            Mention(id="m1", label="PERSON", spans=((0, 3),)),
            Mention(id="m2", label="PERSON", spans=((0, 7),)),
            Mention(id="m3", label="PERSON", spans=((2, 2),)),
            Mention(id="m4", label=" ", spans=((0, 3),)),
            Mention(id="m1", label="PERSON", spans=((0, 1),)),
            Mention(id="m5", label="PERSON", spans=()),
            Mention(id="m6", label="PERSON", spans=((0, 2), (1, 3))),
            Mention(id="m7", label="PERSON", spans=((-1, 3),)),
        ),
        entities=(AnnotatedEntity(id="p", kind="person", mentions=("m9",)),),
        relations=(
            AnnotatedRelation(id="r1", label="met", subject="m1", object="p"),
            AnnotatedRelation(id="r2", label="met", subject="m1", object="m2", date="soon"),
            AnnotatedRelation(id="r3", label="met", subject="m1", object="m1", article="A1"),
            AnnotatedRelation(
                id="r4", label="x", subject="m1", object=Literally(kind="date", value="2021-02-30")
            ),
        ),
        statements=(Statement(id="s", speaker="?", spans=((0, 9),)),),
    )


def test_the_validator_names_record_field_and_reason() -> None:
    assert [str(note) for note in check(wrong(), record="a.json")] == [
        "a.json: mentions m1: the id 'm1' comes twice",
        "a.json: mentions m2: [0, 7) is outside of the text, which has 6 characters",
        "a.json: mentions m3: [2, 2) is empty",
        "a.json: mentions m4: the label is empty",
        "a.json: mentions m5: it marks nothing: there is no span",
        "a.json: mentions m6: its pieces [0, 2) and [1, 3) overlap",
        "a.json: mentions m7: [-1, 3) is outside of the text, which has 6 characters",
        "a.json: entities p: it has the mention 'm9', which is not on the page",
        "a.json: relations r2: 'soon' is no date in EDTF",
        "a.json: relations r3: it stands in the article 'A1', which is not on the page",
        "a.json: relations r4: there is no day 2021-02-30 in the calendar",
        "a.json: statements s: it speaks of '?', which is not on the page",
        "a.json: statements s: [0, 9) is outside of the text, which has 6 characters",
    ]


def test_labels_and_overlaps_are_checked_where_they_matter() -> None:
    page = AnnotatedPage(
        raw="方砚秋到会。",
        mentions=(
            Mention(id="m1", label="PERSON", spans=((0, 3),)),
            Mention(id="m2", label="NAME", spans=((2, 4),)),
        ),
        relations=(AnnotatedRelation(id="r", label="met", subject="m1", object="m2"),),
    )

    assert check(page) == []
    found = check(page, record="x", labels={"PERSON"}, relations={"attended"}, flat=True)
    assert [str(note) for note in found] == [
        "x: mentions m2: the label 'NAME' is unknown; known are PERSON",
        "x: relations r: the label 'met' is unknown; known are attended",
        "x: mentions m2: NAME [2, 4) overlaps with m1",
    ]


def test_what_is_sound_stays_and_what_leads_to_the_wrong_goes_too() -> None:
    found = sound(wrong())

    (page,) = found.pages
    assert [one.id for one in page.mentions] == ["m1"]
    assert [len(part) for part in (page.entities, page.relations, page.statements)] == [0, 0, 0]
    assert check(page) == []
    # r1 was right until the entity that it speaks of went.
    assert "relations r1: it speaks of 'p'" in str(found.report.bad[-1])


def test_bad_files_and_annotations_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    good = AnnotatedPage(raw="方砚秋", mentions=(Mention(id="m", label="P", spans=((0, 3),)),))
    told: dict[str, Any] = json.loads(format_annotated(good))
    told["mentions"] += [{"id": "n", "label": "P", "spans": [["x", 3]]}, 5, {"id": "o"}]
    told["relations"] = {}
    told["colour"] = "red"
    files = {"a": json.dumps(told), "b": "{", "c": "[]", "d": "{}", "e": format_annotated(good)}
    files["f"] = files["e"].replace('"1.0"', '"2.0"')
    files["g"] = files["e"].replace('"raw"', '"text"')
    for name, text in files.items():
        (tmp_path / f"{name}.annotated.json").write_text(text, encoding="utf-8")

    found = read_annotated(tmp_path)

    assert found.pages == (good, good)
    assert [(note.record[0], note.field) for note in found.report.bad] == [
        ("a", "colour"),
        ("a", "mentions[1].spans.0.0"),
        ("a", "mentions[2]"),
        ("a", "mentions[3].label"),
        ("a", "relations"),
        ("b", ""),
        ("c", ""),
        ("d", ""),
        ("f", ""),
        ("g", "raw"),
    ]


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        read_annotated(tmp_path)


def test_files_are_called_by_their_source_and_never_the_same() -> None:
    sources = ["a/p.txt", "b/p.txt", "sample:x", "", "<stdin>", "..", "P.txt"]

    assert stems([AnnotatedPage(raw="", source=one) for one in sources]) == [
        "p",
        "p-2",
        "x",
        "page-4",
        "_stdin_",
        "page-6",
        "P-3",
    ]
