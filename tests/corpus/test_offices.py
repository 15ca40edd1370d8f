"""What titles say of seat, body and sort of work."""

import pytest

from lvnlp.corpus.offices import Seat, exclude_each_other, office, offices, sort_of

CITY = "山西省临溪市"
DISTRICT = "广东省云汀市翠岩区"


@pytest.mark.parametrize(
    ("title", "organization", "place", "seat"),
    [
        ("市委书记", "市委", CITY, Seat("city", "临溪市")),
        ("省委书记", "省委", CITY, Seat("province", "山西省")),
        ("常务副市长", None, CITY, Seat("city", "临溪市")),
        ("柏川县县长", "柏川县", CITY, Seat("county", "柏川县")),
        ("山西省临溪市副市长", None, "", Seat("city", "临溪市")),
        ("区长", None, DISTRICT, Seat("county", "翠岩区")),
        ("区乡村振兴局局长", "区乡村振兴局", DISTRICT, Seat("county", "翠岩区")),
        ("白石镇党委书记", "白石镇党委", DISTRICT, Seat("town", "白石镇")),
        # Which county, the page of a city does not say.
        ("县委书记", "县委", CITY, None),
        ("市委书记", "市委", "", None),
        # No level of government.
        ("高新区党工委书记", "高新区党工委", CITY, None),
        ("市场监管局局长", "市场监管局", CITY, None),
        ("云帆集团董事长", "云帆集团", CITY, None),
        ("村民", None, CITY, None),
    ],
)
def test_the_seat(title: str, organization: str | None, place: str, seat: Seat | None) -> None:
    assert office(title, organization, place).seat == seat


def test_one_office_is_one_however_it_is_written() -> None:
    home = office("市委书记", "市委", CITY)
    named = office("临溪市委书记", "临溪市委", "")
    assert home.key is not None
    assert home.key == named.key
    assert (
        office("市水利局局长", "市水利局", CITY).key
        == office("临溪市水利局局长", "临溪市水利局", DISTRICT).key
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("市长", None, CITY), ("副市长", None, CITY)),
        (("市委书记", "市委", CITY), ("市委书记", "市委", "山西省云汀市")),
        (("柏川县县长", None, CITY), ("柏川县委书记", "柏川县委", CITY)),
        (("云帆集团董事长", "云帆集团", CITY), ("云岭集团董事长", "云岭集团", CITY)),
        (("宣传部部长", "区委宣传部", CITY), ("宣传部部长", "区委宣传部", DISTRICT)),
    ],
)
def test_offices_that_are_not_one(
    one: tuple[str, str | None, str], other: tuple[str, str | None, str]
) -> None:
    assert office(*one).key != office(*other).key


@pytest.mark.parametrize("title", ["县委书记", "村委会主任", "秘书长", "教师"])
def test_an_office_that_may_be_any_has_no_key(title: str) -> None:
    body = title[:3] if title.startswith("村") else None
    assert office(title, body, CITY).key is None


@pytest.mark.parametrize(
    ("title", "sort"),
    [
        ("市委书记", "official"),
        ("市人大常委会主任", "official"),
        ("首席记者", "press"),
        ("村民", "ordinary"),
        ("退休职工", "ordinary"),
        ("教授", ""),
        ("云帆集团董事长", ""),
    ],
)
def test_the_sort_of_work(title: str, sort: str) -> None:
    assert sort_of(title) == sort


def test_an_office_without_a_place_is_where_the_page_says_the_other_is() -> None:
    guest = offices([("松湖市市长", "松湖市"), ("市长", None), ("省政协委员", "省政协")], CITY)
    assert [o.seat for o in guest] == [Seat("city", "松湖市"), None, Seat("province", "山西省")]
    own = offices([("市长", None), ("市委副书记", "市委")], CITY)
    assert {o.seat for o in own} == {Seat("city", "临溪市")}


def test_which_sorts_exclude_each_other() -> None:
    assert exclude_each_other("official", "press")
    assert exclude_each_other("ordinary", "official")
    assert not exclude_each_other("official", "official")
