"""Delegations: the word alone means those with the leader, a longer name is a group of its own."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Kind
from lvnlp.mentions.delegations import delegation_words, find_delegations


@pytest.mark.parametrize(
    ("text", "name", "bare"),
    [
        ("检查组先后走访三家企业", "检查组", True),
        ("，督导组一行来到南窑村", "督导组", True),
        ("青禾市党政代表团来我市考察", "青禾市党政代表团", False),
    ],
)
def test_bare_or_named(text: str, name: str, bare: bool) -> None:
    (found,) = find_delegations([text])[0]
    assert (found.text, found.kind, found.attributes["bare"]) == (name, Kind.GROUP, bare)
    assert text[found.start : found.end] == name


def test_longest_word_wins() -> None:
    assert {"代表团", "党政代表团"} <= set(delegation_words())
    (found,) = find_delegations(["党政代表团抵达"])[0]
    assert found.text == "党政代表团"
