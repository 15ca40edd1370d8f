"""Scores on annotated pages."""

import pytest

import lvnlp
from lvnlp.errors import OptionError
from lvnlp.evaluation.marked.bootstrap import difference, interval
from lvnlp.evaluation.marked.evaluate import evaluate
from lvnlp.evaluation.marked.mentions import Marked, by_overlap, confusion, outermost, strict
from lvnlp.evaluation.marked.relations import compare, joined
from lvnlp.evaluation.marked.report import figures, markdown
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.annotated import AnnotatedPage, AnnotatedRelation, Literally
from lvnlp.formats.annotated_page import annotated_from_page

GOLD = [Marked(0, 3, "PERSON"), Marked(5, 9, "EVENT"), Marked(12, 14, "PLACE")]
FOUND = [Marked(0, 3, "PERSON"), Marked(5, 8, "EVENT"), Marked(12, 14, "ORGANIZATION")]


def test_strictly_both_edges_and_the_label_count() -> None:
    assert strict(GOLD, FOUND) == {
        "EVENT": Tally(0, 1, 1),
        "ORGANIZATION": Tally(0, 1, 0),
        "PERSON": Tally(1, 0, 0),
        "PLACE": Tally(0, 0, 1),
    }


def test_by_overlap_a_shared_character_is_enough_but_only_once() -> None:
    assert by_overlap(GOLD, FOUND)["EVENT"] == Tally(1, 0, 0)
    two = [Marked(5, 7, "EVENT"), Marked(7, 9, "EVENT")]
    assert by_overlap(GOLD[1:2], two) == {"EVENT": Tally(1, 1, 0)}


def test_confusion_counts_what_is_found_in_the_place_of_what() -> None:
    found = confusion(GOLD, [*FOUND, Marked(20, 22, "PERSON")])
    assert found["PLACE", "ORGANIZATION"] == 1
    assert found["–", "PERSON"] == 1
    assert sum(found.values()) == 4


def test_the_outermost_hold_the_others() -> None:
    assert outermost([Marked(0, 5, "EVENT"), Marked(0, 2, "PLACE")]) == [Marked(0, 5, "EVENT")]


def test_a_relation_is_right_by_place_or_by_name_and_optional_ones_are_neither() -> None:
    def page(*ends: tuple[str, str], optional: bool = False) -> AnnotatedPage:
        return AnnotatedPage(
            raw="x",
            relations=tuple(
                AnnotatedRelation(
                    id=f"r{n}",
                    label="won",
                    subject=Literally(kind="name", value=a),
                    object=Literally(kind="name", value=b),
                    optional=optional,
                )
                for n, (a, b) in enumerate(ends)
            ),
        )

    gold = joined(page(("方砚秋", "最美标兵奖")), {"won"})
    found = joined(page(("方砚秋", "“最美标兵奖”"), ("方砚秋", "别的奖")), {"won"})
    assert compare(gold, found, loosely=False) == {"won": Tally(1, 1, 0)}
    maybe = joined(page(("方砚秋", "最美标兵奖"), optional=True), {"won"})
    assert compare(maybe, [], loosely=False) == {}


def test_the_interval_holds_the_figure_and_a_model_does_not_differ_from_itself() -> None:
    pages = [Tally(n, 10 - n, 2) for n in range(10)]
    found = interval(pages)
    assert found.low < found.value < found.high
    assert difference(pages, pages) == (0, 0, 0)


def test_a_reader_is_perfect_on_what_it_found_itself() -> None:
    raw = "县长方砚秋出席全县春耕现场会。\n3月22日，方砚秋主持会议。\n"
    reader = lvnlp.load()
    page = annotated_from_page(reader.parse(raw))
    score = evaluate(reader, [page], name="default")
    told = figures(score, score)
    for way in ("mentions", "relations", "relations_overlap"):
        assert told["ways"][way]["all"]["f1"] == 1.0, way
    assert told["against"]["ways"]["mentions"]["all"]["difference"] == 0
    assert "## Mentions, strict" in markdown(told)
    with pytest.raises(OptionError, match="no label 'GAME'"):
        evaluate(reader, [page], labels=["GAME"])
