"""What a page is made of."""

from __future__ import annotations

from lvnlp.layout.articles import read_layout
from lvnlp.layout.model import Zone
from tests.layout.pages import STORIES, body_lines

BODY = "\n".join(body_lines(STORIES[1], 18))
INDENTED = "\n".join(body_lines(STORIES[1], 18, indent="　　"))


def test_the_unit_holds_headline_and_body_without_lead() -> None:
    raw = f"云岭隧道昨\n日贯通\n\n{INDENTED}\n"
    (unit,) = read_layout(raw).articles
    lines = unit.text.text.split("\n")
    assert lines == ["云岭隧道昨日贯通", *STORIES[1].paragraphs]
    assert unit.zones == (Zone("headline", 0, 8), Zone("body", 9, len(unit.text)))
    assert unit.headline[0].span == (0, 9)
    assert [raw[a:b] for a, b in unit.lead] == ["本报讯 （通讯员 李丽 记者 王小明）"]
    assert [raw[b.start : b.end] for b in unit.bylines] == ["李丽", "王小明"]
    assert unit.genre == "news"
    assert unit.headline_confidence > 0.5
    start, end = unit.text.hull(9, 17)
    assert raw[start:end].replace("\n", "") == "昨日10时许，随"


def test_kicker_main_and_sub_headline_are_put_in_order() -> None:
    raw = f"云岭隧道昨日贯通\n——青云公路建设见闻\n周大山在工地上表示\n\n{BODY}"
    (unit,) = read_layout(raw).articles
    assert [(h.kind, unit.text.text[h.start : h.end]) for h in unit.headline] == [
        ("kicker", "周大山在工地上表示"),
        ("main", "云岭隧道昨日贯通"),
        ("sub", "——青云公路建设见闻"),
    ]
    assert unit.genre == "feature"


def test_a_headline_without_a_body_is_kept() -> None:
    layout = read_layout(f"云岭隧道昨日贯通\n\n{BODY}\n\n市中学生合唱节评出十佳\n")
    assert [u.text.text for u in layout.unplaced] == ["市中学生合唱节评出十佳"]
    assert layout.articles[0].headline_texts() == ("云岭隧道昨日贯通",)


def test_only_headlines() -> None:
    layout = read_layout("全县春耕现场会召开\n\n云岭隧道昨日贯通\n")
    assert not layout.articles
    assert len(layout.unplaced) == 2


def test_a_teaser_keeps_its_jump() -> None:
    layout = read_layout(f"我县公布十大民生实事\n（见2版）\n\n云岭隧道昨日贯通\n\n{BODY}\n")
    (teaser,) = layout.teasers
    assert (teaser.text.text, teaser.jump) == ("我县公布十大民生实事", "（见2版）")


def test_a_vertical_jump_with_a_lost_figure() -> None:
    raw = f"我县公布十大民生实事\n\n云岭隧道昨日贯通\n\n{BODY}\n\n（\n见\n\n版\n）\n"
    layout = read_layout(raw)
    (teaser,) = layout.teasers
    assert (teaser.text.text, teaser.jump) == ("我县公布十大民生实事", "（见□版）")
    assert [f.text for f in layout.furniture] == ["（见□版）"]


def test_notices_are_no_articles() -> None:
    raw = (
        f"云岭隧道昨日贯通\n\n{BODY}\n\n停水通知\n因管网改造，定于10 月8\n日对东街停水。青石自来\n"
        "水公司\n\n今天多云转晴，东风3级，12℃～20℃\n\n责任编辑：孙有才 校对：李丽"
    )
    layout = read_layout(raw)
    assert len(layout.articles) == 1
    assert [u.text.text for u in layout.notices] == [
        "停水通知\n因管网改造，定于10月8日对东街停水。青石自来水公司",
        "今天多云转晴，东风3级，12℃～20℃",
    ]
    assert [(f.kind, f.text) for f in layout.furniture] == [
        ("editors", "责任编辑：孙有才 校对：李丽")
    ]


def test_briefs_under_their_heading() -> None:
    briefs = "本周简讯\n▲3 月5日，县图书\n馆开馆。\n▲西关小学植树三\n百棵。"
    raw = f"云岭隧道昨日贯通\n\n{BODY}\n\n{briefs}"
    unit = read_layout(raw).articles[1]
    assert unit.genre == "briefs"
    assert unit.headline_texts() == ("本周简讯",)
    assert unit.body_text() == "▲3月5日，县图书馆开馆。\n▲西关小学植树三百棵。"


def test_a_letter_with_signature_and_answer() -> None:
    raw = (
        "东街的井盖何时修\n\n　　编辑同志：\n　　东街路口的井盖坏了一个多月，\n夜里行人常常绊倒。"
        "盼有关部门\n尽快修好。\n　　读者 何平\n"
        "　　编者按：记者联系了住建部门，\n井盖已于昨日换好。\n\n"
        f"云岭隧道昨日贯通\n\n{BODY}"
    )
    unit = read_layout(raw).articles[0]
    assert unit.genre == "letter"
    assert unit.headline_texts() == ("东街的井盖何时修",)
    assert unit.body_text().split("\n") == [
        "编辑同志：",
        "东街路口的井盖坏了一个多月，夜里行人常常绊倒。盼有关部门尽快修好。",
        "读者何平",
        "编者按：记者联系了住建部门，井盖已于昨日换好。",
    ]


def test_a_body_without_lead_under_a_byline_of_its_own() -> None:
    text = "\n".join(["□ 本报记者 王小明 李丽", *body_lines(STORIES[2], 18)])
    raw = f"老街坊的新食堂\n\n{text.replace('本报讯 ', '')}"
    (unit,) = read_layout(raw).articles
    assert unit.genre == "feature"
    assert [b.name for b in unit.bylines] == ["王小明", "李丽", "马晓燕"]


def test_a_dateline() -> None:
    (unit,) = read_layout("本报岭南5月15日电 （记者 王小明） 今天，青石县招商会举行。").articles
    assert (unit.dateline_place, unit.dateline_date) == ("岭南", (5, 15))


def test_lost_glyphs_are_found_again_in_the_text() -> None:
    raw = "本报讯 （记者 王小明） 县领导赵河 、钱\ufffd山出席。"
    (unit,) = read_layout(raw).articles
    text = unit.text.text
    assert text == "县领导赵河、钱山出席。"
    assert unit.lost == (5, 7)
    assert unit.is_damaged(text.index("赵河"), text.index("赵河") + 2)
    assert unit.is_damaged(text.index("钱山"), text.index("钱山") + 2)
    assert not unit.is_damaged(text.index("出席"), text.index("出席") + 2)


def test_almost_the_same_leads() -> None:
    same = "本报讯 （记者 王小明） 3月22日，全县重点项目集中开工活动在城南举行。"
    raw = (
        f"{same}\n县委书记孙有才宣布开工，县长赵长河主持。\n\n{same}\n东岭分会场开工项目3个，副县长钱玉兰出席。\n\n"
        "东岭分会场开工3个项目\n\n孙有才宣布开工 赵长河主持\n"
    )
    heads = [u.headline_texts() for u in read_layout(raw).articles]
    assert heads == [("孙有才宣布开工 赵长河主持",), ("东岭分会场开工3个项目",)]


def test_english_text_is_kept() -> None:
    layout = read_layout("The county fair opened on Monday.\nMore than 1,000 people came.\n")
    assert not layout.articles
    assert "1,000" in " ".join(u.text.text for u in layout.unplaced)
