"""What holds for every page that is read, whatever stands on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lvnlp
from lvnlp.errors import DateError, OptionError, PatternError
from lvnlp.formats.json import format_json
from lvnlp.samples import sample, samples
from lvnlp.schema import Evidence, Page

NAMES = [one.name for one in samples()]
WORDS = [
    "市长方砚秋、出席了会议。",
    "说，",
    "“",
    "”",
    "（记者 甘霖）",
    "本报讯 ",
    "3月22日",
    "昨日",
    "青禾县",
    "主持",
    "召开",
    "全市",
    "推进会",
    "25个",
    "项目",
    "签约",
    "开工",
    "总投资",
    "3.5亿元",
    "他",
    "指出",
    "要",
    "将",
    "未",
    "在",
    "与",
    "由",
    "为",
    "等",
    "、",
    "，",
    "。",
    "\n",
    "\n\n",
    " ",
    "\u3000",
    "·",
    "《",
    "》",
    "①",
    "ABC",
    "2021",
    "吉",
    "�",
    "调研",
    "陪同",
    "公司",
    "的",
    "位于",
    "县委书记",
    "王工",
    "工",
]
PIECES = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)


def read(name: str) -> Page:
    page = sample(name)
    return lvnlp.parse(
        page.source().text, name=name, paper=page.paper, date=page.date, place=page.place
    )


def all_evidence(page: Page) -> list[Evidence]:
    out = [m for e in page.entities for m in e.mentions]
    out += [r.evidence for r in page.relations]
    out += [t for r in page.relations for t in r.why.triggers]
    out += [a.body for a in page.articles if a.body]
    out += [line.evidence for a in page.articles for line in a.headlines]
    return out


@pytest.mark.parametrize("name", NAMES)
def test_evidence_reads_off_the_raw_file(name: str) -> None:
    page = read(name)
    for evidence in all_evidence(page):
        assert evidence.raw(page.raw).strip()
        # Whatever repairs took away, each Chinese character of the evidence stands in the file.
        kept = set(re.findall(r"[\u4e00-\u9fff]", evidence.text))
        assert kept <= set(page.raw)


@pytest.mark.parametrize("name", NAMES)
def test_repairs_can_be_undone(name: str) -> None:
    page = read(name)
    raw, at = "", 0
    for edit in page.repairs:
        keep = edit.start - len(raw)
        raw += page.text[at : at + keep] + edit.before
        at += keep + len(edit.after)
    assert raw + page.text[at:] == page.raw


@pytest.mark.parametrize("name", NAMES)
def test_a_page_survives_json(name: str) -> None:
    page = read(name)
    assert Page.model_validate_json(format_json(page)) == page


def test_the_same_page_gives_the_same_result() -> None:
    assert format_json(read(NAMES[0])) == format_json(read(NAMES[0]))


@pytest.mark.slow
def test_processes_change_nothing() -> None:
    paths = [str(one.files()[0]) for one in samples()]
    reader = lvnlp.load()
    alone = [format_json(p) for p in reader.pipe(paths)]
    assert [format_json(p) for p in reader.pipe(paths, processes=2)] == alone
    assert len(alone) == len(NAMES)


def test_people_are_reached_through_their_relations() -> None:
    page = read(NAMES[0])
    event = next(e for e in page.events if e.attendees)
    person = event.attendees[0].person
    assert person in page.people
    assert event.attendees[0] in person.relations
    assert any(p.positions for p in page.people)


def test_every_relation_says_why() -> None:
    for relation in read(NAMES[0]).relations:
        assert relation.why.pattern
        assert 0 < relation.confidence <= 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(PIECES, st.text(max_size=80)))
def test_any_text_is_read(text: str) -> None:
    page = lvnlp.parse(text, date="2021-03-23", place="云岭省青禾市")
    assert page.raw == text
    for evidence in all_evidence(page):
        assert 0 <= evidence.start < evidence.end <= len(text)


@pytest.mark.parametrize("text", ["", " \n\n\t", "Hello, world.\nNothing here.", "青禾日报\n"])
def test_a_text_without_news_gives_an_honest_empty_page(text: str) -> None:
    page = lvnlp.parse(text)
    assert page.raw == text
    assert page.relations == ()


def test_a_users_pattern_finds_a_relation_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'relation = "donated"\n[[pattern]]\nid = "donated.to"\ntriggers = ["捐赠", "捐赠了"]\n'
        'subject = { kinds = ["PERSON", "ORGANIZATION"], from = ["subject", "carried"] }\n'
        'object = { kinds = ["ORGANIZATION", "PLACE"], from = ["to"] }\n',
        encoding="utf-8",
    )
    page = lvnlp.load(patterns=[path]).parse(
        "本报讯 （记者 甘霖） 3月22日，青禾面业有限公司向青禾县实验小学捐赠图书五百册。\n"
    )
    found = [r for r in page.relations if r.relation == "donated"]
    assert [str(r.subject) for r in found] == ["青禾面业有限公司"]
    assert found[0].why.pattern == "donated.to"


def test_a_wrong_pattern_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('relation = "donated"\n[[pattern]]\nid = "x"\ntriggers = ["捐赠"]\n', "utf-8")
    with pytest.raises(PatternError, match=r"mine\.toml:3"):
        lvnlp.load(patterns=[path])


def test_a_gazetteer_wins_over_the_rules() -> None:
    text = "本报讯 （记者 甘霖） 3月22日，高粱出席全市农业工作会议。\n"
    plain = lvnlp.load().parse(text)
    told = lvnlp.load(gazetteer={"PERSON": ["高粱"]}).parse(text)
    assert "高粱" not in [p.name for p in plain.people]
    assert "高粱" in [p.name for p in told.people]
    assert any(r.relation == "attended" and str(r.subject) == "高粱" for r in told.relations)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DateError):
        lvnlp.parse("青禾", date="23/03/2021")
    with pytest.raises(OptionError):
        lvnlp.load(gazetteer={"NAME": ["高粱"]})
    with pytest.raises(OptionError):
        list(lvnlp.load().pipe([], processes=0))
