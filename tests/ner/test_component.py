"""The components in spaCy pipelines: offsets, files, training of a head."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

import lvnlp.components  # noqa: F401  # registers the factories
from lvnlp.chinese.tokenizer import blank_nlp, char_span
from lvnlp.errors import InputError
from lvnlp.ner import storage
from lvnlp.ner.bundled import COMPONENT
from lvnlp.ner.component import SPANS, NameTagger
from lvnlp.ner.head import HEAD, NameHead
from tests.ner.tiny import HEADS, stored

TEXT = "云州市委书记李明主持会议。 1李明\n说 话"


def pipeline() -> Language:
    nlp = blank_nlp()
    component = nlp.add_pipe(COMPONENT, config={"heads": list(HEADS)})
    assert isinstance(component, NameTagger)
    component.fill(stored())
    return nlp


def test_what_the_tagger_finds_is_on_the_doc() -> None:
    nlp = pipeline()
    component = nlp.get_pipe(COMPONENT)
    assert isinstance(component, NameTagger)
    assert component.tagger is not None
    found = component.tagger.find([TEXT], list(HEADS))[0]
    doc = nlp(TEXT)
    names = [(f.start, f.end, f.label) for f in found["names"]]
    assert names
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == names
    assert len(doc.spans[SPANS]) == sum(map(len, found.values()))
    assert len(doc.spans[SPANS].attrs["scores"]) == len(doc.spans[SPANS])
    assert component.labels == ("PERSON", "ORGANIZATION", "PLACE", "POSITION")


def test_a_pipeline_survives_its_folder(tmp_path: Path) -> None:
    nlp = pipeline()
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    first, second = nlp(TEXT), again(TEXT)
    assert second.text == TEXT
    assert [str(e) for e in first.ents] == [str(e) for e in second.ents]


def test_where_tokens_are_words_a_name_grows_to_whole_tokens() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe(COMPONENT, config={"heads": list(HEADS)})
    assert isinstance(component, NameTagger)
    component.fill(stored())
    doc = nlp("云州市委书记李明 主持会议")
    assert doc.ents
    assert all(e.start_char in {t.idx for t in doc} for e in doc.ents)


def test_many_docs_are_annotated_as_one_by_one() -> None:
    nlp = pipeline()
    texts = [TEXT[:n] for n in range(1, len(TEXT))]
    piped = list(nlp.pipe(texts, batch_size=7))
    assert [[str(e) for e in d.ents] for d in piped] == [
        [str(e) for e in nlp(t).ents] for t in texts
    ]


@pytest.fixture
def encoder(tmp_path: Path) -> str:
    storage.save(stored(scale=0.5), tmp_path / "encoder")
    return str(tmp_path / "encoder")


def examples(nlp: Language) -> list[Example]:
    out = []
    for text, start, end, label in (
        ("云州市委书记李明主持会议", 6, 8, "LEADER"),
        ("书记李明", 2, 4, "LEADER"),
        ("李明主持", 0, 2, "LEADER"),
        ("主持会议", 2, 4, "MEETING"),
        ("云州会议", 2, 4, "MEETING"),
    ):
        doc = nlp.make_doc(text)
        doc.spans["sc"] = [char_span(doc, start, end, label)]
        out.append(Example(nlp.make_doc(text), doc))
    return out


def test_a_head_learns_from_a_few_sentences(encoder: str, tmp_path: Path) -> None:
    nlp = blank_nlp()
    head = nlp.add_pipe(HEAD, config={"encoder": encoder})
    assert isinstance(head, NameHead)
    data = examples(nlp)
    optimizer = nlp.initialize(lambda: data)
    optimizer.learn_rate = 0.05
    losses = []
    for _ in range(150):
        losses.append(nlp.update(data, sgd=optimizer)[HEAD])
    assert losses[-1] < losses[0] / 5
    assert head.labels == ("LEADER", "MEETING")
    assert nlp.evaluate(data)["spans_sc_f"] == 1.0
    nlp.to_disk(tmp_path / "mine")
    size = sum(p.stat().st_size for p in (tmp_path / "mine" / HEAD).rglob("*") if p.is_file())
    assert size < 20_000
    again = spacy.load(tmp_path / "mine")
    doc = again("云州市委书记李明主持会议")
    spans = doc.spans["sc"]
    assert [(str(s), s.label_) for s in spans] == [("李明", "LEADER")]
    assert spans.attrs["scores"][0] > 0.5


def test_a_head_without_labels_says_what_to_do(encoder: str) -> None:
    nlp = blank_nlp()
    nlp.add_pipe(HEAD, config={"encoder": encoder})
    plain = nlp.make_doc("会议")
    with pytest.raises(InputError, match=r"doc\.spans"):
        nlp.initialize(lambda: [Example(nlp.make_doc("会议"), plain)])
