"""Invented articles and the ways in which a page may hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

CLOSERS = "，。、；：？！”》）"


@dataclass(frozen=True)
class Story:
    """An article as it was written."""

    headline: tuple[str, ...]
    lead: str
    reporters: tuple[str, ...]
    paragraphs: tuple[str, ...]
    tail: str = ""


STORIES = (
    Story(
        ("青石县推进春耕备耕", "赵长河到柳林乡检查农资供应"),
        "本报讯 （记者 王小明） ",
        ("王小明",),
        (
            "3月22日，青石县县长赵长河到柳林乡检查春耕备耕和农资供应情况。",
            "在柳林乡农资超市，赵长河仔细询问化肥价格，叮嘱店主孙有田不得囤积惜售。"
            "目前全县已调运化肥1.2万吨，检修农机3400台。",
            "赵长河要求，农业部门要把技术送到田间地头，让农户种得放心。副县长钱玉兰一同检查。",
        ),
    ),
    Story(
        ("云岭隧道昨日贯通",),
        "本报讯 （通讯员 李丽 记者 王小明） ",
        ("李丽", "王小明"),
        (
            "昨日10时许，随着最后一声炮响，全长4.6公里的云岭隧道顺利贯通。",
            "云岭隧道是青云公路的控制性工程，2019年5月开工，总投资7.8亿元。"
            "项目经理周大山说，最难的一段一天只能掘进半米。",
            "“以后进城只要一刻钟。”家住云岭脚下的果农吴秀英说，她家的苹果再也不愁运不出去了。",
        ),
    ),
    Story(
        ("老街坊的新食堂",),
        "本报讯 ",
        ("马晓燕",),
        (
            "一荤两素八元钱，西关社区老年食堂开张第一天就坐满了人。",
            "食堂由街道出房、企业出厨师，八十岁以上的老人还能送餐上门。社区主任何平介绍，"
            "眼下每天有一百二十位老人来吃饭。",
            "退休教师郑桂兰尝了尝冬瓜汤，说味道淡了些。厨师长牛师傅当场记了下来。",
        ),
        "（通讯员 马晓燕）",
    ),
)


def wrapped(text: str, width: int, first: int = 0) -> list[str]:
    """Lines of `width` squares; no closing mark begins a line. `first` squares are left free."""
    lines: list[str] = []
    line, used = "", float(first)
    for char in text:
        size = 0.0 if char == " " else 1.0 if ord(char) > 0x2000 else 0.5
        if used + size > width and char not in CLOSERS and line:
            lines.append(line)
            line, used = "", 0.0
        line, used = line + char, used + size
    return [*lines, line] if line.strip() else lines


def body_lines(
    story: Story, width: int, indent: str = "", first: int = 0, spaced: Sequence[int] = ()
) -> list[str]:
    """An article's body as the page holds it; lines of numbers in `spaced` are letter-spaced."""
    texts = list(story.paragraphs)
    texts[0] = story.lead + texts[0]
    texts[-1] += story.tail
    lines = [line for text in texts for line in wrapped(indent + text, width, first)]
    return [" ".join(line) if k in spaced else line for k, line in enumerate(lines)]
