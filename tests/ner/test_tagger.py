"""The tagger: batches, windows, offsets, files."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lvnlp.errors import InputError
from lvnlp.ner import storage
from lvnlp.ner.layers import Table, means
from lvnlp.ner.recurrent import SIDE_BY_SIDE
from lvnlp.ner.tagger import Tagger
from lvnlp.ner.tags import Span
from lvnlp.ner.windows import OVERLAP, WIDTH, joined, windows
from tests.ner.tiny import HEADS, stored

TAGGER = Tagger.of(stored(), "tiny")
texts = st.text("云州市委书记李明主持会议，。\n 01ab𠮷", max_size=400)


@settings(deadline=None, max_examples=40)
@given(st.lists(texts, max_size=4))
def test_the_same_is_found_alone_and_in_a_batch(given_texts: list[str]) -> None:
    together = TAGGER.find(given_texts, list(HEADS))
    for text, found in zip(given_texts, together, strict=True):
        alone = TAGGER.find([text], list(HEADS))[0]
        for head in HEADS:
            assert [f[:3] for f in found[head]] == [f[:3] for f in alone[head]]
            assert [f.score for f in found[head]] == pytest.approx(
                [f.score for f in alone[head]], abs=2e-4
            )


@settings(deadline=None, max_examples=40)
@given(texts)
def test_what_is_found_is_in_order_within_the_text_and_apart(text: str) -> None:
    found = TAGGER.find([text], ["names"])[0]["names"]
    edges = [edge for f in found for edge in (f.start, f.end)]
    assert edges == sorted(edges)
    assert all(0 <= f.start < f.end <= len(text) and 0 <= f.score <= 1 for f in found)


def test_a_random_tagger_finds_something() -> None:
    assert TAGGER.find(["云州市委书记李明主持会议"], ["names"])[0]["names"]


@given(st.text("云州。，！\n ab", max_size=900))
def test_windows_own_every_character_once(text: str) -> None:
    pieces = windows(text)
    owned = [i for w in pieces for i in range(w.own_start, w.own_end)]
    assert owned == sorted(set(owned))
    assert all(text[i].isspace() for i in set(range(len(text))) - set(owned))
    assert all(w.start <= w.own_start and w.own_end <= w.end for w in pieces)
    assert all(w.end - w.start <= WIDTH for w in pieces)


@given(st.integers(0, 700), st.integers(2, OVERLAP // 2))
def test_a_name_is_whole_in_the_window_that_owns_its_start(start: int, size: int) -> None:
    text = "云" * 800
    owner = next(w for w in windows(text) if w.own_start <= start < w.own_end)
    assert start + size <= owner.end


def test_a_name_that_two_windows_see_is_taken_once() -> None:
    pieces = windows("云" * 300)
    assert len(pieces) > 1
    seam = pieces[0].own_end
    name = (seam - 2, seam + 2)
    found = [[Span(name[0] - w.start, name[1] - w.start, "PERSON")] for w in pieces[:2]]
    found += [[] for _ in pieces[2:]]
    assert joined(pieces, found) == [(0, 0)]


def test_rows_of_a_text_do_not_depend_on_those_beside_it() -> None:
    known = ["云州市委书记李明主持会议", "李明", "一", "主持，会议01"] * SIDE_BY_SIDE
    together = TAGGER.encoder.encode(["", *known])
    assert together[0].shape == (0, TAGGER.encoder.width)
    for text, rows in zip(known, together[1:], strict=True):
        assert rows.shape == (len(text), TAGGER.encoder.width)
        assert np.abs(rows - TAGGER.encoder.encode([text])[0]).max() < 1e-5


def test_a_slot_has_the_mean_of_its_vectors() -> None:
    vectors = np.array([[0, 0], [1, 2], [3, 4]], np.float32)
    found = means(vectors, np.array([1, 2, 2]), np.array([1, 1, 3]), 4)
    assert found.tolist() == [[0, 0], [2, 3], [0, 0], [3, 4]]


def test_a_tagger_can_be_handed_to_another_process() -> None:
    text = ["云州市委书记李明主持会议"]
    again = pickle.loads(pickle.dumps(TAGGER))
    assert again.find(text, list(HEADS)) == TAGGER.find(text, list(HEADS))


def test_a_table_in_bytes_is_off_by_little() -> None:
    vectors = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    vectors[2] = 0
    rows = Table.of(vectors).vectors()
    assert np.abs(rows - vectors).max() <= np.abs(vectors).max() / 250
    assert not rows[2].any()


def test_files_give_the_same_tagger(tmp_path: Path) -> None:
    storage.save(stored(), tmp_path / "tagger")
    again = Tagger.load(tmp_path / "tagger")
    text = ["云州市委书记李明主持会議，１"]
    assert again.find(text, list(HEADS)) == TAGGER.find(text, list(HEADS))
    assert again.name == "tagger"


def test_a_folder_without_a_tagger_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder of a tagger"):
        Tagger.load(tmp_path)


def test_files_of_another_version_are_refused(tmp_path: Path) -> None:
    storage.save(stored(), tmp_path)
    about = tmp_path / "tagger.json"
    about.write_text(
        about.read_text("utf-8").replace(f'"version": {storage.VERSION}', '"version": 99'), "utf-8"
    )
    with pytest.raises(InputError, match="version 99"):
        Tagger.load(tmp_path)
