"""What a title says of somebody's place in the world: the seat, the body, the sort of work."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from lvnlp.coreference.home import Home

_LEVEL: Final = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "自治州": "city",
    "地区": "city",
    "州": "city",
    "盟": "city",
    "县": "county",
    "自治县": "county",
    "区": "county",
    "旗": "county",
    "镇": "town",
    "乡": "town",
}
"""The level of government by the ending of a place. A city of a county's rank (临溪市 below
another) cannot be told from its name and counts as a city."""

_ENDINGS: Final = "|".join(sorted(_LEVEL, key=len, reverse=True))
# 市委, 副县长, 区教育局: the level alone, which the page's place may complete. 市场 is none.
_BARE: Final = re.compile(
    r"(?P<rank>(?:原|代|常务|第一|副)*)(?P<level>[省市县区州盟旗镇乡])"
    r"(?=.)(?![省市县区州场民域城村])"
)
_NAMED: Final = re.compile(rf"(?!原|代|常务|副)[^省市县区州盟旗镇乡]{{1,8}}?(?:{_ENDINGS})(?=.)")

SHORTEST_BODY: Final = 4
"""A body without a place whose name is shorter is any: 公司, 村委会, 党支部."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A place of government in which an office is held: the level and the place's name."""

    level: str
    name: str


@dataclass(frozen=True, slots=True)
class Office:
    """A title, understood.

    Attributes:
        title: as the page writes it.
        post: the title without the place in front: 市长 of 临溪市市长, 委书记 of 市委书记.
        body: the organisation without the place, "" where none is named that could be told from
            others.
        seat: where the office is held, None where the title does not tell or where the page's
            place does not say which county or town is meant.
        sort: official, press, ordinary; "" where the title says nothing of the kind.
        home: the nearest place of the page, "" when not known.
        named: whether the title names its place, rather than the page's being meant.
    """

    title: str
    post: str
    body: str
    seat: Seat | None
    sort: str
    home: str
    named: bool = False

    @property
    def where(self) -> tuple[str, str] | None:
        """The body in its place, the same on two pages only if it is one; None where it is any.

        A body of party or state is in its seat, else in the place of the page. A company, a school
        or a hospital goes by its name.
        """
        if self.seat is not None:
            return self.seat.name, self.body
        if len(self.body) < SHORTEST_BODY:
            return None
        return (self.home if self.sort == "official" else ""), self.body

    @property
    def key(self) -> tuple[str, str, str] | None:
        """The same on two pages only if the office is one; None where it is any."""
        return None if self.where is None else (*self.where, self.post)


def offices(positions: Iterable[tuple[str, str | None]], place: str) -> tuple[Office, ...]:
    """All positions that a page of this place gives somebody, as titles and bodies.

    Where the page names the place of one office, an office of the same level without a place is
    there as well: 松湖市市长 in a paper of 临溪市 is 市长 of no other city.
    """
    found = [office(title, organization, place) for title, organization in positions]
    named = {o.seat.level for o in found if o.seat is not None and o.named}
    return tuple(
        o if o.named or o.seat is None or o.seat.level not in named else _elsewhere(o)
        for o in found
    )


def _elsewhere(bare: Office) -> Office:
    return replace(bare, body="", seat=None)


def office(title: str, organization: str | None, place: str) -> Office:
    """A position, as a page of this place means it.

    Args:
        title: of the position: 市委书记, 柏川县县长.
        organization: the body, as the page writes it; None where it does not.
        place: of the page: 山西省临溪市, "" when not known.
    """
    home, body = Home.of(place), organization or ""
    seat, post = _seat_and_rest(title, home)
    if seat is None and body:
        seat, _ = _seat_and_rest(body, home)
    named = seat is not None and (title + body).find(seat.name) >= 0
    return Office(title, post, _body(body, seat), seat, sort_of(title), home.name, named)


def _seat_and_rest(text: str, home: Home) -> tuple[Seat | None, str]:
    """Where a title or a body is of, and what is left without the place in front."""
    named, rest = _split(text)
    if named:
        return _seat(named), rest
    if bare := _BARE.match(text):
        level = bare["level"]
        name = home.levels.get(level, "")
        return Seat(_LEVEL[level], name) if name else None, _without_level(text, bare)
    return None, text


def _split(text: str) -> tuple[str, str]:
    """The last of the places in front, which is the nearest, and the rest."""
    name, at = "", 0
    while found := _NAMED.match(text, at):
        if found.group().endswith(_no_seats()):
            break
        name, at = found.group(), found.end()
    return name, text[at:]


def _seat(name: str) -> Seat | None:
    ending = next((e for e in sorted(_LEVEL, key=len, reverse=True) if name.endswith(e)), "")
    return Seat(_LEVEL[ending], name) if ending else None


def _body(organization: str, seat: Seat | None) -> str:
    """The body without its place; "" where only a level that cannot be made out is in front."""
    name, rest = _split(organization)
    if name:
        return rest
    if bare := _BARE.match(organization):
        return "" if seat is None else _without_level(organization, bare)
    return "" if seat is not None and organization == seat.name else organization


def _without_level(text: str, bare: re.Match[str]) -> str:
    # 市长 is an office of its own name; 市委书记 is that of a 委.
    if text[bare.end() :].startswith("长"):
        return text
    return bare["rank"] + text[bare.end() :]


def sort_of(title: str) -> str:
    """official, press, ordinary; "" for a title that is of none of these sorts."""
    sorts = _sorts()
    for length in range(len(title), 0, -1):
        if found := sorts.get(title[-length:]):
            return found
    return ""


def exclude_each_other(one: str, other: str) -> bool:
    """Whether nobody is of both sorts."""
    return frozenset((one, other)) in _excluded()


@cache
def _table() -> Mapping[str, object]:
    text = files("lvnlp.resources").joinpath("careers.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _sorts() -> Mapping[str, str]:
    sorts = ("official", "press", "ordinary")
    return {word: sort for sort in sorts for word in str(_table()[sort]).split()}


@cache
def _excluded() -> frozenset[frozenset[str]]:
    pairs = _table()["exclude"]
    assert isinstance(pairs, list)
    return frozenset(frozenset(pair) for pair in pairs)


@cache
def _no_seats() -> tuple[str, ...]:
    return tuple(str(_table()["no_seats"]).split())
