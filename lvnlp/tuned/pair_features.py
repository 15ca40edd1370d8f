"""What the relation model sees of a pair: words, clauses, what patterns say, what the encoder says.

Names are blanked out by their labels, so that nothing is learnt of single people and places. A
list (甲、乙和丙) counts as one place: what stands beside it stands beside each of its members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lvnlp.ner.layers import Floats
from lvnlp.relations.modality import cues
from lvnlp.relations.model import Fact
from lvnlp.tuned.features import bucket
from lvnlp.tuned.pairs import Mentioned, Pair, Read

BUCKETS = 1 << 15
"""Columns of named features; a model of twenty pages sees some 15000."""

BETWEEN = 40
"""Characters between the two, of which the middle is left out where there are more."""

VOTE = "vote:"
CUE = "cue:"

Votes = Mapping[tuple[int, int, int], Sequence[Fact]]
"""Facts of the patterns by unit and the starts of the two mentions that they join."""


@dataclass(frozen=True)
class Seen:
    """The features of one pair.

    Attributes:
        names: the named features.
        words: where the words behind a feature stand in the unit's text, for those that have any.
    """

    names: tuple[str, ...]
    words: Mapping[str, tuple[int, int]]

    def columns(self) -> list[int]:
        """The columns of the features, each once."""
        return sorted({bucket(name, BUCKETS) for name in self.names})


def see(read: Read, pair: Pair, facts: Sequence[Fact]) -> Seen:
    """The features of a pair; `facts` are those that patterns say of the two."""
    names: list[str] = ["bias"]
    words: dict[str, tuple[int, int]] = {}
    subject, target = pair.subject, pair.object
    kinds = f"{subject.label}>{target.label}"
    forward = subject.mention.start < target.mention.start
    first, second = (subject, target) if forward else (target, subject)
    order = "f" if forward else "b"
    names += [f"kinds:{kinds}", f"order:{kinds}:{order}"]
    names += [f"{VOTE}{f.relation}:{f.modality}" for f in facts] or ["novote"]
    same = first.nouns is not None and first.nouns is second.nouns
    start = first.mention.end if same else max(first.mention.end, first.right)
    end = second.mention.start if same else min(second.mention.start, second.left)
    names += _distances(read, first, second, order, same)
    for side, one in (("s", subject), ("o", target)):
        names += [f"{side}:{what}" for what in _role(one)]
    for name, place in _grams(read, start, max(start, end)):
        names.append(f"m{order}:{name}")
        words.setdefault(f"m{order}:{name}", place)
    low = min(read.rows[m.sentence][m.clause].start for m in (subject, target))
    high = max(read.rows[m.sentence][m.clause].end for m in (subject, target))
    for name, place in _grams(read, low, high):
        if len(name) > 1:
            names.append(f"a:{name}")
            words.setdefault(f"a:{name}", place)
    names += [f"beside:{n}" for n in _beside(read, first, second, order)]
    names += [f"{CUE}{c}" for c in _cues(read, first, second)]
    return Seen(tuple(dict.fromkeys(names)), words)


def _distances(
    read: Read, first: Mentioned, second: Mentioned, order: str, same: bool
) -> Iterator[str]:
    apart = second.sentence - first.sentence
    yield f"sentences:{apart}{order}"
    between = sum(
        first.right <= m.mention.start and m.mention.end <= second.left for m in read.mentioned
    )
    yield f"mentions:{min(between, 5)}{order}"
    if not apart:
        yield f"clauses:{min(second.clause - first.clause, 3)}{order}"
    if same:
        yield f"list{order}"
    kinds = sorted(
        m.label
        for m in read.mentioned
        if first.right <= m.mention.start and m.mention.end <= second.left
    )
    yield from (f"has:{order}:{k}" for k in dict.fromkeys(kinds))
    yield f"nearest:{order}:{_nearest(read, first, second)}"


def _nearest(read: Read, first: Mentioned, second: Mentioned) -> str:
    """Whether one of the first's label stands nearer to the second, or the other way round."""
    inside = [
        m.label
        for m in read.mentioned
        if first.right <= m.mention.start and m.mention.end <= second.left
    ]
    return f"{int(first.label in inside)}{int(second.label in inside)}"


