"""What the commands that train and judge models have in common."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lvnlp.errors import OptionError

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader

DEFAULT = "default"
"""What stands for the reader as it is shipped, in place of a model's folder."""


def one_thread() -> None:
    """Keep numpy to one thread, unless the user says otherwise.

    The tables here are small: more threads are slower, on a busy machine by far, and the number
    of threads may change the last digit of a sum. It must be called before numpy is imported.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def reader_of(word: str) -> Reader:
    """The reader with the model in a folder, or as it is shipped.

    Raises:
        InputError: the folder holds no model.
    """
    import lvnlp

    return lvnlp.load() if word == DEFAULT else lvnlp.load(Path(word))


def names(given: str | None) -> list[str] | None:
    """The names in A,B,C; None for none given.

    Raises:
        OptionError: there is a comma, but no name.
    """
    if given is None:
        return None
    found = [one.strip() for one in given.split(",")]
    if given.strip() and not all(found):
        raise OptionError(f"{given!r} is no list of names", remedy="Write A,B,C.")
    return [one for one in found if one]


class Say(Protocol):
    """Shows progress: what is going on, and how much of how much is done."""

    def __call__(self, what: str, done: int, of: int, /) -> None:
        """Show it."""


@contextmanager
def progress() -> Iterator[Say]:
    """A line on standard error while it is a terminal."""
    if not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)
