"""Leads and bylines: where an article's own words begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lvnlp.layout.draft import Draft
from lvnlp.layout.mapped import Span
from lvnlp.layout.model import Byline
from lvnlp.layout.names import Squeezed, are_names, has_role, is_name, read_names
from lvnlp.layout.words import HAN, words

# The longest byline in brackets, in characters.
_BRACKET = 80


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands in front of an article's first word.

    Attributes:
        end: the draft's cells [0, end) are the lead.
        bylines: who is named in it.
        place, date: of a dateline.
        bare: a byline alone, without 本报讯.
    """

    end: int
    bylines: tuple[Byline, ...] = ()
    place: str = ""
    date: tuple[int, int] | None = None
    bare: bool = False


def find_lead(draft: Draft) -> Lead | None:
    """The lead at the start of `draft`: 本报讯 （记者 …）, 本报上海5月15日电, □ 本报记者 …"""
    text = draft.text
    plain = Squeezed.of(text)
    match = next((m for p in words().leads if (m := p.match(plain.text))), None)
    if match is None:
        return byline_line(draft)
    groups = match.groupdict()
    date = None
    if groups.get("month") and groups.get("day"):
        date = (int(groups["month"]), int(groups["day"]))
        if not (1 <= date[0] <= 12 and 1 <= date[1] <= 31):
            date = None
    end, names = _after(draft, plain, match.end())
    return Lead(end, tuple(names), groups.get("place") or "", date)


def starts_with_lead(plain: str) -> bool:
    """Whether a line without white space begins with a lead."""
    return any(p.match(plain) for p in words().leads)


def _after(draft: Draft, plain: Squeezed, at: int) -> tuple[int, list[Byline]]:
    """The byline behind the lead's word: where it ends, and who it names."""
    text = draft.text
    if plain.text[at : at + 1] in {"（", "("}:
        stop = _closing(plain.text, at)
        inside = text[plain.at[at] + 1 : plain.at[stop]] if stop else ""
        if stop and (has_role(inside) or are_names(inside)):
            names = read_names(draft, plain.at[at] + 1, plain.at[stop])
            return _skip(text, plain.end(stop + 1)), names
    role = re.compile(words().role).match(plain.text, at)
    if role and _gap_after(text, plain.at[role.end()]):
        end = _bare_end(text, plain.at[role.end()])
        if end:
            return _skip(text, end), read_names(draft, plain.at[at], end)
    return _skip(text, plain.end(at)), []


def _gap_after(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isspace()


def _bare_end(text: str, start: int) -> int:
    """Where a byline without brackets ends: names each with a gap behind it; 0 where none is."""
    end = 0
    name = re.compile(rf"\s*(?:{words().role}\s+)?([{HAN}]{{2,4}})(?=\s)")
    while (m := name.match(text, end or start)) is not None:
        if re.fullmatch(words().bare_ends, m.group(1)):
            return m.end()
        if m.group(1)[0] not in words().surnames:
            break
        end = m.end()
    tail = re.compile(rf"\s*(?:{words().bare_ends})[：:，]?").match(text, end) if end else None
    return tail.end() if tail else end


def _closing(text: str, at: int) -> int:
    """The bracket that closes the one at `at`; 0 where none does soon."""
    for i in range(at + 1, min(len(text), at + _BRACKET)):
        if text[i] in "）)":
            return i
        if text[i] in "（(。":
            break
    return 0


def _skip(text: str, at: int) -> int:
    """Past white space and a colon."""
    while at < len(text) and (text[at].isspace() or text[at] in "：:"):
        at += 1
    return at


@lru_cache(maxsize=1)
def _line_pattern() -> re.Pattern[str]:
    w = words()
    names = rf"(?:[{HAN}]{{2,4}}|[{HAN}]+·[{HAN}]+)"
    gap = rf"[\s{re.escape(w.separators)}]"
    people = rf"{names}(?:{gap}+{names}){{0,5}}{gap}*"
    who = rf"(?:{w.role})\s*(?::|：)?\s*{people}"
    return re.compile(
        rf"\s*[{re.escape(w.lone_bullets)}]?\s*(?:(?:{who})+|{people})"
        rf"(?:\s*(?:{w.byline_verbs})+)?[：:]?\s*$"
    )


def byline_line(draft: Draft) -> Lead | None:
    """A byline on a line of its own: □ 本报记者 张三, 本报记者 张三 李四 报道."""
    text = draft.text.split("\n", 1)[0]
    stripped = text.strip()
    if not stripped or not _line_pattern().match(text):
        return None
    bullet = stripped[0] in words().lone_bullets
    if not (has_role(stripped) or (bullet and are_names(stripped[1:]))):
        return None
    role = re.match(rf"[{re.escape(words().lone_bullets)}\s]*(?:{words().role})", stripped)
    if not bullet and role is None:
        return None
    first = len(text) - len(text.lstrip()) + (1 if bullet else 0)
    names = read_names(draft, first, len(text))
    if not names or not all(is_name(b.name) for b in names):
        return None
    return Lead(min(len(text) + 1, len(draft.cells)), tuple(names), bare=True)


def find_tail(draft: Draft) -> tuple[Span, tuple[Byline, ...]] | None:
    """The byline at the end of an article: its cells, brackets included, and whom it names."""
    text = draft.text
    plain = Squeezed.of(text)
    match = re.search(rf"[（(]([^（）()]{{2,{_BRACKET}}})[）)]$", plain.text)
    if match is None:
        return None
    before = plain.text[: match.start()][-1:]
    if before not in words().ends + words().closers + "）":
        return None
    start, end = plain.at[match.start()], plain.at[-1]
    inside = text[start + 1 : end - 1]
    if not ((has_role(inside) and _only_names(inside)) or are_names(inside)):
        return None
    names = read_names(draft, start + 1, end - 1)
    return ((start, end), tuple(names)) if names else None


def _only_names(inside: str) -> bool:
    return not re.search(r"[。，；！？]", inside)
