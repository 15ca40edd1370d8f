import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from lvnlp.errors import SchemaError, SchemaVersionError
from lvnlp.schema import SCHEMA_VERSION, Evidence, Page, PartialDate, Person, Repair
from tests.schema.random_pages import pages
from tests.schema.sample_page import sample_page

slow_to_draw = settings(
    max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def assert_bound_to_itself(page: Page) -> None:
    own = {id(part) for part in (*page.entities, *page.articles)}
    for relation in page.relations:
        assert id(relation.subject) in own
        assert not isinstance(relation.object_ref, str) or id(relation.object) in own
        assert any(found is relation for found in page.find(relation.subject_ref).relations)


@given(pages())
@slow_to_draw
def test_every_page_survives_json(page: Page) -> None:
    read = Page.model_validate_json(page.model_dump_json())
    assert read == page
    assert hash(read) == hash(page)
    assert read.model_dump_json() == page.model_dump_json()
    assert_bound_to_itself(read)


@given(pages())
@slow_to_draw
def test_every_page_survives_pickle_and_copies(page: Page) -> None:
    copies = (
        pickle.loads(pickle.dumps(page)),
        copy.deepcopy(page),
        page.model_copy(deep=True),
        Page.model_validate(page.model_dump()),
    )
    for copied in copies:
        assert copied == page
        assert_bound_to_itself(copied)
        assert copied.people[0] is not page.people[0]
    assert_bound_to_itself(page)


def test_a_shallow_copy_shares_the_parts() -> None:
    page = sample_page()
    assert page.model_copy() == copy.copy(page) == page
    assert page.model_copy().relations[0] is page.relations[0]


def test_an_update_makes_a_page_of_its_own() -> None:
    page = sample_page()
    renamed = page.people[0].model_copy(update={"name": "何书记"})
    updated = page.model_copy(update={"people": (renamed, *page.people[1:])})
    assert str(updated.relations[0].subject) == "何书记"
    assert str(page.relations[0].subject) == "何晓岚"
    assert_bound_to_itself(updated)
    assert_bound_to_itself(page)
    assert updated != page


def test_an_update_is_checked() -> None:
    with pytest.raises(SchemaError, match="'person-1', which is not on the page"):
        sample_page().model_copy(update={"people": ()})


def test_what_was_given_to_a_page_is_left_as_it_was() -> None:
    person = Person(id="person-1", name="何晓岚")
    page = Page(raw="何晓岚", text="何晓岚", people=(person,))
    assert page.people == (person,)
    assert page.people[0].is_bound
    assert not person.is_bound


def test_json_has_ids_and_plain_values() -> None:
    written = json.loads(sample_page().model_dump_json())
    attended, stated = written["relations"][0], written["relations"][10]
    assert attended["relation"] == "attended"
    assert (attended["subject"], attended["object"]) == ("person-1", "event-1")
    assert attended["date"] == "2024-04-08"
    assert stated["object"] == {"text": "要不误农时"}
    assert written["projects"][0]["amount"]["value"] == "350000000"
    assert written["schema_version"] == SCHEMA_VERSION
    assert "何晓岚" in sample_page().model_dump_json()


@pytest.mark.parametrize("version", ["2.0", "1.99", "0.9", "one", "1", "", 1.0, None])
def test_other_versions_are_refused_by_name(version: object) -> None:
    written = json.loads(sample_page().model_dump_json()) | {"schema_version": version}
    with pytest.raises(SchemaVersionError, match=f"reads version {SCHEMA_VERSION}") as caught:
        Page.model_validate_json(json.dumps(written))
    assert version is None or str(version) in str(caught.value)
    with pytest.raises(SchemaVersionError):
        Page.model_validate(written)


def test_json_without_a_version_is_refused() -> None:
    with pytest.raises(SchemaVersionError, match="no schema_version"):
        Page.model_validate_json('{"raw": "", "text": ""}')


def test_a_version_is_told_before_anything_else_that_is_wrong() -> None:
    with pytest.raises(SchemaVersionError, match=r"3\.1"):
        Page.model_validate_json('{"schema_version": "3.1", "pages": []}')


def _changed(path: list[str | int], value: object) -> dict[str, Any]:
    """The sample page as JSON with one value changed."""
    written: dict[str, Any] = json.loads(sample_page().model_dump_json())
    at: Any = written
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return written


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["relations", 0, "subject"], "person-9", r"relation-1 \(attended\) speaks of 'person-9'"),
        (["relations", 0, "object"], "event-9", "'event-9', which is not on the page"),
        (["relations", 19, "subject"], "article-2", "'article-2', which is not on the page"),
        (["relations", 0, "article"], 1, "stands in article 1, but the page has 1"),
        (["relations", 1, "id"], "relation-1", "'relation-1' comes twice"),
        (["people", 1, "id"], "person-1", "'person-1' comes twice"),
        (["people", 0, "id"], "event-7", "a person cannot have the id 'event-7'"),
        (["people", 0, "names"], ["何书记"], "'何晓岚' is not one of its names"),
        (["people", 0, "names"], ["何晓岚", "何晓岚"], "comes twice in"),
        (["people", 0, "damage_note"], "?", "not marked as damaged"),
        (
            ["raw"],
            "短",
            r"page\.articles\[0\]\.headlines\[0\]\.evidence.*outside the raw text of 1",
        ),
        (["captions", 0, "evidence", "unit"], "caption-2", "'caption-2', which is not there"),
        (["repairs", 0, "before"], "县", "'县' stood there, but the raw text has"),
    ],
)
def test_a_page_that_contradicts_itself_is_refused(
    path: list[str | int], value: object, message: str
) -> None:
    with pytest.raises(SchemaError, match=message):
        Page.model_validate_json(json.dumps(_changed(path, value)))


