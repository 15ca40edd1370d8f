"""Reading the raw text of a page from a file or a stream: encodings, limits, what is no text.

A page's offsets are those of the file. Nothing is changed here, not even the line ends, so that
`open(path, encoding=source.encoding, newline="").read()` gives `source.text` to the character.
"""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from lvnlp.errors import (
    FolderInputError,
    InputError,
    MalformedInputError,
    MissingInputError,
    OptionError,
)

MAX_BYTES = 1024 * 1024
"""The largest file read by default. A page of a broadsheet has some 30 kB of text, so that a whole
issue fits; what is larger is most likely another file than the one that was meant."""

MAX_CHARACTERS = 4 * 1024 * 1024
"""The longest text that is read at all; it takes some minutes and gigabytes."""

GB18030_COMMON_SHARE = 0.8
"""How much of the text beyond ASCII must be everyday Chinese for GB18030 to be believed.

GB18030 gives a meaning to almost any bytes, so that decoding without an error proves little.
Measured on newspaper pages: written in GB18030 at least 0.95 of the characters are of the first
level of GB 2312 or its punctuation; UTF-8 read as GB18030 gives 0.2, Big5 0.4.
"""

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_CUT = {"unexpected end of data", "truncated data", "incomplete multibyte sequence"}
"""What Python's decoders say of a character that lacks its last bytes."""

