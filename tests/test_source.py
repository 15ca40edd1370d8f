import codecs
import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lvnlp.errors import (
    FolderInputError,
    InputError,
    LvnlpError,
    MalformedInputError,
    MissingInputError,
    OptionError,
)
from lvnlp.source import MAX_BYTES, decode, read_source

PAGE = "本报讯（记者 甄可欣）3月5日，\r\n全市春耕备耕现场会在临溪县召开。\n\r市领导出席。\f"


def written(folder: Path, data: bytes, name: str = "page.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def complaint(
    path: Path,
    encoding: str | None = None,
    kind: type[LvnlpError] = MalformedInputError,
) -> str:
    with pytest.raises(kind) as error:
        read_source(path, encoding)
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PAGE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PAGE.encode(), "utf-8-sig"),
        (PAGE.encode("gb18030"), "gb18030"),
        (PAGE.encode("gbk"), "gb18030"),
        (codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + PAGE.encode("utf-32-le"), "utf-32"),
        (b"Plain English text, no Chinese at all.\r\n", "utf-8"),
    ],
)
def test_encodings_are_found_out_and_offsets_are_those_of_the_file(
    tmp_path: Path, data: bytes, encoding: str
) -> None:
    path = written(tmp_path, data)
    source = read_source(path)
    assert source.encoding == encoding
    assert source.name == str(path)
    with path.open(encoding=source.encoding, newline="") as file:
        assert source.text == file.read()
    assert "\ufeff" not in source.text
    assert source.text.count("\r") == PAGE.count("\r") or b"English" in data


def test_a_named_encoding_is_taken(tmp_path: Path) -> None:
    traditional = "本報訊 縣長主持會議並講話"
    path = written(tmp_path, traditional.encode("big5"))
    assert read_source(path, "big5").text == traditional
    assert read_source(path, "BIG5").encoding == "big5"


def test_a_named_utf8_drops_the_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path, codecs.BOM_UTF8 + PAGE.encode())
    assert read_source(path, "utf-8") == read_source(path)


def test_an_unknown_encoding_is_an_error_that_names_some(tmp_path: Path) -> None:
    path = written(tmp_path, PAGE.encode())
    for unknown in ("utf-99", "hex"):
        message = complaint(path, unknown, OptionError)
        assert f"no text encoding '{unknown}'" in message
        assert "gb18030" in message


def test_one_bad_byte_in_utf8_is_told_by_its_place_and_not_read_as_gb18030(tmp_path: Path) -> None:
    good = PAGE.encode()
    data = good + b"\xff" + good
    message = complaint(written(tmp_path, data))
    line = good.count(b"\n") + 1
    assert f"byte {len(good)}, line {line}: 0xff" in message
    assert "--encoding" in message


def test_damaged_utf8_that_decodes_as_gb18030_is_not_taken_for_it(tmp_path: Path) -> None:
    # Every hanzi has three bytes in UTF-8. An even number of them, the last cut by one byte and
    # followed by a byte of ASCII, happens to be well-formed GB18030.
    data = "会议强调，要抓好落实会议强".encode()[:-1] + b"abc"
    data.decode("gb18030")
    message = complaint(written(tmp_path, data))
    assert "no plausible Chinese" in message
    assert "not UTF-8" in message


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PAGE.strip().encode()[:-1], "utf-8"),
        ("会议".encode("gb18030")[:-1], "gb18030"),
        (codecs.BOM_UTF16_LE + PAGE.encode("utf-16-le")[:-1], None),
    ],
)
def test_text_cut_within_its_last_character(
    tmp_path: Path, data: bytes, encoding: str | None
) -> None:
    message = complaint(written(tmp_path, data), encoding)
    assert "where the file ends within a character" in message
    at = int(message.split("byte ")[1].split(",")[0])
    assert len(data) - 3 < at < len(data)


def test_a_wrong_named_encoding_says_where(tmp_path: Path) -> None:
    data = b"ABC\n" + "会议".encode("gb18030")
    message = complaint(written(tmp_path, data), "utf-8")
    assert "byte 4, line 2: 0xbb" in message


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\f\f", codecs.BOM_UTF8])
def test_an_empty_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    message = complaint(written(tmp_path, data))
    assert f"is empty ({len(data)} bytes)" in message
    assert "OCR" in message


def test_a_pdf_is_told_to_be_extracted(tmp_path: Path) -> None:
    message = complaint(written(tmp_path, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"))
    assert "PDF" in message
    assert "pdftotext" in message
    assert "pdftotext" in complaint(written(tmp_path, b"%PDF-1.7\n"), "gb18030")


def test_binaries_are_refused(tmp_path: Path) -> None:
    assert "byte 5 is NUL" in complaint(written(tmp_path, b"ELF!!\0\0\0"))
    assert "zip" in complaint(written(tmp_path, b"PK\x03\x04rest"))
    assert "image" in complaint(written(tmp_path, b"\x89PNG\r\n\x1a\n\0\0"))


def test_utf16_without_a_mark_is_told_to_be_named(tmp_path: Path) -> None:
    path = written(tmp_path, PAGE.encode("utf-16-le"))
    assert "utf-16-le" in complaint(path)
    assert read_source(path, "utf-16-le").text == PAGE


def test_ten_megabytes_are_refused_at_once_and_read_on_demand(tmp_path: Path) -> None:
    line = "全市项目建设现场会在临溪县召开。\n".encode("gb18030")
    data = line * (10_000_000 // len(line) + 1)
    path = written(tmp_path, data)
    message = complaint(path, kind=InputError)
    assert f"more than {MAX_BYTES // 1024 // 1024} MB" in message
    assert "--max-size" in message
    started = time.perf_counter()
    assert read_source(path, max_bytes=len(data)).encoding == "gb18030"
    assert time.perf_counter() - started < 20  # quadratic time would take hours


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = written(tmp_path, b"abc")
    assert read_source(path, max_bytes=3).text == "abc"
    with pytest.raises(InputError, match="more than"):
        read_source(path, max_bytes=2)


def test_a_folder(tmp_path: Path) -> None:
    message = complaint(tmp_path, kind=FolderInputError)
    assert "is a folder" in message
    assert str(tmp_path / "*.txt") in message


def test_a_missing_file_and_its_likely_name(tmp_path: Path) -> None:
    written(tmp_path, PAGE.encode(), "daily-2021-03-23.txt")
    message = complaint(tmp_path / "daily-2021-03-32.txt", kind=MissingInputError)
    assert "does not exist" in message
    assert "daily-2021-03-23.txt" in message
    assert "Did you mean" not in complaint(tmp_path / "other", kind=MissingInputError)
    assert "no folder" in complaint(tmp_path / "nowhere" / "page.txt", kind=MissingInputError)


def test_any_other_trouble_with_the_file_keeps_its_reason(tmp_path: Path) -> None:
    name = "长" * 200  # longer than a file's name may be
    assert "cannot be read" in complaint(tmp_path / name, kind=InputError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PAGE.encode(),))
    writer.start()
    assert read_source(pipe).text == PAGE
    writer.join()


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "gb18030", "utf-16", "big5"]))
def test_any_bytes_give_the_text_of_the_file_or_a_clear_error(
    data: bytes, encoding: str | None
) -> None:
    complaints: list[str] = []
    try:
        source = decode(data, "page.txt", encoding)
        assert source.text == data.decode(source.encoding)
    except MalformedInputError as error:
        complaints.append(str(error))
    assert all("page.txt" in message for message in complaints)
