"""All that fuzzers start from and have found goes through; atheris is not needed for that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import CORPUS, TARGETS

FILES = sorted(CORPUS.glob("*/*"))


def test_every_target_has_a_corpus() -> None:
    assert {path.parent.name for path in FILES} == set(TARGETS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_fuzzers_found_goes_through(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
