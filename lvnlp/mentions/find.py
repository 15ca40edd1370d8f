"""All mentions of a page: the finders in order, one overlap policy, events and projects on top.

Names, dates, money and counts are found first and settled among themselves. Events and projects
are built over them (全市|3月|植树活动), so they come second and take in what lies within them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from lvnlp.layout.model import PageLayout, Unit
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.dates import find_dates
from lvnlp.mentions.definite import find_definite
from lvnlp.mentions.delegations import find_delegations
from lvnlp.mentions.events import find_events
from lvnlp.mentions.forces import find_forces
from lvnlp.mentions.groups import find_groups
from lvnlp.mentions.home import find_home
from lvnlp.mentions.learned import trusted
from lvnlp.mentions.money import find_money
from lvnlp.mentions.names import find_names
from lvnlp.mentions.policy import Resolved, resolve
from lvnlp.mentions.projects import find_projects
from lvnlp.mentions.pronouns import find_pronouns
from lvnlp.mentions.quantities import find_quantities
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.mentions.unlisted import find_unlisted

UNTOUCHABLE = frozenset({Kind.PERSON, Kind.POSITION, Kind.PRONOUN})
"""No name of an event or a project holds one of these."""


def find_mentions(
    layout: PageLayout, context: Context, learned: Sequence[Sequence[Mention]] = ()
) -> list[AnalysedUnit]:
    """The units of a page in the order articles, notices, captions, teasers, with their mentions.

    Args:
        layout: the page as the layout stage read it.
        context: what the user says of the page.
        learned: for each unit what a model found in its text, no list at all without a model.
    """
    units = list(layout.units())
    texts = [u.text.text for u in units]
    days = [_day(u, context) for u in units]
    atomic = _atomic(texts, context, days, trusted(learned))
    events = find_events(texts, context, atomic)
    projects = find_projects(texts, context, atomic)
    delegations = find_delegations(texts, atomic)
    out = []
    for n, unit in enumerate(units):
        marked = [_marked(m, unit) for m in atomic[n]]
        done = compose(marked, [*events[n], *projects[n], *delegations[n]])
        zones = {z.kind: (z.start, z.end) for z in unit.zones}
        out.append(
            AnalysedUnit(
                n,
                unit.kind,
                texts[n],
                zones.get("headline", (0, 0)),
                zones.get("body", (0, 0)),
                done.mentions,
                done.nested,
                days[n],
                unit.dateline_place,
                unit.genre == "briefs" or unit.kind == "notice",
            )
        )
    return out


def _marked(mention: Mention, unit: Unit) -> Mention:
    """The mention, said to be damaged when a glyph is lost in or beside a person's name."""
    if mention.kind is not Kind.PERSON or not unit.is_damaged(mention.start, mention.end):
        return mention
    return replace(mention, attributes={**mention.attributes, "damaged": True})


def _atomic(
    texts: Sequence[str],
    context: Context,
    days: Sequence[date | None],
    learned: Sequence[Sequence[Mention]],
) -> list[tuple[Mention, ...]]:
    found = [
        find_names(texts, context, learned),
        find_dates(texts, context, days),
        find_money(texts, context),
        find_quantities(texts, context),
        find_groups(texts, context),
        find_forces(texts, context),
        find_pronouns(texts, context),
        find_home(texts, context),
        find_definite(texts, context),
    ]
    out = []
    for n in range(len(texts)):
        candidates = [f[n] for f in found]
        candidates[0] = _without_unborne(candidates[0], found[4][n])
        if learned:
            candidates.append(list(learned[n]))
        done = resolve(candidates)
        settled = (*done.mentions, *done.nested, *find_unlisted(texts[n], done.mentions))
        out.append(tuple(sorted(settled, key=lambda m: (m.start, -m.end))))
    return out


def _without_unborne(names: Sequence[Mention], groups: Sequence[Mention]) -> list[Mention]:
    """The names without positions that nobody bears where a group stands.

    The group may go on behind the position: 县医院工作人员, 企业家|代表.
    """
    borne = _borne(names)
    return [
        m
        for m in names
        if m.kind is not Kind.POSITION
        or (m.start, m.end) in borne
        or not any(m.end <= g.end <= m.end + 2 and g.start <= m.start + 2 for g in groups)
    ]


def _borne(names: Sequence[Mention]) -> set[tuple[int, int]]:
    """Where the offices stand that somebody bears."""
    return {
        span
        for m in names
        if isinstance(spans := m.attributes.get("positions", ()), tuple)
        for span in spans
    }


def compose(atomic: Sequence[Mention], built: Sequence[Mention]) -> Resolved:
    """Puts events and projects over the names, dates and counts that lie within them.

    A built mention is refused when it crosses the edge of an atomic one, lies within one, is as
    long as one, or holds a person; of two built ones that overlap the longer stays.
    """
    borne = _borne(atomic)
    firm = [a for a in atomic if a.kind is not Kind.POSITION or (a.start, a.end) in borne]
    firm.sort(key=_START)
    reach = max(map(len, firm), default=0)
    kept: list[Mention] = []  # in order of start; none overlaps another
    inner: list[Mention] = []
    rejected: list[Mention] = []
    for mention in sorted(built, key=lambda m: (-len(m), m.start, m.kind)):
        at, end = bisect_left(kept, mention.start, key=_START), mention.end
        if any(k.holds(mention) for k in kept[max(0, at - 1) : at + 1]):
            inner.append(mention)  # 青禾大桥|通车仪式
            continue
        low = bisect_left(firm, mention.start - reach, key=_START)
        beside = firm[low : bisect_left(firm, end, key=_START)]
        if any(mention.overlaps(k) for k in kept[max(0, at - 1) : at + 1]) or any(
            _bars(a, mention) for a in beside
        ):
            rejected.append(mention)
        else:
            kept.insert(at, mention)
    flat: list[Mention] = list(kept)
    nested: list[Mention] = inner
    last: list[Mention] = []  # of the atomic ones the last that stays
    for mention in sorted(atomic, key=lambda m: (m.start, -m.end)):
        at = bisect_left(kept, mention.start, key=_START)
        near = [*kept[max(0, at - 1) : bisect_left(kept, mention.end, key=_START)], *last]
        inside = any(f.holds(mention) for f in near)
        crossing = not inside and any(f.overlaps(mention) for f in near)
        if not inside and not crossing:
            last = [mention]
        (rejected if crossing else nested if inside else flat).append(mention)
    flat.sort(key=_START)
    nested.sort(key=lambda m: (m.start, -m.end))
    return Resolved(tuple(flat), tuple(nested), tuple(rejected))


_START = attrgetter("start")

MISTAKEN = {
    (Kind.EVENT, Kind.PLACE),  # 青禾分会场 looks like a place
    (Kind.GROUP, Kind.ORGANIZATION),  # 省住建厅督导组 looks like a body
}


def _bars(atomic: Mention, built: Mention) -> bool:
    if not atomic.overlaps(built):
        return False
    if len(built) == len(atomic):
        return (built.kind, atomic.kind) not in MISTAKEN
    return atomic.kind in UNTOUCHABLE or not built.holds(atomic)


def _day(unit: Unit, context: Context) -> date | None:
    """The day that 今天 means: the dateline's, else the day of issue."""
    issued = context.issued
    if unit.dateline_date is None or issued is None:
        return issued
    month, day = unit.dateline_date
    for year in (issued.year, issued.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= issued:
            return found
    return issued
