"""The sample pages that come with the package are complete and their offsets are right."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

FOLDER = files("lvnlp").joinpath("samples")
SUFFIX = ".gold.json"
NAMES = sorted(
    entry.name.removesuffix(SUFFIX) for entry in FOLDER.iterdir() if entry.name.endswith(SUFFIX)
)
RELATIONS = frozenset(
    {
        "accompanied",
        "announced",
        "attended",
        "commissioned",
        "held_at",
        "held_on",
        "holds_position",
        "located_in",
        "met",
        "organised_by",
        "part_of",
        "presided_over",
        "reported_by",
        "signed",
        "spoke_at",
        "started",
        "stated",
        "visited",
    }
)
EDTF = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}(/[\dX]{4}-[\dX]{2}-[\dX]{2})?")

# A lost glyph is the only character that a body may lack; the widest thing that damage puts
# between two neighbours of a body is a line of page furniture.
LOST_IN_A_BODY = 1
WIDEST_GAP = 60


def read(name: str, suffix: str) -> str:
    """The file as it is: bytes decoded, line ends untouched."""
    return FOLDER.joinpath(name + suffix).read_bytes().decode("utf-8")


def gold_of(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(read(name, SUFFIX))
    return loaded


def squeezed(text: str) -> str:
    """Without white space, wide and narrow forms made one."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def spans(gold: dict[str, Any]) -> Iterator[dict[str, int]]:
    for article in gold["articles"]:
        yield article["body"]
        yield from article["headline_spans"]
        yield from article.get("body_continued", [])
    for fact in gold["facts"] + gold["not_facts"]:
        yield fact["evidence"]


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def missing(expected: str, found: str) -> int:
    """How many characters of `expected` do not follow one another, nearly closed up, in `found`."""
    at = lost = 0
    for character in expected:
        hit = found.find(character, at, at + WIDEST_GAP)
        if hit < 0:
            lost += 1
        else:
            at = hit + 1
    return lost


def test_there_are_enough_samples() -> None:
    assert len(NAMES) >= 4


@pytest.mark.parametrize("name", NAMES)
class TestSample:
    def test_all_three_files_are_there(self, name: str) -> None:
        assert read(name, ".txt")
        assert read(name, ".clean.txt")
        assert gold_of(name)["source"] == name + ".txt"

    def test_offsets_are_in_range(self, name: str) -> None:
        end = len(read(name, ".txt"))
        wrong = [s for s in spans(gold_of(name)) if not 0 <= s["start"] < s["end"] <= end]
        assert not wrong

    def test_spans_begin_and_end_with_ink(self, name: str) -> None:
        raw = read(name, ".txt")
        texts = [raw[s["start"] : s["end"]] for s in spans(gold_of(name))]
        assert [t for t in texts if t != t.strip()] == []

    def test_headlines_stand_where_the_gold_says(self, name: str) -> None:
        raw = read(name, ".txt")
        for article in gold_of(name)["articles"]:
            found = [raw[s["start"] : s["end"]] for s in article["headline_spans"]]
            assert [squeezed(t) for t in found] == [squeezed(h) for h in article["headline"]]

    def test_bodies_hold_the_clean_body_and_nothing_before_or_after_it(self, name: str) -> None:
        raw, clean = read(name, ".txt"), read(name, ".clean.txt")
        origin = [i for i, character in enumerate(clean) for _ in squeezed(character)]
        packed = "".join(squeezed(character) for character in clean)
        for article in gold_of(name)["articles"]:
            pieces = [article["body"], *article.get("body_continued", [])]
            found = "".join(squeezed(raw[p["start"] : p["end"]]) for p in pieces)
            last = packed.find(found[-12:])
            start = packed.rfind(found[:12], 0, last)
            assert 0 <= start < last, article["id"]
            assert missing(packed[start : last + 12], found) <= LOST_IN_A_BODY, article["id"]
            assert clean[: origin[start]].endswith(("\n", "） ", "本报讯 ")), article["id"]
            assert clean[origin[last + 11] + 1] in "\n（", article["id"]

    def test_articles_do_not_overlap(self, name: str) -> None:
        taken = sorted(
            (p["start"], p["end"])
            for article in gold_of(name)["articles"]
            for p in [
                article["body"],
                *article.get("body_continued", []),
                *article["headline_spans"],
            ]
        )
        assert all(before[1] <= after[0] for before, after in pairwise(taken))

    def test_persons_and_reporters_are_on_the_page(self, name: str) -> None:
        gold, raw = gold_of(name), squeezed(read(name, ".txt"))
        absent = {p for p in gold["persons"] if squeezed(p) not in raw}
        assert absent <= set(gold["damaged"])
        for article in gold["articles"]:
            assert set(article["reporters"]) <= set(gold["persons"])

    def test_damaged_names_are_whole_in_the_clean_text_only(self, name: str) -> None:
        gold, clean = gold_of(name), read(name, ".clean.txt")
        for person in gold["damaged"]:
            assert person in gold["persons"]
            # What is left of the name, with one more glyph somewhere after its first.
            glyph = "[\u4e00-\u9fff]"
            forms = [f"{person[:i]}{glyph}{person[i:]}" for i in range(1, len(person) + 1)]
            whole = [m for form in forms for m in re.findall(form, clean)]
            assert whole
            assert any(w not in read(name, ".txt") for w in whole)

    def test_captions_and_photographers_are_in_the_clean_text(self, name: str) -> None:
        gold, clean = gold_of(name), read(name, ".clean.txt")
        for caption in gold["captions"]:
            assert caption["text"] in clean
            assert caption["photographer"] in gold["persons"]
        for teaser in gold["teasers"]:
            assert f"{teaser['text']} {teaser['jump']}" in clean

    def test_facts_are_well_formed(self, name: str) -> None:
        gold = gold_of(name)
        ids = {*gold["events"], *gold["projects"], *(a["id"] for a in gold["articles"])}
        articles = {None, *(a["id"] for a in gold["articles"])}
        for fact in gold["facts"]:
            assert fact["relation"] in RELATIONS
            assert fact["article"] in articles
            sides = listed(fact["subject"]) + listed(fact["object"])
            assert all(sides)
            assert [s for s in sides if re.fullmatch(r"[AEP]\d+", s) and s not in ids] == []
            if fact["relation"] == "held_on":
                assert all(EDTF.fullmatch(day) for day in listed(fact["object"]))
            if fact["relation"] == "holds_position":
                assert fact["subject"] in gold["persons"]
            if "amount" in fact:
                assert Decimal(fact["amount"]) > 0
            assert fact.get("count", 1) > 0
        for passage in gold["not_facts"]:
            assert passage["relation"] in RELATIONS
            assert passage["why"]

    def test_bylines_are_evidence_of_reported_by(self, name: str) -> None:
        gold, raw = gold_of(name), read(name, ".txt")
        for fact in gold["facts"]:
            if fact["relation"] == "reported_by":
                evidence = fact["evidence"]
                assert squeezed(raw[evidence["start"] : evidence["end"]]) == fact["object"]


def test_one_page_keeps_the_line_ends_of_windows() -> None:
    with_returns = [n for n in NAMES if "\r" in read(n, ".txt")]
    assert len(with_returns) == 1
    raw = read(with_returns[0], ".txt")
    assert raw.count("\r\n") == raw.count("\n") == raw.count("\r")


def test_the_readme_tells_of_every_page() -> None:
    readme = FOLDER.joinpath("README.md").read_text(encoding="utf-8")
    assert [n for n in NAMES if f"`{n}`" not in readme] == []
