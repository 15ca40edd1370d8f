"""The HTML file as text; tests/display/test_browser.py looks at it in a browser."""

import re
from html.parser import HTMLParser

import pytest

import lvnlp
from lvnlp.display.labels import labels, languages
from lvnlp.display.view import to_html
from lvnlp.errors import OptionError
from lvnlp.samples import samples
from lvnlp.schema import RELATION_CLASSES, Modality, Page
from lvnlp.schema.ids import ENTITY_KINDS
from tests.example_page import example_page
from tests.schema.sample_page import sample_page

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


class Elements(HTMLParser):
    """All elements with their attributes, and the text outside of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def evil() -> Page:
    page = example_page(EVIL, raw=example_page().raw + EVIL)
    people = tuple(p.model_copy(update={"name": EVIL, "names": (EVIL,)}) for p in page.people)
    return page.model_copy(update={"paper": EVIL, "place": EVIL, "people": people})


def test_nothing_comes_from_elsewhere() -> None:
    html = to_html([sample_page(), example_page()])
    links = [a[name] for _, a in Elements(html).found for name in ("href", "src") if name in a]
    assert links
    assert all(link is not None and link.startswith("#") for link in links)
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|https?://(?!www\.w3\.org)", html)


def test_markup_on_a_page_is_text() -> None:
    found = Elements(to_html(evil()))
    assert len(found.of("script")) == 1
    assert found.of("img") == []
    assert not [name for _, a in found.found for name in a if name.startswith("on")]
    assert EVIL in found.text


def test_the_policy_allows_the_script_and_style_that_are_there() -> None:
    import base64
    import hashlib

    html = to_html(example_page())
    for name in ("script", "style"):
        (content,) = re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html
    assert " style=" not in html  # the policy would refuse it


def test_ids_are_unique_and_all_that_is_referred_to_is_there() -> None:
    found = Elements(to_html([sample_page(), example_page(), example_page()]))
    ids = [a["id"] for _, a in found.found if "id" in a]
    assert len(ids) == len(set(ids))
    for name in ("aria-controls", "aria-labelledby"):
        referred = {a[name] for _, a in found.found if name in a}
        assert referred
        assert referred <= set(ids)


def test_every_fact_is_told_and_lies_over_both_texts() -> None:
    page = example_page()
    html = to_html(page)
    text, raw = html.split("<pre>")
    for number, _ in enumerate(page.relations, 1):
        assert f'data-n="{number}"' in html
        assert re.search(rf'data-f="[^"]*\b{number}\b', raw.split("</pre>")[0])
    in_article = [n for n, r in enumerate(page.relations, 1) if "出席" in r.evidence.text]
    assert all(re.search(rf'data-f="[^"]*\b{n}\b', text) for n in in_article)


def test_everything_on_a_page_is_shown() -> None:
    page = sample_page()
    text = Elements(to_html(page)).text
    parts = (*page.captions, *page.teasers, *page.notices)
    for words in (*(p.text for p in parts), *(u.evidence.text for u in page.unplaced), page.raw):
        assert "".join(words.split()) in "".join(text.split())
    for entity in (*page.people, *page.events):
        assert entity.name in text


def test_page_of_nothing() -> None:
    found = Elements(to_html(Page(raw="x", text="x")))
    assert found.of("svg") == []
    assert "A page, read" in found.text


def test_no_page_is_an_error() -> None:
    with pytest.raises(OptionError, match="no page"):
        to_html([])


def test_a_language_there_is_not() -> None:
    with pytest.raises(OptionError, match="Options: en, zh"):
        to_html(example_page(), "fr")


@pytest.mark.parametrize("language", languages())
def test_every_word_is_there_in_every_language(language: str) -> None:
    words, english = labels(language), labels("en")
    assert words.words.keys() == english.words.keys()
    assert {g: set(m) for g, m in words.groups.items()} == {
        g: set(m) for g, m in english.groups.items()
    }
    assert set(words.groups["relations"]) == set(RELATION_CLASSES)
    assert set(words.groups["modalities"]) == {str(m) for m in Modality}
    assert set(ENTITY_KINDS) <= set(words.groups["kinds"])
    assert "{shown}" in words["counted"]
    assert "{all}" in words["counted"]


def test_chinese_words_around_the_texts() -> None:
    html = to_html(example_page(), "zh")
    assert '<html lang="zh">' in html
    assert "修复后的文本" in html
    assert "Repaired text" not in html


@pytest.mark.parametrize("name", [sample.name for sample in samples()])
def test_a_page_stays_small(name: str) -> None:
    sample = next(s for s in samples() if s.name == name)
    page = lvnlp.parse(sample.source().text, date=sample.date, place=sample.place)
    html = page.to_html()
    assert len(html.encode("utf-8")) < 1_000_000
    assert html == page.to_html()
