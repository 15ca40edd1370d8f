"""What holds for any text at all."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lvnlp.layout.articles import read_layout
from lvnlp.layout.characters import INVISIBLE
from lvnlp.layout.model import PageLayout
from lvnlp.layout.repair import apply, repair, undo

# Whole phrases beside single characters: arbitrary text alone seldom makes a body or a caption.
PHRASES = [
    "本报讯",
    "（记者 王小明 李丽）",
    "□ 本报记者 张三",
    "本报岭南3月5日电",
    "3 月 22日",
    "，",
    "。",
    "。。",
    "图为签约现场。 记者 王小明 摄",
    "记者记者 王小明王小明 摄摄",
    "（下转第三版）",
    "（上接第一版）",
    "（见2版）",
    "▶A2",
    "公告",
    "责编：李四",
    "2021年3月5日 星期五",
    "省 主 会 场",
    "１２３",
    "编辑同志：",
    "▲ 县里的事",
    "天天",
    "召开会议",
    "县长王小明讲话",
    "赵河 、钱山",
    "\ufffd",
    "\ue123",
    "⽇",
    "--",
]
BREAKS = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\f",
    "\t",
    " ",
    "\u3000",
    "\u3000\u3000",
    "\xa0",
    "\u2028",
    "",
]
CHARACTERS = st.characters(codec="utf-8")

pages = st.one_of(
    st.text(CHARACTERS, max_size=60),
    st.lists(
        st.tuples(
            st.sampled_from(PHRASES) | st.text(CHARACTERS, max_size=8), st.sampled_from(BREAKS)
        ),
        max_size=40,
    ).map(lambda parts: "".join(a + b for a, b in parts)),
)


@settings(max_examples=150, deadline=None)
@given(pages)
def test_repairs_lead_there_and_back(raw: str) -> None:
    page = repair(raw)
    assert undo(page.text.text, page.repairs) == raw
    assert apply(raw, page.repairs) == page.text
    at = 0
    for edit in page.repairs:
        assert at <= edit.start <= edit.end
        assert edit.before == raw[edit.start : edit.end]
        assert edit.before != edit.after
        at = edit.end


@settings(max_examples=150, deadline=None)
@given(pages)
def test_every_character_has_one_owner(raw: str) -> None:
    layout = read_layout(raw)
    owners = Counter(i for a, b in regions(layout) for i in range(a, b) if not raw[i].isspace())
    assert all(count == 1 for count in owners.values())
    assert set(owners) == {i for i, char in enumerate(raw) if not char.isspace()}


@settings(max_examples=150, deadline=None)
@given(pages)
def test_every_character_of_a_unit_is_text_or_lead_or_removed(raw: str) -> None:
    layout = read_layout(raw)
    removed = {i for r in layout.repairs for i in range(r.start, r.end)}
    for unit in layout.units():
        text = {i for a, b in unit.text.pieces() for i in range(a, b)}
        lead = {i for a, b in unit.lead for i in range(a, b)}
        for i in (i for a, b in unit.region for i in range(a, b)):
            assert raw[i].isspace() or i in text or i in lead or i in removed


@settings(max_examples=150, deadline=None)
@given(pages)
def test_units_keep_their_promises(raw: str) -> None:
    layout = read_layout(raw)
    assert read_layout(raw) == layout
    for unit in layout.units():
        text = unit.text.text
        ends = 0
        for zone in unit.zones:
            assert ends <= zone.start < zone.end <= len(text)
            assert text[ends : zone.start].strip("\n") == ""
            ends = zone.end
        assert ends == len(text)
        assert all(line.end > line.start for line in unit.headline)
        assert all(0 <= at <= len(text) for at in unit.lost)
        assert "" not in text.split("\n") or not text
        assert 0.0 <= unit.headline_confidence <= 1.0
        for name in unit.bylines:
            seen = "".join(raw[name.start : name.end].split())
            assert name.name
            assert len(name.name) <= len(seen)


def regions(layout: PageLayout) -> list[tuple[int, int]]:
    found = [span for unit in layout.units() for span in unit.region]
    found += [(f.start, f.end) for f in layout.furniture]
    found += [span for left in layout.unplaced for span in left.region]
    return found


@pytest.mark.parametrize(
    "raw", ["", " ", "\n\n", "\u3000", "\r\n\t\f", "\ufeff", "\ufffd", "a", "。"]
)
def test_next_to_nothing(raw: str) -> None:
    page = repair(raw)
    assert undo(page.text.text, page.repairs) == raw
    assert page.text.text.strip() == "".join(
        c for c in raw.strip() if c not in INVISIBLE | {"\ufffd"}
    )
    assert not read_layout(raw).articles or raw == "。"
