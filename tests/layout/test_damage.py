"""The same articles, damaged in many ways, come out the same."""

from __future__ import annotations

import random

import pytest

from lvnlp.layout.articles import read_layout
from lvnlp.layout.model import Unit
from tests.layout.pages import STORIES, Story, body_lines


def check(raw: str, stories: tuple[Story, ...] = STORIES) -> None:
    layout = read_layout(raw)
    for story in stories:
        unit = found(layout.articles, story)
        assert unit.body_text().replace("\n", "") == "".join(story.paragraphs)
        assert unit.headline_texts() == story.headline
        assert tuple(b.name for b in unit.bylines) == story.reporters
        first = story.paragraphs[0][0]
        assert raw[unit.body[0][0]] == first
        assert raw[unit.body[-1][1] - 1] in "。”"
    assert len(layout.articles) == len(stories)
    assert not layout.unplaced


def found(units: tuple[Unit, ...], story: Story) -> Unit:
    (unit,) = [u for u in units if u.body_text().startswith(story.paragraphs[0][:4])]
    return unit


@pytest.mark.parametrize("width", [13, 16, 20, 27, 400])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("indent", "first"), [("", 0), ("　　", 0), ("", 2)])
def test_widths_blank_lines_and_indents(width: int, gap: str, indent: str, first: int) -> None:
    blocks = []
    for story in STORIES:
        blocks += [gap.join(story.headline), gap.join(body_lines(story, width, indent, first))]
    check("\n\n".join(blocks))


@pytest.mark.parametrize("terminator", ["\n", "\r\n", "\r"])
def test_line_ends(terminator: str) -> None:
    blocks = [terminator.join([*s.headline, "", *body_lines(s, 18), "", ""]) for s in STORIES]
    check(terminator.join(blocks))


@pytest.mark.parametrize("seed", range(12))
def test_blocks_in_any_order(seed: int) -> None:
    rng = random.Random(seed)
    bodies = ["\n".join(body_lines(s, rng.choice([14, 18, 22]))) for s in STORIES]
    heads = ["\n".join(s.headline) for s in STORIES]
    blocks = [*bodies, *heads]
    rng.shuffle(blocks)
    check("\n\n".join(blocks))


@pytest.mark.parametrize("spaced", [(1,), (0, 3), (2, 4, 5)])
def test_letter_spaced_lines(spaced: tuple[int, ...]) -> None:
    blocks = ["\n".join([*s.headline, "", *body_lines(s, 18, spaced=spaced)]) for s in STORIES]
    check("\n\n".join(blocks))


def test_vertical_and_spaced_headlines() -> None:
    blocks = ["\n".join(body_lines(s, 18)) for s in STORIES]
    blocks.insert(1, "\n".join(STORIES[1].headline[0]))
    blocks.insert(0, "\n\n".join(STORIES[2].headline[0]))
    blocks.append("\n".join(" ".join(line) for line in STORIES[0].headline))
    check("\n\n".join(blocks))


@pytest.mark.parametrize("line", ["2021年3月23日 星期二", "责编 孙有才", "青石日报", "第1024期"])
@pytest.mark.parametrize("at", [2, 4, 6])
def test_furniture_in_the_middle_of_a_body(line: str, at: int) -> None:
    blocks = []
    for story in STORIES:
        lines = body_lines(story, 18)
        lines.insert(at, line)
        blocks.append("\n".join([*story.headline, "", *lines]))
    raw = "\n\n".join(blocks)
    check(raw)
    assert [f.text for f in read_layout(raw).furniture] == [line] * len(STORIES)


def test_a_body_that_goes_on_elsewhere() -> None:
    first, second, third = (body_lines(s, 18) for s in STORIES)
    raw = "\n".join(
        [
            *STORIES[0].headline,
            "",
            *first[:5],
            "（下转本版右下）",
            "",
            *STORIES[1].headline,
            "",
            *second,
            "",
            *STORIES[2].headline,
            "",
            *third,
            "",
            "（上接本版左上）",
            *first[5:],
        ]
    )
    check(raw)
    unit = found(read_layout(raw).articles, STORIES[0])
    assert len(unit.body) == 2
    assert unit.jump == "（下转本版右下）"
    assert {f.text for f in read_layout(raw).furniture} == {"（下转本版右下）", "（上接本版左上）"}


@pytest.mark.parametrize(("left", "right"), [(20, 15), (15, 20), (22, 18)])
def test_two_columns_line_by_line(left: int, right: int) -> None:
    first = body_lines(STORIES[0], left)
    second = body_lines(STORIES[1], right)
    mixed = [*first[:2]]
    rest, other = first[2:], second
    for k in range(max(len(rest), len(other))):
        mixed += other[k : k + 1] + rest[k : k + 1]
    heads = [*STORIES[0].headline, "", *STORIES[1].headline, ""]
    check("\n".join([*heads, *mixed]), STORIES[:2])
