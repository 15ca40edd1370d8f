"""What whole sentences say, from the raw text through every layer, with modality and counts."""

from __future__ import annotations

import pytest

import lvnlp
from lvnlp.schema import Modality, Page

MEETING = "全市秋收现场会在青禾县召开。市委书记方砚秋主持会议并讲话。"
VISIT = "3月2日，市长方砚秋到南窑村调研。"


def said(page: Page, but: str = "holds_position") -> set[str]:
    return {str(r) for r in page.relations if r.relation != but}


CASES = {
    # who was where
    f"{MEETING}市长甘霖、副市长邬小满出席。": {
        "甘霖 出席 → 全市秋收现场会",
        "邬小满 出席 → 全市秋收现场会",
    },
    f"{MEETING}县人大常委会主任甘霖列席会议。": {"甘霖 列席 → 全市秋收现场会"},
    f"{MEETING}参加会议的还有副市长甘霖、邬小满。": {
        "甘霖 参加 → 全市秋收现场会",
        "邬小满 参加 → 全市秋收现场会",
    },
    # who spoke
    f"{MEETING}市长甘霖就做好秋收工作作了安排。": {"甘霖 spoke_at → 全市秋收现场会"},
    f"{MEETING}市长邬小满作关于全市水利建设的报告。": {"邬小满 spoke_at → 全市秋收现场会"},
    f"{MEETING}学生代表甘霖发言。": {"甘霖 spoke_at → 全市秋收现场会"},
    # visits
    f"{VISIT}县委书记甘霖一同察看。": {"方砚秋 visited → 南窑村", "甘霖 accompanied → 方砚秋"},
    f"{VISIT}方砚秋走进值班室，叮嘱大家当心。": {"方砚秋 visited → 值班室"},
    "3月2日，市人大常委会检查组到青禾县检查。检查组一行来到南窑村。": {
        "市人大常委会检查组 visited → 青禾县",
        "市人大常委会检查组 visited → 南窑村",
    },
    "县长方砚秋带队赴南岭集团考察。": {"方砚秋 visited → 南岭集团"},
    # meetings of two
    "县长方砚秋会见了南岭集团董事长甘霖一行。副县长兰亭参加会见。": {
        "方砚秋 met → 甘霖",
        "兰亭 参加 → 会见",
    },
    "县长甘霖与企业家代表座谈。": {"甘霖 met → 企业家代表"},
    # holders
    "首届青禾油菜花节由县委宣传部主办、县融媒体中心承办。": {
        "首届青禾油菜花节 organised_by → 县委宣传部",
        "首届青禾油菜花节 organised_by → 县融媒体中心",
    },
    "对接会由市商务局、市贸促会和结雅市工商会共同举办。": {
        "对接会 organised_by → 市商务局",
        "对接会 organised_by → 市贸促会",
        "对接会 organised_by → 结雅市工商会",
    },
    "青禾县红十字会联合县人民医院开展义诊活动。": {
        "义诊活动 organised_by → 青禾县红十字会",
        "义诊活动 organised_by → 县人民医院",
    },
    # what was signed, begun, put into use
    "青禾县人民政府与南岭集团签订战略合作协议。": {
        "青禾县人民政府 signed → 战略合作协议",
        "南岭集团 signed → 战略合作协议",
    },
    "市马铃薯协会与新疆一家淀粉企业签订5000吨购销合同。": {
        "新疆一家淀粉企业 signed → 5000吨购销合同"
    },
    "南窑灌溉渠加宽工程全面启动建设。": {"南窑灌溉渠加宽工程 started → 南窑灌溉渠加宽工程"},
    "青禾大桥昨日建成通车。": {"青禾大桥 commissioned → 青禾大桥"},
    "坐落于石桥镇的南岭机械有限公司日前投产。": {"南岭机械有限公司 located_in → 石桥镇"},
    "全县各乡镇新开工项目12个。": {"全县乡镇 started → 12个项目"},
    "一季度，我县各园区竣工项目8个。": {"全县园区 commissioned → 8个项目"},
    # who said what
    f"{MEETING}会议指出，要抓好秋收。": {"全市秋收现场会 stated → 要抓好秋收"},
    "“今年收成好。”村民甘霖说。": {"甘霖 stated → 今年收成好"},
    "县委书记方砚秋主持会议。他强调，要抓好落实。": {"方砚秋 stated → 要抓好落实"},
}


@pytest.mark.parametrize(("text", "facts"), CASES.items(), ids=lambda value: str(value)[:24])
def test_facts_of_a_sentence(text: str, facts: set[str]) -> None:
    assert facts <= said(lvnlp.parse(text))


NOTHING = [
    "市里要求各单位参加青禾文化节。",
    "有条件的企业可以签订合作协议。",
    "镇里坚持“一月一通报，一季一评比”。",
    "老王盼着大桥早日通车。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_asserted(text: str) -> None:
    page = lvnlp.parse(text)
    assert [str(r) for r in page.relations if r.modality == Modality.ASSERTED] == []


@pytest.mark.parametrize(
    ("text", "fact", "modality"),
    [
        ("市长方砚秋未出席启动仪式。", "方砚秋 出席 → 启动仪式", Modality.NEGATED),
        ("副市长甘霖将于明日赴南窑村调研。", "甘霖 visited → 南窑村", Modality.PLANNED),
        ("青禾大桥预计明年通车。", "青禾大桥 commissioned → 青禾大桥", Modality.PLANNED),
    ],
)
def test_modality(text: str, fact: str, modality: Modality) -> None:
    found = {str(r): r.modality for r in lvnlp.parse(text).relations}
    assert found[fact] == modality


def test_counts_and_sums_are_told_with_their_own_verb() -> None:
    page = lvnlp.parse("一季度，青禾县新开工项目12个，总投资56亿元，竣工项目8个，签约项目5个。")
    counts = {r.relation: r.count for r in page.relations}
    assert counts == {"started": 12, "commissioned": 8, "signed": 5}
    started = next(r for r in page.relations if r.relation == "started")
    assert started.amount is not None
    assert started.amount.value == 5_600_000_000


def test_a_bare_delegation_that_nobody_leads_ends() -> None:
    """A bare group stands for its leader; it must not stand for itself."""
    page = lvnlp.parse("检查组来到南窑村。检查组指出，要抓好落实。检查组走访石桥镇。")
    assert all(r.relation in {"visited", "stated"} for r in page.relations)


def test_every_fact_points_to_its_trigger() -> None:
    text = f"{MEETING}市长甘霖出席。{VISIT}"
    page = lvnlp.parse(text)
    for relation in page.relations:
        for trigger in relation.why.triggers:
            assert text[trigger.start : trigger.end] == trigger.text
        assert relation.evidence.start <= relation.evidence.end
