"""Names of a page: what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.names import find_names

PIECES = st.sampled_from(
    [
        *"市县委书记长王李张和、，。 \ufffd□·（）“”高山成功等在\n1a",
        "副市长",
        "有限公司",
        "卡尔·韦伯",
        "等县领导",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.characters()), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXTS, max_size=3))
def test_offsets_hold_and_positions_exist(texts: list[str]) -> None:
    found = find_names(texts, Context())
    assert len(found) == len(texts)
    for text, mentions in zip(texts, found, strict=True):
        assert [m.start for m in mentions] == sorted(m.start for m in mentions)
        offices = {(m.start, m.end) for m in mentions if m.kind is Kind.POSITION}
        for mention in mentions:
            assert mention.text
            assert text[mention.start : mention.end] == mention.text
            if mention.kind is Kind.PERSON:
                spans = mention.attributes["positions"]
                assert isinstance(spans, tuple)
                assert set(spans) <= offices


@pytest.mark.parametrize("text", ["高铁今天开工", "青禾大桥今日开工", "王工", "方总", "开"])
def test_a_text_may_end_in_a_title(text: str) -> None:
    for mention in find_names([text], Context())[0]:
        assert text[mention.start : mention.end] == mention.text


def test_the_same_page_gives_the_same_names() -> None:
    page = ["市委书记郭立新、市长丁敏出席。", "郭立新与丁敏握手。"]
    assert find_names(page, Context()) == find_names(page, Context())