def test_evidence_ends_with_the_raw_text_at_the_latest() -> None:
    page = sample_page()
    for end, is_within in ((len(page.raw), True), (len(page.raw) + 1, False)):
        evidence = Evidence(start=0, end=end, text="全页")
        people = (page.people[0].model_copy(update={"mentions": (evidence,)}), *page.people[1:])
        if is_within:
            assert page.model_copy(update={"people": people}).people[0].mentions == (evidence,)
        else:
            with pytest.raises(SchemaError, match=r"page\.people\[0\]\.mentions\[0\]"):
                page.model_copy(update={"people": people})


def test_a_repair_outside_the_raw_text_is_refused() -> None:
    with pytest.raises(SchemaError, match="the repair at"):
        Page(
            raw="会", text="会", repairs=(Repair(kind="x", start=2, end=2, before="", after="议"),)
        )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["relations", 0, "relation"], "Attended!"),
        (["relations", 0, "object"], {"text": "会议"}),
        (["relations", 10, "object"], "event-1"),
        (["relations", 19, "subject"], "person-1"),
        (["relations", 0, "confidence"], 1.5),
        (["relations", 0, "count"], -1),
        (["relations", 0, "date"], "昨日"),
        (["people", 0, "id"], "person-0"),
        (["articles", 0, "id"], "caption-1"),
        (["captions", 0, "id"], "article-1"),
        (["people", 0, "age"], 40),
    ],
)
def test_values_out_of_range_are_refused(path: list[str | int], value: object) -> None:
    with pytest.raises(ValidationError):
        Page.model_validate_json(json.dumps(_changed(path, value)))


def test_find() -> None:
    page = sample_page()
    assert page.find("person-2") is page.people[1]
    assert page.find("article-1") is page.articles[0]
    with pytest.raises(SchemaError, match="person-9"):
        page.find("person-9")


def test_an_empty_page_is_a_page() -> None:
    page = Page(raw="", text="")
    assert Page.model_validate_json(page.model_dump_json()) == page
    assert repr(page) == "<Page: 0 articles, 0 people, 0 events, 0 relations>"


def test_reprs_are_short_and_chinese() -> None:
    page = sample_page()
    assert repr(page) == ("<Page 柳川日报 2024-04-09: 1 article, 3 people, 2 events, 21 relations>")
    assert repr(page.people) == (
        "(<Person 何晓岚 市委书记>, <Person 邵一 [damaged] 副县长、县委常委>, <Person 林一 记者>)"
    )
    assert repr(page.relations[0]) == "<Attended 何晓岚 出席 → 全县春耕生产现场会>"
    assert repr(page.relations[13]) == "<Commissioned (planned) 何晓岚 commissioned → 青禾粮仓项目>"
    assert repr(page.relations[19]) == "<ReportedBy 全县春耕生产现场会召开 reported_by → 林一>"
    assert repr(page.articles[0]) == "<Article 全县春耕生产现场会召开>"
    assert repr(page.captions[0]) == "<Caption 图为会议现场。>"
    assert repr(page.projects[0]) == "<Project 青禾粮仓项目 3.5亿元>"
    assert repr(page.date) == "<PartialDate 2024-04-09>"
    assert repr(page.mentions[0]) == "<LooseMention date 春播>"
    assert len(repr(page.articles[0].body)) < 60


def test_parts_of_the_text() -> None:
    page = sample_page()
    article = page.articles[0]
    assert article.headline == str(article) == "全县春耕生产现场会召开"
    assert article.text.startswith("全县春耕生产现场会召开\n市委书记")
    assert [unit.id for unit in page.units] == ["article-1", "caption-1", "teaser-1", "notice-1"]
    assert page.captions[0].text == "图为会议现场。"
    assert {r.id for r in article.relations} == {
        "relation-1",
        "relation-2",
        "relation-11",
        "relation-20",
    }
    assert page.date == PartialDate(2024, 4, 9)
