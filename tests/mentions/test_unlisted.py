"""Names that no finder knows, beside names that one does."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.unlisted import find_unlisted


def _found(text: str, known: dict[str, Kind]) -> list[tuple[str, str]]:
    mentions = [
        Mention(text.index(name), text.index(name) + len(name), kind, name, "grammar:test")
        for name, kind in known.items()
    ]
    return [(m.text, m.kind.name) for m in find_unlisted(text, mentions)]


@pytest.mark.parametrize(
    ("text", "known", "wanted"),
    [
        ("来到柏桥镇初级中学，", {"柏桥镇": Kind.PLACE}, [("柏桥镇初级中学", "ORGANIZATION")]),
        ("到柏桥县沙塘镇、", {"柏桥县": Kind.PLACE}, [("沙塘镇", "PLACE")]),
        ("走访柏桥镇、禾木托养中心。", {"柏桥镇": Kind.PLACE}, [("禾木托养中心", "ORGANIZATION")]),
        ("来到消防大队、柏桥镇等地", {"柏桥镇": Kind.PLACE}, [("消防大队", "ORGANIZATION")]),
        (
            "由县教育局、妇联、工商联主办",
            {"县教育局": Kind.ORGANIZATION},
            [("妇联", "ORGANIZATION"), ("工商联", "ORGANIZATION")],
        ),
        ("柏桥镇召开初级中学座谈会", {"柏桥镇": Kind.PLACE}, []),
        ("柏桥镇的初级中学，", {"柏桥镇": Kind.PLACE}, []),
        ("柏桥镇初级中学师生", {"柏桥镇": Kind.PLACE}, []),
        ("在柏桥镇，三月二日", {"柏桥镇": Kind.PLACE}, []),
    ],
)
def test_what_stands_beside_a_known_name(
    text: str, known: dict[str, Kind], wanted: list[tuple[str, str]]
) -> None:
    assert _found(text, known) == wanted


def test_no_name_crosses_a_person_or_a_known_name() -> None:
    person = {"柏桥镇": Kind.PLACE, "初级": Kind.PERSON}
    assert _found("来到柏桥镇初级中学，", person) == []
    crossing = {"柏桥镇": Kind.PLACE, "中学，": Kind.ORGANIZATION}
    assert _found("来到柏桥镇初级中学，", crossing) == []


def test_the_home_opens_no_name() -> None:
    text = "全县初级中学，"
    home = Mention(0, 2, Kind.PLACE, "全县", "grammar:test", 0.9, {"home": True})
    assert find_unlisted(text, [home]) == []
