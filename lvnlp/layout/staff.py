"""Who made the page: names out of lines such as 责任编辑：张三 版式：李四 校对：王五."""

from __future__ import annotations

import re
from itertools import pairwise

from lvnlp.layout.draft import Draft
from lvnlp.layout.mapped import Span
from lvnlp.layout.model import Byline
from lvnlp.layout.names import Squeezed, byline_of, is_name, name_spans
from lvnlp.layout.words import words

_LONGEST = 4  # characters of a name without ·
_COLON = re.compile(r"\s*[:：]")


def read_staff(draft: Draft) -> list[Byline]:
    """The people of a line that names those who made the page, with the role of each.

    The first name behind a role may be any: it can be nothing else. One that follows it must begin
    with a surname, and what a colon follows is the label of something else (新闻热线：).
    """
    text = draft.text
    plain = Squeezed.of(text)
    roles = [
        (plain.at[m.start()], plain.end(m.end()))
        for m in re.finditer(words().staff_role, plain.text)
    ]
    found: list[Byline] = []
    for (start, end), (stop, _) in pairwise([*roles, (len(text), len(text))]):
        role = "".join(text[start:end].split())
        found += [byline_of(draft, a, b, role) for a, b in _names(text, end, stop)]
    return found


def _names(text: str, start: int, stop: int) -> list[Span]:
    names: list[Span] = []
    for a, b in name_spans(text, start, stop):
        size = len("".join(text[a:b].split()))
        if size > _LONGEST and "·" not in text[a:b]:
            break
        if _COLON.match(text, b) or (names and not is_name("".join(text[a:b].split()))):
            break
        names.append((a, b))
    return names
