"""Packages of the extras: those that a plain installation does not have."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lvnlp.errors import BackendError


def tables(package: str) -> Any:
    """The package, imported; it comes with the extra `tables`.

    Raises:
        BackendError: it is not installed.
    """
    return optional(package, "tables")


def optional(package: str, extra: str) -> Any:
    """A package that comes with an extra, imported.

    Raises:
        BackendError: it is not installed; the message names the extra.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package.partition(".")[0]:
            raise  # it is there, but something that it needs is not
        raise BackendError.missing(error.name, extra) from None
