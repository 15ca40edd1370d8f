"""spaCy: files of other programs are read, and nothing of ours is lost."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span

from lvnlp.errors import MalformedInputError, MissingInputError
from lvnlp.formats.annotated import AnnotatedPage, AnnotatedRelation, Mention
from lvnlp.formats.exchange.docbin import read_docbin, write_docbin
from tests.formats.exchange.random_annotations import annotated_pages


def test_entities_and_groups_of_other_programs_are_read(tmp_path: Path) -> None:
    nlp = spacy.blank("zh")
    with_ents = nlp("方砚秋出席。")
    with_ents.set_ents([Span(with_ents, 0, 3, label="PERSON")])
    with_spans = Doc(nlp.vocab, words=["方砚秋", "出席", "年会"], spaces=[True, False, False])
    with_spans.spans["sc"] = [Span(with_spans, 0, 1, label="A"), Span(with_spans, 0, 3, label="B")]
    with_spans.spans["other"] = [Span(with_spans, 2, 3, label="C")]
    DocBin(docs=[with_ents, with_spans], store_user_data=True).to_disk(tmp_path / "a.spacy")

    found = read_docbin(tmp_path / "a.spacy")

    assert not found.report
    assert [[(m.label, m.spans) for m in page.mentions] for page in found.pages] == [
        [("PERSON", ((0, 3),))],
        [("A", ((0, 3),)), ("B", ((0, 8),)), ("C", ((6, 8),))],
    ]


def test_what_spacy_trains_on_is_there(tmp_path: Path) -> None:
    page = AnnotatedPage(
        raw="方砚秋𠮷到",
        mentions=(
            Mention(id="a", label="PERSON", spans=((0, 3),)),
            Mention(id="b", label="NAME", spans=((0, 4),)),
        ),
        relations=(AnnotatedRelation(id="r", label="is", subject="a", object="b"),),
    )

    write_docbin([page], tmp_path / "a.spacy")

    (doc,) = DocBin().from_disk(tmp_path / "a.spacy").get_docs(spacy.blank("zh").vocab)
    assert doc.text == page.raw
    assert [(ent.label_, ent.text) for ent in doc.ents] == [("NAME", "方砚秋𠮷")]
    assert [span.label_ for span in doc.spans["lvnlp"]] == ["PERSON", "NAME"]
    assert list(doc.user_data["lvnlp_relations"]) == [{"head": 0, "child": 1, "label": "is"}]


def test_what_is_wrong_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    doc = spacy.blank("zh")("方砚秋出席。")
    doc.spans["sc"] = [Span(doc, 0, 3, label="PERSON"), Span(doc, 3, 4)]
    doc.user_data["lvnlp_relations"] = [{"head": 0, "child": 1, "label": "x"}, 3]
    doc.user_data["mine"] = 1
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "a.spacy")

    found = read_docbin(tmp_path / "a.spacy")

    assert [m.label for m in found.pages[0].mentions] == ["PERSON"]
    assert [str(note) for note in found.report.bad] == [
        "a.spacy, doc 1: spans[1]: the label is empty",
        "a.spacy, doc 1: lvnlp_relations[0]: child is the span 1, which is not there",
        "a.spacy, doc 1: lvnlp_relations[1]: 3 is no JSON object",
    ]
    assert [note.field for note in found.report.lost] == ["user_data 'mine'"]


def test_what_is_no_docbin_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(b"text")
    with pytest.raises(MalformedInputError, match="no DocBin"):
        read_docbin(tmp_path / "a.spacy")
    with pytest.raises(MissingInputError):
        read_docbin(tmp_path / "b.spacy")


@given(st.lists(annotated_pages(), max_size=2))
def test_nothing_is_lost_on_the_way_there_and_back(pages: list[AnnotatedPage]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.spacy"
        written = write_docbin(pages, file)
        found = read_docbin(file)

    assert not written.bad
    assert not written.lost
    assert not found.report
    assert list(found.pages) == pages
