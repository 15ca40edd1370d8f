"""A corpus to ask: ready questions and plain SQL, answered as rows or as pandas frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lvnlp.corpus.questions import question
from lvnlp.corpus.store import check_version, connect
from lvnlp.errors import CorpusError, OptionError
from lvnlp.extras import optional
from lvnlp.issued import issue_date

if TYPE_CHECKING:
    import duckdb
    import pandas

Day = str | date | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows with the names of their columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Corpus:
    """A corpus that is open for reading: nothing in it, and no other file, can be changed.

    As a context manager it is closed at the end. Persons are asked for by name (方砚秋, which may
    be several people) or by who they are in the corpus (方砚秋#1). `since` and `until` are days,
    both included; facts of which no day is known are left out where one of them is given.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._connection: duckdb.DuckDBPyConnection = connect(self.path, read_only=True)
        check_version(self._connection, self.path)

    @classmethod
    def open(cls, path: str | Path) -> Corpus:
        """The corpus in a file that `lvnlp index` made.

        Raises:
            BackendError: DuckDB is not installed.
            MissingInputError: there is no such file.
            CorpusError: it is no corpus, of another version, or being written to.
        """
        return cls(path)

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        pages, people = self.rows(
            "SELECT (SELECT count(*) FROM pages), (SELECT count(DISTINCT person) FROM links)"
        ).rows[0]
        return f"<Corpus {self.path}: {pages} pages, {people} people>"

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> Answer:
        """What an SQL query answers.

        Args:
            query: SQL of DuckDB; the tables are in docs/corpus.md.
            values: for the parameters of the query, `?` or `$name`.

        Raises:
            CorpusError: the query is wrong, or tries to change something.
        """
        with self._told():
            cursor = self._connection.execute(query, values or None)
            columns = tuple(column[0] for column in cursor.description or ())
            return Answer(columns, cursor.fetchall())

    def sql(self, query: str, values: Sequence[Any] | dict[str, Any] = ()) -> pandas.DataFrame:
        """What an SQL query answers, as a pandas frame: days as datetime64, sums as float64.

        Raises:
            BackendError: pandas is not installed.
            CorpusError: as for `rows`.
        """
        optional("pandas", "corpus")
        with self._told():
            return self._connection.execute(query, values or None).df()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of DuckDB as our own."""
        try:
            yield
        except optional("duckdb", "corpus").Error as cause:
            raise CorpusError(
                f"the query failed: {cause}", remedy="docs/corpus.md lists tables and columns."
            ) from cause

    def ask(
        self, name: str, about: str | None = None, since: Day = None, until: Day = None
    ) -> Answer:
        """What a ready question answers.

        Args:
            name: of the question, see `lvnlp.corpus.questions`.
            about: the person or the words that it is about, None for all.
            since, until: the first and the last day.

        Raises:
            OptionError: there is no such question, or it needs to know whom it is about.
            DateError: a day is none.
        """
        return self.rows(*_asked(name, about, since, until))

    def people(
        self, person: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """The people of the corpus, those on most pages first."""
        return self._frame("people", person, since, until)

    def timeline(self, person: str, *, since: Day = None, until: Day = None) -> pandas.DataFrame:
        """The positions of a person, each with the first and last day that a page gives it."""
        return self._frame("timeline", person, since, until)

    def met(
        self, person: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """Who met whom."""
        return self._frame("met", person, since, until)

    def attended(
        self, person: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """Who was at which event in which part, and with whom."""
        return self._frame("attended", person, since, until)

    def together(
        self, person: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """Pairs of people by the number of events that both were at."""
        return self._frame("together", person, since, until)

    def projects(
        self, words: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """Projects that were signed, started or commissioned, by amount."""
        return self._frame("projects", words, since, until)

    def statements(
        self, person: str | None = None, *, since: Day = None, until: Day = None
    ) -> pandas.DataFrame:
        """What was said."""
        return self._frame("statements", person, since, until)

    def _frame(self, name: str, about: str | None, since: Day, until: Day) -> pandas.DataFrame:
        return self.sql(*_asked(name, about, since, until))


def _asked(name: str, about: str | None, since: Day, until: Day) -> tuple[str, dict[str, Any]]:
    """The query of a question and the values of its parameters."""
    asked = question(name)
    if about is None and asked.required:
        raise OptionError(f"the question {name} needs a {asked.about}", remedy="Name one.")
    return asked.sql, {"about": about, "since": issue_date(since), "until": issue_date(until)}
