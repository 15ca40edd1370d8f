"""BIOES tags and the best path, against a search through all paths."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.ner.tags import Span, TagSet, viterbi

TAGS = TagSet(("PERSON", "PLACE"))


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[int, list[Span]]:
    edges = sorted(draw(st.sets(st.integers(0, 20), min_size=2)))
    pairs = list(pairwise(edges))
    kept = [p for p in pairs if draw(st.booleans())]
    return edges[-1], [Span(a, b, draw(st.sampled_from(TAGS.labels))) for a, b in kept]


@given(texts_with_spans())
def test_spans_survive_tags_and_back(case: tuple[int, list[Span]]) -> None:
    length, spans = case
    assert TAGS.decode(TAGS.encode(length, spans)) == spans


def allowed(path: tuple[int, ...]) -> bool:
    framed = (0, *path, 0)
    return all(TAGS.steps[a, b] == 0 for a, b in pairwise(framed))


@pytest.mark.parametrize("seed", range(5))
def test_the_best_path_is_the_best_of_all_that_the_scheme_allows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(2, 4, len(TAGS))).astype(np.float32)
    paths = viterbi(scores, [4, 2], TAGS)
    for row, length, path in ((0, 4, paths[0]), (1, 2, paths[1])):
        every = [p for p in product(range(len(TAGS)), repeat=length) if allowed(p)]
        best = max(every, key=lambda p: sum(float(scores[row, i, t]) for i, t in enumerate(p)))
        assert tuple(path) == best


def test_a_name_of_one_character_has_a_tag_of_its_own() -> None:
    tags = TAGS.encode(3, [Span(1, 2, "PLACE")])
    assert list(tags) == [0, TAGS.number("PLACE", "S"), 0]
