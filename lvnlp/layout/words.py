"""The words and marks of `resources/layout.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f〇"
"""Chinese characters, for use within a character class."""


def any_of(words: list[str]) -> str:
    """A regular expression of plain words, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def either(patterns: list[str]) -> re.Pattern[str]:
    """One pattern out of several regular expressions."""
    return re.compile("|".join(f"(?:{p})" for p in patterns))


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns and word sets; the resource file says what each stands for."""

    role: str
    lone_bullets: str
    media: tuple[str, ...]
    separators: str
    not_names: frozenset[str]
    byline_verbs: str
    leads: tuple[re.Pattern[str], ...]
    bare_ends: str
    caption_start: re.Pattern[str]
    caption_opening: re.Pattern[str]
    credit_verbs: str
    jump_on: re.Pattern[str]
    jump_back: re.Pattern[str]
    jump_see: re.Pattern[str]
    jump_marks: str
    notice_heads: tuple[str, ...]
    not_notice_heads: tuple[str, ...]
    notice_line: re.Pattern[str]
    editors: re.Pattern[str]
    staff_role: str
    folio: re.Pattern[str]
    paper: re.Pattern[str]
    cover: float
    briefs_head: re.Pattern[str]
    bullets: str
    letter_start: re.Pattern[str]
    kicker: re.Pattern[str]
    sub: re.Pattern[str]
    feature: re.Pattern[str]
    headline_verb: re.Pattern[str]
    open_ends: tuple[str, ...]
    units: str
    longest_headline: int
    ends: str
    closers: str
    reduplications: frozenset[str]
    radicals: dict[str, str]
    surnames: frozenset[str]


def _table() -> dict[str, Any]:
    return tomllib.loads(
        files("lvnlp").joinpath("resources/layout.toml").read_text(encoding="utf-8")
    )


def _surnames() -> frozenset[str]:
    listed = files("lvnlp").joinpath("resources/surnames.csv").read_text(encoding="utf-8")
    return frozenset(
        line.split(",")[0].strip() for line in listed.splitlines() if not line.startswith("#")
    )


_STAFF_NAME = rf"(?:[\s:：/／|｜]+(?:[{HAN}]\s?[{HAN}]{{1,3}}|[{HAN}])?|[{HAN}]{{2,3}}(?=\s|$))"


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of the resource file; read once."""
    t = _table()
    byline, jump, headline, text = t["byline"], t["jump"], t["headline"], t["text"]
    role = f"(?:{any_of(byline['houses'])})?(?:{any_of(byline['ranks'])})*"
    role += f"(?:{any_of(byline['roles'])})"
    furniture = t["furniture"]
    staff_role = f"(?:{any_of(furniture['staff_ranks'])})*(?:{any_of(furniture['staff_roles'])})"
    return Words(
        role=role,
        lone_bullets="".join(byline["bullets"]),
        media=tuple(byline["media"]),
        separators="".join(byline["separators"]),
        not_names=frozenset(byline["not_names"]),
        byline_verbs=any_of(byline["verbs"]),
        leads=tuple(re.compile(p) for p in t["lead"]["patterns"]),
        bare_ends=any_of(t["lead"]["bare_ends"]),
        caption_start=either(t["caption"]["starts"]),
        caption_opening=either([*t["caption"]["starts"], *t["caption"]["openings"]]),
        credit_verbs=any_of(t["caption"]["credits"]),
        jump_on=either(jump["on"]),
        jump_back=either(jump["back"]),
        jump_see=either(jump["see"]),
        jump_marks=jump["marks"],
        notice_heads=tuple(t["notice"]["heads"]),
        not_notice_heads=tuple(t["notice"]["not_heads"]),
        notice_line=either(t["notice"]["lines"]),
        editors=either([*t["furniture"]["editors"], staff_role + _STAFF_NAME]),
        staff_role=staff_role,
        folio=either(t["furniture"]["folio"]),
        paper=either(t["furniture"]["paper"]),
        cover=t["furniture"]["cover"],
        briefs_head=either(t["briefs"]["heads"]),
        bullets=t["briefs"]["bullets"],
        letter_start=either(t["letter"]["starts"]),
        kicker=either(headline["kickers"]),
        sub=either(headline["subs"]),
        feature=either(headline["features"]),
        headline_verb=re.compile(any_of(headline["verbs"])),
        open_ends=tuple(headline["open_ends"]),
        units=headline["units"],
        longest_headline=headline["longest"],
        ends=text["ends"],
        closers=text["closers"],
        reduplications=frozenset(text["reduplications"]),
        radicals=dict(zip(text["radicals"], text["radicals_stand_for"], strict=True)),
        surnames=_surnames(),
    )
