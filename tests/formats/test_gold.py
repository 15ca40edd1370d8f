import json
from pathlib import Path
from typing import Any

import pytest

from lvnlp.errors import MalformedInputError
from lvnlp.formats.gold import format_gold, read_gold, write_gold

GOLD: dict[str, Any] = {
    "source": "liuchuan.txt",
    "meta": {
        "paper": "柳川日报",
        "date": "2024-04-09",
        "page": 1,
        "city": "柳川县",
        "province": "青原省",
    },
    "articles": [
        {
            "id": "A1",
            "headline": ["全县春耕生产现场会召开"],
            "reporters": ["林一"],
            "body": {"start": 12, "end": 90},
            "headline_spans": [{"start": 0, "end": 11}],
            "body_continued": [{"start": 120, "end": 150}],
        }
    ],
    "captions": [{"text": "图为会议现场。", "photographer": "石文"}],
    "teasers": [{"text": "春播正当时", "jump": "（见3版）"}],
    "persons": {"何晓岚": ["市委书记"], "邵一": []},
    "damaged": {"邵一": "a glyph after 一 is lost"},
    "organizations": ["县教育局"],
    "places": ["柳荫镇"],
    "events": {"E1": ["全县春耕生产现场会", "现场会"]},
    "projects": {"P1": ["青禾粮仓项目"]},
    "facts": [
        {
            "relation": "attended",
            "subject": "何晓岚",
            "object": "E1",
            "article": "A1",
            "evidence": {"start": 12, "end": 30},
            "role": "出席",
        },
        {
            "relation": "started",
            "subject": ["柳荫镇", "E1"],
            "object": "P1",
            "article": None,
            "evidence": {"start": 40, "end": 60},
            "count": 3,
            "amount": "350000000.50",
            "currency": "USD",
            "optional": True,
        },
    ],
    "not_facts": [
        {"relation": "signed", "why": "urged", "evidence": {"start": 60, "end": 70}},
    ],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "page.gold.json"
    file.write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return file


def test_gold_is_read(path: Path) -> None:
    gold = read_gold(path)
    assert gold.persons["何晓岚"] == ("市委书记",)
    assert gold.articles[0].body_continued[0].end == 150
    assert gold.facts[0].subject == "何晓岚"
    assert gold.facts[1].subject == ("柳荫镇", "E1")
    assert gold.facts[1].optional
    assert not gold.facts[0].optional


def test_gold_is_written_as_it_was_read(path: Path, tmp_path: Path) -> None:
    gold = read_gold(path)
    assert json.loads(format_gold(gold)) == GOLD
    assert list(json.loads(format_gold(gold))) == list(GOLD)
    write_gold(gold, tmp_path / "again.gold.json")
    assert read_gold(tmp_path / "again.gold.json") == gold


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("place", ["柳荫镇"], "place: Extra inputs"),
        ("articles", [{"id": "A1"}], r"articles\.0\.headline: Field required \(and 3 more\)"),
        ("persons", ["何晓岚"], "persons: Input should be"),
    ],
)
def test_what_is_no_gold_is_refused(path: Path, key: str, value: object, message: str) -> None:
    path.write_text(json.dumps(GOLD | {key: value}))
    with pytest.raises(MalformedInputError, match=rf"page\.gold\.json: {message}"):
        read_gold(path)
