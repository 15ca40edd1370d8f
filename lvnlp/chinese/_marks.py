"""Which marks of a stretch of text belong together: quotes, brackets, book-title marks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Marks:
    """The punctuation of `resources/sentences.toml`."""

    enders: str
    separators: str
    pairs: Mapping[str, str]
    quotes: str
    before_quote: str
    continuing: str
    saying: tuple[str, ...]
    saying_within: int


@cache
def marks() -> Marks:
    """The punctuation, read once."""
    path = files("lvnlp") / "resources" / "sentences.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    quotes = data["quotes"]
    return Marks(
        data["enders"],
        data["separators"],
        MappingProxyType(data["pairs"]),
        quotes["opening"],
        quotes["before"],
        quotes["continuing"],
        tuple(quotes["saying"]),
        quotes["saying_within"],
    )


def pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Where each paired mark of [start, end) closes: {position of the opening: of the closing}.

    Only outermost pairs are given. A mark whose partner is missing, as in damaged text, counts
    for nothing, so that one lost quote cannot swallow a page.
    """
    closing = {close: open_ for open_, close in marks().pairs.items()}
    found: dict[int, int] = {}
    stack: list[int] = []
    waiting = dict.fromkeys(marks().pairs, 0)  # how many of each opening mark are on the stack
    straight: int | None = None
    for i in range(start, end):
        mark = text[i]
        if mark == _STRAIGHT:
            if straight is None:
                straight = i
            else:
                found[straight], straight = i, None
        elif mark in marks().pairs:
            stack.append(i)
            waiting[mark] += 1
        elif mark in closing:
            while waiting[closing[mark]]:
                at = stack.pop()
                waiting[text[at]] -= 1
                if text[at] == closing[mark]:
                    found[at] = i
                    break
    return _outermost(found)


def _outermost(found: Mapping[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    reach = -1
    for start, end in sorted(found.items()):
        if start > reach:
            kept[start] = end
            reach = end
    return kept
