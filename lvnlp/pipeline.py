"""START HERE: how a page is read, stage by stage, and the reader that users hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from lvnlp.assemble import assemble
from lvnlp.coreference import link
from lvnlp.coreference.home import Home
from lvnlp.errors import OptionError
from lvnlp.issued import issue_date
from lvnlp.layout import read_layout
from lvnlp.mentions.base import GIVEN, Context, Kind
from lvnlp.mentions.find import find_mentions
from lvnlp.ner.backends import Backend, UserBackend, backend
from lvnlp.relations.direct import position_facts
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import Pattern, check_unique, load_patterns, shipped_patterns
from lvnlp.relations.merge import merge
from lvnlp.schema import Page
from lvnlp.source import read_source


def read_page(
    raw: str,
    context: Context,
    interpreter: Interpreter,
    source: str = "",
    model: Backend | None = None,
) -> Page:
    """From the raw text of a page to its typed facts."""
    # 1. Layout: repairs, headlines, bylines, bodies; a map from each character to the raw file.
    layout = read_layout(raw)
    # 2. Mentions: names, dates, sums, counts, events, projects of every unit of text.
    learned = model([u.text.text for u in layout.units()]) if model is not None else ()
    units = find_mentions(layout, context, learned)
    # 3. Coreference: which mentions are of one person, body, place, event, project.
    entities = link(units, context)
    # 4. Relations: clause by clause, trigger by trigger.
    home = Home.of(context.place)
    facts = [f for unit in units for f in interpreter.read(unit, entities, home)]
    facts += position_facts(units, entities)
    # 5. Assembly: internal values become the schema, offsets become those of the raw file.
    return assemble(layout, units, entities, merge(facts), context, source)


class Reader:
    """Reads pages with one set of patterns, one gazetteer, one model. Made by `lvnlp.load`."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        gazetteer: Mapping[Kind, Sequence[str]] | None = None,
        ner: str | UserBackend = "bundled",
    ) -> None:
        check_unique(patterns)
        self.patterns = tuple(patterns)
        self.gazetteer = dict(gazetteer or {})
        self.ner = ner
        self._model = backend(ner)
        self._interpreter = Interpreter(self.patterns)

    def __repr__(self) -> str:
        names = sum(len(v) for v in self.gazetteer.values())
        return f"<Reader: {len(self.patterns)} patterns, {names} names in the gazetteer>"

    def parse(
        self,
        text: str,
        *,
        name: str = "",
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
    ) -> Page:
        """The page that a raw text is.

        Args:
            text: the text of one page as it came out of its PDF, unrepaired.
            name: what `page.source` says.
            paper: the newspaper's name.
            date: the day of issue, such as 2021-03-23; without it 昨日 stays unresolved.
            place: where the page comes from, such as 山西省吕梁市; 我市 means that place.

        Raises:
            DateError: `date` is no date.
        """
        context = Context(paper, issue_date(date), place, self.gazetteer)
        return read_page(text, context, self._interpreter, name, self._model)

    def read(
        self,
        source: str | Path,
        *,
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
        encoding: str | None = None,
    ) -> Page:
        """The page in a file; arguments as for `parse`, the encoding is found out if not given.

        Raises:
            InputError: the file is missing, a folder, empty, too long, or no text.
            DateError: `date` is no date.
        """
        found = read_source(source, encoding)
        return self.parse(found.text, name=found.name, paper=paper, date=date, place=place)

    def pipe(
        self,
        sources: Iterable[str | Path],
        *,
        processes: int = 1,
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
    ) -> Iterator[Page]:
        """The pages of many files, in order, read as they are asked for.

        Args:
            processes: how many pages are read at a time; the result is the same for any number.

        Raises:
            OptionError: `processes` is less than 1.
            InputError: a file cannot be read; the pages before it have been given by then.
        """
        if processes < 1:
            raise OptionError(f"processes = {processes}", remedy="Give 1 or more.")
        jobs = ((s, paper, date, place) for s in sources)
        if processes == 1:
            for source, *_ in jobs:
                yield self.read(source, paper=paper, date=date, place=place)
            return
        with ProcessPoolExecutor(
            processes, initializer=_start, initargs=(self.patterns, self.gazetteer, self.ner)
        ) as pool:
            yield from pool.map(_work, jobs, chunksize=4)


_worker: Reader | None = None


def _start(
    patterns: Sequence[Pattern], gazetteer: Mapping[Kind, Sequence[str]], ner: str | UserBackend
) -> None:
    global _worker
    _worker = Reader(patterns, gazetteer, ner)


def _work(job: tuple[str | Path, str, str | date | None, str]) -> Page:
    assert _worker is not None
    source, paper, issued, place = job
    return _worker.read(source, paper=paper, date=issued, place=place)


def load(
    *,
    patterns: Iterable[str | Path | Pattern] = (),
    gazetteer: Mapping[str | Kind, Sequence[str]] | None = None,
    ner: str | UserBackend = "bundled",
) -> Reader:
    """A reader with the shipped patterns and what the user adds.

    Args:
        patterns: TOML files of patterns, or patterns; they are tried beside the shipped ones.
        gazetteer: names for each kind, {"PERSON": ["权威"]}; they win over every rule.
        ner: the model that finds names beside the grammar: "bundled"; "none"; "lac";
            "spacy:" with the name or path of a pipeline; "hanlp:" with the path of a model; or a
            function that takes texts and gives for each mentions, or (start, end, kind). With
            several processes it must be one that can be pickled.

    Raises:
        BackendError: the model or its package is not installed; the message says what to install.
        PatternError: a file of patterns is wrong; the message names file, line and column.
        OptionError: the gazetteer has a kind that there is not.
    """
    own: list[Pattern] = []
    for item in patterns:
        own += [item] if isinstance(item, Pattern) else load_patterns(item)
    return Reader([*shipped_patterns(), *own], _kinds(gazetteer or {}), ner)


def _kinds(gazetteer: Mapping[str | Kind, Sequence[str]]) -> dict[Kind, tuple[str, ...]]:
    out = {}
    for kind, names in gazetteer.items():
        if kind not in GIVEN:
            raise OptionError(f"no kind {kind!r} for a gazetteer", options=GIVEN)
        out[Kind(kind)] = tuple(names)
    return out


@cache
def _default() -> Reader:
    return load()


def read(
    source: str | Path,
    *,
    paper: str = "",
    date: str | date | None = None,
    place: str = "",
    encoding: str | None = None,
) -> Page:
    """The page in a file, read with the shipped patterns; see `Reader.read`."""
    return _default().read(source, paper=paper, date=date, place=place, encoding=encoding)


def parse(
    text: str,
    *,
    name: str = "",
    paper: str = "",
    date: str | date | None = None,
    place: str = "",
) -> Page:
    """The page that a raw text is, read with the shipped patterns; see `Reader.parse`."""
    return _default().parse(text, name=name, paper=paper, date=date, place=place)
