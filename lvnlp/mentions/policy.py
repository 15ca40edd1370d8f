"""One consistent set of mentions out of what several finders found in a text.

Who wins where two mentions share a character:
    1. the user's gazetteer: whoever gives a name wants it taken;
    2. certain grammar: a rule's mention with a score of 0.9 or more;
    3. places that a learned model has found;
    4. the rest of the grammar, by score;
    5. all else that a model has found: the grammar knows better where people's names, bodies and
       positions begin and end, and has read the model's people as evidence already; so is a place
       of the model within a longer one of the grammar (甲市 in 甲市经济开发区).
Within one rank the longer wins, then the higher score, then the earlier; what is left is settled
by kind and source, so that the order in which mentions come in never matters.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lvnlp.mentions.base import Kind, Mention

CERTAIN = 0.9
"""The score from which a rule's mention goes before the model's. By judgement: rules give so much
only to forms that hardly mean anything else (3月22日, 108.42亿元)."""

_MODEL_PLACE, _GRAMMAR, _MODEL = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Resolved:
    """The mentions of one text, each in exactly one of three lists, each list in order of start.

    Attributes:
        mentions: accepted; no two share a character.
        nested: wholly inside an accepted one of another kind (the place in a position's name).
        rejected: crossing an accepted one, or a second reading of the same stretch, or inside
            one of its own kind.
    """

    mentions: tuple[Mention, ...]
    nested: tuple[Mention, ...] = ()
    rejected: tuple[Mention, ...] = ()


def resolve(candidates: Sequence[Sequence[Mention]]) -> Resolved:
    """Settle the mentions that the finders found in one text, one list a finder.

    Mentions that are equal in stretch, kind and source count once.
    """
    accepted: list[Mention] = []
    starts: list[int] = []
    nested: list[Mention] = []
    rejected: list[Mention] = []
    distinct = list(_distinct(candidates))
    longer = [m for m in distinct if m.kind is Kind.PLACE and _rank(m) == _GRAMMAR]
    for mention in sorted(distinct, key=lambda m: _precedence(m, longer)):
        rivals = _overlapping(mention, accepted, starts)
        if not rivals:
            at = bisect_left(starts, mention.start)
            starts.insert(at, mention.start)
            accepted.insert(at, mention)
        elif len(rivals) == 1 and _nests(mention, rivals[0]):
            insort(nested, mention, key=_position)
        else:
            insort(rejected, mention, key=_position)
    return Resolved(tuple(accepted), tuple(nested), tuple(rejected))


def _distinct(candidates: Sequence[Sequence[Mention]]) -> Iterable[Mention]:
    """Each mention once; of equal ones that differ in score the surer."""
    best: dict[tuple[int, int, str, str], Mention] = {}
    for mention in (m for found in candidates for m in found):
        key = (mention.start, mention.end, mention.kind, mention.source)
        known = best.get(key)
        if known is None or _surer(mention, known):
            best[key] = mention
    return best.values()


def _surer(mention: Mention, known: Mention) -> bool:
    # Attributes decide between equal scores only to keep the result apart from the order of input.
    return (mention.score, repr(mention.attributes)) > (known.score, repr(known.attributes))


def _rank(mention: Mention) -> int:
    origin = mention.source.partition(":")[0]
    if origin == "gazetteer":
        return 0
    if origin == "grammar" and mention.score >= CERTAIN:
        return 1
    if origin == "model":
        return _MODEL_PLACE if mention.kind is Kind.PLACE else _MODEL
    return _GRAMMAR


def _precedence(
    mention: Mention, longer: Sequence[Mention]
) -> tuple[int, float, int, float, int, str, str]:
    rank = _rank(mention)
    if rank == _MODEL_PLACE and any(p.holds(mention) and len(p) > len(mention) for p in longer):
        rank = _MODEL
    by_score = -mention.score if rank == _GRAMMAR else 0.0
    start, kind, source = mention.start, str(mention.kind), mention.source
    return rank, by_score, -len(mention), -mention.score, start, kind, source


def _position(mention: Mention) -> tuple[int, int, str, str]:
    return mention.start, -mention.end, str(mention.kind), mention.source


def _overlapping(
    mention: Mention, accepted: Sequence[Mention], starts: Sequence[int]
) -> list[Mention]:
    """The accepted mentions that share a character with `mention`; `accepted` is in order."""
    at = bisect_left(starts, mention.start)
    first = at - 1 if at and accepted[at - 1].end > mention.start else at
    stop = bisect_left(starts, mention.end)
    return list(accepted[first:stop])


def _nests(mention: Mention, rival: Mention) -> bool:
    longer = len(rival) > len(mention)
    return longer and rival.holds(mention) and rival.kind is not mention.kind
