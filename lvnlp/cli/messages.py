"""What the command says on standard error. Standard output belongs to the results."""

from __future__ import annotations

import traceback

import typer

from lvnlp.errors import LvnlpError


def fail(error: Exception, *, name: str = "", debug: bool = False) -> None:
    """Say what went wrong, in one message.

    Args:
        error: an `LvnlpError` speaks for itself; any other is a fault of lvnlp and says so.
        name: the input that was being read, "" for none. It is not said twice.
        debug: show the traceback as well.
    """
    if debug:
        typer.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    cause, *rest = _lines(error)
    if name and name not in cause:
        cause = f"{name}: {cause}"
    _say("error", cause, typer.colors.RED)
    for line in rest:
        typer.echo(f"  {line}", err=True)


def note(text: str) -> None:
    """Say something that the user may want to know and that is no error."""
    _say("note", text, typer.colors.YELLOW)


def _lines(error: Exception) -> list[str]:
    if isinstance(error, LvnlpError):
        return str(error).splitlines()
    kind = type(error).__name__
    return [
        f"a fault in lvnlp: {kind}: {error}".replace("\n", " "),
        "Run again with --debug and report what it shows, with the page if you may share it.",
    ]


def _say(kind: str, text: str, colour: str) -> None:
    typer.echo(f"lvnlp: {typer.style(kind, fg=colour)}: {text}", err=True)
