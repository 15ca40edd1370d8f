import json
from pathlib import Path
from typing import Any

from lvnlp.formats.jsonld import format_jsonld, jsonld, write_jsonld
from lvnlp.schema import DateLiteral, HeldOn, Page, PartialDate
from tests.example_page import example_page
from tests.schema.sample_page import sample_page


def events(page: Page) -> list[Any]:
    found: list[Any] = jsonld(page)["@graph"]
    return found


def held_on(page: Page, when: PartialDate) -> Page:
    return page.model_copy(
        update={
            "relations": tuple(
                r.model_copy(update={"object_ref": DateLiteral(date=when)})
                if isinstance(r, HeldOn)
                else r
                for r in page.relations
            )
        }
    )


def test_an_event_with_day_place_and_people() -> None:
    event, part = events(sample_page())
    assert (event["@type"], event["name"]) == ("Event", "全县春耕生产现场会")
    assert event["startDate"] == "2024-04-08"
    assert "endDate" not in event
    assert event["location"] == [{"@type": "Place", "name": "柳荫镇"}]
    assert event["organizer"] == [{"@type": "Organization", "name": "县教育局"}]
    attendee = event["attendee"][0]
    assert (attendee["@type"], attendee["roleName"]) == ("Role", "出席")
    assert attendee["attendee"] == {
        "@type": "Person",
        "name": "何晓岚",
        "jobTitle": ["市委书记"],
    }
    assert event["performer"][0]["name"] == "何晓岚"
    damaged = event["contributor"][0]
    assert (damaged["name"], damaged["description"]) == ("邵一", "a glyph after 一 is lost")
    assert event["subEvent"] == [{"@id": part["@id"]}]
    assert part["superEvent"] == {"@id": event["@id"]}


def test_the_article_that_tells_of_it() -> None:
    (told,) = events(sample_page())[0]["subjectOf"]
    assert told["headline"] == "全县春耕生产现场会召开"
    assert told["publisher"]["name"] == "柳川日报"
    assert told["author"] == [{"@type": "Person", "name": "林一"}]


def test_what_is_planned_is_no_attendance() -> None:
    (event,) = events(example_page())
    assert [role["attendee"]["name"] for role in event["attendee"]] == ["欧阳望川"]


def test_ranges_and_days_of_no_known_year() -> None:
    (event,) = events(held_on(example_page(), PartialDate.parse("2021-03-05/2021-03-07")))
    assert (event["startDate"], event["endDate"]) == ("2021-03-05", "2021-03-07")
    (event,) = events(held_on(example_page(), PartialDate.parse("XXXX-03-05")))
    assert "startDate" not in event


def test_it_may_stand_in_a_script_element() -> None:
    page = sample_page().model_copy(update={"paper": "</script><script>alert(1)"})
    text = format_jsonld(page)
    assert "<" not in text
    publishers = [
        a["publisher"]["name"] for e in json.loads(text)["@graph"] for a in e.get("subjectOf", ())
    ]
    assert publishers == ["</script><script>alert(1)"]


def test_a_file_of_many_pages(tmp_path: Path) -> None:
    write_jsonld([example_page("一 版.txt"), example_page()], tmp_path / "a.jsonld")
    told = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    assert told["@context"] == "https://schema.org"
    assert [e["@id"] for e in told["@graph"]] == ["%E4%B8%80%20%E7%89%88.txt#event-1", "2#event-1"]
