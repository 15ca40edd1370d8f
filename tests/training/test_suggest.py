"""Which pages to annotate next."""

import lvnlp
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.training.suggest import as_pages, suggest

Pages = tuple[AnnotatedPage, ...]


def test_what_is_annotated_already_comes_last(pool: Pages) -> None:
    reader = lvnlp.load()
    pages = [reader.parse(p.raw, name=p.source) for p in pool[:3]]
    order = [s.source for s in suggest(reader, pages, [pool[0]])]
    assert order[-1] == pool[0].source
    assert all(s.reasons for s in suggest(reader, pages))


def test_the_second_choice_is_not_the_first_once_more(pool: Pages) -> None:
    reader = lvnlp.load()
    texts = {"a": pool[0].raw, "copy of a": pool[0].raw, "b": pool[1].raw}
    pages = [reader.parse(text, name=name) for name, text in texts.items()]
    chosen = suggest(reader, pages)
    assert {s.source for s in chosen[:2]} in ({"a", "b"}, {"copy of a", "b"})
    assert chosen[-1].novelty == 0


def test_a_sentence_is_a_stretch_of_the_page_and_becomes_a_page_to_annotate(pool: Pages) -> None:
    reader = lvnlp.load()
    page = reader.parse(pool[0].raw, name="page.txt")
    chosen = suggest(reader, [page], by="sentence", top=3)
    assert len(chosen) == 3
    for one, cut in zip(chosen, as_pages(reader, chosen, [page]), strict=True):
        assert page.raw[one.start : one.end].replace("\n", "") == one.text
        assert cut.raw == page.raw[one.start : one.end]
        assert cut.source == f"page.txt#{one.start}-{one.end}"
