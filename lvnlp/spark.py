"""Many pages on a cluster: Spark sends the pages to its workers, each of which loads lvnlp once.

    from lvnlp.spark import read_facts
    pages = spark.read.parquet("pages.parquet")      # text, and source, paper, date, place
    read_facts(pages).write.parquet("facts.parquet")

Both functions are lazy, as all of Spark is: nothing is read before something is done with what
they give back. A page that cannot be read is a row whose `error` says why; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lvnlp.errors import OptionError
from lvnlp.extras import optional, tables
from lvnlp.formats.json import format_json
from lvnlp.formats.parquet import to_arrow
from lvnlp.many import FailedPage, PageSource
from lvnlp.relations.language import Pattern, load_patterns
from lvnlp.schema import Page

if TYPE_CHECKING:
    from lvnlp.pipeline import Reader

    DataFrame = Any  # pyspark.sql.DataFrame; pyspark is an extra

TEXT: Final = "text"
KNOWN: Final = ("source", "paper", "date", "place")
"""Columns that say what is known of a page; all may be missing or null."""

PAGE_COLUMNS: Final = ("source", "page", "error")
ERROR: Final = "error"

AT_ONCE: Final = 64
"""Pages whose results a worker gathers before it hands them on, for few columns fill memory."""

Result = Page | FailedPage
Batches = Iterable[Any]


def read_pages(
    pages: DataFrame,
    *,
    patterns: Iterable[str | Path | Pattern] = (),
    gazetteer: Mapping[str, Sequence[str]] | None = None,
    ner: str = "bundled",
) -> DataFrame:
    """The pages of a frame, read: `source`, `page` as JSON, and `error`.

    Args:
        pages: has a column `text`, the raw text of one page, and may have `source`, `paper`,
            `date` (2021-03-23, as text or a date) and `place`.
        patterns, gazetteer, ner: as for `lvnlp.load`. Files of patterns are read here.

    Returns:
        One row a page: `page` is null where `error` is not.

    Raises:
        BackendError: pyspark or pyarrow is not installed.
        OptionError: the frame has no column `text`.
        PatternError: a file of patterns is wrong.
    """
    types = optional("pyspark.sql.types", "spark")
    schema = types.StructType(
        [types.StructField(name, types.StringType(), True) for name in PAGE_COLUMNS]
    )
    return _checked(pages).mapInArrow(_work(_page_batch, patterns, gazetteer, ner), schema)


def read_facts(
    pages: DataFrame,
    *,
    patterns: Iterable[str | Path | Pattern] = (),
    gazetteer: Mapping[str, Sequence[str]] | None = None,
    ner: str = "bundled",
) -> DataFrame:
    """The facts of the pages of a frame: the columns of docs/formats.md, and `error`.

    Arguments and errors are those of `read_pages`.

    Returns:
        One row a fact; for a page that cannot be read one row with its `source` and `error` only.
    """
    from_arrow = optional("pyspark.sql.pandas.types", "spark").from_arrow_schema
    schema = from_arrow(_fact_batch([]).schema)
    return _checked(pages).mapInArrow(_work(_fact_batch, patterns, gazetteer, ner), schema)


def _checked(pages: DataFrame) -> DataFrame:
    if TEXT not in pages.columns:
        raise OptionError(
            f"the frame has no column {TEXT!r}, only: {', '.join(pages.columns)}",
            remedy="Rename the column that holds the raw text of a page.",
        )
    return pages.select(TEXT, *(name for name in KNOWN if name in pages.columns))


def _work(
    batch: Callable[[Sequence[Result]], Any],
    patterns: Iterable[str | Path | Pattern],
    gazetteer: Mapping[str, Sequence[str]] | None,
    ner: str,
) -> Callable[[Batches], Iterator[Any]]:
    """What a worker does with the batches of its part of the frame."""
    own: list[Pattern] = []
    for item in patterns:
        own += [item] if isinstance(item, Pattern) else load_patterns(item)
    names = tuple((kind, tuple(listed)) for kind, listed in (gazetteer or {}).items())
    options = (tuple(own), names, ner)

    def work(batches: Batches) -> Iterator[Any]:
        reader = _reader(*options)
        for given in batches:
            for start in range(0, given.num_rows, AT_ONCE):
                found = given.slice(start, AT_ONCE).to_pylist()
                yield batch([_read(reader, row) for row in found])

    return work


@cache
def _reader(
    patterns: tuple[Pattern, ...], names: tuple[tuple[str, tuple[str, ...]], ...], ner: str
) -> Reader:
    """The reader of a worker, made once for all parts of frames that it reads."""
    from lvnlp.pipeline import load

    return load(patterns=patterns, gazetteer=dict(names), ner=ner)


def _read(reader: Reader, row: Mapping[str, Any]) -> Result:
    known = {name: "" if row.get(name) is None else str(row[name]) for name in KNOWN}
    source = PageSource(
        text=row[TEXT] or "",
        name=known["source"],
        paper=known["paper"],
        date=known["date"] or None,
        place=known["place"],
    )
    if row[TEXT] is None:
        error = OptionError("the row has no text")
        return FailedPage(source, error, "")
    return next(reader.pipe([source], on_error="keep"))


def _source(result: Result) -> str:
    return result.source if isinstance(result, Page) else result.source.name


def _error(result: FailedPage) -> str:
    return f"{type(result.error).__name__}: {result.error}"


def _page_batch(results: Sequence[Result]) -> Any:
    arrow = tables("pyarrow")
    columns = [
        [_source(result) for result in results],
        [format_json(r) if isinstance(r, Page) else None for r in results],
        [None if isinstance(r, Page) else _error(r) for r in results],
    ]
    made = [arrow.array(column, arrow.string()) for column in columns]
    return arrow.RecordBatch.from_arrays(made, names=list(PAGE_COLUMNS))


def _fact_batch(results: Sequence[Result]) -> Any:
    arrow = tables("pyarrow")
    facts = to_arrow([r for r in results if isinstance(r, Page)]).replace_schema_metadata(None)
    failed = [r for r in results if isinstance(r, FailedPage)]
    facts = facts.append_column(ERROR, arrow.nulls(facts.num_rows, arrow.string()))
    lost = {
        name: arrow.nulls(len(failed), kind)
        for name, kind in zip(facts.schema.names, facts.schema.types, strict=True)
    }
    lost["source"] = arrow.array([_source(r) for r in failed], arrow.string())
    lost[ERROR] = arrow.array([_error(r) for r in failed], arrow.string())
    whole = arrow.concat_tables([facts, arrow.table(lost, schema=facts.schema)])
    return whole.combine_chunks().to_batches()[0] if whole.num_rows else _empty(arrow, whole.schema)


def _empty(arrow: Any, schema: Any) -> Any:
    return arrow.RecordBatch.from_pylist([], schema=schema)
