"""The invented month that the notebooks are about: who is who in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lvnlp.corpus import Corpus, index, page_files

pytest.importorskip("duckdb")

MONTH = Path(__file__).parents[2] / "notebooks" / "data" / "month"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    path = tmp_path_factory.mktemp("month") / "facts.duckdb"
    report = index(page_files([MONTH], about=MONTH / "pages.csv"), path)
    assert (report.read, report.failed) == (20, {})
    with Corpus.open(path) as opened:
        yield opened


def titles(corpus: Corpus, name: str) -> dict[str, set[str]]:
    found = corpus.timeline(name)
    return {person: set(rows.title) for person, rows in found.groupby("person")}


def test_two_heads_of_bureaus_in_two_cities(corpus: Corpus) -> None:
    assert titles(corpus, "周远航") == {
        "周远航#1": {"市教育局局长"},
        "周远航#2": {"市交通运输局局长", "松湖市交通运输局局长"},
    }


def test_a_magistrate_and_a_farmer(corpus: Corpus) -> None:
    assert sorted(map(sorted, titles(corpus, "方若谷").values())) == [
        ["县长", "霁云县县长"],
        ["果农"],
    ]


@pytest.mark.parametrize("name", ["顾听澜", "荀知白", "裴景行", "云怀瑾", "陆时雍"])
def test_who_changes_office_stays_one(corpus: Corpus, name: str) -> None:
    assert len(titles(corpus, name)) == 1


def test_a_career_is_in_order(corpus: Corpus) -> None:
    found = corpus.timeline("顾听澜")
    days = {title: rows.first_day.min() for title, rows in found.groupby("title")}
    assert days["常务副市长"] < days["代市长"] < days["市长"]
