"""A tagger's spans among the mentions of the reader."""

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.tags import Span
from lvnlp.tuned.amend import amend

TEXT = "网格长方砚秋在柳湾参加柳湾屋场会，获最美标兵奖。"


def unit(*mentions: tuple[str, Kind]) -> AnalysedUnit:
    found = []
    for words, kind in mentions:
        start = TEXT.index(words)
        found.append(Mention(start, start + len(words), kind, words, "grammar:test"))
    return AnalysedUnit(0, "article", TEXT, (0, 0), (0, len(TEXT)), tuple(found))


def span(words: str, label: str) -> tuple[Span, float]:
    start = TEXT.index(words)
    return Span(start, start + len(words), label), 0.9


def test_new_mentions_come_in_and_hold_what_lies_within() -> None:
    before = unit(("方砚秋", Kind.PERSON), ("柳湾", Kind.PLACE))
    after = amend(before, [span("柳湾屋场会", "EVENT"), span("最美标兵奖", "AWARD")],
                  ("EVENT", "AWARD"), "model:mine")  # fmt: skip
    assert [(m.text, m.kind) for m in after.mentions] == [
        ("方砚秋", Kind.PERSON),
        ("柳湾", Kind.PLACE),
        ("柳湾屋场会", Kind.EVENT),
        ("最美标兵奖", Kind.OTHER),
    ]
    assert after.mentions[3].attributes == {"label": "AWARD"}


def test_an_office_right_in_front_is_the_persons() -> None:
    after = amend(unit(("方砚秋", Kind.PERSON)), [span("网格长", "POSITION")], ("POSITION",), "x")
    person = after.mentions[1]
    assert person.attributes["positions"] == ((0, 3),)


def test_what_the_tagger_does_not_find_of_its_labels_goes_and_the_rest_stays() -> None:
    before = unit(("方砚秋", Kind.PERSON), ("柳湾", Kind.PLACE))
    after = amend(before, [], ("PERSON",), "x")
    assert [m.text for m in after.mentions] == ["柳湾"]


def test_a_mention_across_a_span_gives_way() -> None:
    after = amend(unit(("秋在柳湾", Kind.PLACE)), [span("方砚秋", "PERSON")], ("PERSON",), "x")
    assert [m.text for m in after.mentions] == ["方砚秋"]
