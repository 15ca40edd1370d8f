"""Files written whole or not at all, and read with an error that says what is wrong."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from lvnlp.errors import (
    FolderInputError,
    InputError,
    MalformedInputError,
    MissingInputError,
    OutputError,
)


def write_whole(target: Path, text: str) -> None:
    """Write UTF-8 so that the file holds all of the text or is left as it was.

    A link stays a link, a file keeps its mode; to a device or pipe the text is written directly.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole_bytes(target, text.encode("utf-8"))


def write_whole_bytes(target: Path, data: bytes) -> None:
    """Write bytes so that the file holds all of them or is left as it was; see `write_whole`.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target.resolve(), data)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}") from error


def _replace(target: Path, data: bytes) -> None:
    # Beside the target, since a file can be moved in one step only within its file system.
    aside = target.with_name(f".{target.name[:40]}.{os.getpid()}")
    try:
        with aside.open("xb") as file:
            file.write(data)
        if target.exists():
            shutil.copymode(target, aside)
        os.replace(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def read_utf8(path: Path) -> str:
    """The text of a file that lvnlp wrote, a byte order mark left out.

    Raises:
        MissingInputError: there is no such file.
        FolderInputError: it is a folder.
        MalformedInputError: it is not UTF-8.
        InputError: it cannot be read for another reason.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise MissingInputError(f"{path} does not exist") from None
    except IsADirectoryError:
        raise FolderInputError(f"{path} is a folder", remedy="Name a file in it.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise MalformedInputError(
            f"{path} is not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}",
            remedy="lvnlp writes UTF-8 only; what is in another encoding has been changed since.",
        ) from None
