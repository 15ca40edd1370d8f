"""Asserted, planned, urged, negated: told by the words in front of the trigger and around it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from operator import attrgetter

from lvnlp.mentions.base import Kind
from lvnlp.relations.clause import PEOPLE, Clause, is_people
from lvnlp.relations.model import Modality
from lvnlp.relations.scan import Item, Tag

_SPOKEN = frozenset({Kind.DATE})
BEFORE = 400  # characters in front of the trigger in which its clause may have a cue
AFTER = 14  # characters behind the trigger in which 后可达…, 未果 are looked for


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues as shipped in `resources/modality.toml`, each list one expression."""

    negated: re.Pattern[str]
    planned: re.Pattern[str]
    planned_on: re.Pattern[str]
    urged: re.Pattern[str]
    asserted: re.Pattern[str]
    likely: re.Pattern[str]
    planned_after: re.Pattern[str]
    negated_after: re.Pattern[str]
    urging_verbs: frozenset[str]


@cache
def cues() -> Cues:
    """The cues as shipped."""
    text = (files("lvnlp") / "resources" / "modality.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    verbs = frozenset(data.pop("urging_verbs"))
    joined = {key: re.compile("|".join(f"(?:{p})" for p in data[key])) for key in data}
    return Cues(**joined, urging_verbs=verbs)


@dataclass(slots=True)
class Scope:
    """What holds for the clauses of one sentence so far.

    Attributes:
        speech: the verb of saying that governs the clauses from here on, "" when none does.
        modality: what 要, 确保, 将 in an earlier clause say of the clauses that follow.
    """

    speech: str = ""
    modality: Modality = "asserted"


def plain_words(clause: Clause, start: int, end: int) -> str:
    """The clause's words in [start, end) with the names in them blanked out."""
    out = []
    first = bisect_right(clause.items, start, key=attrgetter("end"))
    for item in islice(clause.items, first, None):  # a slice would copy them all
        if item.start >= end:
            break
        blank = item.tag is Tag.MENTION and not item.is_kind(_SPOKEN)
        out.append("□" if blank else item.text[max(0, start - item.start) : end - item.start])
    return "".join(out)


def of_trigger(clause: Clause, trigger: Item, scope: Scope, works: bool = False) -> Modality:
    """The modality of what the trigger says.

    A cue in the clause itself decides, of several the one nearest to the trigger; else one that an
    earlier clause of the sentence set; else, within what somebody urges, a clause without a sign
    of the past is urged.

    Args:
        works: whether the trigger tells of works: 投产后， speaks of what is to come, 召开后， does
            not.
    """
    c = cues()
    start = max(_own_start(clause, trigger), trigger.start - BEFORE)
    left = plain_words(clause, start, trigger.start)
    right = plain_words(clause, trigger.end, trigger.end + AFTER)
    if c.negated.search(left) or c.negated_after.search(right):
        return "negated"
    past = len(left) + 1 if _done(trigger, right) else _last(c.asserted, left)
    planned, urged = _last(c.planned, left), _last(c.urged, left)
    if past >= 0 and past >= max(planned, urged):
        return "asserted"
    if planned >= 0 or (works and c.planned_after.match(right)):
        return "planned" if planned >= urged else "urged"
    if urged >= 0:
        return "urged"
    if c.likely.search(left):
        return "asserted"
    own = any(m.kind in PEOPLE for n in clause.subjects(len(clause.items)) for m in n.mentions)
    if scope.modality != "asserted" and not own:
        return scope.modality
    return "urged" if scope.speech in c.urging_verbs else "asserted"


def _own_start(clause: Clause, trigger: Item) -> int:
    """Where the trigger's own words begin: 就做好工作|作安排 says nothing of what is to be done."""
    front = [i for i in clause.items if i.end <= trigger.start]
    about = next((n for n in reversed(range(len(front))) if front[n].slot == "about"), None)
    if about is None or not trigger.text.startswith("作"):
        return clause.start
    return trigger.start


def plans(clause: Clause, end: int) -> bool:
    """Whether the words up to `end` say that what is told is still to come: 将于2月10日."""
    return cues().planned.search(plain_words(clause, clause.start, end)) is not None


def is_past(clause: Clause, trigger: Item) -> bool:
    """Whether the clause says by a word of its own that the trigger's doing is done."""
    left = plain_words(clause, clause.start, trigger.start)
    right = plain_words(clause, trigger.end, trigger.end + 1)
    c = cues()
    said = c.asserted.search(left) or c.likely.search(left)
    return said is not None or _done(trigger, right)


def _done(trigger: Item, right: str) -> bool:
    return right.startswith("了") or trigger.text.endswith("了")


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, -1 when there is none."""
    return max((m.end() for m in pattern.finditer(text)), default=-1)


def after_clause(clause: Clause, scope: Scope) -> Scope:
    """The scope that the clauses behind this one stand in."""
    c = cues()
    said = plain_words(clause, clause.start, clause.end)
    if c.asserted.search(said):
        return Scope(scope.speech, "asserted")
    if c.urged.search(said):
        return Scope(scope.speech, "urged")
    if c.planned_on.search(said) and any(is_people(m) for n in clause.actors() for m in n.mentions):
        return Scope(scope.speech, "planned")
    return scope
