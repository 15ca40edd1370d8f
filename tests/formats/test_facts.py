import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from lvnlp.errors import InputError, MalformedInputError
from lvnlp.formats.facts import facts, format_facts, read_facts, write_facts
from lvnlp.schema import RELATION_CLASSES, Page
from tests.schema.random_pages import pages
from tests.schema.sample_page import RAW, sample_page


def written() -> list[dict[str, Any]]:
    return [json.loads(line) for line in format_facts(sample_page()).splitlines()]


def of(relation: str) -> list[dict[str, Any]]:
    return [fact for fact in written() if fact["relation"] == relation]


def test_a_fact_says_all_that_there_is() -> None:
    start = RAW.index("市 委书记")
    words = "市 委书记何晓岚、县教育局出席会议"
    fact = next(f for f in of("attended") if f["subject"]["kind"] == "person")
    assert fact == {
        "relation": "attended",
        "subject": {"kind": "person", "name": "何晓岚"},
        "object": {"kind": "event", "name": "全县春耕生产现场会"},
        "role": "出席",
        "modality": "asserted",
        "date": "2024-04-08",
        "count": None,
        "amount": None,
        "article": 0,
        "evidence": {
            "start": start,
            "end": start + len(words),
            "text": "市委书记何晓岚、县教育局出席会议",
        },
        "confidence": 0.97,
    }
    assert list(fact) == [
        "relation",
        "subject",
        "object",
        "role",
        "modality",
        "date",
        "count",
        "amount",
        "article",
        "evidence",
        "confidence",
    ]


@pytest.mark.parametrize(
    ("relation", "side", "value"),
    [
        ("holds_position", "object", {"kind": "position", "name": "市委书记"}),
        ("stated", "object", {"kind": "text", "name": "要不误农时"}),
        ("held_on", "object", {"kind": "date", "name": "2024-04-08"}),
        ("reported_by", "subject", {"kind": "article", "name": "全县春耕生产现场会召开"}),
        ("reported_by", "object", {"kind": "person", "name": "林一"}),
        ("met", "object", {"kind": "group", "name": "12位农户"}),
        ("held_at", "object", {"kind": "place", "name": "柳荫镇"}),
        ("organised_by", "object", {"kind": "organization", "name": "县教育局"}),
        ("signed", "object", {"kind": "project", "name": "青禾粮仓项目"}),
        ("accompanied", "subject", {"kind": "person", "name": "邵一", "damaged": True}),
    ],
)
def test_sides_name_the_thing_itself(relation: str, side: str, value: dict[str, object]) -> None:
    assert [fact[side] for fact in of(relation)] == [value]


def test_amounts_counts_and_modalities() -> None:
    (started,) = of("started")
    assert started["amount"] == {"value": "350000000", "currency": "CNY", "text": "3.5亿元"}
    assert started["count"] == 1
    assert of("commissioned")[0]["modality"] == "planned"


def test_every_relation_makes_one_fact() -> None:
    assert sorted(fact["relation"] for fact in written()) == sorted(
        relation.relation for relation in sample_page().relations
    )
    assert {fact["relation"] for fact in written()} == {*RELATION_CLASSES, "taught"}


def test_the_order_is_that_of_the_file_whatever_the_order_of_the_relations() -> None:
    page = sample_page()
    turned = page.model_copy(update={"relations": page.relations[::-1]})
    assert format_facts(turned) == format_facts(page)
    starts = [fact["evidence"]["start"] for fact in written()]
    assert starts == sorted(starts)


def test_it_is_utf8_and_one_line_each(tmp_path: Path) -> None:
    write_facts(sample_page(), tmp_path / "facts.jsonl")
    data = (tmp_path / "facts.jsonl").read_bytes()
    assert data.count(b"\n") == len(sample_page().relations)
    assert "何晓岚".encode() in data


@given(pages())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_facts_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, page: Page
) -> None:
    path = tmp_path_factory.getbasetemp() / "facts.jsonl"
    write_facts(page, path)
    assert read_facts(path) == facts(page)
    assert len(facts(page)) == len(page.relations)


def test_a_page_without_relations_has_no_facts() -> None:
    assert format_facts(Page(raw="会", text="会")) == ""


def test_what_is_no_fact_is_told_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    first = format_facts(sample_page()).splitlines()[0]
    path.write_text(f'{first}\n\n{{"relation": "met"}}\n', encoding="utf-8")
    with pytest.raises(MalformedInputError, match=r"facts\.jsonl, line 3: subject: Field required"):
        read_facts(path)
    with pytest.raises(InputError, match="does not exist"):
        read_facts(tmp_path / "missing.jsonl")
