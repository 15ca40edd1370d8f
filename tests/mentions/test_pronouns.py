from __future__ import annotations

import pytest

from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.pronouns import find_pronouns


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他说，她们来了。", [("他", "person"), ("她们", "persons")]),
        ("该公司在该县落户。", [("该公司", "organization"), ("该县", "place")]),
        ("该局、该院、该校", [(word, "organization") for word in ("该局", "该院", "该校")]),
        ("该项目与该活动", [("该项目", "project"), ("该活动", "event")]),
        ("其他人远赴他国，吉他声声，应该市场化。", []),
    ],
)
def test_pronouns(text: str, found: list[tuple[str, str]]) -> None:
    mentions = find_pronouns([text], Context())[0]
    assert [(m.text, m.attributes["class"]) for m in mentions] == found
    assert all(text[m.start : m.end] == m.text and m.kind is Kind.PRONOUN for m in mentions)
