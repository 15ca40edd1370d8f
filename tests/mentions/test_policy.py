from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.policy import CERTAIN, resolve

_SOURCES = ("gazetteer", "grammar:rule", "grammar:other", "model:any")


def _mention(
    start: int, end: int, kind: Kind = Kind.PLACE, source: str = "model:any", score: float = 0.8
) -> Mention:
    return Mention(start, end, kind, "字" * (end - start), source, score)


_MENTIONS = st.builds(
    lambda start, length, kind, source, score: _mention(start, start + length, kind, source, score),
    st.integers(0, 15),
    st.integers(1, 6),
    st.sampled_from([Kind.PLACE, Kind.POSITION, Kind.PERSON]),
    st.sampled_from(_SOURCES),
    st.sampled_from([0.5, 0.8, CERTAIN, 0.95]),
)
_FOUND = st.lists(st.lists(_MENTIONS, max_size=8), max_size=4)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (
            _mention(2, 4, source="gazetteer", score=0.1),
            _mention(1, 9, source="grammar:x", score=1),
        ),
        (_mention(2, 4, source="grammar:x", score=CERTAIN), _mention(3, 9, score=1.0)),
        (_mention(2, 4, score=0.3), _mention(3, 9, source="grammar:x", score=0.89)),
        (_mention(2, 4, source="grammar:x", score=0.8), _mention(3, 9, source="other", score=0.7)),
        (_mention(2, 6), _mention(5, 8)),
        (_mention(2, 6, score=0.9), _mention(5, 9, score=0.6)),
        (_mention(2, 6), _mention(5, 9)),
    ],
)
def test_who_wins(winner: Mention, loser: Mention) -> None:
    for order in ([[winner], [loser]], [[loser, winner]]):
        resolved = resolve(order)
        assert resolved.mentions == (winner,)
        assert (*resolved.nested, *resolved.rejected) == (loser,)


def test_inside_another_kind_is_nested_and_inside_its_own_is_rejected() -> None:
    position = _mention(0, 6, Kind.POSITION, "grammar:x", 0.95)
    place, title = _mention(0, 2, Kind.PLACE), _mention(2, 6, Kind.POSITION)
    resolved = resolve([[place, title], [position]])
    assert resolved.mentions == (position,)
    assert resolved.nested == (place,)
    assert resolved.rejected == (title,)


def test_a_second_reading_of_the_same_words_is_rejected() -> None:
    event, project = _mention(0, 4, Kind.EVENT, score=0.7), _mention(0, 4, Kind.PROJECT, score=0.6)
    assert resolve([[project], [event]]).rejected == (project,)


def test_neighbours_do_not_overlap() -> None:
    left, right = _mention(0, 3), _mention(3, 5)
    assert resolve([[right], [left]]).mentions == (left, right)


def test_the_same_mention_of_two_lists_counts_once() -> None:
    low, high = _mention(0, 3, score=0.5), _mention(0, 3, score=0.8)
    resolved = resolve([[low], [high, low]])
    assert resolved.mentions == (high,)
    assert resolved.rejected == ()


@given(_FOUND)
def test_accepted_mentions_are_in_order_and_apart_and_nothing_is_lost(
    found: list[list[Mention]],
) -> None:
    resolved = resolve(found)
    for left, right in zip(resolved.mentions, resolved.mentions[1:], strict=False):
        assert left.end <= right.start
    for nested in resolved.nested:
        assert any(m.holds(nested) and m.kind is not nested.kind for m in resolved.mentions)
    for rejected in resolved.rejected:
        assert any(m.overlaps(rejected) for m in resolved.mentions)
    every = {(m.start, m.end, m.kind, m.source) for listed in found for m in listed}
    parts = [*resolved.mentions, *resolved.nested, *resolved.rejected]
    assert len(parts) == len(every)
    assert {(m.start, m.end, m.kind, m.source) for m in parts} == every


@given(_FOUND, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_does_not_matter(
    found: list[list[Mention]], random_: random.Random
) -> None:
    shuffled = [list(listed) for listed in found]
    for listed in shuffled:
        random_.shuffle(listed)
    random_.shuffle(shuffled)
    assert resolve(shuffled) == resolve(found)


def test_a_longer_place_of_the_grammar_wins_over_the_model_s_place_within_it() -> None:
    short = Mention(0, 2, Kind.PLACE, "柏桥", "model:test", 0.99)
    longer = Mention(0, 9, Kind.PLACE, "柏桥经济技术开发区", "grammar:place", 0.8)
    done = resolve([[short], [longer]])
    assert [m.text for m in done.mentions] == ["柏桥经济技术开发区"]
