"""A user's own names, kept in a TOML file: one list of names for each kind.

PERSON = ["权威", "高原"]
PLACE = ["临溪县"]
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from lvnlp.errors import MalformedInputError, OptionError
from lvnlp.mentions.base import GIVEN
from lvnlp.source import read_source


def read_gazetteer(path: str | Path) -> dict[str, tuple[str, ...]]:
    """The names by the name of their kind, as `lvnlp.load(gazetteer=…)` takes them.

    Raises:
        InputError: the file cannot be read, or is no TOML.
        OptionError: a key is no kind of mention, or its value no list of names.
    """
    try:
        table = tomllib.loads(read_source(path).text)
    except tomllib.TOMLDecodeError as error:
        raise MalformedInputError(
            f"the gazetteer {path} is no TOML: {error}",
            remedy='Write one line a kind, such as PERSON = ["权威", "高原"].',
        ) from None
    return {_kind(key, path): _names(key, names, path) for key, names in table.items()}


def _kind(key: str, path: str | Path) -> str:
    if key in GIVEN:
        return key
    raise OptionError(
        f"the gazetteer {path} speaks of {key!r}, which is no kind of name",
        options=GIVEN,
    )


def _names(key: str, names: object, path: str | Path) -> tuple[str, ...]:
    if isinstance(names, list) and all(isinstance(n, str) and n.strip() for n in names):
        return tuple(names)
    raise OptionError(
        f"the gazetteer {path} gives {key} = {names!r}",
        remedy=f'Give a list of names: {key} = ["…", "…"].',
    )
