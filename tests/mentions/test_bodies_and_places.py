"""Organisations and places: names by their endings, lists and short forms."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Context, Kind
from lvnlp.mentions.names import find_names

HOME = Context(place="江东省柳川市")


def names(kind: Kind, *texts: str) -> list[str]:
    return [m.text for one in find_names(texts, HOME) for m in one if m.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市教育局、县法院负责人发言。", ["市教育局", "县法院"]),
        ("向市委、市政府表示感谢。", ["市委", "市政府"]),
        ("与海岳（柳川）机械有限公司签约。", ["海岳（柳川）机械有限公司"]),
        ("由省音乐家协会主办。", ["省音乐家协会"]),
        ("在市第二人民医院举行。", ["市第二人民医院"]),
        ("走访了两家食品企业。", []),
        ("由市总工会和市科技局主办。", ["市总工会", "市科技局"]),
        ("县工信局和县住建局参加。", ["县工信局", "县住建局"]),
        ("市体育局联合市教育局举办。", ["市体育局", "市教育局"]),
        ("到市文化和旅游局了解情况。", ["市文化和旅游局"]),
        ("岳潭中医康复院开业。", ["岳潭中医康复院"]),
        ("市疾病预防和控制中心通报。", ["市疾病预防和控制中心"]),
        ("县食品检验院、市检验检测研究院参加。", ["县食品检验院", "市检验检测研究院"]),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert names(Kind.ORGANIZATION, text) == expected


def test_a_short_form_is_known_from_the_long_one() -> None:
    article = "江东瀚岳科技股份有限公司投资建设。"
    found = find_names([article, "瀚岳科技项目开工。"], HOME)[1]
    short = next(m for m in found if m.kind is Kind.ORGANIZATION)
    assert short.text == "瀚岳科技"


def test_the_body_nests_in_the_position() -> None:
    found = find_names(["市农业农村局局长韩雪说。"], HOME)[0]
    position = next(m for m in found if m.kind is Kind.POSITION)
    body = next(m for m in found if m.kind is Kind.ORGANIZATION)
    assert position.holds(body)
    assert body.text == "市农业农村局"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("来自上海、河北等地的客商。", {"上海", "河北"}),
        ("在柳川举行。", {"柳川"}),
        ("到白石镇青崖村调研。", {"白石镇", "青崖村"}),
        ("出口到乌兹别克斯坦。", {"乌兹别克斯坦"}),
        ("在市会议中心召开。", {"市会议中心"}),
        ("深入城北污水处理厂检查。", {"城北污水处理厂"}),
        ("到青川县西青石镇调研。", {"青川县", "西青石镇"}),
        ("在市青少年活动中心举行。", {"市青少年活动中心"}),
        ("庆祝中国农民丰收节。", set()),
        ("深入三溪县白岩水库检查。", {"三溪县", "三溪县白岩水库", "白岩水库"}),
    ],
)
def test_places(text: str, expected: set[str]) -> None:
    assert set(names(Kind.PLACE, text)) == expected


@pytest.mark.parametrize("text", ["公司已经上市。", "视察城区建设。", "全县上下动员起来。"])
def test_ordinary_words_are_no_places(text: str) -> None:
    assert names(Kind.PLACE, text) == []
