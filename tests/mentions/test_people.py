"""People: who is found, to the character, and with which positions."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.names import find_names


def read(*texts: str) -> list[list[Mention]]:
    return find_names(texts, Context(place="江东省柳川市"))


def people(text: str) -> list[str]:
    return [m.text for m in read(text)[0] if m.kind is Kind.PERSON]


def borne(text: str) -> dict[str, list[str]]:
    """The positions of each person of a text."""
    found: dict[str, list[str]] = {}
    for mention in read(text)[0]:
        if mention.kind is Kind.PERSON:
            spans = mention.attributes["positions"]
            assert isinstance(spans, tuple)
            found.setdefault(mention.text, []).extend(text[s:e] for s, e in spans)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委书记郭立新出席会议并讲话。", ["郭立新"]),
        ("副县长丁敏主持会议。", ["丁敏"]),
        ("县教育局局长上官云鹤介绍了情况。", ["上官云鹤"]),
        ("柳川学院院长欧阳静致辞。", ["欧阳静"]),
        ("海岳集团董事长许建设说，公司将扩产。", ["许建设"]),
        ("市长林向东走进施工现场。", ["林向东"]),
        ("村民郝满囤告诉记者，路通了。", ["郝满囤"]),
        ("会议决定任命梁文秀为县审计局局长。", ["梁文秀"]),
        ("她的女儿吴小雨代表家人领奖。", ["吴小雨"]),
        ("韩国大星株式会社社长崔成民说。", ["崔成民"]),
        ("日本山和株式会社社长松本健二致辞。", ["松本健二"]),
        ("德国教师马丁·霍夫曼因病未到。", ["马丁·霍夫曼"]),
        ("区委书记晨曦明应邀参加活动。", ["晨曦明"]),
        ("区委书记夏夜长应邀参加活动。", ["夏夜长"]),
        ("市林业局局长白云端陪同市长方圆满走访农户。", ["白云端", "方圆满"]),
        ("县委书记石破浪见证签约。", ["石破浪"]),
        ("市长都建业主持会议。", ["都建业"]),
        ("市委书记何某率队考察。", ["何某"]),
        ("市长曾指出，要抓好春耕。", []),
        ("市政协主席辛夷安在主席台就座。", ["辛夷安"]),
        ("市长方砚秋在主席台前排就座。", ["方砚秋"]),
        ("组长由桑林担任。", ["桑林"]),
        ("市长元好思与客商座谈。", ["元好思"]),
        ("他从副校长木兰青手中接过证书。", ["木兰青"]),
        ("项春山副市长昨天到凤溪县调研。", ["项春山"]),
        ("司徒明市长参观了展览馆。", ["司徒明"]),
        ("县长旦增才仁代表县政府签字。", ["旦增才仁"]),
        ("州长巴雅尔、副州长古丽仙和洛桑顿珠出席会议。", ["巴雅尔", "古丽仙", "洛桑顿珠"]),
        ("乡长白玛和额尔敦主持会议。", ["白玛", "额尔敦"]),
        ("村支书吉克木果正商量修路的事。", ["吉克木果"]),
        ("市长欧阳青云会见客商。", ["欧阳青云"]),
    ],
)
def test_a_name_ends_where_the_next_word_begins(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "name", ["平安", "方法", "成果", "冷静", "马虎", "全面", "文明", "许久", "高级"]
)
def test_an_ordinary_word_is_a_name_in_a_list_of_leaders(name: str) -> None:
    assert name in people(f"市领导赵德海、{name}、孙玉珍出席会议。")


@pytest.mark.parametrize(
    "text",
    [
        "县委书记高度重视这项工作。",
        "市领导先后发言。",
        "各级干部要深入一线，切实解决问题。",
        "全市上下要强化管理，提高水平。",
        "学校向学生家长发放了明白卡。",
        "他向关心支持柳川发展的各界人士表示感谢。",
    ],
)
def test_words_behind_an_office_stay_words(text: str) -> None:
    assert people(text) == []


def test_a_name_is_known_all_over_the_page_once_it_is_clear() -> None:
    headline, body = "郭立新丁敏调研防汛", "市委书记郭立新、副市长丁敏到沙坪镇调研。"
    assert [m.text for m in read(headline, body)[0] if m.kind is Kind.PERSON] == ["郭立新", "丁敏"]


def test_a_word_that_is_a_name_elsewhere_stays_a_word_within_a_clause() -> None:
    article, other = "市教育局局长成功主持会议。成功说，要抓好落实。", "项目未能成功签约。"
    first, second = read(article, other)
    assert [m.text for m in first if m.kind is Kind.PERSON] == ["成功", "成功"]
    assert [m.text for m in second if m.kind is Kind.PERSON] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委常委、秘书长郭立新参加。", {"郭立新": ["市委常委", "秘书长"]}),
        (
            "市领导郭立新、丁敏、韩雪出席。",
            {"郭立新": ["市领导"], "丁敏": ["市领导"], "韩雪": ["市领导"]},
        ),
        (
            "县委书记郭立新、县长丁敏等县领导参加。",
            {"郭立新": ["县委书记", "县领导"], "丁敏": ["县长", "县领导"]},
        ),
        ("副市长郭立新、丁敏列席会议。", {"郭立新": ["副市长"], "丁敏": ["副市长"]}),
        (
            "市医院院长郭立新、丁敏在协议上签字。",
            {"郭立新": ["市医院院长"], "丁敏": []},
        ),
        ("习近平总书记作出重要指示。", {"习近平": ["总书记"]}),
        ("市商务局党组书记、局长郭立新说。", {"郭立新": ["市商务局党组书记", "局长"]}),
        (
            "丁若木、郝思远、屠云帆等市领导出席。",
            {"丁若木": ["市领导"], "郝思远": ["市领导"], "屠云帆": ["市领导"]},
        ),
        (
            "参加活动的市领导还有：冷月明、柴扉、路远修；有关部门参加。",
            {"冷月明": ["市领导"], "柴扉": ["市领导"], "路远修": ["市领导"]},
        ),
        (
            "县四套班子领导辛未晚、卫青衿参加。",
            {"辛未晚": ["县四套班子领导"], "卫青衿": ["县四套班子领导"]},
        ),
        (
            "岩罕光、段木林两名护林员和郭立新、丁敏两名兽医受到表彰。",
            {"岩罕光": ["护林员"], "段木林": ["护林员"], "郭立新": ["兽医"], "丁敏": ["兽医"]},
        ),
        ("教育、高速、公路等部门负责人参加。", {}),
    ],
)
def test_positions_and_lists(text: str, expected: dict[str, list[str]]) -> None:
    assert borne(text) == expected


def test_titles_stand_for_people_that_the_page_knows() -> None:
    found = read("县委书记苟立新走进大棚。", "苟书记蹲下来看苗。")[1]
    person = next(m for m in found if m.kind is Kind.PERSON)
    assert (person.text, person.attributes["title"]) == ("苟书记", "书记")


def test_a_surname_with_lao_or_xiao_stands_for_somebody_of_the_page() -> None:
    found = read("货车司机周海明回到家。老周说，路修好了，小康梦圆了。")[0]
    short = [(m.text, m.attributes.get("short_of")) for m in found if m.kind is Kind.PERSON]
    assert short == [("周海明", None), ("老周", "周海明")]
    assert people("老区说，不如看。老路说修就修。") == []


def test_a_rare_surname_with_a_title_needs_a_bearer_on_the_page() -> None:
    assert people("请党书记放心。") == []


def test_the_short_form_of_a_foreign_name_points_to_the_whole() -> None:
    text = "总裁马丁·霍夫曼到会。霍夫曼表示，项目将动工。"
    last = [m for m in read(text)[0] if m.kind is Kind.PERSON][-1]
    assert (last.text, last.attributes["short_of"]) == ("霍夫曼", "马丁·霍夫曼")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("市领导郭立新、丁\ufffd敏、韩雪出席。", "丁\ufffd敏"),
        ("市领导郭立新、丁 敏、韩雪出席。", "丁 敏"),
        ("市领导郭立新、丁敏 、韩雪出席。", "丁敏"),
        ("市领导郭立新、丁敏\ue123、韩雪出席。", "丁敏"),
    ],
)
def test_a_lost_glyph_damages_a_name_and_no_neighbour(text: str, name: str) -> None:
    found = {m.text: m.attributes for m in read(text)[0] if m.kind is Kind.PERSON}
    assert set(found) == {"郭立新", name, "韩雪"}
    assert [n for n, a in found.items() if a.get("damaged")] == [name]
    assert all(positions == ["市领导"] for positions in borne(text).values())


def test_a_name_cut_short_is_lengthened_by_the_page() -> None:
    found = read("县长林知夏天前走访。", "县长林知夏出席会议。林知夏说，要抓落实。")
    assert {m.text for one in found for m in one if m.kind is Kind.PERSON} == {"林知夏"}
