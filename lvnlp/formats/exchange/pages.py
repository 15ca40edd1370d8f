"""Pages that people annotated, in either of lvnlp's own formats."""

from __future__ import annotations

from pathlib import Path

from lvnlp.errors import MalformedInputError
from lvnlp.formats.annotated_files import ENDING, read_annotated
from lvnlp.formats.exchange.gold_pages import ENDING as GOLD
from lvnlp.formats.exchange.gold_pages import read_gold_pages
from lvnlp.formats.exchange.report import Exchange


def read_pages(path: str | Path) -> Exchange:
    """Read a folder of annotated pages, one of gold pages, or a file of either.

    Raises:
        InputError: it cannot be read, or holds no page that can be.
    """
    given = Path(path)
    of_gold = given.name.endswith(GOLD) or (
        given.is_dir() and not any(given.glob(f"*{ENDING}")) and any(given.glob(f"*{GOLD}"))
    )
    found = read_gold_pages(given) if of_gold else read_annotated(given)
    if not found.pages:
        why = f": {found.report.bad[0]}" if found.report.bad else ""
        raise MalformedInputError(
            f"{path} has no page that can be read{why}",
            remedy="Convert what your tool exported: "
            "lvnlp convert EXPORT FOLDER --from TOOL --to lvnlp",
        )
    return found
