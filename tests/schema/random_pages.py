"""Pages of random text and random relations, for properties that hold of every page."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from lvnlp.errors import DateError
from lvnlp.schema import (
    RELATION_CLASSES,
    Article,
    DateLiteral,
    Event,
    Evidence,
    Group,
    HeadlineLine,
    HeldOn,
    HoldsPosition,
    LooseMention,
    Modality,
    Money,
    Organization,
    OtherEntity,
    Page,
    PartialDate,
    Person,
    Place,
    Position,
    PositionLiteral,
    Project,
    Quantity,
    Repair,
    ReportedBy,
    Stated,
    TextLiteral,
    Unplaced,
    UserRelation,
    Why,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

# Wide characters beside those that break naive formats: beyond the BMP, line separators, quotes.
_CHARACTERS = st.one_of(
    st.sampled_from('市委书记会议出席，。□𠮷\u2028\u0085\ufeff\u3000"\\\n\r\t\0é'),
    st.characters(exclude_categories=["Cs"]),
)
_WORDS = st.text(_CHARACTERS, min_size=1, max_size=8)
_UNITS = st.sampled_from([None, "article-1"])


@st.composite
def partial_dates(draw: Draw) -> PartialDate:
    """Every form of a date, ranges among them."""

    def single() -> PartialDate:
        year = draw(st.none() | st.integers(1, 9999))
        month = draw(st.none() | st.integers(1, 12))
        day = draw(st.none() | st.integers(1, 28))
        if year is None and month is None and day is None:
            return PartialDate(day=draw(st.integers(1, 31)))
        return PartialDate(year, month, day)

    start = single()
    if not draw(st.booleans()):
        return start
    try:
        return PartialDate.between(start, single())
    except DateError:  # it ended before it started
        return start


@st.composite
def money(draw: Draw) -> Money:
    """Sums large and small, with and without an exponent."""
    value = draw(
        st.decimals(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)
    )
    return Money(
        value=round(value, 6), currency=draw(st.sampled_from(["CNY", "USD"])), text=draw(_WORDS)
    )


_QUANTITIES = st.builds(
    Quantity, value=st.integers(), unit=st.text(_CHARACTERS, max_size=2), text=_WORDS
)


@st.composite
def evidence(draw: Draw, length: int) -> Evidence:
    """Evidence within a raw text of this length, in one piece or several in any order."""
    edges = st.lists(st.integers(0, length), min_size=2, max_size=6, unique=True)
    cuts = sorted(draw(edges))
    spans = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return Evidence.of(draw(st.permutations(spans)), draw(st.text(_CHARACTERS)), draw(_UNITS))


@st.composite
def pages(draw: Draw) -> Page:
    """A page with at least one thing of each kind, so that every relation finds its ends."""
    raw = draw(st.text(_CHARACTERS, min_size=8, max_size=60))
    where = evidence(len(raw))

    def named(kind: str, number: int) -> dict[str, Any]:
        names = draw(st.lists(_WORDS, min_size=1, max_size=3, unique=True))
        mentions = tuple(draw(st.lists(where, max_size=2)))
        damaged = draw(st.booleans())
        return {
            "id": f"{kind}-{number}",
            "name": names[0],
            "names": tuple(names),
            "mentions": mentions,
            "damaged": damaged,
            "damage_note": draw(_WORDS) if damaged else "",
        }

    people = tuple(
        Person(
            **named("person", number),
            positions=tuple(
                Position(
                    title=draw(_WORDS),
                    organization=draw(st.none() | _WORDS),
                    shared=draw(st.booleans()),
                    evidence=draw(st.none() | where),
                )
                for _ in range(draw(st.integers(0, 2)))
            ),
        )
        for number in range(1, draw(st.integers(2, 4)))
    )
    cut = draw(st.integers(0, len(raw)))
    end = draw(st.integers(cut, len(raw)))
    return Page(
        source=draw(st.text(_CHARACTERS)),
        date=draw(st.none() | partial_dates()),
        raw=raw,
        text=draw(st.text(_CHARACTERS)),
        repairs=(Repair(kind="any", start=cut, end=end, before=raw[cut:end], after=draw(_WORDS)),),
        articles=(
            Article(
                id="article-1",
                headlines=(HeadlineLine(text=draw(_WORDS), kind="sub", evidence=draw(where)),),
                headline_confidence=draw(st.none() | st.floats(0, 1)),
                body=draw(st.none() | where),
                dateline_date=draw(st.none() | partial_dates()),
            ),
        ),
        unplaced=(Unplaced(evidence=draw(where)),),
        people=people,
        organizations=(Organization(**named("organization", 1)),),
        places=(Place(**named("place", 1)),),
        groups=(Group(**named("group", 1), size=draw(st.none() | _QUANTITIES)),),
        events=(Event(**named("event", 1)), Event(**named("event", 2))),
        projects=(Project(**named("project", 1), amount=draw(st.none() | money())),),
        others=(OtherEntity(**named("other", 1), label=draw(_WORDS)),),
        relations=tuple(
            draw(_relations(number, where, [p.id for p in people]))
            for number in range(1, draw(st.integers(1, 8)))
        ),
        mentions=(
            LooseMention(
                kind="date",
                evidence=draw(where),
                value=draw(st.none() | partial_dates() | money() | _QUANTITIES),
            ),
        ),
    )


@st.composite
def _relations(
    draw: Draw, number: int, where: st.SearchStrategy[Evidence], people: list[str]
) -> Any:
    kind = draw(st.sampled_from([*RELATION_CLASSES.values(), UserRelation]))
    others = ["organization-1", "place-1", "group-1", "event-1", "event-2", "project-1"]
    anybody = st.sampled_from([*people, *others])
    literals = {
        HeldOn: st.builds(DateLiteral, date=partial_dates()),
        HoldsPosition: st.builds(PositionLiteral, title=_WORDS),
        Stated: st.builds(TextLiteral, text=_WORDS),
    }
    literals[UserRelation] = st.one_of(anybody, *literals.values())
    fields: dict[str, Any] = {
        "id": f"relation-{number}",
        "subject": draw(anybody) if kind is not ReportedBy else "article-1",
        "object": draw(literals.get(kind, anybody)),
        "role": draw(st.none() | _WORDS),
        "modality": draw(st.sampled_from(Modality)),
        "date": draw(st.none() | partial_dates()),
        "count": draw(st.none() | st.integers(0, 10**12)),
        "amount": draw(st.none() | money()),
        "article": draw(st.sampled_from([None, 0])),
        "evidence": draw(where),
        "confidence": draw(st.floats(0, 1)),
        "why": Why(pattern=draw(_WORDS), triggers=(draw(where),), explanation=draw(_WORDS)),
    }
    if kind is UserRelation:
        fields["relation"] = draw(st.sampled_from(["taught", "x2"]))
    return kind(**fields)
