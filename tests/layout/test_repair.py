"""Repairs of single lines and small texts."""

from __future__ import annotations

import pytest

from lvnlp.layout.lines import read_lines
from lvnlp.layout.model import Repair
from lvnlp.layout.repair import apply, repair, undo


def line(raw: str) -> str:
    """A single line as it is after its own repairs."""
    (read,) = read_lines(raw)
    return read.text


def body(raw: str) -> str:
    """The page's text with `raw` as the body of an article."""
    return repair(f"本报讯 （记者 王小明） {raw}").text.text.removeprefix("本报讯 （记者 王小明） ")


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("省 主 会 场 活 动", "省主会场活动"),
        ("全  市  春  耕  生  产", "全市春耕生产"),
        ("立 足 新 阶 段、贯 彻 新 理 念", "立足新阶段、贯彻新理念"),
        ("石 桥 通 了   山 路 宽 了", "石桥通了 山路宽了"),
        ("公 告", "公告"),
        ("一 周 看", "一周看"),
        ("Ａ Ｂ 两 个 项 目 开 工", "AB两个项目开工"),
        ("李小满讲话 王大田主持", "李小满讲话 王大田主持"),
        ("记者 李 军 王 强", "记者 李 军 王 强"),
        ("one two three four", "one two three four"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
    ],
)
def test_letter_spacing_is_closed_and_real_spaces_stay(raw: str, repaired: str) -> None:
    assert line(raw) == repaired


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("3 月 22日，全县有 15 家企业开工。", "3月22日，全县有15家企业开工。"),
        ("总投资 2.6 亿元。", "总投资2.6亿元。"),
        ("引进 Open Day 活动。", "引进Open Day活动。"),
    ],
)
def test_gaps_at_figures_are_closed_in_running_text(raw: str, repaired: str) -> None:
    assert body(raw) == repaired


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        (
            "图图为为开开工工现现场场。。 记记者者 王王小小明明 摄摄",
            "图为开工现场。 记者 王小明 摄",
        ),
        (
            "99月月2323日日，，小朋友小朋友在广场在广场上跳绳上跳绳。。 记者记者 李丽李丽 摄摄",
            "9月23日，小朋友在广场上跳绳。 记者 李丽 摄",
        ),
        (
            "图为99月月2828日日，，大桥通大桥通车现车现场场。。 记者记者 李丽李丽 摄摄",
            "图为9月28日，大桥通车现场。 记者 李丽 摄",
        ),
        (
            "图为乡亲们庆丰收乡亲们庆丰收。。 通讯员通讯员 赵大有赵大有 摄摄",
            "图为乡亲们庆丰收。 通讯员 赵大有 摄",
        ),
        (
            "图为家家户户晒秋粮家家户户晒秋粮。。 记者记者 李丽李丽 摄摄",
            "图为家家户户晒秋粮。 记者 李丽 摄",
        ),
    ],
)
def test_doubled_lines_are_halved(raw: str, repaired: str) -> None:
    assert line(raw) == repaired


@pytest.mark.parametrize(
    "raw",
    [
        "他常常说，天天看一看、家家户户走一走。",
        "人人参与 人人共享",
        "红红火火过大年 平平安安回家来",
        "把工作一个环节一个环节落到实处",
        "好！好！好！",
        "钱芳芳和李娜娜、王冰冰一起来了。",
        "……",
        "——",
    ],
)
def test_what_is_doubled_by_rights_stays(raw: str) -> None:
    assert line(raw) == raw


def test_doubled_marks_go_from_any_line() -> None:
    assert line("会议结束。。他说，，很好。") == "会议结束。他说，很好。"


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("２０２１年３月", "2021年3月"),
        ("投资１．４２亿元,其中", "投资1.42亿元，其中"),
        ("１２：３０开会", "12:30开会"),
        ("参会1,000人,用时3.5小时", "参会1,000人，用时3.5小时"),
        ("他说:“好!”", "他说：“好！”"),
        ("产业园(一期)项目", "产业园（一期）项目"),
        ("见 https://example.com/a,b 网站", "见 https://example.com/a,b 网站"),
        ("Hello, world: it is (quite) fine.", "Hello, world: it is (quite) fine."),
        ("约翰•史密斯到访", "约翰·史密斯到访"),
        ("增长５０％", "增长50%"),
        ("增长2.0%, 8月份回落", "增长2.0%， 8月份回落"),
        ("⽇前，⻢⽴⼭出席", "日前，马立山出席"),
        ("--乡村见闻", "——乡村见闻"),
        ("︵见二版︶", "（见二版）"),
    ],
)
def test_one_normal_form(raw: str, repaired: str) -> None:
    assert line(raw) == repaired


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("县领导赵河 、钱山、孙林出席。", "县领导赵河、钱山、孙林出席。"),
        ("县领导赵 河、钱山、孙大林出席。", "县领导赵河、钱山、孙大林出席。"),
        ("县领导赵\ufffd河、钱山出席。", "县领导赵河、钱山出席。"),
        ("镇长赵\ue5e5说，路修好了。", "镇长赵说，路修好了。"),
        ("镇长赵囗说，路修好了。", "镇长赵说，路修好了。"),
    ],
)
def test_lost_glyphs_are_marked_not_guessed(raw: str, repaired: str) -> None:
    page = repair(f"本报讯 （记者 王小明） {raw}")
    assert page.text.text.endswith(repaired)
    assert [r.kind for r in page.repairs if r.kind == "lost_glyph"] == ["lost_glyph"]


def test_names_spread_over_three_squares_have_lost_nothing() -> None:
    page = repair("本报讯 （记者 王小明） 县领导赵　河、钱　山、孙大林出席。")
    assert page.text.text.endswith("县领导赵河、钱山、孙大林出席。")
    assert all(r.kind == "spacing" for r in page.repairs)


def test_a_repair_says_what_stood_there() -> None:
    page = repair("本报讯 （记者 王小明） ３ 月")
    assert page.repairs == (
        Repair("width", 13, 14, "３", "3"),
        Repair("spacing", 14, 15, " ", ""),
    )
    assert page.text.text == "本报讯 （记者 王小明） 3月"
    assert page.text.hull(13, 15) == (13, 16)


def test_undo_needs_nothing_but_the_repairs() -> None:
    raw = "图图为为秋秋收收。。 记记者者 李李丽丽 摄摄\n\n本报讯 秋 粮 归 仓 ，\n农户高兴。\n"
    page = repair(raw)
    assert page.text.text != raw
    assert undo(page.text.text, page.repairs) == raw
    assert apply(raw, page.repairs).text == page.text.text
    assert "秋粮归仓，农户高兴。" in page.text.text
