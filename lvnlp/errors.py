"""The one family of exceptions that lvnlp raises. Each message gives cause, remedy and options."""

from __future__ import annotations


class LvnlpError(Exception):
    """Root of all errors that lvnlp raises on purpose."""