_MAGIC = (
    (b"%PDF-", "a PDF", "Extract its text first, for example with pdftotext page.pdf page.txt."),
    (b"PK\x03\x04", "a zip archive or an office document", "Save its text as UTF-8 first."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Save its text as UTF-8 first."),
    (b"{\\rtf", "an RTF document", "Save its text as UTF-8 first."),
    (b"\x1f\x8b", "compressed with gzip", "Unpack it first."),
    (b"\x89PNG", "an image", "Recognise its text first (OCR)."),
    (b"\xff\xd8\xff", "an image", "Recognise its text first (OCR)."),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A page's raw text and where it came from.

    Attributes:
        name: the path as it was given, or the name of the stream.
        text: the decoded text, line ends as they stand; a byte order mark is not part of it.
        encoding: a name that Python knows; reading with it gives exactly `text`.
    """

    name: str
    text: str
    encoding: str


def read_source(
    path: str | Path, encoding: str | None = None, *, max_bytes: int = MAX_BYTES
) -> Source:
    """Read a file.

    Args:
        path: the file. Pipes and devices are read to their end.
        encoding: None finds it out: a byte order mark, else UTF-8, else GB18030 where the result
            is Chinese.
        max_bytes: files that are larger are refused.

    Raises:
        MissingInputError: there is no such file.
        FolderInputError: it is a folder.
        MalformedInputError: it is empty, a binary, or does not decode.
        InputError: it is too large, or the system does not let it be read.
        OptionError: there is no such encoding.
    """
    file = Path(path)
    try:
        with file.open("rb") as stream:
            return read_stream(stream, str(path), encoding, max_bytes=max_bytes)
    except IsADirectoryError:
        raise FolderInputError(
            f"{path} is a folder", remedy=f"Name the files in it, for example {file / '*.txt'}"
        ) from None
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def read_stream(
    stream: BinaryIO, name: str, encoding: str | None = None, *, max_bytes: int = MAX_BYTES
) -> Source:
    """Read a stream of bytes to its end, as `read_source` reads a file.

    Raises:
        InputError: as for `read_source`.
        OptionError: there is no such encoding.
    """
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(
            f"{name} has more than {max_bytes / 1024 / 1024:g} MB, far more than a newspaper page",
            remedy="Split it into pages, or raise the limit (--max-size, max_bytes).",
        )
    return decode(data, name, encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    """Turn the bytes of a file into its text.

    Raises:
        MalformedInputError: no bytes or only white space, a binary, or bytes that do not decode.
        OptionError: there is no such encoding.
    """
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise MalformedInputError(f"{name} is {what}, not text", remedy=remedy)
    if encoding is None:
        source = _detect(data, name)
    else:
        source = Source(name, *_decode_as(data, name, encoding))
    if not source.text.strip():
        raise MalformedInputError(
            f"{name} is empty ({len(data)} bytes)",
            remedy="A PDF that holds only images gives no text: recognise its text first (OCR).",
        )
    return source


def _detect(data: bytes, name: str) -> Source:
    for mark, with_mark in _BOMS:
        if data.startswith(mark):
            return Source(name, *_decode_as(data, name, with_mark))
    if (at := data.find(b"\0")) >= 0:
        raise MalformedInputError(
            f"{name} is binary: byte {at} is NUL, which no text holds",
            remedy="If it is UTF-16 without a byte order mark, name its encoding (--encoding, "
            "encoding=): utf-16-le or utf-16-be.",
        )
    try:
        return Source(name, data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        not_utf8 = error
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        reason = f"is not GB18030 either ({_where(data, error)})"
    else:
        if _common_share(text) >= GB18030_COMMON_SHARE:
            return Source(name, text, "gb18030")
        reason = "gives no plausible Chinese as GB18030"
    raise MalformedInputError(
        f"{name} is not UTF-8 ({_where(data, not_utf8)}) and {reason}",
        remedy="Name its encoding (--encoding, encoding=), or mend these bytes.",
    )


def text_encoding(name: str) -> str:
    """Python's own name of an encoding.

    Raises:
        OptionError: there is none of that name, or it turns bytes into something else than text.
    """
    try:
        b"a".decode(name, "ignore")  # the public way to learn that hex and zlib give no text
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        raise OptionError(
            f"there is no text encoding {name!r}",
            remedy="Any that Python knows will do.",
            options=("utf-8", "gb18030", "gbk", "big5", "utf-16"),
        ) from None


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    """The text and the encoding's name; UTF-8 with a byte order mark becomes utf-8-sig."""
    known = text_encoding(encoding)
    if known == "utf-8" and data.startswith(codecs.BOM_UTF8):
        known = "utf-8-sig"
    try:
        return data.decode(known), known
    except UnicodeDecodeError as error:
        where = _where(data, error)
    except UnicodeError as error:  # codecs such as idna say what, but not where
        where = str(error)
    raise MalformedInputError(
        f"{name} is not {encoding}: {where}",
        remedy="Name another encoding, or none to have it found out.",
    )


def _where(data: bytes, error: UnicodeDecodeError) -> str:
    """Which byte does not decode: its offset from 0, its line from 1, its value."""
    line = data.count(b"\n", 0, error.start) + 1
    value = data[error.start : error.start + 1].hex()
    cut = ", where the file ends within a character" if error.reason in _CUT else ""
    return f"byte {error.start}, line {line}: 0x{value}{cut}"


def _common_share(text: str) -> float:
    """The share of everyday Chinese in what is not ASCII, 0 to 1; 1 where there is nothing."""
    beyond_ascii = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    total = sum(beyond_ascii.values())
    return sum(n for c, n in beyond_ascii.items() if _is_common(c)) / total if total else 1.0


def _is_common(character: str) -> bool:
    """Whether GB 2312 has it as punctuation, a full-width sign or a hanzi of the first level."""
    code = character.encode("gb18030")
    if len(code) != 2 or code[1] < 0xA1:
        return False
    return 0xA1 <= code[0] <= 0xA9 or 0xB0 <= code[0] <= 0xD7


def _missing(path: str | Path) -> MissingInputError:
    """The error for a file that is not there, with the nearest names that are."""
    file = Path(path)
    try:
        names = [entry.name for entry in file.parent.iterdir()]
    except OSError:
        return MissingInputError(f"{path} does not exist: there is no folder {file.parent}")
    near = [str(file.with_name(name)) for name in get_close_matches(file.name, names)]
    remedy = "Did you mean one of these?" if near else ""
    return MissingInputError(f"{path} does not exist", remedy=remedy, options=near)
