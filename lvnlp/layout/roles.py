"""What a single line is, as far as it can be told without its neighbours."""

from __future__ import annotations

import re
from enum import Enum, auto

from lvnlp.layout.characters import is_han
from lvnlp.layout.credits import ends_in_credit
from lvnlp.layout.leads import byline_line, starts_with_lead
from lvnlp.layout.lines import Line
from lvnlp.layout.model import FurnitureKind
from lvnlp.layout.words import words

# Longest heading of a notice, in characters.
_NOTICE_HEAD = 10
_MARKS = "。，、；：！？"


class Role(Enum):
    """The part that a line plays."""

    LEAD = auto()  # 本报讯 …
    BYLINE = auto()  # □ 本报记者 …
    LETTER = auto()  # 编辑同志：
    BULLET = auto()  # ▲ …
    CAPTION = auto()  # 图为 …
    CREDIT = auto()  # … 记者 张三 摄
    NOTICE_HEAD = auto()  # 公告
    NOTICE_LINE = auto()  # 天气预报：…
    JUMP_ON = auto()
    JUMP_BACK = auto()
    JUMP_SEE = auto()
    FURNITURE = auto()
    VERTICAL = auto()
    TEXT = auto()


def role_of(line: Line) -> Role:
    """The role of a line."""
    plain = line.plain
    if not plain:
        return Role.FURNITURE  # nothing of it can be shown
    jump = _jump(plain)
    if jump is not None:
        return jump
    if _is_letter(line):
        return Role.LETTER
    if furniture_kind(line) is not None:
        return Role.FURNITURE
    if line.vertical:
        return Role.VERTICAL
    if starts_with_lead(plain):
        return Role.LEAD
    for test, role in _TESTS:
        if test(line):
            return role
    return Role.TEXT


def _jump(plain: str) -> Role | None:
    w = words()
    if len(plain) > 32:
        return None
    if w.jump_on.fullmatch(plain):
        return Role.JUMP_ON
    if w.jump_back.fullmatch(plain):
        return Role.JUMP_BACK
    marked = plain[:1] in "（(" + w.jump_marks or plain.rstrip("）)").endswith("版")
    if marked and w.jump_see.fullmatch(plain):
        return Role.JUMP_SEE
    return None


def furniture_kind(line: Line) -> FurnitureKind | None:
    """Which furniture a line is, folio, editors or paper; None when it is none."""
    w = words()
    plain = line.plain
    if not plain or len(plain) > 160:
        return None
    if w.briefs_head.fullmatch(plain):
        return None
    if w.paper.fullmatch(plain):
        return "paper"
    if any(m in plain for m in "。；！？") or (plain.count("，") > 1):
        return None
    text = line.text
    editors = _cover(w.editors, text, plain)
    folio = _cover(w.folio, text, plain)
    both = _covered(re.compile(f"{w.editors.pattern}|{w.folio.pattern}"), text)
    if max(editors, folio, both / len(plain)) < w.cover:
        return None
    return "editors" if editors >= folio else "folio"


def _cover(pattern: re.Pattern[str], text: str, plain: str) -> float:
    return _covered(pattern, text) / len(plain)


def _covered(pattern: re.Pattern[str], text: str) -> int:
    return sum(
        sum(1 for c in m.group() if not c.isspace()) for m in pattern.finditer(text) if m.group()
    )


def _is_byline(line: Line) -> bool:
    if line.squares > 40 or (
        line.plain.endswith("摄") and line.plain[0] not in words().lone_bullets
    ):
        return False
    return byline_line(line.draft) is not None


def _is_letter(line: Line) -> bool:
    return words().letter_start.match(line.plain) is not None


def _is_caption(line: Line) -> bool:
    return words().caption_start.match(line.plain) is not None or (
        line.doubled and ends_in_credit(line.text)
    )


def _is_credit(line: Line) -> bool:
    return ends_in_credit(line.text)


def _is_notice_head(line: Line) -> bool:
    w = words()
    plain = line.plain
    return (
        1 < len(plain) <= _NOTICE_HEAD
        and plain.endswith(w.notice_heads)
        and all(is_han(c) for c in plain)
        and not any(word in plain for word in w.not_notice_heads)
    )


def _is_notice_line(line: Line) -> bool:
    return words().notice_line.match(line.plain) is not None


def _is_bullet(line: Line) -> bool:
    return line.plain[0] in words().bullets and len(line.plain) > 4


_TESTS = (
    (_is_byline, Role.BYLINE),
    (_is_caption, Role.CAPTION),
    (_is_credit, Role.CREDIT),
    (_is_notice_head, Role.NOTICE_HEAD),
    (_is_notice_line, Role.NOTICE_LINE),
    (_is_bullet, Role.BULLET),
)


def ends_sentence(text: str) -> bool:
    """Whether a line may be the last of a paragraph: 。 or 。” at its end."""
    w = words()
    return text.rstrip().rstrip(w.closers)[-1:] in tuple(w.ends)


def has_mark(text: str) -> bool:
    """Whether a line has any mark that parts sentences or clauses."""
    return any(m in text for m in _MARKS)
