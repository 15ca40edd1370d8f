from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.groups import find_groups


def _find(text: str) -> list[Mention]:
    return find_groups([text], Context())[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("与会人员参观了展馆。", ["与会人员"]),
        ("与会领导颁奖。", ["与会领导"]),
        ("部分企业负责人参加。", ["部分企业负责人"]),
        ("市直有关部门负责人陪同。", ["市直有关部门负责人"]),
        ("12家企业的代表应邀到会。", ["12家企业的代表"]),
        ("镇政府工作人员介绍情况。", ["镇政府工作人员"]),
        ("县直各单位主要负责同志参加。", ["县直各单位主要负责同志"]),
        ("各乡镇党委书记、各中小学校长参加。", ["各乡镇党委书记", "各中小学校长"]),
        ("1500名运动员参赛。", ["1500名运动员"]),
        ("看望困难群众。", ["困难群众"]),
        ("慰问一线护理工作者。", ["一线护理工作者"]),
        ("与编辑记者代表座谈。", ["编辑记者代表"]),
        ("人大代表、政协委员视察。", ["人大代表", "政协委员"]),
        ("与学生家长代表座谈。", ["学生家长代表"]),
        ("教育、住建、公安等部门负责人参加。", ["教育、住建、公安等部门负责人"]),
        ("县发改局、县财政局等单位负责人发言。", ["县发改局、县财政局等单位负责人"]),
        ("市财政局、市教育局负责人发言。", ["市财政局、市教育局负责人"]),
        ("看望云岭县医院负责人。", ["云岭县医院负责人"]),
        ("数百名志愿者上街。", ["数百名志愿者"]),
        ("和孩子们一起上课。", ["孩子们"]),
        ("表彰12名先进\n教师代表发言。", ["教师代表"]),
    ],
)
def test_groups_and_their_left_edge(text: str, found: list[str]) -> None:
    assert [m.text for m in _find(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "村民贾小满说",
        "企业负责人裘大海介绍",
        "返乡青年卓文远当起了经理",
        "学生安娜·贝克尔获奖",
        "代表市委致辞",
        "县委常委、宣传部部长出席",
        "一名负责人说",
        "学生会、委员会、教师节、党员大会",
        "走群众路线，抓干部队伍",
        "青年节前夕",
    ],
)
def test_what_names_one_person_or_nobody_is_no_group(text: str) -> None:
    assert _find(text) == []


def test_a_number_of_people_is_read() -> None:
    (mention,) = _find("120余名农民企业家到会")
    assert mention.kind is Kind.GROUP
    assert mention.attributes == {
        "head": "企业家",
        "plural": True,
        "count": 120,
        "approximate": True,
    }


def test_a_group_may_close_a_list_of_names() -> None:
    (mention,) = _find("会见了甲、乙等嘉宾")
    assert mention.attributes["after_list"] is True


def test_the_surer_the_words_the_higher_the_score() -> None:
    several, described, bare = (_find(t)[0] for t in ("全体教师，", "乡村教师，", "教师，"))
    assert several.score > described.score > bare.score


@given(st.text(alphabet="各部分12名家企业的代表负责人群众教师、等和县局们王，。", max_size=30))
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for mention in _find(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
