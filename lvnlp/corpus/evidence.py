"""What speaks for two appearances of a name being one person, and what forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Final

from lvnlp.coreference.home import Home
from lvnlp.corpus.offices import Office, Seat, exclude_each_other

# How sure it is that two appearances of one name are one person, by what they share. The values
# order the kinds of evidence; they were set by hand and are no measured probabilities.
SAME_OFFICE: Final = 0.97
SAME_BODY: Final = 0.9
SAME_PAPER: Final = 0.9
"""Both write for it."""
SAME_SEAT: Final = 0.8
"""Two offices in one seat: a deputy who became mayor."""
SAME_TITLE: Final = 0.7
"""In papers of one place, one of them without the body: 董事长 and 云帆集团董事长."""
NEARBY: Final = 0.6
"""Offices of different levels, in papers of one place: a county's magistrate and 市委常委."""
NO_OFFICE: Final = 0.6
"""In papers of one place, one of them without any office."""
MOVED: Final = 0.5
"""From an office in one seat to one in another of the same level, the one after the other and
within one province."""

MIXED: Final = 0.3
"""How sure it is that somebody is one person of whom one page says what nobody is at once. The
reader takes one name on one page for one person; here it may be two."""

FAR_APART: Final = 730
"""Days between two appearances beyond which all evidence but the same office counts less."""

TIME_FACTOR: Final = 0.85
"""What evidence is multiplied with beyond FAR_APART."""

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Appearance:
    """Somebody on one page.

    Attributes:
        source, id: the page, and the person's id there.
        day: when the page came out, None when not known.
        paper, place: of the page, "" when not known.
        offices: what the page says they hold.
        reporter: whether the page names them as one who wrote an article.
        damaged: a glyph of the name is lost, so that it may be anybody's.
    """

    source: str
    id: str
    day: date | None = None
    paper: str = ""
    place: str = ""
    offices: tuple[Office, ...] = ()
    reporter: bool = False
    damaged: bool = False

    @property
    def sorts(self) -> frozenset[str]:
        """The sorts of work that the page gives them."""
        found = {office.sort for office in self.offices if office.sort}
        return frozenset(found | {"press"} if self.reporter else found)

    @property
    def order(self) -> tuple[date, str, str]:
        """Where it stands among others: by day, those without one last."""
        return self.day or date.max, self.source, self.id


@dataclass(slots=True)
class Cluster:
    """Appearances that are one person, and what is known of them together.

    Attributes:
        members: the appearances, in no order.
        sources: their pages.
        ties: for each by its source and id how sure it is that it belongs here, and why; none for
            a member that stands alone.
        first: where the first of them stands.
        days: from the first to the last day, None where no page has one.
        seats: where they hold office, and from when to when.
        keys: the offices that can be told from others, each with its title.
        places: the bodies in their places, where a body is named.
        titles: of all offices, with the place of the page and whether body or seat are known.
        homes: the places of the pages.
        papers: those that they write for.
        sorts: the sorts of work.
    """

    members: list[Appearance]
    sources: set[str]
    first: tuple[date, str, str]
    days: Days | None
    seats: dict[Seat, Days]
    keys: dict[tuple[str, str, str], str]
    places: dict[tuple[str, str], str]
    titles: set[tuple[str, str, bool]]
    homes: set[str]
    papers: set[str]
    sorts: set[str]
    ties: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, a: Appearance) -> Cluster:
        """One appearance by itself."""
        # A page without a day may be of any.
        whole = (a.day, a.day) if a.day else (date.min, date.max)
        return cls(
            members=[a],
            sources={a.source},
            first=a.order,
            days=(a.day, a.day) if a.day else None,
            seats={o.seat: whole for o in a.offices if o.seat is not None},
            keys={o.key: o.title for o in a.offices if o.key is not None and not a.damaged},
            places={o.where: o.title for o in a.offices if o.where is not None and o.body},
            titles={(a.place, o.title, o.where is not None) for o in a.offices},
            homes={a.place} if a.place else set(),
            papers={a.paper} if a.paper and "press" in a.sorts else set(),
            sorts=set(a.sorts),
        )

    @property
    def is_bare(self) -> bool:
        """Whether no page says what they are."""
        return not (self.seats or self.keys or self.titles or self.sorts)

    def absorb(self, other: Cluster, confidence: float, reason: str) -> None:
        """Take in the other, which hangs on this one by the evidence and by no better."""
        if len(self.members) == 1:
            a = self.members[0]
            self.ties[a.source, a.id] = (confidence, reason)
        for a in other.members:
            known = other.ties.get((a.source, a.id))
            weaker = known is not None and known[0] <= confidence
            self.ties[a.source, a.id] = known if known and weaker else (confidence, reason)
        self.members += other.members
        self.sources |= other.sources
        self.first = min(self.first, other.first)
        self.days = _spanned(self.days, other.days)
        for seat, days in other.seats.items():
            self.seats[seat] = _spanned(self.seats.get(seat), days) or days
        self.keys = {**other.keys, **self.keys}
        self.places = {**other.places, **self.places}
        self.titles |= other.titles
        self.homes |= other.homes
        self.papers |= other.papers
        self.sorts |= other.sorts


