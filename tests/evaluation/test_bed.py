"""The test bed's data: complete, well formed, and its two parts independent of each other."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from lvnlp.errors import MalformedInputError
from lvnlp.evaluation.cases import BED, CaseSet, bed_sets
from lvnlp.evaluation.texts import BedFact, BedText, read_texts
from lvnlp.formats.gold import read_gold
from lvnlp.schema import RELATION_CLASSES

FOLDER = Path(__file__).parents[2] / BED
PARTS = ("dev", "held")
LEAST_TEXTS = 160
LEAST_EACH = 5
ARTICLES = 6
EDTF = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}(/[\dX]{4}-[\dX]{2}-[\dX]{2})?")
KEY = re.compile(r"[EP]\d+")

# Subjects that a text is about rather than ways of putting things; one or two texts each.
SUBJECTS = {
    "agriculture", "army", "courts", "culture", "enterprises",
    "foreign", "health", "relief", "schools", "sports",
}  # fmt: skip


def texts(part: str) -> list[BedText]:
    return read_texts(FOLDER / f"{part}.jsonl")


def sides(fact: BedFact) -> list[str]:
    return [n for s in (fact.subject, fact.object) for n in ([s] if isinstance(s, str) else s)]


@pytest.mark.parametrize("part", PARTS)
class TestTexts:
    def test_there_are_enough_of_each_construction(self, part: str) -> None:
        found = Counter(text.construction for text in texts(part))
        assert found.total() >= LEAST_TEXTS
        assert set(found) >= SUBJECTS
        few = {c: n for c, n in found.items() if n < LEAST_EACH and c not in SUBJECTS}
        assert few == {}

    def test_ids_are_their_own(self, part: str) -> None:
        ids = Counter(text.id for text in texts(part))
        assert [name for name, times in ids.items() if times > 1] == []

    def test_texts_are_short(self, part: str) -> None:
        assert [t.id for t in texts(part) if not 20 <= len(t.text) <= 160] == []

    def test_quoted_words_stand_once_in_the_text(self, part: str) -> None:
        for text in texts(part):
            gold = text.gold()
            assert len(gold.facts) == len(text.facts)
            assert gold.complete

    def test_statements_quote_and_relations_exist(self, part: str) -> None:
        for text in texts(part):
            for fact in text.facts:
                assert fact.relation in RELATION_CLASSES, text.id
                assert (fact.object == "text") == (fact.relation == "stated"), text.id
                assert (fact.evidence is not None) == (fact.relation == "stated"), text.id
                if fact.relation == "held_on":
                    days = [fact.object] if isinstance(fact.object, str) else fact.object
                    assert all(EDTF.fullmatch(day) for day in days), text.id
            assert all(n.relation in RELATION_CLASSES for n in text.not_facts), text.id

    def test_keys_are_defined_and_used(self, part: str) -> None:
        for text in texts(part):
            used = {n for fact in text.facts for n in sides(fact) if KEY.fullmatch(n)}
            assert used == {*text.events, *text.projects}, text.id

    def test_persons_stand_in_the_text(self, part: str) -> None:
        for text in texts(part):
            assert [name for name in text.persons if name not in text.text] == [], text.id


def test_the_parts_cover_the_same_and_share_no_names() -> None:
    dev, held = texts("dev"), texts("held")
    assert {t.construction for t in dev} == {t.construction for t in held}
    assert {t.place for t in dev} & {t.place for t in held} == set()
    assert {n for t in dev for n in t.persons} & {n for t in held for n in t.persons} == set()


def test_words_that_are_quoted_must_tell_a_place() -> None:
    said = {"relation": "stated", "subject": "甲某", "object": "text", "evidence": "好"}
    text = BedText.model_validate(
        {
            "id": "x-01",
            "construction": "x",
            "text": "甲某说，好好干。",
            "date": "2021-05-14",
            "place": "江西省某市",
            "facts": [said],
        }
    )
    with pytest.raises(MalformedInputError, match="x-01: '好' stands 2 times"):
        text.gold()


@pytest.mark.parametrize("part", PARTS)
def test_articles_have_their_offsets_right(part: str) -> None:
    paths = sorted((FOLDER / "articles" / part).glob("*.gold.json"))
    assert len(paths) == ARTICLES
    for path in paths:
        gold = read_gold(path)
        raw = path.with_name(gold.source).read_bytes().decode("utf-8")
        (article,) = gold.articles
        lines = [raw[s.start : s.end] for s in article.headline_spans]
        assert tuple(lines) == article.headline
        body = raw[article.body.start : article.body.end]
        assert 250 <= len(body) <= 500
        assert body.endswith(("。", "”"))
        assert body[0] not in "（ \n"
        assert [name for name in gold.persons if name not in raw] == []
        assert {f.object for f in gold.facts if f.relation == "reported_by"} == set(
            article.reporters
        )
        for fact in gold.facts:
            assert raw[fact.evidence.start : fact.evidence.end].strip(), path.name


def test_held_parts_are_known_as_such() -> None:
    held: dict[str, CaseSet] = {one.name: one for one in bed_sets(FOLDER)}
    assert {name: one.held for name, one in held.items()} == {
        "dev": False,
        "held": True,
        "dev-articles": False,
        "held-articles": True,
    }
