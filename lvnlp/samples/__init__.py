"""Pages that ship with lvnlp: invented cities and people, damaged as text from PDFs is.

Beside each NAME.txt stands NAME.gold.json: what a careful reader finds on the page.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from lvnlp.errors import MissingInputError
from lvnlp.source import Source, decode

_TEXT = ".txt"
_GOLD = ".gold.json"


@dataclass(frozen=True, slots=True)
class Sample:
    """One page and what is known of it before it is read.

    Attributes:
        name: what it is called by, as in `sample:NAME`.
        paper, date, place: the newspaper, the day as 2021-03-23, the place of 我市 and 全县.
    """

    name: str
    paper: str
    date: str
    place: str

    def source(self) -> Source:
        """The raw text of the page."""
        return decode(_folder().joinpath(self.name + _TEXT).read_bytes(), f"sample:{self.name}")

    def files(self) -> list[Traversable]:
        """The text and the gold beside it."""
        return [_folder().joinpath(self.name + ending) for ending in (_TEXT, _GOLD)]


def samples() -> list[Sample]:
    """All pages that ship with lvnlp, by name."""
    found = [f.name.removesuffix(_GOLD) for f in _folder().iterdir() if f.name.endswith(_GOLD)]
    return [_load(name) for name in sorted(found)]


def sample(name: str) -> Sample:
    """The page of that name.

    Raises:
        MissingInputError: there is none; the message names all.
    """
    known = samples()
    for one in known:
        if one.name == name:
            return one
    raise MissingInputError(
        f"there is no sample page {name!r}", options=[one.name for one in known]
    )


def _folder() -> Traversable:
    return files(__name__)


def _load(name: str) -> Sample:
    meta = json.loads(_folder().joinpath(name + _GOLD).read_text(encoding="utf-8"))["meta"]
    place = meta.get("place") or meta.get("province", "") + meta.get("city", "")
    return Sample(name, meta.get("paper", ""), meta.get("date", ""), place)
