"""The one family of exceptions that lvnlp raises. Each message gives cause, remedy and options."""

from __future__ import annotations


class LvnlpError(Exception):
    """Root of all errors that lvnlp raises on purpose."""


class SourceError(LvnlpError):
    """A page's text cannot be had: no such file, no text, not decodable, too large."""


class DateError(LvnlpError):
    """What was given as the day of a page is no date."""
