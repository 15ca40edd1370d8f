"""START HERE: how a page is read, stage by stage, and the reader that users hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal, overload

from lvnlp.assemble import assemble
from lvnlp.coreference import link
from lvnlp.coreference.entities import Entities
from lvnlp.coreference.home import Home
from lvnlp.errors import InputError, OptionError
from lvnlp.issued import issue_date
from lvnlp.layout import read_layout
from lvnlp.layout.model import PageLayout
from lvnlp.many import BATCH, FailedPage, OnError, PageSource, Read, about, read_many
from lvnlp.mentions.base import GIVEN, Context, Kind
from lvnlp.mentions.find import find_mentions
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.backends import Backend, UserBackend, backend
from lvnlp.relations.direct import position_facts
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import Pattern, check_unique, load_patterns, shipped_patterns
from lvnlp.relations.merge import merge
from lvnlp.relations.model import Fact
from lvnlp.schema import Page
from lvnlp.source import MAX_BYTES, MAX_CHARACTERS, read_source
from lvnlp.tuned.model import UserModel


def read_page(
    raw: str,
    context: Context,
    interpreter: Interpreter,
    source: str = "",
    model: Backend | None = None,
    own: UserModel | None = None,
) -> Page:
    """From the raw text of a page to its typed facts."""
    # 1. Layout: repairs, headlines, bylines, bodies; a map from each character to the raw file.
    layout = read_layout(raw)
    # 2. Mentions: names, dates, sums, counts, events, projects of every unit of text.
    learned = model([u.text.text for u in layout.units()]) if model is not None else ()
    units = find_mentions(layout, context, learned)
    if own is not None:
        units = own.mentions(units)
    return read_relations(layout, units, context, interpreter, source, own)


def read_relations(
    layout: PageLayout,
    units: Sequence[AnalysedUnit],
    context: Context,
    interpreter: Interpreter,
    source: str = "",
    own: UserModel | None = None,
) -> Page:
    """The rest of the way, from mentions, found or marked by people, to typed facts."""
    # 3. Coreference: which mentions are of one person, body, place, event, project.
    entities = link(units, context)
    # 4. Relations: clause by clause, trigger by trigger.
    facts = merge(read_facts(units, entities, interpreter, Home.of(context.place)))
    if own is not None:
        facts = own.facts(units, entities, facts, interpreter.scanner)
    # 5. Assembly: internal values become the schema, offsets become those of the raw file.
    return assemble(layout, units, entities, facts, context, source)


def read_facts(
    units: Sequence[AnalysedUnit], entities: Entities, interpreter: Interpreter, home: Home
) -> list[Fact]:
    """What the patterns find in the units, and the positions that people bear."""
    facts = [f for unit in units for f in interpreter.read(unit, entities, home)]
    return [*facts, *position_facts(units, entities)]


class Reader:
    """Reads pages with one set of patterns, one gazetteer, one model. Made by `lvnlp.load`."""

    def __init__(
        self,
        patterns: Sequence[Pattern],
        gazetteer: Mapping[Kind, Sequence[str]] | None = None,
        ner: str | UserBackend = "bundled",
        trained: UserModel | None = None,
    ) -> None:
        check_unique(patterns)
        self.patterns = tuple(patterns)
        self.gazetteer = dict(gazetteer or {})
        self.ner = ner
        self.model = backend(ner)
        self.trained = trained
        self._interpreter = Interpreter(self.patterns)

    @property
    def interpreter(self) -> Interpreter:
        """What applies the patterns."""
        return self._interpreter

    def units(self, page: Page) -> list[AnalysedUnit]:
        """The units of a page with the mentions that go into a model of the user's own."""
        issued = str(page.date) if page.date is not None else None
        context = Context(page.paper, issue_date(issued), page.place, self.gazetteer)
        layout = read_layout(page.raw)
        learned = self.model([u.text.text for u in layout.units()]) if self.model else ()
        return find_mentions(layout, context, learned)

    def __repr__(self) -> str:
        names = sum(len(v) for v in self.gazetteer.values())
        own = f", model {self.trained.name}" if self.trained else ""
        return f"<Reader: {len(self.patterns)} patterns, {names} names in the gazetteer{own}>"

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
            InputError: the text is far longer than a page.
        """
        if len(text) > MAX_CHARACTERS:
            raise InputError(
                f"{name or 'the text'} has {len(text)} characters, far more than a newspaper page",
                remedy=f"Split it into pages; {MAX_CHARACTERS} are read.",
            )
        context = Context(paper, issue_date(date), place, self.gazetteer)
        return read_page(text, context, self._interpreter, name, self.model, self.trained)

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

    def read_source(self, source: PageSource) -> Page:
        """The page of a file or a text that comes with what is known of it.

        Raises:
            InputError, DateError: as for `read` and `parse`.
        """
        known: Any = {"paper": source.paper, "date": source.date, "place": source.place}
        if source.path is None:
            return self.parse(source.text or "", name=source.name, **known)
        limit = MAX_BYTES if source.max_bytes is None else source.max_bytes
        found = read_source(source.path, source.encoding, max_bytes=limit)
        return self.parse(found.text, name=source.name or found.name, **known)

    @overload
    def pipe(
        self,
        sources: Iterable[str | Path | PageSource],
        *,
        processes: int = 1,
        batch_size: int = BATCH,
        on_error: Literal["raise"] = "raise",
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
    ) -> Iterator[Page]: ...

    @overload
    def pipe(
        self,
        sources: Iterable[str | Path | PageSource],
        *,
        processes: int = 1,
        batch_size: int = BATCH,
        on_error: Literal["keep"],
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
    ) -> Iterator[Page | FailedPage]: ...

    def pipe(
        self,
        sources: Iterable[str | Path | PageSource],
        *,
        processes: int = 1,
        batch_size: int = BATCH,
        on_error: OnError = "raise",
        paper: str = "",
        date: str | date | None = None,
        place: str = "",
    ) -> Iterator[Page | FailedPage]:
        """The pages of many files or texts, in order, read as they are asked for.

        No more than a few batches for each process are in memory at a time. The result is the
        same for any number of processes and any size of batch.

        Args:
            sources: paths of files, or `PageSource`s, each with what is known of its page.
            processes: how many read pages at a time. With more than one a script must keep its own
                work under `if __name__ == "__main__":`, since each process imports it.
            batch_size: pages that a process is handed at a time.
            on_error: "raise" the error of a page, those before it having been given; or "keep" on,
                with a `FailedPage` in its place.
            paper, date, place: what holds for pages that say nothing of it themselves.

        Raises:
            OptionError: an argument has a value that it cannot take.
            InputError, DateError: a page cannot be read, with "raise".
            WorkerError: the processes do not start; or one died over a page, with "raise".
        """
        make: Callable[[], Read] = partial(
            _reading, self.patterns, self.gazetteer, self.ner, self.trained
        )
        if processes == 1:
            make = partial(getattr, self, "read_source")
        jobs = (about(s, paper, date, place) for s in sources)
        return read_many(jobs, make, processes, batch_size, on_error)


def _reading(
    patterns: Sequence[Pattern],
    gazetteer: Mapping[Kind, Sequence[str]],
    ner: str | UserBackend,
    trained: UserModel | None,
) -> Read:
    """What reads pages in a process of its own."""
    return Reader(patterns, gazetteer, ner, trained).read_source


def load(
    model: str | Path | None = None,
    *,
    patterns: Iterable[str | Path | Pattern] = (),
    gazetteer: Mapping[str | Kind, Sequence[str]] | None = None,
    ner: str | UserBackend = "bundled",
) -> Reader:
    """A reader with the shipped patterns and what the user adds.

    Args:
        model: the folder of a model that was trained on annotated pages (`lvnlp train`); it
            corrects what the reader finds of its labels and relations.
        patterns: TOML files of patterns, or patterns; they are tried beside the shipped ones.
        gazetteer: names for each kind, {"PERSON": ["权威"]}; they win over every rule.
        ner: the model that finds names beside the grammar: "bundled"; "none"; "lac";
            "spacy:" with the name or path of a pipeline; "hanlp:" with the path of a model; or a
            function that takes texts and gives for each mentions, or (start, end, kind). With
            several processes it must be one that can be pickled.

    Raises:
        InputError: the folder holds no model, or a damaged one.
        BackendError: the model or its package is not installed; the message says what to install.
        PatternError: a file of patterns is wrong; the message names file, line and column.
        OptionError: the gazetteer has a kind that there is not.
    """
    own: list[Pattern] = []
    for item in patterns:
        own += [item] if isinstance(item, Pattern) else load_patterns(item)
    trained = UserModel.load(model) if model is not None else None
    return Reader([*shipped_patterns(), *own], _kinds(gazetteer or {}), ner, trained)


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
