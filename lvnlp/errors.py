"""The one family of exceptions that lvnlp raises. Each message gives cause, remedy and options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class LvnlpError(Exception):
    """Root of all errors that lvnlp raises on purpose.

    Attributes:
        code: names the kind of error for scripts; it stays the same from release to release.
        cause: what is wrong, with the value that is.
        remedy: what to do about it, "" when the cause says it all.
        options: the values that would have been right, where they can be listed.
    """

    code: ClassVar[str] = "lvnlp"

    def __init__(self, cause: str, *, remedy: str = "", options: Iterable[str] = ()) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy
        self.options = tuple(options)

    def __str__(self) -> str:
        second = self.remedy
        if self.options:
            listed = "Options: " + ", ".join(self.options)
            second = f"{second} {listed}" if second else listed
        return f"{self.cause}\n{second}" if second else self.cause

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes. Exception's own way calls the class with `args`, which
        # lacks what was given by keyword.
        return _revive, (type(self), self.args, self.__dict__.copy())


def _revive(
    kind: type[LvnlpError], args: tuple[object, ...], state: dict[str, object]
) -> LvnlpError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InputError(LvnlpError):
    """A file that was given cannot be read."""

    code = "input"


class MissingInputError(InputError, FileNotFoundError):
    """There is no such file."""

    code = "input-missing"


class FolderInputError(InputError, IsADirectoryError):
    """A folder stands where a file is wanted."""

    code = "input-folder"


class MalformedInputError(InputError, ValueError):
    """A file is there, but what it holds is not what it should: not UTF-8, not JSON, empty."""

    code = "input-malformed"


class OutputError(LvnlpError, OSError):
    """A file cannot be written."""

    code = "output"


class DateError(LvnlpError, ValueError):
    """A string that should be a date is none, or names a day that no calendar has."""

    code = "date"


class OptionError(LvnlpError, ValueError):
    """An argument or option has a value that it cannot take."""

    code = "option"


class PatternError(LvnlpError, ValueError):
    """A pattern or a file of patterns is wrong.

    Attributes:
        file: the file it stands in, "" for a pattern that stands in none.
        line, column: where in the file, both counted from 1; None when not known.
    """

    code = "pattern"

    def __init__(
        self,
        cause: str,
        *,
        file: str = "",
        line: int | None = None,
        column: int | None = None,
        remedy: str = "",
        options: Iterable[str] = (),
    ) -> None:
        places = (file, line, column)
        where = ":".join(str(part) for part in places if part not in ("", None))
        super().__init__(f"{where}: {cause}" if where else cause, remedy=remedy, options=options)
        self.file = file
        self.line = line
        self.column = column


class CorpusError(LvnlpError):
    """A corpus in a database cannot be opened, or a query of it makes no sense."""

    code = "corpus"


class WorkerError(LvnlpError, RuntimeError):
    """A process that reads pages did not start, or died."""

    code = "worker"


class BackendError(LvnlpError, ImportError):
    """An optional part of lvnlp, or a model, is not installed. The remedy says what to install."""

    code = "backend"

    @classmethod
    def missing(cls, what: str, extra: str) -> BackendError:
        """The error for `what`, which comes with the extra of this name."""
        return cls(f"{what} is not installed", remedy=f"Install it: pip install 'lvnlp[{extra}]'")


# The errors of the schema are no ValueErrors: pydantic would wrap these in its own
# ValidationError, and whoever catches LvnlpError would miss them.


class SchemaError(LvnlpError):
    """A page, or a part of one, contradicts itself: an unknown id, evidence outside the file."""

    code = "schema"


class SchemaVersionError(SchemaError):
    """A page was written under a version of the schema that this release cannot read."""

    code = "schema-version"


class UnboundError(SchemaError):
    """A relation or entity that belongs to no page was asked for its neighbours."""

    code = "schema-unbound"


class NoSuchSideError(LvnlpError, AttributeError):
    """A relation was asked for a subject or object of a kind that it does not have.

    It is an AttributeError so that `case Attended(person=p)` passes over the relation whose
    subject is an organisation.
    """

    code = "schema-side"
