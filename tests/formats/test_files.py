import os
import stat
from pathlib import Path

import pytest

from lvnlp.errors import FolderInputError, MalformedInputError, MissingInputError, OutputError
from lvnlp.formats.files import read_utf8, write_whole


def test_what_is_written_is_read(tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    write_whole(target, "会议\r\n𠮷\n")
    assert target.read_bytes() == "会议\r\n𠮷\n".encode()
    assert read_utf8(target) == "会议\r\n𠮷\n"
    write_whole(target, "活动\n")
    assert read_utf8(target) == "活动\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_text("before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(target, "after")
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path, "text")
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "missing" / "a.json", "text")


@pytest.mark.skipif(os.name == "nt", reason="modes and links are those of POSIX")
def test_modes_and_links_are_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "a.json", tmp_path / "link.json"
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)
    write_whole(link, "after")
    assert link.is_symlink()
    assert target.read_text() == "after"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="the system has no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path("/dev/null"), "text")
    assert Path("/dev/null").is_char_device()


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("市" * 80 + ".json")  # 245 bytes of 255
    write_whole(target, "会议")
    assert read_utf8(target) == "会议"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match=r"missing\.json does not exist"):
        read_utf8(tmp_path / "missing.json")
    with pytest.raises(FolderInputError, match="is a folder"):
        read_utf8(tmp_path)
    (tmp_path / "gb.json").write_bytes("会议".encode("gb18030"))
    with pytest.raises(MalformedInputError, match="byte 0 is 0xbb"):
        read_utf8(tmp_path / "gb.json")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf{}")
    assert read_utf8(tmp_path / "a.json") == "{}"
