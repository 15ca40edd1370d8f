"""Finds pronouns: 他, 她们, 该公司, 该县.

Attributes of a mention:
    "class": "person" (他, 她), "persons" (他们, 她们), or for phrases with 该 what they stand for:
        "organization", "place", "project" or "event".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from lvnlp.mentions.base import Context, Kind, Mention

_SOURCE = "grammar:pronoun"
_SCORE = 0.95


@cache
def _pronouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    path = files("lvnlp") / "resources" / "pronouns.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    persons, this, guards = data["persons"], data["this"], data["guards"]

    def longest_first(words: Mapping[str, str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    pattern = re.compile(
        f"(?<![{guards['not_after']}])(?:{longest_first(persons)})(?![{guards['not_before']}])"
        f"|(?<!应)该(?:{longest_first(this)})"
    )
    return pattern, {**persons, **{f"该{word}": sort for word, sort in this.items()}}


def find_pronouns(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """All pronouns of the texts, in order of start and without overlap."""
    pattern, classes = _pronouns()
    return [
        [
            Mention(
                match.start(),
                match.end(),
                Kind.PRONOUN,
                match[0],
                _SOURCE,
                _SCORE,
                {"class": classes[match[0]]},
            )
            for match in pattern.finditer(text)
        ]
        for text in texts
    ]
