import copy
import pickle

import pytest
from pydantic import ValidationError

from lvnlp.errors import LvnlpError, NoSuchSideError, UnboundError
from lvnlp.schema import (
    RELATION_CLASSES,
    Accompanied,
    Announced,
    Attended,
    DateLiteral,
    Event,
    Evidence,
    HeldAt,
    HeldOn,
    HoldsPosition,
    LocatedIn,
    Met,
    Modality,
    OrganisedBy,
    PartialDate,
    PartOf,
    Relation,
    ReportedBy,
    Started,
    Stated,
    UserRelation,
    Visited,
    Why,
)
from tests.schema.sample_page import sample_page

NAMES = (
    "attended spoke_at presided_over announced accompanied visited met holds_position stated "
    "signed started commissioned held_at held_on organised_by part_of located_in reported_by"
)


def told(relation: Relation) -> tuple[str, ...]:
    """What a user's `match` makes of a relation."""
    match relation:
        case Attended(person=p, event=e) | Announced(person=p, event=e):
            return "person", p.name, e.name
        case Attended(organization=o, event=e):
            return "organization", o.name, e.name
        case Accompanied(companion=c, leader=p):
            return c.name, p.name
        case Visited(person=p, place=where):
            return p.name, where.name
        case Visited(host=h):
            return ("host", h.name)
        case Met(host=h, guest=g):
            return h.name, g.name
        case HoldsPosition(person=p, position=held):
            return p.name, held.title, str(held.organization)
        case Stated(person=p, text=words):
            return p.name, words
        case Started(agent=a, project=what):
            return a.name, what.name, str(relation.amount)
        case HeldAt(event=e, place=where):
            return e.name, where.name
        case HeldOn(event=e, when=day):
            return e.name, str(day)
        case OrganisedBy(event=e, organiser=o):
            return e.name, o.name
        case PartOf(part=part, whole=whole):
            return part.name, whole.name
        case LocatedIn(project=what, place=where):
            return what.name, where.name
        case ReportedBy(reported=article, person=p):
            return article.headline, p.name
        case UserRelation(relation=name):
            return (name,)
        case _:
            return ()


def test_all_relations_have_a_class() -> None:
    assert list(RELATION_CLASSES) == NAMES.split()
    found = {relation.relation for relation in sample_page().relations}
    assert found == {*RELATION_CLASSES, "taught"}


def test_relations_match_by_the_kind_of_their_ends() -> None:
    assert [told(relation) for relation in sample_page().relations] == [
        ("person", "何晓岚", "全县春耕生产现场会"),
        ("organization", "县教育局", "全县春耕生产现场会"),
        (),
        (),
        ("person", "何晓岚", "开工仪式"),
        ("邵一", "何晓岚"),
        ("何晓岚", "柳荫镇"),
        ("host", "12位农户"),
        ("何晓岚", "12位农户"),
        ("何晓岚", "市委书记", "市委"),
        ("何晓岚", "要不误农时"),
        (),
        ("柳荫镇", "青禾粮仓项目", "3.5亿元"),
        (),
        ("全县春耕生产现场会", "柳荫镇"),
        ("全县春耕生产现场会", "2024-04-08"),
        ("全县春耕生产现场会", "县教育局"),
        ("开工仪式", "全县春耕生产现场会"),
        ("青禾粮仓项目", "柳荫镇"),
        ("全县春耕生产现场会召开", "林一"),
        ("taught",),
    ]


def test_objects_are_reached_from_each_other() -> None:
    page = sample_page()
    relation = page.relations[0]
    assert isinstance(relation, Attended)
    assert relation.event is page.events[0]
    assert relation.event.attendees[0].person.positions[0].title == "市委书记"
    assert relation.person.relations[0] is relation
    assert relation in relation.event.relations
    assert relation.why.triggers[0].text == "出席"


def test_an_event_gathers_its_own() -> None:
    page = sample_page()
    event, ceremony = page.events
    assert [str(r.attendee) for r in event.attendees] == ["何晓岚", "县教育局"]
    assert [r.role for r in event.attendees] == ["出席", "出席"]
    assert [str(r.speaker) for r in event.speakers] == ["何晓岚"]
    assert [str(r.presider) for r in event.presiders] == ["邵一"]
    assert [str(r.organiser) for r in event.organisers] == ["县教育局"]
    assert [str(r.announcer) for r in ceremony.announcers] == ["何晓岚"]
    assert event.announcers == ()
    assert event.date == PartialDate(2024, 4, 8)
    assert event.place is page.places[0]
    assert event.parts == (ceremony,)
    assert event.part_of is None
    assert ceremony.part_of is event
    assert ceremony.parts == ()
    assert (ceremony.date, ceremony.place) == (None, None)


