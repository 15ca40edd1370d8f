"""The words of `resources/groups.toml`, and the patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class GroupWords:
    r"""Everything the finder of groups needs, compiled once.

    The patterns named `…before` end in `\Z`: searched in text[limit:at], they give the longest
    word that ends at `at`.
    """

    several: frozenset[str]
    either: frozenset[str]
    never_alone: frozenset[str]
    heads: re.Pattern[str]
    before: tuple[tuple[str, re.Pattern[str]], ...]
    people_before: re.Pattern[str]
    joiner_before: re.Pattern[str]
    institution_at: re.Pattern[str]
    after_list: re.Pattern[str]
    name_never_starts: str
    name_tails: frozenset[str]
    name_starts_after: str
    place_before: re.Pattern[str]
    name_goes_on: re.Pattern[str]
    verbal_before: re.Pattern[str]
    verbal_at: re.Pattern[str]


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + ")"


def _read(name: str) -> str:
    return (files("lvnlp") / "resources" / name).read_text(encoding="utf-8")


@cache
def group_words() -> GroupWords:
    """The words and patterns, read once."""
    data: dict[str, Any] = tomllib.loads(_read("groups.toml"))
    heads, modifiers, words = data["heads"], data["modifiers"], data["words"]
    guards = data["not_before"]
    every = {*heads["several"], *heads["either"], *heads["titles"]}
    guarded = (
        re.escape(h) + (f"(?!{_any_of(guards[h])})" if guards.get(h) else "")
        for h in sorted(every, key=len, reverse=True)
    )
    number = (
        "(?<![第0-9.])(?:[0-9][0-9,.]*|[一二两三四五六七八九十百千万数几]+)"
        "(?:[多余几]?[百千万]?[多余]?)"
    )
    inside = f"[^{modifiers['body_not_in']}\\s]{{0,8}}?"
    body = f"[{modifiers['body_levels']}]{inside}{_any_of(modifiers['bodies'])}"
    people = {*heads["several"], *heads["either"]} - set(heads["never_alone"])
    nouns = {*modifiers["nouns"], *people}
    institution = f"(?:{body}|{_any_of(modifiers['institutions'])})"
    return GroupWords(
        several=frozenset(heads["several"]),
        either=frozenset(heads["either"]),
        never_alone=frozenset(heads["never_alone"]),
        heads=re.compile("|".join(guarded)),
        before=(
            ("determiner", re.compile(f"{_any_of(modifiers['determiners'])}\\Z")),
            ("number", re.compile(f"(?!一){number}{_any_of(words['groups'])}\\Z")),
            ("body", re.compile(f"{body}\\Z")),
            ("institution", re.compile(f"{_any_of(modifiers['institutions'])}\\Z")),
            ("noun", re.compile(f"{_any_of(nouns)}\\Z")),
        ),
        people_before=re.compile(
            f"(?P<number>{number}){_any_of(words['people'])}[^{words['not_between']}\\s]{{0,8}}\\Z"
        ),
        joiner_before=re.compile(f"(?:{_any_of(modifiers['joiners'])}|等|的)\\Z"),
        institution_at=re.compile(institution),
        after_list=re.compile(_any_of(modifiers["after_list"])),
        name_never_starts=words["name_never_starts"],
        name_tails=frozenset(modifiers["name_tails"]),
        name_starts_after=modifiers["body_not_in"] + modifiers["name_starts_after"],
        place_before=re.compile(
            f"(?:^|(?<=[{modifiers['body_not_in']}]))"
            f"[^{modifiers['body_not_in']}\\W]{modifiers['place_name']}\\Z"
        ),
        name_goes_on=re.compile(f"[^{modifiers['body_not_in']}\\W]"),
        verbal_before=re.compile(f"{_any_of(modifiers['verbal'])}\\Z"),
        verbal_at=re.compile(_any_of(modifiers["verbal_before"])),
    )
