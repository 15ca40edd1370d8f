"""Rules that make corpora agree."""

from __future__ import annotations

from lvnlp.ner.tags import Span
from lvnlp.pretraining.augment import rosters, run_together, swapped
from lvnlp.pretraining.examples import Example
from lvnlp.pretraining.recipe import (
    HEADS,
    governments,
    only,
    vague_times,
    with_body,
)


def named(example: Example) -> list[tuple[str, str]]:
    return [(example.text[s.start : s.end], s.label) for s in example.spans]


def test_a_government_after_its_place_is_one_body() -> None:
    example = governments(Example("云州市政府决定", (Span(0, 3, "PLACE"),)))
    assert named(example) == [("云州市政府", "ORGANIZATION")]


def test_a_government_alone_is_left_open() -> None:
    example = governments(Example("市政府决定", ()))
    assert example.spans == ()
    assert [example.text[a:b] for a, b in example.unknown] == ["市政府"]


def test_a_government_within_a_body_is_left_alone() -> None:
    marked = (Span(0, 8, "ORGANIZATION"),)
    assert governments(Example("云州市政府办公室", marked)).spans == marked


def test_the_body_belongs_to_the_position() -> None:
    spans = (Span(0, 6, "ORGANIZATION"), Span(6, 8, "POSITION"), Span(8, 10, "PERSON"))
    joined = with_body(Example("云州市财政局局长李明", spans))
    assert named(joined) == [("云州市财政局局长", "POSITION"), ("李明", "PERSON")]


def test_times_without_a_day_are_left_open() -> None:
    example = vague_times(Example("白天和4月2日", (Span(0, 2, "DATE"), Span(3, 7, "DATE"))))
    assert named(example) == [("4月2日", "DATE")]
    assert example.unknown == ((0, 2),)


def test_of_nested_spans_a_head_takes_the_longer() -> None:
    spans = (Span(0, 2, "PLACE"), Span(0, 4, "ORGANIZATION"), Span(0, 6, "POSITION"))
    assert only(Example("云州市委书记", spans), HEADS["names"]).spans == (
        Span(0, 4, "ORGANIZATION"),
    )


def test_lists_of_people_are_run_together() -> None:
    spans = (
        Span(0, 2, "PERSON"),
        Span(3, 6, "PERSON"),
        Span(7, 9, "PERSON"),
        Span(10, 12, "PLACE"),
    )
    joined = run_together(Example("李明、王大山、赵云在云州", spans, ((9, 10),)))
    assert joined is not None
    assert joined.text == "李明王大山赵云在云州"
    assert [name for name, _ in named(joined)] == ["李明", "王大山", "赵云", "云州"]
    assert [joined.text[a:b] for a, b in joined.unknown] == ["在"]
    assert run_together(Example("李明、王大山", spans[:2])) is None


def test_rosters_are_made_of_the_corpus_names() -> None:
    corpus = [Example("李明、王大山", (Span(0, 2, "PERSON"), Span(3, 6, "PERSON")))]
    made = list(rosters(corpus, 20))
    assert len(made) == 20
    assert all(len(e.spans) >= 3 for e in made)
    assert {name for e in made for name, _ in named(e)} == {"李明", "王大山"}
    assert made == list(rosters(corpus, 20))


def test_people_of_a_sentence_get_other_names() -> None:
    text = "李明在云州市政府见王大山，李明说"
    spans = (
        Span(0, 2, "PERSON"),
        Span(3, 8, "ORGANIZATION"),
        Span(9, 12, "PERSON"),
        Span(13, 15, "PERSON"),
    )
    example = Example(text, spans, ((8, 9),), (Span(3, 8, "ORGANIZATION"),))
    made = [
        next(swapped([example, *(Example("赵一", (Span(0, 2, "PERSON"),)),) * n])) for n in (0, 9)
    ]
    for new in made:
        names = named(new)
        assert [label for _, label in names] == [s.label for s in spans]
        assert names[0] == names[3]
        assert names[1] == ("云州市政府", "ORGANIZATION")
        assert [new.text[a:b] for a, b in new.unknown] == ["见"]
        assert [new.text[s.start : s.end] for s in new.either] == ["云州市政府"]
    foreign = Example("约翰·李说", (Span(0, 4, "PERSON"),))
    assert next(swapped([foreign, example])) == foreign
    assert list(swapped([Example("开会", ())])) == []
