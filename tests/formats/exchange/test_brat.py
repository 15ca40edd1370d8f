"""brat: what its documentation shows is read, line breaks or not, and nothing of ours is lost."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.errors import MissingInputError
from lvnlp.formats.annotated import AnnotatedEntity, AnnotatedPage, Mention
from lvnlp.formats.exchange.brat import write_brat
from lvnlp.formats.exchange.brat_read import read_brat
from tests.formats.exchange.random_annotations import annotated_pages

TEXT = "远帆公司与青禾集团合并。\r\n此前未谈及合资，\n方砚秋说。"

# Every kind of line that the description of the standoff format has.
STANDOFF = """\
T1\tORG 0 4\t远帆公司
T2\tMERGE-ORG 9 11\t合并
T3\tORG 5 9\t青禾集团
T4\tPERSON 23 26\t方砚秋
T5\tPHRASE 0 4;9 11\t远帆公司 合并
E1\tMERGE-ORG:T2 Org1:T1 Org2:T3
E2\tSAY:T4 Theme:E1
R1\tKnows Arg1:T4 Arg2:T1\t
*\tEquiv T1 T3
A1\tNegation E1
A2\tConfidence T4 L1
M1\tSpeculation T4
N1\tReference T1 Wikipedia:534366\t远帆
#1\tAnnotatorNotes T1\t再看一次
#2\tAnnotatorNotes E1\t合并未成
"""


def put(folder: Path, standoff: str, text: str = TEXT) -> Path:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_bytes(standoff.encode())
    return folder


def test_all_documented_lines_are_read(tmp_path: Path) -> None:
    found = read_brat(put(tmp_path, STANDOFF))

    (page,) = found.pages
    assert not found.report
    assert page.raw == TEXT
    mentions = {one.id: one for one in page.mentions}
    assert mentions["T5"].spans == ((0, 4), (9, 11))
    assert mentions["T4"].attributes == {"Confidence": "L1", "Speculation": ""}
    assert mentions["T1"].attributes == {"Reference:Wikipedia:534366": "远帆"}
    assert mentions["T1"].note == "再看一次"
    entities = {one.id: one for one in page.entities}
    assert entities["E1"].kind == "MERGE-ORG"
    assert entities["E1"].mentions == ("T2",)
    assert entities["E1"].attributes == {"brat": "event", "Negation": ""}
    assert entities["E1"].note == "合并未成"
    assert entities["equiv-1"].mentions == ("T1", "T3")
    assert sorted((r.label, r.subject, r.object) for r in page.relations) == [
        ("Knows", "T4", "T1"),
        ("Org1", "E1", "T1"),
        ("Org2", "E1", "T3"),
        ("Theme", "E2", "E1"),
    ]


def test_events_are_written_as_events_again(tmp_path: Path) -> None:
    (page,) = read_brat(put(tmp_path, STANDOFF)).pages

    write_brat([page], tmp_path / "out")

    written = (tmp_path / "out" / "a.ann").read_text(encoding="utf-8").splitlines()
    assert sorted(map(_unnumbered, written)) == sorted(map(_unnumbered, STANDOFF.splitlines()))
    assert read_brat(tmp_path / "out").pages == (page,)


def _unnumbered(line: str) -> str:
    """The line without the number of an attribute or note, which nothing refers to."""
    return re.sub(r"^(?:[AM]|(#))\d+", r"\1", line.rstrip("\t"))


def test_a_mention_over_a_line_break_is_written_in_fragments(tmp_path: Path) -> None:
    page = AnnotatedPage(
        raw="方\r\n砚秋说", mentions=(Mention(id="m", label="PERSON", spans=((0, 5),)),)
    )

    write_brat([page], tmp_path)

    assert (tmp_path / "page-1.ann").read_text(encoding="utf-8") == "T1\tPERSON 0 1;3 5\t方 砚秋\n"
    assert read_brat(tmp_path).pages == (page,)


def test_what_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    standoff = (
        "T1\tORG 0 4\t远帆公司\nT2\tORG 5 99\t青禾集团\nT3\tORG 4 4\t\nT4\tORG 0 4\t青禾集团\n"
        "T5\tORG 0-4\t远帆公司\nT1\tORG 5 9\t青禾集团\nR1\tKnows Arg1:T1 Arg2:T2\n"
        "R2\tKnows Arg1:T1\nA1\tSure T9\nX1\twhat\n"
    )

    found = read_brat(put(tmp_path, standoff))

    assert [one.id for one in found.pages[0].mentions] == ["T1"]
    assert [str(note) for note in found.report.bad] == [
        "a.ann: line 2: [5, 99) is outside of the text, which has 28 characters",
        "a.ann: line 3: [4, 4) is empty",
        "a.ann: line 4: it marks '青禾集团', but '远帆公司' is there",
        "a.ann: line 5: '0-4' is not START END, or several of it",
        "a.ann: line 6: the id T1 comes twice",
        "a.ann: line 8: 'Arg1:T1' is not ROLE:ID, 2 times or more",
        "a.ann: line 9: it speaks of 'T9', which is not there",
        "a.ann: line 10: brat knows no lines that begin like 'X1 what'",
        "a.ann: R1: it speaks of 'T2', which is not there",
    ]


def test_a_page_without_its_text_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path, STANDOFF)
    (tmp_path / "b.ann").touch()

    found = read_brat(tmp_path)

    assert len(found.pages) == 1
    assert "b.txt does not exist" in found.report.bad[0].reason


def test_a_folder_without_annotations_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"no file that ends in \.ann"):
        read_brat(tmp_path)


@given(st.lists(annotated_pages(), min_size=1, max_size=2))
def test_nothing_is_lost_on_the_way_there_and_back(pages: list[AnnotatedPage]) -> None:
    with TemporaryDirectory() as folder:
        written = write_brat(pages, folder)
        found = read_brat(folder)

    assert not written.bad
    assert not written.lost
    assert not found.report
    assert sorted(map(repr, found.pages)) == sorted(map(repr, pages))
    assert all(page in pages for page in found.pages)


def test_corrections_in_brat_come_through(tmp_path: Path) -> None:
    (page,) = read_brat(put(tmp_path, STANDOFF)).pages
    person = AnnotatedEntity(id="person-1", kind="person", titles=("县长",), mentions=("T4",))
    write_brat([page.model_copy(update={"entities": (*page.entities, person)})], tmp_path)
    file = tmp_path / "a.ann"
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line[0] not in "E*A#" and not line.startswith("R")]
    more = ["T9\tWORD 14 16\t此前", "E7\tSAY:T4 Theme:T1", "#1\tAnnotatorNotes T4\t改过"]
    file.write_text("\n".join([*kept, *more]) + "\n", encoding="utf-8")

    found = read_brat(tmp_path)

    (corrected,) = found.pages
    assert not found.report
    assert [(e.id, e.kind) for e in corrected.entities] == [("E2", "SAY"), ("person-1", "person")]
    assert corrected.entities[1].titles == ("县长",)
    assert {m.id: m.note for m in corrected.mentions}["T4"] == "改过"
    assert "T9" in {m.id for m in corrected.mentions}
