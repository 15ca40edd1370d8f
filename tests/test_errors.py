import inspect
import pickle

import pytest

from lvnlp import errors
from lvnlp.errors import (
    BackendError,
    DateError,
    FolderInputError,
    LvnlpError,
    MalformedInputError,
    MissingInputError,
    OutputError,
    PatternError,
)

FAMILY = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, LvnlpError)
]


def test_cause_remedy_and_options_make_two_lines() -> None:
    error = LvnlpError("there is no format 'xml'", remedy="Name another.", options=["text", "json"])
    assert str(error) == "there is no format 'xml'\nName another. Options: text, json"
    assert str(LvnlpError("the cause", options=["a"])) == "the cause\nOptions: a"
    assert str(LvnlpError("the cause", remedy="Do this.")) == "the cause\nDo this."
    assert str(LvnlpError("the cause")) == "the cause"


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_has_a_code_of_its_own(kind: type[LvnlpError]) -> None:
    assert [other for other in FAMILY if other.code == kind.code] == [kind]


@pytest.mark.parametrize("kind", FAMILY)
def test_every_error_travels_between_processes(kind: type[LvnlpError]) -> None:
    error = kind("何处有误", remedy="Mend it.", options=["a", "b"])
    copied = pickle.loads(pickle.dumps(error))
    assert type(copied) is kind
    assert str(copied) == str(error) == "何处有误\nMend it. Options: a, b"
    assert (copied.cause, copied.remedy, copied.options) == ("何处有误", "Mend it.", ("a", "b"))


def test_a_pattern_error_says_where() -> None:
    error = PatternError("a bracket is not closed", file="mine.toml", line=3, column=7)
    assert str(error) == "mine.toml:3:7: a bracket is not closed"
    assert str(PatternError("x", file="mine.toml")) == "mine.toml: x"
    assert str(PatternError("x")) == "x"
    copied = pickle.loads(pickle.dumps(error))
    assert (copied.file, copied.line, copied.column) == ("mine.toml", 3, 7)
    assert str(copied) == str(error)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (MissingInputError, FileNotFoundError),
        (FolderInputError, IsADirectoryError),
        (MalformedInputError, ValueError),
        (OutputError, OSError),
        (DateError, ValueError),
        (PatternError, ValueError),
        (BackendError, ImportError),
    ],
)
def test_errors_are_caught_as_what_python_calls_them(
    kind: type[LvnlpError], builtin: type[Exception]
) -> None:
    with pytest.raises(builtin, match="cause"):
        raise kind("the cause")


def test_a_missing_backend_says_what_to_install() -> None:
    assert str(BackendError.missing("the pretty printer", "pretty")) == (
        "the pretty printer is not installed\nInstall it: pip install 'lvnlp[pretty]'"
    )
