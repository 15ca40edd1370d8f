import copy
import pickle
from html.parser import HTMLParser
from typing import Any

import pytest

import lvnlp
from lvnlp.display.notebook import show
from lvnlp.errors import OptionError
from lvnlp.schema import Page, Person
from tests.example_page import example_page
from tests.schema.sample_page import sample_page


def text(html: str) -> str:
    words: list[str] = []

    class Words(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            words.append(" " if tag in {"td", "th", "dt", "dd", "p", "h4"} else "")

        def handle_data(self, data: str) -> None:
            words.append(data)

    Words().feed(html[html.index("</style>") :])
    return " ".join("".join(words).split())


def shown(thing: Any) -> str:
    html: str = thing._repr_html_()
    return html


def test_a_page_shows_articles_events_people_and_facts() -> None:
    words = text(shown(example_page()))
    for part in (
        "临溪日报 2021-03-06",
        "市长欧阳望川",
        "清河水库项目",
        "planned",
    ):
        assert part in words


def test_mentions_say_who_is_meant() -> None:
    html = shown(example_page().articles[0])
    assert '<span class="m m-person"' in html
    assert 'title="person: 欧阳望川, 市长"' in html
    assert "市长欧阳望川出席会议" in text(html)


def test_an_event_is_a_card_with_people_by_role() -> None:
    words = text(shown(example_page().events[0]))
    assert "held on 2021-03-05 出席 欧阳望川" in words
    assert "参加 planned 柏松" in words


def test_a_person_with_positions_names_and_facts() -> None:
    words = text(shown(sample_page().people[0]))
    assert "何晓岚 市委书记" in words
    assert "何晓岚、何书记" in words
    assert "a glyph after 一 is lost" in text(shown(sample_page().people[1]))


def test_facts_stand_in_a_table_with_their_evidence() -> None:
    page = example_page()
    words = text(shown(page.relations))
    assert "欧阳望川 出席 全市水利建设推进会 出席会议 1.0" in words
    assert text(shown(page.relations[3:4])).count("出席会议") == 1
    assert text(shown(page.relations[3])).count("出席会议") == 1


@pytest.mark.parametrize(
    "listed",
    [
        lambda page: page.people,
        lambda page: page.people[1:],
        lambda page: page.events[0].attendees,
        lambda page: page.people[1].relations,
        lambda page: copy.deepcopy(page).people,
        lambda page: pickle.loads(pickle.dumps(page)).people,
        lambda page: Page.model_validate_json(page.model_dump_json()).people,
    ],
)
def test_whatever_a_page_lists_shows_itself(listed: Any) -> None:
    assert "欧阳望川" in text(shown(listed(example_page())))


def test_a_list_is_the_tuple_that_it_was() -> None:
    page = example_page()
    assert page.people == tuple(page.people)
    assert isinstance(page.people[:2], tuple)
    assert hash(page.people) == hash(tuple(page.people))


def test_nothing_is_said_to_be_nothing() -> None:
    assert text(shown(example_page().relations[:0])) == "nothing"


def test_what_belongs_to_no_page_is_shown_as_far_as_it_goes() -> None:
    page = sample_page()
    person = Person(id="person-1", name="何晓岚")
    assert "何晓岚" in text(shown(person))
    for part in (page.articles[0], page.events[0], page.relations[0]):
        bare = type(part).model_validate(part.model_dump())
        assert not bare.is_bound
        assert len(text(shown(bare))) > 5


def test_a_list_of_ones_own_and_another_language() -> None:
    page = example_page()
    found = [r for r in page.relations if r.amount]
    html = lvnlp.show(found, "zh")._repr_html_()
    assert "置信度" in html
    assert "2.5亿元" in text(html)
    assert "主体" not in text(lvnlp.show(found)._repr_html_())


@pytest.mark.parametrize("wrong", [[1], ["x"], [example_page()]])
def test_what_cannot_be_shown(wrong: Any) -> None:
    with pytest.raises(OptionError, match="cannot be shown in a list"):
        show(wrong)


def test_markup_is_text() -> None:
    evil = "<script>alert(1)</script>"
    page = example_page()
    people = tuple(p.model_copy(update={"name": evil, "names": (evil,)}) for p in page.people)
    page = page.model_copy(update={"people": people, "paper": evil})
    for thing in (page, page.people, page.people[0], page.events[0], page.relations):
        assert "<script" not in shown(thing)
