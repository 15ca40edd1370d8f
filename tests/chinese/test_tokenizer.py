from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.chinese.tokenizer import blank_nlp, char_span

_NLP = blank_nlp()
_TEXT = st.text(alphabet="会议 \n\u3000\t\r𠮷e\u0301，1", max_size=20) | st.text(max_size=20)


@given(_TEXT, st.data())
def test_tokens_are_characters_and_any_span_is_exact(text: str, data: st.DataObject) -> None:
    doc = _NLP(text)
    assert doc.text == text
    assert [token.text for token in doc] == list(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = char_span(doc, start, end, "EVENT")
    assert span.text == text[start:end]
    if start < end:
        assert (span.start_char, span.end_char, span.label_) == (start, end, "EVENT")


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 4)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not within"):
        char_span(_NLP("三个字"), start, end)


def test_a_doc_of_another_tokenizer_is_refused() -> None:
    doc = spacy.blank("zh")("开 会 了")  # folds the spaces into the tokens
    with pytest.raises(ValueError, match="blank_nlp"):
        char_span(doc, 1, 3)


def test_the_pipeline_can_be_saved_and_loaded(tmp_path: Path) -> None:
    _NLP.to_disk(tmp_path / "nlp")
    loaded = spacy.load(tmp_path / "nlp")
    assert [token.text for token in loaded("开  会")] == ["开", " ", " ", "会"]
    assert [token.text for token in blank_nlp().from_bytes(_NLP.to_bytes())("\n会")] == ["\n", "会"]