def _role(one: Mentioned) -> Iterator[str]:
    nouns = one.nouns
    yield f"clause:{min(one.clause, 3)}"
    if nouns is None:
        yield "alone"
        return
    yield f"slot:{nouns.slot or 'free'}"
    yield f"place:{min(one.place, 2)}"
    for name in ("setting", "modifies", "open"):
        if getattr(nouns, name):
            yield name
    if nouns.partner:
        yield "partner"


def _blanked(read: Read, low: int, high: int) -> list[tuple[str, int, int]]:
    """The characters of a stretch with where they stand; a mention is one, its label."""
    out: list[tuple[str, int, int]] = []
    at = low
    inside = [m for m in read.mentioned if low <= m.mention.start and m.mention.end <= high]
    for one in inside:
        if one.mention.start < at:
            continue
        out += [(read.unit.text[i], i, i + 1) for i in range(at, one.mention.start)]
        out.append((f"<{one.label}>", one.mention.start, one.mention.end))
        at = one.mention.end
    out += [(read.unit.text[i], i, i + 1) for i in range(at, high)]
    return out


def _grams(read: Read, low: int, high: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """The characters and the pairs of them, with where they stand.

    Longer ones, the words in front of the pair and behind it, and all of them once more for each
    two labels were tried: on constructions that no training page had, each made it worse.
    """
    if high <= low:
        yield "(none)", (low, low)
        return
    signs = _blanked(read, low, high)
    if len(signs) > BETWEEN:
        signs = [*signs[: BETWEEN // 2], ("…", signs[0][1], signs[0][1]), *signs[-BETWEEN // 2 :]]
    for size in (1, 2):
        for k in range(len(signs) - size + 1):
            part = signs[k : k + size]
            yield "".join(s for s, _, _ in part), (part[0][1], part[-1][2])


def _beside(read: Read, first: Mentioned, second: Mentioned, order: str) -> Iterable[str]:
    """The two signs on each side of each of the two, by place."""
    text = read.unit.text
    places = {
        "1l": text[max(0, first.left - 2) : first.left],
        "1r": text[first.right : first.right + 2],
        "2l": text[max(0, second.left - 2) : second.left],
        "2r": text[second.right : second.right + 2],
    }
    for where, said in places.items():
        yield f"{order}{where}:{said}"
        near = said[-1:] if where.endswith("l") else said[:1]
        yield f"{order}{where}:{near}"


def _cues(read: Read, first: Mentioned, second: Mentioned) -> Iterator[str]:
    """What the clauses of the two say of whether it happened: 将, 要, 未, 已."""
    found = cues()
    for sentence in dict.fromkeys((first.sentence, second.sentence)):
        row = read.rows[sentence]
        for number, clause in enumerate(row):
            own = (sentence, number) in {
                (first.sentence, first.clause),
                (second.sentence, second.clause),
            }
            between = first.mention.start <= clause.start <= second.mention.end
            if not (own or between):
                continue
            said = "".join(
                "□" if len(sign) > 1 else sign
                for sign, _, _ in _blanked(read, clause.start, clause.end)
            )
            for name in ("planned", "urged", "negated"):
                if getattr(found, name).search(said):
                    yield name


def encoder_rows(pair: Pair, hidden: Floats) -> Floats:
    """What the encoder says of a pair: the means over subject, object, and what lies between.

    Args:
        hidden: the encoder's rows of the unit's text, [characters, width].

    Returns:
        [3 * width].
    """
    subject, target = pair.subject.mention, pair.object.mention
    low, high = sorted((subject, target), key=lambda m: m.start)
    stretches = (
        (subject.start, subject.end),
        (target.start, target.end),
        (low.end, max(high.start, low.end + 1)),
    )
    parts = [hidden[start : min(end, start + 2 * BETWEEN)].mean(0) for start, end in stretches]
    out: Floats = np.concatenate(parts)
    return out
