"""Readers of the corpora on files of a few lines."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from lvnlp.errors import InputError
from lvnlp.ner.tags import Span, TagSet
from lvnlp.pretraining.corpora.boson import sentences
from lvnlp.pretraining.corpora.cluener import read_cluener
from lvnlp.pretraining.corpora.columns import read_columns
from lvnlp.pretraining.corpora.pd1998 import read_pd1998
from lvnlp.pretraining.examples import Example, everything, of_labels, targets
from lvnlp.pretraining.recipe import only
from lvnlp.pretraining.scores import score


def packed(path: Path, text: str) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)
    return path


def named(example: Example) -> list[tuple[str, str]]:
    return [(example.text[s.start : s.end], s.label) for s in example.spans]


def test_bio_and_bmes_columns(tmp_path: Path) -> None:
    bio = packed(
        tmp_path / "a.gz", "李\tB-PER\n明\tI-PER\n在\tO\n云\tB-LOC\n州\tI-LOC\n\n无\tO\n\n"
    )
    labels = {"PER": "PERSON", "LOC": "PLACE", "NAME": "PERSON"}
    first, second = read_columns(bio, labels)
    assert named(first) == [("李明", "PERSON"), ("云州", "PLACE")]
    assert (second.text, second.spans) == ("无", ())
    bmes = packed(tmp_path / "b.gz", "李 B-NAME\n明 E-NAME\n王 S-NAME\n副 B-TITLE\n总 E-TITLE\n")
    (third,) = read_columns(bmes, labels)
    assert named(third) == [("李明", "PERSON"), ("王", "PERSON")]


def test_columns_of_words_with_comments(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "c.gz",
        "# sent_id = 1\n1\t王大山\tB-PER\t-\t-\n2\t说\tO\t-\t-\n"
        "3\t云州\tB-LOC\t-\t-\n4\t市\tI-LOC\t-\t-\n",
    )
    (example,) = read_columns(path, {"PER": "PERSON", "LOC": "PLACE"}, text=1, tag=2)
    assert named(example) == [("王大山", "PERSON"), ("云州市", "PLACE")]


def test_a_line_with_too_few_columns_is_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "d.gz", "李\tO\n明\n")
    with pytest.raises(InputError, match=r"d\.gz:2"):
        list(read_columns(path, {}))


def test_pd1998_merges_names_and_dates_and_doubts_where_organisations_end(tmp_path: Path) -> None:
    line = (
        "１９９８年/t １月/t ８日/t ，/w 新华社/nt 记者/n 李/nr 明远/nr 在/p 云州/ns 说/v 。/w "
        "春天/t 来/v 了/y\n"
    )
    first, second = read_pd1998(packed(tmp_path / "e.gz", line))
    assert named(first) == [
        ("1998年1月8日", "DATE"),
        ("新华社", "ORGANIZATION"),
        ("李明远", "PERSON"),
        ("云州", "PLACE"),
    ]
    assert first.unknown == ()
    tags = TagSet(("PERSON", "ORGANIZATION", "PLACE"))
    masks = targets(only(first, tags), tags, ("ORGANIZATION",))
    at = first.text.index("云州")
    part_of_a_body = of_labels(tags, ("ORGANIZATION",))
    assert masks[at] == part_of_a_body | 1 << tags.number("PLACE", "B")
    assert masks[first.text.index("新")] == part_of_a_body
    assert masks[first.text.index("说")] == part_of_a_body | 1
    assert second.spans == ()
    assert [second.text[a:b] for a, b in second.unknown] == ["春天"]


def test_cluener_has_inclusive_ends(tmp_path: Path) -> None:
    record = {
        "text": "云州银行的李明",
        "label": {
            "name": {"李明": [[5, 6]]},
            "company": {"云州银行": [[0, 3]]},
            "game": {"云": [[0, 0]]},
        },
    }
    path = packed(tmp_path / "f.gz", json.dumps(record) + "\n")
    (example,) = read_cluener(path, {"name": "PERSON", "company": "ORGANIZATION"})
    assert named(example) == [("云州银行", "ORGANIZATION"), ("李明", "PERSON")]


def test_boson_markup_is_taken_out_and_offsets_stay_right() -> None:
    document = "{{location:云州}}讯。记者{{person_name: 李明 }}来到{{product_name:一号}}。"
    labels = {"location": "PLACE", "person_name": "PERSON"}
    first, second = sentences(document, labels)
    assert (first.text, named(first)) == ("云州讯。", [("云州", "PLACE")])
    assert named(second) == [("李明", "PERSON")]
    assert second.text == "记者 李明 来到一号。"


def test_targets_leave_open_what_a_corpus_does_not_label() -> None:
    tags = TagSet(("PERSON", "PLACE"))
    example = Example("李明在云", (Span(0, 2, "PERSON"),), ((3, 4),))
    masks = targets(example, tags, ["PLACE"])
    places = sum(1 << tags.number("PLACE", part) for part in "BIES")
    assert masks.tolist() == [
        1 << tags.number("PERSON", "B"),
        1 << tags.number("PERSON", "E"),
        1 | places,
        everything(tags),
    ]
    assert targets(example, tags)[2] == 1
    assert masks.dtype == np.int64


def test_scores_count_strict_spans() -> None:
    gold = [[Span(0, 2, "PERSON"), Span(3, 5, "PLACE")], []]
    found = [[Span(0, 2, "PERSON"), Span(3, 6, "PLACE")], [Span(0, 1, "PERSON")]]
    result = score(gold, found)
    assert (result["all"].right, result["all"].found, result["all"].gold) == (1, 3, 2)
    assert result["PERSON"].precision == 0.5
    assert result["PLACE"].f1 == 0.0
