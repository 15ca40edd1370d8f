"""The ready questions to a corpus: SQL in files, each with what it is about in its first lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lvnlp.errors import OptionError

_HEADER: Final = re.compile(
    r"-- (?P<help>[^\n]+)\n-- about: (?P<about>[^\n]+?) \((?P<need>optional|required)\)\n"
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that is ready to be asked.

    Attributes:
        name: what it is called.
        help: what it answers, in one sentence.
        about: what its word stands for: a person, words in a project's name.
        required: whether it makes no sense without that word.
        sql: the query, with the parameters `$about`, `$since` and `$until`.
    """

    name: str
    help: str
    about: str
    required: bool
    sql: str


@cache
def questions() -> Mapping[str, Question]:
    """All questions by name."""
    folder = files("lvnlp.corpus").joinpath("questions")
    found = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        name, _, ending = file.name.partition(".")
        if ending == "sql":
            found[name] = _question(name, file.read_text(encoding="utf-8"))
    return found


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        OptionError: there is none; the message names all.
    """
    known = questions()
    if name not in known:
        raise OptionError(f"there is no question {name!r}", options=known)
    return known[name]


def _question(name: str, text: str) -> Question:
    header = _HEADER.match(text)
    assert header is not None, f"{name}.sql does not begin with what it answers"
    return Question(
        name, header["help"], header["about"], header["need"] == "required", text[header.end() :]
    )
