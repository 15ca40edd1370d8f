"""Whatever people do in a tool: the page then shows what the tool shows, and stays sound."""

from hypothesis import given
from hypothesis import strategies as st

from lvnlp.formats.annotated import AnnotatedPage, AnnotatedRelation, Mention, cover
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.merge import merged
from lvnlp.formats.exchange.shown import Arrow, Mark, shown
from tests.formats.exchange.random_annotations import (
    LABELS,
    NAMES,
    Draw,
    annotated_pages,
    spans,
)

Seen = tuple[set[tuple[str, object]], set[tuple[str, object, object]]]


@st.composite
def corrections(draw: Draw) -> tuple[AnnotatedPage, list[Mark], list[Arrow]]:
    """A page, and what a tool may have of it after people have worked there."""
    page = draw(annotated_pages())
    given = shown(page)
    kept = [mark for mark in given.marks if draw(st.booleans())]
    marks = [Mark(f"t{n}", mark.label, (cover(mark.spans),)) for n, mark in enumerate(kept)]
    for number in range(draw(st.integers(0, 3))):
        place = cover(draw(spans(len(page.raw), 1)))
        marks.append(Mark(f"u{number}", draw(LABELS), (place,)))
    if not marks:
        return page, [], []
    keys = st.sampled_from([mark.key for mark in marks])
    old = {mark.key: f"t{number}" for number, mark in enumerate(kept)}
    arrows = [
        Arrow(arrow.label, old[arrow.source], old[arrow.target])
        for arrow in given.arrows
        if arrow.source in old and arrow.target in old and draw(st.booleans())
    ]
    for _ in range(draw(st.integers(0, 3))):
        arrows.append(Arrow(draw(NAMES), draw(keys), draw(keys)))
    return page, marks, arrows


def seen(marks: tuple[Mark, ...] | list[Mark], arrows: tuple[Arrow, ...] | list[Arrow]) -> Seen:
    places = {mark.key: (mark.label, cover(mark.spans)) for mark in marks}
    return set(places.values()), {
        (arrow.label, places[arrow.source], places[arrow.target]) for arrow in arrows
    }


@given(corrections())
def test_the_page_shows_what_the_tool_shows(
    corrected: tuple[AnnotatedPage, list[Mark], list[Arrow]],
) -> None:
    page, marks, arrows = corrected

    (result,) = sound(merged(page, marks, arrows)).pages
    now = shown(result)

    wanted_marks, wanted_arrows = seen(marks, arrows)
    found_marks, found_arrows = seen(now.marks, now.arrows)
    assert found_marks == wanted_marks
    assert found_arrows == wanted_arrows
    assert result.raw == page.raw


def test_another_end_that_was_removed_does_not_take_the_relation_along() -> None:
    page = AnnotatedPage(
        raw="县长方砚秋、副县长甘霖到南窑村",
        mentions=(
            Mention(id="a", label="PERSON", spans=((2, 5),)),
            Mention(id="b", label="PERSON", spans=((9, 11),)),
            Mention(id="c", label="PLACE", spans=((12, 15),)),
        ),
        relations=(
            AnnotatedRelation(id="r", label="visited", subject="a", object="c", or_subject=("b",)),
        ),
    )
    marks = [mark for mark in shown(page).marks if mark.key != "b"]
    (result,) = sound(merged(page, marks, shown(page).arrows)).pages
    assert [(one.id, one.or_subject) for one in result.relations] == [("r", ())]
