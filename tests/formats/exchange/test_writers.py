"""What holds of every format: a wrong page is written without what is wrong, which is named."""

from pathlib import Path

import pytest

from lvnlp.errors import LvnlpError
from lvnlp.formats.annotated import AnnotatedEntity, AnnotatedPage, AnnotatedRelation, Mention
from lvnlp.formats.exchange.formats import FORMS, form

PAGE = AnnotatedPage(
    source="a.txt",
    raw="方砚秋\r\n到会。",
    mentions=(
        Mention(id="m1", label="PERSON", spans=((0, 3),)),
        Mention(id="m2", label="PERSON", spans=((0, 99),)),
    ),
    relations=(AnnotatedRelation(id="r1", label="met", subject="m1", object="m2"),),
)


@pytest.mark.parametrize("name", FORMS)
def test_what_is_wrong_is_named_and_not_written(name: str, tmp_path: Path) -> None:
    target = tmp_path / "out"

    told = form(name).write([PAGE], target)
    back = form(name).read(target)

    assert [str(note) for note in told.bad] == [
        "a.txt: mentions m2: [0, 99) is outside of the text, which has 8 characters",
        "a.txt: relations r1: it speaks of 'm2', which is not on the page",
    ]
    assert [page.raw for page in back.pages] == [PAGE.raw]
    if name != "gold":
        assert [one.spans for one in back.pages[0].mentions] == [((0, 3),)]


@pytest.mark.parametrize("name", FORMS)
def test_no_pages_are_no_error(name: str, tmp_path: Path) -> None:
    assert not form(name).write([], tmp_path / "out")


@pytest.mark.parametrize("name", FORMS)
def test_what_is_not_there_is_an_error_or_named(name: str, tmp_path: Path) -> None:
    try:
        told = [str(one) for one in form(name).read(tmp_path / "none").report.bad]
    except LvnlpError as error:
        told = [str(error)]

    assert len(told) == 1
    assert "none does not exist" in told[0]


@pytest.mark.parametrize("name", ["label-studio", "doccano", "prodigy", "brat", "spacy"])
def test_an_entity_is_shown_by_its_nearest_mention(name: str, tmp_path: Path) -> None:
    page = AnnotatedPage(
        source="b.txt",
        raw="方砚秋来。方砚秋到会。",
        mentions=(
            Mention(id="m1", label="PERSON", spans=((0, 3),)),
            Mention(id="m2", label="PERSON", spans=((5, 8),)),
            Mention(id="m3", label="EVENT", spans=((9, 10),)),
        ),
        entities=(AnnotatedEntity(id="person-1", kind="person", mentions=("m1", "m2")),),
        relations=(
            AnnotatedRelation(
                id="r1", label="at", subject="person-1", object="m3", evidence=((5, 10),)
            ),
        ),
    )
    report = form(name).write([page], tmp_path / "out")

    assert not report
    assert form(name).read(tmp_path / "out").pages == (page,)