def evidence(one: Cluster, other: Cluster, *, common: bool) -> tuple[float, str]:
    """The strongest evidence that the two are one person: how sure, and why; 0 for none.

    Args:
        one, other: two clusters of one name.
        common: whether many share the name.
    """
    if shared := one.keys.keys() & other.keys.keys():
        return SAME_OFFICE, f"same office: {one.keys[min(shared)]}"
    confidence, reason = max(_weaker(one, other, common=common), default=(0.0, ""))
    if _gap(one.days, other.days) > FAR_APART:
        confidence *= TIME_FACTOR
    return confidence, reason


def _weaker(one: Cluster, other: Cluster, *, common: bool) -> Iterator[tuple[float, str]]:
    if bodies := one.places.keys() & other.places.keys():
        yield SAME_BODY, f"same body: {''.join(min(bodies))}"
    if papers := one.papers & other.papers:
        yield SAME_PAPER, f"writes for {min(papers)}"
    if seats := {s.name for s in one.seats.keys() & other.seats.keys()}:
        yield SAME_SEAT, f"offices in {min(seats)}"
    if titles := sorted(_shared_titles(one, other)):
        yield SAME_TITLE, f"same title: {titles[0]}"
    homes = one.homes & other.homes
    if homes and (one.is_bare or other.is_bare):
        yield NO_OFFICE, f"no office, pages of {min(homes)}"
    official = "official" in one.sorts & other.sorts
    if not common and official and homes and not _levels(one) & _levels(other):
        yield NEARBY, f"offices of different levels, pages of {min(homes)}"
    if not common and _moved(one, other):
        yield MOVED, "an office in another place, one after the other"


def _shared_titles(one: Cluster, other: Cluster) -> Iterator[str]:
    """Titles that one page gives without the body and another perhaps with it."""
    for a, b in ((one, other), (other, one)):
        for (home, title, known), (place, longer, _) in product(a.titles, b.titles):
            if home and home == place and not known and longer.endswith(title):
                yield title


def _moved(one: Cluster, other: Cluster) -> bool:
    if not _levels(one) & _levels(other) or one.days is None or other.days is None:
        return False
    if _provinces(one).isdisjoint(_provinces(other)):
        return False
    return _gap(one.days, other.days) <= FAR_APART


def _levels(cluster: Cluster) -> set[str]:
    return {seat.level for seat in cluster.seats}


def _provinces(cluster: Cluster) -> set[str]:
    """The widest place of each page: its province, as far as that is known."""
    return {next(iter(Home.of(home).levels.values()), "") for home in cluster.homes}


def contradict(one: Cluster, other: Cluster) -> bool:
    """Whether nobody can be both.

    So it is when a page names both apart, when a name is damaged or mixed, when their sorts of work
    exclude each other, and when at one time they hold office in different seats of one level.
    """
    if any(a.damaged or is_mixed(a) for c in (one, other) for a in c.members[:1]):
        return True
    smaller, larger = sorted((one.sources, other.sources), key=len)
    if not larger.isdisjoint(smaller):
        return True
    if any(exclude_each_other(a, b) for a, b in product(one.sorts, other.sorts)):
        return True
    for level in _levels(one):
        ours = {seat: days for seat, days in one.seats.items() if seat.level == level}
        theirs = {seat: days for seat, days in other.seats.items() if seat.level == level}
        if ours.keys() & theirs.keys():
            continue
        if any(_overlap(a, b) for a, b in product(ours.values(), theirs.values())):
            return True
    return False


def is_mixed(a: Appearance) -> bool:
    """Whether a page says of somebody what nobody is at once: it may speak of two people."""
    if any(exclude_each_other(x, y) for x, y in product(a.sorts, a.sorts)):
        return True
    levels = [seat.level for seat in {o.seat for o in a.offices if o.seat is not None}]
    return len(levels) > len(set(levels))


def _overlap(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _spanned(a: Days | None, b: Days | None) -> Days | None:
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def _gap(a: Days | None, b: Days | None) -> int:
    """Days from the end of the one to the start of the other; 0 where they overlap or lack days."""
    if a is None or b is None or _overlap(a, b):
        return 0
    return (b[0] - a[1]).days if a[1] < b[0] else (a[0] - b[1]).days
