"""Which raw character stands behind which shown one."""

import pytest

from lvnlp.display.labels import labels
from lvnlp.display.marks import Marks, visible
from lvnlp.display.passage import NOWHERE, Source
from lvnlp.pipeline import parse
from lvnlp.samples import samples
from lvnlp.schema import Evidence, Page, Repair

RAW = "全 县 大 会\n昨日召１开，记者摄邵一讲话"


def repair(kind: str, at: int, before: str, after: str) -> Repair:
    assert RAW[at : at + len(before)] == before
    return Repair(kind=kind, start=at, end=at + len(before), before=before, after=after)


def page() -> Page:
    repairs = (
        repair("spacing", 1, " ", ""),
        repair("spacing", 3, " ", ""),
        repair("spacing", 5, " ", ""),
        repair("wrap", 7, "\n", ""),
        repair("width", 11, "１", "1"),
    )
    text = "全县大会昨日召1开，记者摄邵一讲话"
    return Page(raw=RAW, text=text, repairs=repairs)


def test_letters_that_were_closed_up() -> None:
    found = Source(page()).passage(Evidence(start=0, end=7, text="全县大会"))
    assert found.raw == (0, 2, 4, 6)


def test_a_character_that_was_replaced_stands_for_its_own_place() -> None:
    found = Source(page()).passage(Evidence(start=8, end=13, text="昨日召1开"))
    assert found.raw == (8, 9, 10, 11, 12)


def test_what_the_text_leaves_out_of_its_stretch_is_passed_over() -> None:
    found = Source(page()).passage(Evidence(start=12, end=len(RAW), text="开，邵一讲话"))
    assert [RAW[at] for at in found.raw] == list("开，邵一讲话")


def test_a_line_break_of_ours_stands_nowhere() -> None:
    found = Source(page()).passage(Evidence(start=0, end=13, text="全县大会\n昨日召1开"))
    assert found.raw[4] == NOWHERE
    assert [line.text for line in found.lines()] == ["全县大会", "昨日召1开"]
    assert [line.raw[0] for line in found.lines()] == [0, 8]


def test_pieces_in_reading_order() -> None:
    evidence = Evidence(start=0, end=13, pieces=((8, 13), (0, 7)), text="昨日召1开全县大会")
    assert Source(page()).passage(evidence).raw == (8, 9, 10, 11, 12, 0, 2, 4, 6)


def test_segments_begin_and_end_with_what_lies_over_them() -> None:
    made = page()
    segments = list(
        Marks(made, labels("en")).segments(
            Source(made).passage(Evidence(start=0, end=7, text="全县大会"))
        )
    )
    # What a repair took away lies over the character behind it.
    assert len(segments) == 1
    assert [(p.text, p.repairs) for p in segments[0].pieces] == [
        ("全", ()),
        ("县", ("1",)),
        ("大", ("2",)),
        ("会", ("3",)),
    ]
    raw = Marks(made, labels("en")).segments(Source(made).whole(), repaired=False)
    assert "".join(s.text for s in raw) == RAW


@pytest.mark.parametrize(
    ("text", "shown"), [("", "∅"), (" \n", "␣⏎"), ("\r\n", "⏎"), ("\u3000", "□"), ("县", "县")]
)
def test_white_space_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_every_character_of_a_real_text_knows_its_place(name: str) -> None:
    """Nothing that can be seen stands nowhere, and it is what the page reads there."""
    sample = next(s for s in samples() if s.name == name)
    made = parse(sample.source().text, date=sample.date, place=sample.place)
    source = Source(made)
    evidence = [a.body for a in made.articles if a.body]
    evidence += [line.evidence for a in made.articles for line in a.headlines]
    changed = {at for r in made.repairs for at in range(r.start, r.end)}
    for one in evidence:
        found = source.passage(one)
        assert found.text == one.text
        for character, at in zip(found.text, found.raw, strict=True):
            if not character.isspace():
                assert at != NOWHERE
                assert made.raw[at] == character or at in changed
