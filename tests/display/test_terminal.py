import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from lvnlp.display.terminal import summary
from lvnlp.schema import Page, Stated
from lvnlp.schema.relation import TextLiteral
from tests.example_page import example_page


def shown(page: Page, width: int = 100) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(summary(page))
    return [line.rstrip() for line in out.getvalue().split("\n")]


def part(lines: list[str], title: str) -> list[str]:
    """The lines below a title, up to the next empty one."""
    start = lines.index(title) + 1
    return lines[start : lines.index("", start)]


def test_the_head_tells_what_the_page_is_and_how_much_is_on_it() -> None:
    lines = shown(example_page("page.txt"))
    assert lines[0] == "临溪日报  2021-03-06  山西省临溪市  page.txt"
    assert lines[1] == "1 articles, 3 people, 1 events, 1 projects, 7 relations"


def test_a_page_of_which_nothing_is_known() -> None:
    assert shown(Page(raw="x", text="x"))[:1] == ["page"]
    assert shown(Page(raw="x", text="x", source="a.txt"))[:1] == ["a.txt"]


def test_articles_with_headline_and_reporter() -> None:
    assert part(shown(example_page()), "Articles")[1].split() == [
        "1",
        "全市水利建设推进会召开",
        "记者",
        "甄可欣",
    ]


def test_people_with_positions() -> None:
    rows = [line.split() for line in part(shown(example_page()), "People")]
    assert ["欧阳望川", "市长"] in rows


def test_an_event_gathers_what_is_asserted_of_it() -> None:
    rows = [line.split() for line in part(shown(example_page()), "Events")]
    assert rows == [["全市水利建设推进会"], ["on", "2021-03-05"], ["出席", "欧阳望川"]]


def test_other_relations_stand_by_kind_with_what_is_counted_and_paid() -> None:
    rows = [line.split() for line in part(shown(example_page()), "Relations")]
    assert rows == [
        ["started"],
        ["全市水利建设推进会", "开工", "清河水库项目", "1×", "2.5亿元"],
        ["stated"],
        ["欧阳望川", "强调", "要保质量"],
    ]


def test_what_is_planned_stands_apart() -> None:
    rows = [line.split() for line in part(shown(example_page()), "Planned, urged, negated")]
    assert rows == [["柏松", "参加", "全市水利建设推进会", "planned"]]


def test_what_could_not_be_placed_is_told() -> None:
    lines = shown(example_page())
    rows = [line.split() for line in part(lines, "Text without an article")]
    assert ["版权所有", "no", "article", "is", "near"] in rows
    assert part(lines, "Mentioned without a role") == ["date  3月5日"]


def test_every_relation_is_told_once() -> None:
    """Offices, attendance and bylines stand with their holder, event and article only."""
    text = "\n".join(shown(example_page()))
    for word, times in {"2021-03-05": 1, "出席": 1, "强调": 1, "市长": 1, "记者": 1}.items():
        assert text.count(word) == times, word


@pytest.mark.parametrize("width", [24, 50, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Chinese takes two cells a character; counted as one, folded lines would be too wide."""
    assert max(cell_len(line) for line in shown(example_page(), width)) <= width


@pytest.mark.parametrize("width", [50, 80])
def test_what_is_too_long_for_a_line_is_folded_and_not_cut(width: int) -> None:
    long = "要把水利建设抓紧抓实" * 12
    relations = [
        r.model_copy(update={"object_ref": TextLiteral(text=long)}) if isinstance(r, Stated) else r
        for r in example_page().relations
    ]
    page = example_page().model_copy(update={"relations": tuple(relations)})
    rows = part(shown(page, width), "Relations")
    told = rows[rows.index("stated") + 1 :]
    assert len(told) > 1
    assert "".join("".join(told).split()) == "欧阳望川强调" + long


def test_columns_stand_under_each_other_in_cells() -> None:
    """Names of two and of four characters, one column of offices that starts at one cell."""
    rows = [line for line in part(shown(example_page()), "People") if line.split()[1:]]
    starts = {
        cell_len(line[: line.index(office)])
        for line in rows
        for office in ("positions", "市长", "县委书记")
        if office in line
    }
    assert len(starts) == 1
