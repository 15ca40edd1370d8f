"""No passage of annotated pages that only plans, urges or denies comes out as asserted."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lvnlp.evaluation.bed import run
from lvnlp.evaluation.cases import page_sets
from lvnlp.pipeline import load

PAGES = os.environ.get("LVNLP_PAGES", "")


@pytest.mark.skipif(not PAGES, reason="LVNLP_PAGES names no folder of pages with gold")
def test_nothing_is_asserted_from_what_asserts_nothing() -> None:
    sets = page_sets(Path(PAGES))
    assert sum(len(one.cases) for one in sets) > 0
    counts = {one.name: run(load(), one).false_assertions for one in sets}
    assert set(counts.values()) == {0}, counts
