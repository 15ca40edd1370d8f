"""Gold pages: there and back without loss, and back again as far as they can hold it."""

import shutil
from pathlib import Path

import pytest

import lvnlp
from lvnlp.formats.annotated import AnnotatedPage, Literally
from lvnlp.formats.annotated_page import annotated_from_page
from lvnlp.formats.exchange.gold_pages import annotated_from_gold, read_gold_pages
from lvnlp.formats.exchange.gold_write import gold_from_annotated, write_gold_pages
from lvnlp.formats.gold import GoldPage, read_gold
from lvnlp.samples import Sample, samples

SAMPLES = samples()


def gold_of(sample: Sample, folder: Path) -> GoldPage:
    for file in sample.files():
        (folder / file.name).write_bytes(file.read_bytes())
    return read_gold(folder / f"{sample.name}.gold.json")


@pytest.mark.parametrize("sample", SAMPLES, ids=[one.name for one in SAMPLES])
def test_a_gold_page_comes_back_as_it_was(sample: Sample, tmp_path: Path) -> None:
    gold = gold_of(sample, tmp_path)
    found = annotated_from_gold(gold, sample.source().text)

    (page,) = found.pages
    back, lost = gold_from_annotated(page)

    assert not found.report
    assert not lost
    assert back == gold


def test_names_and_keys_become_ids(tmp_path: Path) -> None:
    gold = gold_of(SAMPLES[0], tmp_path)
    (page,) = annotated_from_gold(gold, SAMPLES[0].source().text).pages

    known = {one.id for one in page.entities} | {one.id for one in page.articles}
    for relation in page.relations:
        assert isinstance(relation.subject, Literally) or relation.subject in known
    dates = [one.object for one in page.relations if one.label == "held_on"]
    assert dates
    assert all(isinstance(one, Literally) and one.kind == "date" for one in dates)


def test_a_folder_of_gold_pages_is_read_and_written(tmp_path: Path) -> None:
    for sample in SAMPLES[:2]:
        gold_of(sample, tmp_path)
    (tmp_path / "broken.gold.json").write_text("{}", encoding="utf-8")
    shutil.copy(tmp_path / f"{SAMPLES[0].name}.gold.json", tmp_path / "z.gold.json")

    found = read_gold_pages(tmp_path)
    report = write_gold_pages(found.pages[:2], tmp_path / "out")

    assert len(found.pages) == 3
    assert [note.record for note in found.report.bad] == ["broken.gold.json"]
    assert not report
    for sample in SAMPLES[:2]:
        name = f"{sample.name}.gold.json"
        assert read_gold(tmp_path / "out" / name) == read_gold(tmp_path / name)


def test_what_a_gold_page_cannot_hold_is_listed() -> None:
    page = lvnlp.parse(
        "　　3月22日，全县春耕会召开。县长方砚秋出席会议，并将参加明日的签约仪式。"
        "与会人员参观了现场。"
    )
    annotated = annotated_from_page(page)

    gold, lost = gold_from_annotated(annotated)

    reasons = " ".join(str(note) for note in lost)
    assert "mentions" in reasons
    assert "no author, confidence" in reasons
    assert len(gold.facts) + len(gold.not_facts) == len(page.relations)


def test_an_empty_page_has_a_gold_page() -> None:
    gold, lost = gold_from_annotated(AnnotatedPage(raw=""), source="a.txt")

    assert gold.source == "a.txt"
    assert [note.field for note in lost] == ["about"]
