"""What there is to score: pages with gold, texts of the bed, and which of them nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file
from pathlib import Path

from lvnlp.errors import MissingInputError
from lvnlp.evaluation.score import Gold
from lvnlp.evaluation.texts import BedText, read_texts
from lvnlp.formats.gold import GoldPage, read_gold
from lvnlp.samples import samples
from lvnlp.source import read_source

BED = Path("tests/bed")
"""Where the test bed stands in a checkout."""

SUFFIX = ".gold.json"

HELD = "held"
"""Files and folders of this name are scored only: whoever reads them fits rules to them."""

_SCORE_ONLY = "SCORE_ONLY"  # a file beside gold pages that names those that are scored only


@dataclass(frozen=True, slots=True)
class Case:
    """One text and its gold.

    Attributes:
        name: what it is called by.
        group: what it is pooled under besides: its construction, or the kind of its set.
        text: the raw text.
        paper, date, place: what the reader is told of it.
        gold: what is to be found.
        held: only scored; what was missed and wrong is shown to nobody.
    """

    name: str
    group: str
    text: str
    paper: str
    date: str
    place: str
    gold: Gold
    held: bool = False


@dataclass(frozen=True, slots=True)
class CaseSet:
    """Cases that are pooled together under a name."""

    name: str
    cases: tuple[Case, ...]

    @property
    def held(self) -> bool:
        """Whether all are scored only."""
        return all(case.held for case in self.cases)


def sample_set() -> CaseSet:
    """The pages that ship with the package."""
    return CaseSet("samples", tuple(_samples()))


def bed_sets(bed: Path = BED) -> list[CaseSet]:
    """The short texts and the articles of the test bed: dev, held, dev-articles, held-articles.

    Raises:
        MissingInputError: there is no test bed in that folder.
        InputError: a file of it is wrong.
    """
    files = sorted(bed.glob("*.jsonl"))
    folders = sorted(path for path in bed.glob("articles/*") if path.is_dir())
    if not files:
        raise MissingInputError(
            f"there is no test bed in {bed}", remedy="Run this in a checkout of the project."
        )
    sets = [text_set(path) for path in files]
    return sets + [
        CaseSet(f"{folder.name}-articles", tuple(_pages(folder, complete=True)))
        for folder in folders
    ]


def text_set(path: Path) -> CaseSet:
    """The short texts of one file.

    Raises:
        InputError: the file cannot be read or is wrong.
    """
    held = path.stem == HELD
    return CaseSet(path.stem, tuple(_text(text, held) for text in read_texts(path)))


def page_sets(folder: Path) -> list[CaseSet]:
    """The pages with gold in a folder; those that are scored only make a set of their own.

    Raises:
        MissingInputError: there are none.
        InputError: a page or its gold cannot be read.
    """
    cases = list(_pages(folder, complete=False))
    if not cases:
        raise no_pages(folder)
    open_ = tuple(case for case in cases if not case.held)
    held = tuple(case for case in cases if case.held)
    found = (CaseSet(folder.name, open_), CaseSet(f"{folder.name} (score only)", held))
    return [one for one in found if one.cases]


def no_pages(folder: Path) -> MissingInputError:
    """The error of a folder without pages and gold."""
    return MissingInputError(
        f"there is no page with gold in {folder}",
        remedy=f"Give a folder that holds NAME.txt and NAME{SUFFIX}.",
    )


def score_only(folder: Path) -> frozenset[str]:
    """The names of the folder's pages that are scored and never looked at."""
    listed = folder / _SCORE_ONLY
    return frozenset(listed.read_text("utf-8").split()) if listed.exists() else frozenset()


def _samples() -> Iterator[Case]:
    for sample in samples():
        gold_file = next(file for file in sample.files() if file.name.endswith(SUFFIX))
        with as_file(gold_file) as path:
            gold = read_gold(path)
        yield _page(sample.name, sample.source().text, gold)


def _pages(folder: Path, *, complete: bool) -> Iterator[Case]:
    apart = score_only(folder)
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        name = path.name.removesuffix(SUFFIX)
        text = read_source(path.with_name(f"{name}.txt")).text
        held = name in apart or folder.name == HELD
        yield _page(name, text, read_gold(path), held=held, complete=complete)


def _page(
    name: str, text: str, gold: GoldPage, *, held: bool = False, complete: bool = False
) -> Case:
    meta = gold.meta
    place = meta.province + meta.city
    scored = Gold.of(gold, complete=complete)
    return Case(name, "page", text, meta.paper, meta.date, place, scored, held)


def _text(text: BedText, held: bool) -> Case:
    about = (text.id, text.construction, text.text, "", text.date, text.place)
    return Case(*about, text.gold(), held)
