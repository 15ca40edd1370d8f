"""Positions: the office with the body in front, from edge to edge."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.names import find_names


def positions(text: str) -> list[Mention]:
    return [m for m in find_names([text], Context())[0] if m.kind is Kind.POSITION]


@pytest.mark.parametrize(
    ("text", "expected", "organization"),
    [
        ("会议听取了市农业农村局局长郭立新的汇报。", "市农业农村局局长", "市农业农村局"),
        ("座谈会由市卫健委主任丁敏主持。", "市卫健委主任", "市卫健委"),
        ("随同考察的省交通运输厅厅长丁敏说。", "省交通运输厅厅长", "省交通运输厅"),
        ("省委安全生产专项督导二组副组长韩雪参加。", "省委安全生产专项督导二组副组长", ""),
        ("县文化和旅游局局长韩雪致辞。", "县文化和旅游局局长", "县文化和旅游局"),
        ("省企业家协会会长郭立新到会。", "省企业家协会会长", "省企业家协会"),
        ("向海岳（柳川）机械有限公司总经理丁敏了解情况。", "海岳（柳川）机械有限公司总经理", ""),
        ("德国霍夫集团首席执行官马丁·霍夫来访。", "德国霍夫集团首席执行官", "德国霍夫集团"),
        ("该公司项目经理韩雪说。", "项目经理", ""),
        ("腾飞食品有限公司董事长韩雪说。", "腾飞食品有限公司董事长", "腾飞食品有限公司"),
        ("家住沙坪镇的货车司机韩雪说。", "货车司机", "货车"),
        ("沙坪镇果农韩雪说。", "果农", ""),
        ("村党支部书记韩雪说。", "村党支部书记", "村党支部"),
        ("马来西亚驻华使馆参赞韩雪到会。", "马来西亚驻华使馆参赞", "马来西亚驻华使馆"),
        ("柳川港引航站站长韩雪到会。", "柳川港引航站站长", "柳川港引航站"),
        ("市招生考试委员会主任韩雪讲话。", "市招生考试委员会主任", "市招生考试委员会"),
        ("市自然资源和规划局局长韩雪到会。", "市自然资源和规划局局长", "市自然资源和规划局"),
        ("当市委书记韩雪宣布开工时，掌声响起。", "市委书记", "市委"),
        ("入选的有县委书记韩雪。", "县委书记", "县委"),
        ("委托市政府副秘书长韩雪发言。", "市政府副秘书长", "市政府"),
        ("学员代表韩雪作了发言。", "学员代表", ""),
        ("裁判员代表左思宣誓。", "裁判员代表", ""),
        ("退休教师韩雪说。", "退休教师", ""),
        ("教授级高级工程师韩雪说。", "教授级高级工程师", ""),
        ("代县长韩雪主持会议。", "代县长", ""),
        ("全国人大代表韩雪说。", "全国人大代表", ""),
        ("与会企业代表好评不断。", "企业代表", ""),
    ],
)
def test_the_left_edge(text: str, expected: str, organization: str) -> None:
    found = positions(text)
    assert [m.text for m in found] == [expected]
    if organization:
        assert found[0].attributes["organization"] == organization


@pytest.mark.parametrize(
    ("text", "shared"),
    [("副市长韩雪出席。", True), ("市领导韩雪出席。", True), ("市长韩雪出席。", False)],
)
def test_whether_a_list_shares_it(text: str, shared: bool) -> None:
    assert [m.attributes["shared"] for m in positions(text)] == [shared]


def test_an_office_held_beside_another_begins_behind_the_word_that_adds_it() -> None:
    assert [m.text for m in positions("镇长兼河长韩雪到会。")] == ["镇长", "河长"]


def test_two_offices_are_two_positions() -> None:
    assert [m.text for m in positions("市委常委、常务副市长韩雪出席。")] == [
        "市委常委",
        "常务副市长",
    ]


@pytest.mark.parametrize("text", ["村民韩雪说。", "患者韩雪说。", "记者韩雪报道。"])
def test_a_label_is_no_position(text: str) -> None:
    assert positions(text) == []
