"""A page as the text that goes to standard output or into a file."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence

from lvnlp.cli.outputs import Format
from lvnlp.errors import OptionError
from lvnlp.schema import Page

PLAIN_WIDTH = 100
"""Columns of a summary that goes into a file or a pipe, where no terminal sets a width."""


def render(page: Page, form: Format, *, on_terminal: bool, many: bool) -> str:
    """The page in the format, ending in a line break (facts of a page without any are "").

    Args:
        page: what was read.
        form: the format.
        on_terminal: whether a person reads it as it is printed; colours, and the terminal's width.
        many: whether more pages share the output; JSON then takes one line a page, and facts name
            their source.
    """
    if form is Format.TEXT:
        return _summary(page, on_terminal=on_terminal)
    if form is Format.JSON:
        return _json(page, one_line=many)
    return _facts(page, with_source=many)


def render_together(pages: Sequence[Page], form: Format, *, spreadsheet: bool) -> bytes:
    """All the pages as one document.

    Raises:
        BackendError: the format needs a package that is not installed.
        OptionError: in this format pages stand one after another.
    """
    if form is Format.PARQUET:
        from lvnlp.formats.parquet import format_parquet

        return format_parquet(pages)
    return _text_together(pages, form, spreadsheet=spreadsheet).encode("utf-8")


def _text_together(pages: Sequence[Page], form: Format, *, spreadsheet: bool) -> str:
    from lvnlp.formats.csv import format_csv
    from lvnlp.formats.graph import format_gexf, format_graphml
    from lvnlp.formats.jsonld import format_jsonld

    match form:
        case Format.CSV:
            return format_csv(pages, spreadsheet=spreadsheet)
        case Format.GEXF:
            return format_gexf(pages)
        case Format.GRAPHML:
            return format_graphml(pages)
        case Format.JSONLD:
            return format_jsonld(pages)
        case _:
            raise OptionError(f"pages in the format {form.value} stand one after another")


def _summary(page: Page, *, on_terminal: bool) -> str:
    from rich.console import Console

    from lvnlp.display.terminal import summary

    out = io.StringIO()
    styled = on_terminal and sys.stdout.isatty()
    width = None if styled or "COLUMNS" in os.environ else PLAIN_WIDTH
    console = Console(file=out, width=width, force_terminal=styled, highlight=False)
    console.print(summary(page))
    console.print()
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _json(page: Page, *, one_line: bool) -> str:
    from lvnlp.formats.json import format_json

    return format_json(page, indent=None if one_line else 1)


def _facts(page: Page, *, with_source: bool) -> str:
    from lvnlp.formats.facts import facts, format_facts

    if not with_source:
        return format_facts(page)
    told = ({"source": page.source, **fact.model_dump(mode="json")} for fact in facts(page))
    return "".join(json.dumps(fact, ensure_ascii=False) + "\n" for fact in told)