def _with_modality(name: str, modality: Modality) -> Event:
    """The first event of the sample page, with all relations of a name in another modality."""
    page = sample_page()
    changed = tuple(
        r.model_copy(update={"modality": modality}) if r.relation == name else r
        for r in page.relations
    )
    return page.model_copy(update={"relations": changed}).events[0]


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.URGED, Modality.NEGATED])
def test_only_what_is_asserted_is_gathered(modality: Modality) -> None:
    event = _with_modality("attended", modality)
    assert event.attendees == ()
    assert len([r for r in event.relations if r.relation == "attended"]) == 2


def test_the_date_of_an_event_may_be_planned_but_not_urged_or_negated() -> None:
    day = PartialDate(2024, 4, 8)
    assert _with_modality("held_on", Modality.PLANNED).date == day
    assert _with_modality("held_on", Modality.URGED).date is None
    assert _with_modality("held_on", Modality.NEGATED).date is None
    assert str(_with_modality("held_at", Modality.PLANNED).place) == "柳荫镇"
    assert _with_modality("held_at", Modality.NEGATED).places == ()


def test_an_asserted_date_comes_before_a_planned_one() -> None:
    page = sample_page()
    held = page.relations[15]
    assert isinstance(held, HeldOn)
    planned = HeldOn(
        id="relation-99",
        subject="event-1",
        object=DateLiteral(date=PartialDate(2024, 5)),
        modality=Modality.PLANNED,
        evidence=held.evidence,
        why=held.why,
    )
    updated = page.model_copy(update={"relations": (planned, *page.relations)})
    assert updated.events[0].date == PartialDate(2024, 4, 8)


def test_a_side_of_another_kind_is_no_attribute() -> None:
    relation = sample_page().relations[1]
    assert isinstance(relation, Attended)
    assert not hasattr(relation, "person")
    with pytest.raises(NoSuchSideError, match=r"no person: its subject is <Organization 县教育局>"):
        _ = relation.person
    assert relation.attendee is relation.subject


def test_only_events_are_parts_of_an_event() -> None:
    page = sample_page()
    fact = next(r for r in page.relations if isinstance(r, PartOf))
    others = tuple(r for r in page.relations if r is not fact)
    by_person = fact.model_copy(update={"subject_ref": "person-1"})
    event = page.model_copy(update={"relations": (*others, by_person)}).events[0]
    assert event.parts == ()
    assert page.events[0].parts == (page.events[1],)
    assert page.events[1].part_of == page.events[0]


def test_a_position_that_is_not_listed_is_bare() -> None:
    page = sample_page()
    people = (page.people[0].model_copy(update={"positions": ()}), *page.people[1:])
    relation = page.model_copy(update={"people": people}).relations[9]
    assert isinstance(relation, HoldsPosition)
    assert (relation.title, relation.position.organization) == ("市委书记", None)
    assert relation.position.evidence == relation.evidence


def test_what_belongs_to_no_page_says_so() -> None:
    bound = sample_page().relations[0]
    alone = pickle.loads(pickle.dumps(bound))
    assert alone == bound
    assert hash(alone) == hash(bound)
    assert repr(alone) == "<Attended person-1 出席 → event-1>"
    for ask in ("subject", "object", "person", "event"):
        with pytest.raises(UnboundError, match="belongs to no page"):
            getattr(alone, ask)
    with pytest.raises(UnboundError, match=r"<Person 何晓岚 市委书记>"):
        _ = pickle.loads(pickle.dumps(sample_page().people[0])).relations


def test_a_match_on_what_is_unbound_fails_loudly() -> None:
    with pytest.raises(UnboundError):
        told(pickle.loads(pickle.dumps(sample_page().relations[0])))


def test_copies_of_a_part_stay_on_its_page() -> None:
    page = sample_page()
    relation = page.relations[0]
    for copied in (copy.copy(relation), copy.deepcopy(relation), relation.model_copy(deep=True)):
        assert copied == relation
        assert copied.subject is page.people[0]
    urged = relation.model_copy(update={"modality": Modality.URGED})
    assert repr(urged) == "<Attended (urged) 何晓岚 出席 → 全县春耕生产现场会>"
    assert relation.modality is Modality.ASSERTED


def test_equal_relations_of_different_pages_are_equal() -> None:
    assert sample_page().relations == sample_page().relations
    assert len({*sample_page().relations, *sample_page().relations}) == 21


def _user_relation(name: str) -> UserRelation:
    return UserRelation(
        id="relation-1",
        relation=name,
        subject="person-1",
        object="person-2",
        evidence=Evidence(start=0, end=1, text="会"),
        why=Why(pattern="mine"),
    )


def test_user_relations_have_names_of_their_own() -> None:
    assert _user_relation("taught").relation == "taught"
    with pytest.raises(ValidationError, match="'attended' is a relation of lvnlp's own"):
        _user_relation("attended")
    for name in ("", "Taught", "教", "2x", "a b"):
        with pytest.raises(ValidationError):
            _user_relation(name)


def test_errors_of_the_schema_are_of_the_family() -> None:
    assert issubclass(UnboundError, LvnlpError)
    # An AttributeError would let a pattern pass over it in silence.
    assert not issubclass(UnboundError, AttributeError)
    assert issubclass(NoSuchSideError, AttributeError)
