"""Facts as CSV, for spreadsheets and for whatever reads tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from decimal import Decimal
from pathlib import Path

from lvnlp.formats.files import write_whole
from lvnlp.formats.rows import COLUMNS, rows
from lvnlp.schema import Page

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


def format_csv(pages: Page | Iterable[Page], *, spreadsheet: bool = False) -> str:
    """The facts of the pages, a header line first, nothing for what is not known.

    Args:
        pages: one page or many.
        spreadsheet: begin with a byte order mark, without which some spreadsheets take UTF-8 for
            another encoding, and put ' in front of cells that they would run as formulas.
    """
    return format_table(COLUMNS, map(astuple, rows(pages)), spreadsheet=spreadsheet)


def format_table(
    columns: Sequence[str], found: Iterable[Sequence[object]], *, spreadsheet: bool = False
) -> str:
    """Rows of any kind as CSV; `spreadsheet` as for `format_csv`."""
    out = io.StringIO()
    # As RFC 4180 has it. With it, a carriage return within a cell is quoted, too.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in found:
        cells = [_cell(value) for value in row]
        writer.writerow([_harmless(cell) for cell in cells] if spreadsheet else cells)
    return (BOM if spreadsheet else "") + out.getvalue()


def write_csv(pages: Page | Iterable[Page], path: str | Path, *, spreadsheet: bool = False) -> None:
    """Write the facts of the pages to a file; arguments as for `format_csv`.

    Raises:
        OutputError: the file cannot be written.
    """
    write_whole(Path(path), format_csv(pages, spreadsheet=spreadsheet))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
