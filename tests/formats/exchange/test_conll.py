"""CoNLL: every scheme is read, the text comes back as it was, and what is not held is listed."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.errors import OptionError
from lvnlp.formats.annotated import AnnotatedPage, AnnotatedRelation, Mention
from lvnlp.formats.exchange.conll import Scheme, write_conll
from lvnlp.formats.exchange.conll_read import read_conll
from tests.formats.exchange.random_annotations import annotated_pages

SCHEMES = st.sampled_from(["bio", "bioes", "bmes"])


def read(folder: Path, text: str) -> Any:
    file = folder / "a.conll"
    file.write_bytes(text.encode())
    return read_conll(file)


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [("bio", "BIIOB"), ("bioes", "BIEOS"), ("bmes", "BMEOS")],
)
def test_the_schemes_tag_as_they_are_known_to(tmp_path: Path, scheme: Scheme, tags: str) -> None:
    page = AnnotatedPage(
        raw="方砚秋到会",
        mentions=(
            Mention(id="m1", label="PERSON", spans=((0, 3),)),
            Mention(id="m2", label="EVENT", spans=((4, 5),)),
        ),
    )

    report = write_conll([page], tmp_path / "a.conll", scheme=scheme)

    lines = (tmp_path / "a.conll").read_text(encoding="utf-8").splitlines()
    assert not report
    assert lines[:2] == ["-DOCSTART-\tO", ""]
    assert "".join(line.split("\t")[1][0] for line in lines[2:]) == tags
    assert read_conll(tmp_path / "a.conll").pages == (page,)


def test_the_layout_of_conll_2003_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "-DOCSTART- -X- -X- O\n\nEU NNP B-NP B-ORG\nrejects VBZ B-VP O\nGerman JJ B-NP I-MISC\n"
        "call NN I-NP O\n\nPeter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n",
    )

    (page,) = found.pages
    assert not found.report
    assert page.raw == "EU rejects German call\nPeter Blackburn"
    assert [(m.label, page.raw[slice(*m.spans[0])]) for m in page.mentions] == [
        ("ORG", "EU"),
        ("MISC", "German"),
        ("PER", "Peter Blackburn"),
    ]


def test_characters_one_a_line_without_a_head_are_read(tmp_path: Path) -> None:
    found = read(tmp_path, "方 B-PER\r\n砚 M-PER\r\n秋 E-PER\r\n说 O\r\n\r\n好 S-X\r\n")

    (page,) = found.pages
    assert not found.report
    assert page.raw == "方砚秋说\n好"
    assert [(m.label, m.spans) for m in page.mentions] == [("PER", ((0, 3),)), ("X", ((5, 6),))]


def test_bad_tags_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, "方\tB-PER\n砚\tQ-PER\n秋\tE-PER\n说\n")

    assert found.pages[0].raw == "方砚秋说"
    assert [str(note) for note in found.report.bad] == [
        "a.conll, line 1: line 2: the tag of '砚' is 'Q-PER', not O, B-… or I-…",
        "a.conll, line 1: line 3: E-PER goes on with nothing",
        "a.conll, line 1: line 4: the tag of '说' is '', not O, B-… or I-…",
    ]


def test_what_columns_cannot_hold_is_listed(tmp_path: Path) -> None:
    page = AnnotatedPage(
        raw="临溪县方砚秋",
        mentions=(
            Mention(id="m1", label="PLACE", spans=((0, 2),)),
            Mention(id="m2", label="PLACE", spans=((0, 3),)),
            Mention(id="m3", label="PERSON", spans=((3, 4), (5, 6))),
            Mention(id="m4", label="A B", spans=((4, 5),)),
            Mention(id="m5", label="PERSON", spans=((3, 4),), note="?"),
        ),
        relations=(AnnotatedRelation(id="r", label="x", subject="m1", object="m2"),),
    )

    report = write_conll([page], tmp_path / "a.conll")

    assert sorted(note.field for note in report.lost) == [
        "mentions m1",
        "mentions m3",
        "mentions m4",
        "mentions m5",
        "relations",
    ]
    assert [m.spans for m in read_conll(tmp_path / "a.conll").pages[0].mentions] == [
        ((0, 3),),
        ((3, 4),),
    ]


def test_an_unknown_scheme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="bioes"):
        write_conll([], tmp_path / "a", scheme=cast(Scheme, "iob3"))


@given(st.lists(annotated_pages(plain=True), max_size=2), SCHEMES)
def test_what_is_not_listed_comes_back(pages: list[AnnotatedPage], scheme: Scheme) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.conll"
        written = write_conll(pages, file, scheme=scheme)
        found = read_conll(file)

    held = {
        (note.record, note.field)
        for note in written.lost
        if note.reason != "CoNLL holds its label and place only"
    }
    assert not written.bad
    assert not found.report
    assert [page.raw for page in found.pages] == [page.raw for page in pages]
    for number, (page, back) in enumerate(zip(pages, found.pages, strict=True), start=1):
        wanted = [
            (one.label, one.spans)
            for one in page.mentions
            if (f"page {number}", f"mentions {one.id}") not in held
        ]
        assert sorted((one.label, one.spans) for one in back.mentions) == sorted(wanted)
