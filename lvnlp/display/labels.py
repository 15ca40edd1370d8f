"""The words that a page is shown with, in one of the languages there are."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lvnlp.errors import OptionError


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by what they name; what has none is called by its own name.

    Attributes:
        language: the key of the language, also its BCP 47 tag.
        words: of the view itself.
        groups: by group (kinds, relations, modalities, repair_kinds) the words of its members.
    """

    language: str
    words: dict[str, str]
    groups: dict[str, dict[str, str]]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def of(self, group: str, name: str) -> str:
        """The word for a member of a group; its own name, readable, where there is none."""
        return self.groups[group].get(name) or name.replace("_", " ")


def languages() -> tuple[str, ...]:
    """The languages that a page can be shown in."""
    return tuple(_all())


@cache
def labels(language: str) -> Labels:
    """The words of a language.

    Raises:
        OptionError: there are none in this language.
    """
    found = _all().get(language)
    if found is None:
        raise OptionError(f"no words in the language {language!r}", options=languages())
    words = {name: value for name, value in found.items() if isinstance(value, str)}
    groups = {name: value for name, value in found.items() if isinstance(value, dict)}
    return Labels(language, words, groups)


@cache
def _all() -> dict[str, dict[str, Any]]:
    text = files("lvnlp.resources").joinpath("labels.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
