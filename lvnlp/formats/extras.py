"""Packages that tables and graphs need and that a plain installation does not have."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from lvnlp.errors import BackendError


def tables(package: str) -> Any:
    """The package, imported; it comes with the extra `tables`.

    Raises:
        BackendError: it is not installed.
    """
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package.partition(".")[0]:
            raise  # it is there, but something that it needs is not
        raise BackendError.missing(error.name, "tables") from None
