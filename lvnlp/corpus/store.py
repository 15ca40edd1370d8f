"""The DuckDB file of a corpus: its tables, their version, and pages put in place of older ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lvnlp.errors import CorpusError, MissingInputError
from lvnlp.extras import optional

if TYPE_CHECKING:
    import duckdb

CORPUS_VERSION: Final = "1.0"
"""MAJOR.MINOR of the tables. A column or table that is added raises the second, any other change
the first. A corpus of another major version is refused."""

ENDINGS: Final = (".duckdb", ".ddb", ".db")
"""What the name of a corpus may end in."""

PAGE_TABLES: Final = (
    "pages",
    "articles",
    "facts",
    "events",
    "projects",
    "entities",
    "page_people",
    "positions",
)
"""The tables that are written page by page."""


_AMONG: Final = "source IN (SELECT unnest(?::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class Known:
    """A page that a corpus holds; see `lvnlp.corpus.tables.Outcome`."""

    checksum: str | None
    reader: str
    error: str | None


Tables = Mapping[str, Any]
"""A table of arrow for each name of PAGE_TABLES."""


class Store:
    """A corpus that is open for writing. Used as a context manager, it is closed at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        new = not path.exists()
        self.connection = connect(path, read_only=False)
        if new:
            self._create()
        check_version(self.connection, path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def _create(self) -> None:
        with self.transaction():
            self.connection.execute(_schema())
            self.connection.execute("INSERT INTO about VALUES ('version', ?)", [CORPUS_VERSION])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within holds, or nothing of it."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def known(self) -> dict[str, Known]:
        """The pages that are there, by source."""
        rows = self.connection.execute("SELECT source, checksum, reader, error FROM pages")
        return {source: Known(*rest) for source, *rest in rows.fetchall()}

    def replace(self, sources: Sequence[str], tables: Tables) -> None:
        """Put pages in the place of what the corpus holds of these sources, in one step.

        Args:
            sources: of the pages that are there already; to look for others takes time for nothing.
            tables: the rows of all pages, known or new.
        """
        with self.transaction():
            if sources:
                self._forget(sources)
            for name, table in tables.items():
                self.insert(name, table)

    def insert(self, name: str, table: Any) -> None:
        """Add the rows of a table of arrow."""
        self.connection.register("incoming", table)
        self.connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM incoming")
        self.connection.unregister("incoming")

    def setting(self, key: str) -> str | None:
        """What the corpus notes of itself under this key."""
        row = self.connection.execute("SELECT value FROM about WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def set(self, key: str, value: str) -> None:
        """Note something of the corpus."""
        self.connection.execute("DELETE FROM about WHERE key = ?", [key])
        self.connection.execute("INSERT INTO about VALUES (?, ?)", [key, value])

    def forget(self, sources: Sequence[str]) -> None:
        """Take pages out of the corpus."""
        with self.transaction():
            self._forget(sources)

    def _forget(self, sources: Sequence[str]) -> None:
        gone = [list(sources)]
        # Whoever shares a name with somebody on these pages may be linked otherwise without them.
        self.connection.execute(
            f"INSERT INTO stale SELECT DISTINCT name FROM page_people WHERE {_AMONG}",
            gone,
        )
        for name in (*PAGE_TABLES, "links"):
            self.connection.execute(f"DELETE FROM {name} WHERE {_AMONG}", gone)


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection to the file that reaches nothing else: no other file and no network.

    Raises:
        BackendError: DuckDB is not installed.
        MissingInputError: there is no such file, and it is only to be read.
        CorpusError: it is no database of DuckDB, or another process has it open.
    """
    driver = optional("duckdb", "corpus")
    if read_only and not path.is_file():
        raise MissingInputError(
            f"there is no corpus {path}", remedy=f"Make it: lvnlp index pages/ {path}"
        )
    # DuckDB opens files of other formats as well, as databases in memory.
    if path.suffix not in ENDINGS or (path.exists() and not _is_database(path)):
        raise CorpusError(
            f"{path} is no corpus",
            remedy="Name a file that lvnlp index made, or for it to make.",
            options=[f"a name that ends in {ending}" for ending in ENDINGS],
        )
    try:
        connection: duckdb.DuckDBPyConnection = driver.connect(str(path), read_only=read_only)
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
    except driver.Error as error:
        raise CorpusError(
            f"{path} cannot be opened as a corpus: {_first_line(error)}",
            remedy="Is it a file that lvnlp index made, and does no other process write to it?",
        ) from error
    return connection


def _is_database(path: Path) -> bool:
    """Whether the file begins as those of DuckDB do: eight bytes of checksum, then DUCK."""
    try:
        with path.open("rb") as file:
            return file.read(12)[8:] == b"DUCK"
    except OSError:
        return False


def check_version(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Refuse a file whose tables this release does not know.

    Raises:
        CorpusError: the file is no corpus, or one of another version.
    """
    driver = optional("duckdb", "corpus")
    try:
        row = connection.execute("SELECT value FROM about WHERE key = 'version'").fetchone()
    except driver.Error:
        row = None
    own = f"this release of lvnlp reads version {CORPUS_VERSION}"
    if row is None:
        connection.close()
        raise CorpusError(
            f"{path} is a database, but no corpus of lvnlp; {own}", remedy="Name another file."
        )
    if _major(row[0]) != _major(CORPUS_VERSION) or _minor(row[0]) > _minor(CORPUS_VERSION):
        connection.close()
        raise CorpusError(
            f"{path} is a corpus of version {row[0]}; {own}",
            remedy="Index the pages into a new file, or install the release that made this one.",
        )


def _schema() -> str:
    return files("lvnlp.corpus").joinpath("schema.sql").read_text(encoding="utf-8")


def _major(version: str) -> str:
    return version.partition(".")[0]


def _minor(version: str) -> int:
    return int(version.partition(".")[2] or 0)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
