"""Units of the army and the police, which are named by where they are stationed: 驻某地某部队."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lvnlp.mentions.base import Context, Kind, Mention

SOURCE = "grammar:forces"
SCORE = 0.9
"""Certain: a place that a model finds in such a name is no more than where the unit is."""


@cache
def _pattern() -> re.Pattern[str]:
    text = (files("lvnlp") / "resources" / "forces.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return re.compile("|".join(f"(?:{p})" for p in data["units"]))


def find_forces(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """ORGANIZATION mentions of military units, one list a text, in order of start."""
    del context
    return [
        [
            Mention(m.start(), m.end(), Kind.ORGANIZATION, m.group(), SOURCE, SCORE)
            for m in _pattern().finditer(text)
        ]
        for text in texts
    ]
