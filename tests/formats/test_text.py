from pathlib import Path

from hypothesis import HealthCheck, given, settings

from lvnlp.formats.text import format_text, write_text
from lvnlp.schema import Page
from tests.schema.random_pages import pages
from tests.schema.sample_page import sample_page

BEGINNING = """\
Page 柳川日报 2024-04-09: 1 article, 3 people, 2 events, 21 relations

Articles
  1. 全县春耕生产现场会召开 (记者 林一)

Captions
  图为会议现场。 (摄 石文)

Teasers
  春播正当时 （见3版）

Notices
  公告：停水两小时

People
  何晓岚: 市委书记
  邵一 [damaged]: 副县长、县委常委
  林一: 记者

Events
  全县春耕生产现场会: 2024-04-08, 柳荫镇
    presided_over: 邵一
    出席: 何晓岚、县教育局
    spoke_at: 何晓岚
  开工仪式
    announced: 何晓岚

Projects
  青禾粮仓项目: 3.5亿元

Organizations
  县教育局

Places
  柳荫镇

Groups
  12位农户

Relations
  何晓岚 出席 → 全县春耕生产现场会 (2024-04-08)
"""


def test_the_summary_reads_well() -> None:
    assert format_text(sample_page()).startswith(BEGINNING)


def test_every_relation_is_told_once_with_what_is_known_of_it() -> None:
    lines = format_text(sample_page()).splitlines()
    told = lines[lines.index("Relations") + 1 : lines.index("Unplaced") - 1]
    assert len(told) == len(sample_page().relations)
    assert "  柳荫镇 started → 青禾粮仓项目 (1×, 3.5亿元)" in told
    assert "  何晓岚 commissioned → 青禾粮仓项目 (planned)" in told
    assert "  何晓岚 强调 → 要不误农时" in told


def test_what_was_not_placed_is_told() -> None:
    assert format_text(sample_page()).endswith("\nUnplaced\n  𠮷祥\n")


def test_an_empty_page_is_one_line() -> None:
    assert format_text(Page(raw="", text="")) == (
        "Page: 0 articles, 0 people, 0 events, 0 relations\n"
    )


@given(pages())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_page_has_a_summary(page: Page) -> None:
    assert all(person.name.split("\n")[0] in format_text(page) for person in page.people)


def test_it_is_written_as_it_is(tmp_path: Path) -> None:
    write_text(sample_page(), tmp_path / "page.summary.txt")
    written = (tmp_path / "page.summary.txt").read_bytes().decode("utf-8")
    assert written == format_text(sample_page())
