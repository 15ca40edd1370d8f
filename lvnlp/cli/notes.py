"""What the commands say of annotations that did not go through as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from lvnlp.cli.messages import note

if TYPE_CHECKING:
    from lvnlp.formats.exchange.report import Note, Report

_SHOWN = 20
"""How many remarks of a kind are told one by one, unless all are asked for."""


def tell(report: Report, *, everything: bool = False) -> None:
    """Say on standard error what was wrong, what is lost, and what a tool will not show."""
    told = (
        ("wrong, and left out", report.bad),
        ("cannot be held by the format, and are not written", report.lost),
        ("kept in the file, but not shown by the tool", report.hidden),
    )
    for what, notes in told:
        if notes:
            note(f"{len(notes)} annotations are {what}")
            for line in _lines(notes, everything=everything):
                typer.echo(f"  {line}", err=True)


def _lines(notes: tuple[Note, ...], *, everything: bool) -> list[str]:
    shown = notes if everything else notes[:_SHOWN]
    lines = [str(one).replace("\n", " ") for one in shown]
    left = len(notes) - len(shown)
    return [*lines, f"… and {left} more; --all lists them"] if left else lines
