"""Facts as Parquet: typed columns for pandas, DuckDB, Spark and others."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lvnlp.extras import tables
from lvnlp.formats.files import write_whole_bytes
from lvnlp.formats.rows import COLUMNS, rows
from lvnlp.schema import Page
from lvnlp.version import __version__

if TYPE_CHECKING:
    import pyarrow

AMOUNT: Final = "amount"
"""What `arrow_types` calls the type of sums: decimal128(38, 4)."""

_TYPES: Final = {
    "subject_damaged": "bool_",
    "object_damaged": "bool_",
    "date_start": "date32",
    "date_end": "date32",
    "count": "int64",
    "article": "int32",
    "start": "int32",
    "end": "int32",
    "confidence": "float64",
    "amount": AMOUNT,
}
"""The arrow types of the columns that are no text."""

_DIGITS: Final = 38
_PLACES: Final = 4
_LIMIT: Final = Decimal(10) ** (_DIGITS - _PLACES)


def to_arrow(pages: Page | Iterable[Page]) -> pyarrow.Table:
    """The facts of the pages as a table of arrow.

    Raises:
        BackendError: pyarrow is not installed.
    """
    arrow = tables("pyarrow")
    found = list(rows(pages))
    columns = {name: [getattr(row, name) for row in found] for name in COLUMNS}
    columns["count"] = [_count(value) for value in columns["count"]]
    columns["amount"] = [decimal(value) for value in columns["amount"]]
    return arrow.table(columns, schema=_schema(arrow))


def format_parquet(pages: Page | Iterable[Page]) -> bytes:
    """The facts of the pages as a Parquet file.

    Raises:
        BackendError: pyarrow is not installed.
    """
    table = to_arrow(pages)
    out = io.BytesIO()
    tables("pyarrow.parquet").write_table(table, out, compression="zstd")
    return out.getvalue()


def write_parquet(pages: Page | Iterable[Page], path: str | Path) -> None:
    """Write the facts of the pages to a Parquet file.

    Raises:
        BackendError: pyarrow is not installed.
        OutputError: the file cannot be written.
    """
    write_whole_bytes(Path(path), format_parquet(pages))


def arrow_types(columns: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Names of columns with their types of arrow, as `pyarrow.schema` takes them.

    Args:
        columns: for each the name of a function of pyarrow that makes its type, or `AMOUNT`.

    Raises:
        BackendError: pyarrow is not installed.
    """
    arrow = tables("pyarrow")
    return [
        (name, arrow.decimal128(_DIGITS, _PLACES) if kind == AMOUNT else getattr(arrow, kind)())
        for name, kind in columns.items()
    ]


def _schema(arrow: Any) -> Any:
    types = arrow_types({name: _TYPES.get(name, "string") for name in COLUMNS})
    return arrow.schema(types, metadata={"lvnlp": __version__})


def _count(value: int | None) -> int | None:
    """The count as the column holds it; None beyond 64 bits, where `text` still tells."""
    return None if value is None or value >= 2**63 else value


def decimal(value: Decimal | None) -> Decimal | None:
    """The sum as the column holds it; None beyond 34 digits, where `amount_text` still tells."""
    if value is None or value.copy_abs() >= _LIMIT:  # `abs` would round
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        return value.quantize(Decimal(1).scaleb(-_PLACES), rounding=ROUND_HALF_EVEN)
