"""People of one name on several pages: who is one, who is another, and how sure that is."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lvnlp.corpus import evidence as kinds
from lvnlp.corpus.evidence import Appearance
from lvnlp.corpus.linking import ALONE, TWO, Link, link
from lvnlp.corpus.offices import office

LINXI = "山西省临溪市"
YUNTING = "山西省云汀市"


def seen(
    day: str | None,
    *titles: str,
    place: str = LINXI,
    source: str = "",
    person: str = "person-1",
    reporter: bool = False,
    damaged: bool = False,
) -> Appearance:
    """An appearance on a page of its own; a title with its body is written 市水利局/局长."""
    offices = []
    for title in titles:
        body, slash, head = title.partition("/")
        offices.append(office(body + head, body if slash else None, place))
    return Appearance(
        source=source or f"{day}-{place}-{'、'.join(titles)}-{person}",
        id=person,
        day=date.fromisoformat(day) if day else None,
        paper=f"{place[-3:-1]}日报",
        place=place,
        offices=tuple(offices),
        reporter=reporter,
        damaged=damaged,
    )


def people(*appearances: Appearance, name: str = "方砚秋") -> list[list[str]]:
    """The days of each person."""
    found: dict[int, list[str]] = {}
    for one in link(appearances, name):
        found.setdefault(one.person, []).append(str(one.appearance.day))
    return list(found.values())


def sole(*appearances: Appearance, name: str = "方砚秋") -> list[Link]:
    """The links, which are all of one person."""
    links = link(appearances, name)
    assert {one.person for one in links} == {1}
    return links


def test_somebody_who_appears_once_is_certain() -> None:
    (only,) = link([seen("2021-03-01", "市长")], "方砚秋")
    assert (only.person, only.confidence, only.reason) == (1, 1.0, ALONE)


def test_the_same_office_is_the_same_person() -> None:
    links = sole(
        seen("2021-03-01", "市长"),
        seen("2021-03-09", "临溪市/市长", place=YUNTING),
        seen("2024-09-09", "市长"),
    )
    assert {one.confidence for one in links} == {kinds.SAME_OFFICE}
    assert {one.reason[:12] for one in links} == {"same office:"}


def test_another_office_in_the_same_body_or_seat() -> None:
    in_body = sole(seen("2021-03-01", "市水利局/局长"), seen("2021-03-09", "市水利局/党组书记"))
    assert [one.confidence for one in in_body] == [kinds.SAME_BODY] * 2
    in_seat = sole(seen("2021-03-01", "副市长"), seen("2021-03-09", "市委/常委"))
    assert [one.confidence for one in in_seat] == [kinds.SAME_SEAT] * 2


def test_a_change_of_office_in_one_place_is_one_career() -> None:
    assert people(
        seen("2021-03-01", "副市长"),
        seen("2021-03-02", "副市长"),
        seen("2021-03-20", "市长"),
        seen("2021-03-25", "市长"),
    ) == [["2021-03-01", "2021-03-02", "2021-03-20", "2021-03-25"]]


def test_two_seats_of_one_level_at_one_time_are_two_people() -> None:
    assert people(
        seen("2021-03-01", "柏川县/县长"),
        seen("2021-03-05", "松原县/县长"),
        seen("2021-03-09", "柏川县/县长"),
    ) == [["2021-03-01", "2021-03-09"], ["2021-03-05"]]
    assert len(people(seen("2021-03-01", "市长"), seen("2021-03-01", "市长", place=YUNTING))) == 2


def test_one_after_the_other_may_be_a_move() -> None:
    moved = (seen("2021-03-01", "柏川县/县长"), seen("2021-03-05", "松原县委/书记"))
    assert [one.confidence for one in sole(*moved)] == [kinds.MOVED] * 2
    # Of a name that many have it is not taken for one, nor where years lie between.
    assert len(people(*moved, name="李明")) == 2
    assert len(people(moved[0], seen("2025-03-05", "松原县委/书记"))) == 2
    # Nor from one province to another.
    assert len(people(moved[0], seen("2021-03-05", "松原县委/书记", place="江苏省云汀市"))) == 2


def test_offices_of_different_levels_go_together() -> None:
    links = sole(
        seen("2021-03-01", "市委/常委", "柏川县委/书记"),
        seen("2021-03-02", "柏川县委/书记"),
        seen("2021-03-03", "市委/常委"),
    )
    assert min(one.confidence for one in links) == kinds.SAME_OFFICE


def test_a_page_that_takes_two_for_one_links_nobody() -> None:
    links = link(
        [
            seen("2021-03-01", "柏川县委/书记", "松原县委/书记"),
            seen("2021-03-02", "柏川县委/书记"),
            seen("2021-03-03", "松原县委/书记"),
            seen("2021-03-04", "松原县委/书记", "村民"),
        ],
        "方砚秋",
    )
    mixed = [one for one in links if one.reason == TWO]
    assert [str(one.appearance.day) for one in mixed] == ["2021-03-01", "2021-03-04"]
    assert {one.confidence for one in mixed} == {kinds.MIXED}
    assert len({one.person for one in mixed}) == 2


def test_a_title_without_its_body() -> None:
    links = sole(seen("2021-03-01", "云帆集团/董事长"), seen("2021-03-02", "董事长"))
    assert {one.confidence for one in links} == {kinds.SAME_TITLE}
    assert len(people(seen("2021-03-01", "云帆集团/董事长"), seen("2021-03-02", "总经理"))) == 2


def test_offices_of_two_levels_in_papers_of_one_place() -> None:
    offices = (seen("2021-03-01", "市委/常委"), seen("2021-03-02", "柏川县委/书记"))
    assert {one.confidence for one in sole(*offices)} == {kinds.NEARBY}
    assert len(people(*offices, name="李明")) == 2


def test_sorts_of_work_that_exclude_each_other() -> None:
    assert len(people(seen("2021-03-01", "市长"), seen("2021-03-02", "村民"))) == 2
    assert len(people(seen("2021-03-01", "市长"), seen("2021-03-02", reporter=True))) == 2
    assert len(people(seen("2021-03-01", "记者"), seen("2021-03-02", reporter=True))) == 1


def test_a_name_without_office_goes_to_the_only_person_there() -> None:
    links = link([seen("2021-03-01", "市长"), seen("2021-03-02")], "方砚秋")
    assert [(one.person, one.confidence) for one in links] == [(1, kinds.NO_OFFICE)] * 2
    elsewhere = [seen("2021-03-01", "市长"), seen("2021-03-02", place=YUNTING)]
    assert len(people(*elsewhere)) == 2


def test_a_name_without_office_is_nobodys_where_it_may_be_two_peoples() -> None:
    found = people(
        seen("2021-03-01", "柏川县/县长"),
        seen("2021-03-01", "松原县/县长"),
        seen("2021-03-02"),
        seen("2021-03-03", "柏川县/县长"),
        seen("2021-03-03", "松原县/县长"),
    )
    assert ["2021-03-02"] in found
    assert len(found) == 3


def test_a_page_that_names_two_has_two() -> None:
    one = seen("2021-03-01", "市长", source="a")
    other = seen("2021-03-01", "市长", source="a", person="person-2")
    assert len(people(one, other)) == 2


def test_a_damaged_name_may_be_anybodys() -> None:
    assert len(people(seen("2021-03-01", "市长"), seen("2021-03-02", "市长", damaged=True))) == 2


def test_without_days_nothing_is_known_of_moves() -> None:
    assert len(people(seen(None, "柏川县/县长"), seen("2021-03-02", "松原县/县长"))) == 2
    assert len(people(seen(None, "柏川县/县长"), seen("2021-03-02", "柏川县/县长"))) == 1


def test_the_threshold() -> None:
    pages = [seen("2021-03-01", "副市长"), seen("2021-03-02")]
    assert {one.person for one in link(pages, "方砚秋", threshold=0.7)} == {1, 2}
    assert {one.person for one in link(pages, "方砚秋", threshold=0.6)} == {1}


TITLES = ("市长", "副市长", "柏川县/县长", "松原县/县长", "村民", "记者", "云帆集团/董事长", "教师")


@st.composite
def careers(draw: st.DrawFn) -> list[Appearance]:
    start = date(2021, 1, 1)
    return [
        seen(
            draw(st.none() | st.integers(0, 900).map(lambda n: str(start + timedelta(n)))),
            *draw(st.lists(st.sampled_from(TITLES), max_size=2, unique=True)),
            place=draw(st.sampled_from(["", LINXI, YUNTING])),
            source=f"page-{number}",
            damaged=draw(st.integers(0, 9)) == 0,
        )
        for number in range(draw(st.integers(1, 9)))
    ]


@given(careers(), st.randoms(use_true_random=False))
def test_everybody_is_linked_once_and_the_order_does_not_matter(
    appearances: list[Appearance], shuffler: random.Random
) -> None:
    links = link(appearances, "方砚秋")
    assert sorted(one.appearance.source for one in links) == sorted(a.source for a in appearances)
    assert {one.person for one in links} == set(range(1, max(one.person for one in links) + 1))
    assert all(0 < one.confidence <= 1 and one.reason for one in links)
    for one in links:
        alone = sum(other.person == one.person for other in links) == 1
        assert (one.reason in {ALONE, TWO}) == alone
    shuffled = list(appearances)
    shuffler.shuffle(shuffled)
    assert link(shuffled, "方砚秋") == links
