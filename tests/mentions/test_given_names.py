"""The user's own names win over everything that is found."""

from __future__ import annotations

from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.gazetteer import find_given
from lvnlp.mentions.names import find_names


def test_a_given_name_is_found_everywhere() -> None:
    found = find_given("权衡说，权衡利弊。", {Kind.PERSON: ["权衡"]})
    assert [(m.start, m.end, m.source, m.score) for m in found] == [
        (0, 2, "gazetteer", 1.0),
        (4, 6, "gazetteer", 1.0),
    ]


def test_the_longest_wins_and_marks_are_no_patterns() -> None:
    found = find_given("海岳(柳川)公司", {Kind.ORGANIZATION: ["海岳", "海岳(柳川)公司", " "]})
    assert [m.text for m in found] == ["海岳(柳川)公司"]


def test_no_names_find_nothing() -> None:
    assert find_given("海岳", {Kind.ORGANIZATION: [""]}) == []


def test_what_contradicts_a_given_name_gives_way() -> None:
    context = Context(gazetteer={Kind.ORGANIZATION: ["郭立"]})
    found = find_names(["市委书记郭立新出席。"], context)[0]
    assert [m.text for m in found if m.kind is Kind.PERSON] == []
    assert [m.text for m in found if m.source == "gazetteer"] == ["郭立"]
