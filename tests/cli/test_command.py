"""The command as a whole, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lvnlp.samples import samples
from lvnlp.version import __version__


def lvnlp(
    *words: str | Path, stdin: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "lvnlp", *map(str, words)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **more},
    )


def test_version() -> None:
    assert lvnlp("--version").stdout.decode() == f"lvnlp {__version__}\n"


def test_help_tells_the_commands_and_imports_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['lvnlp', 'read', '--help']\n"
        "from lvnlp.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'thinc', 'numpy', 'lvnlp.schema', 'lvnlp.pipeline'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    for option in ("--paper", "--date", "--place", "--format", "--out", "--patterns"):
        assert option in done.stdout.decode()


def test_no_words_show_the_help() -> None:
    done = lvnlp()
    assert done.returncode == 2
    assert b"samples" in done.stdout + done.stderr


def test_output_is_utf8_whatever_the_locale() -> None:
    done = lvnlp("samples", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert samples()[0].paper in done.stdout.decode("utf-8")


def test_an_unknown_command() -> None:
    done = lvnlp("reed")
    assert done.returncode == 2
    assert b"reed" in done.stderr


def test_shipped_pages_are_listed_and_copied(tmp_path: Path) -> None:
    listed = lvnlp("samples", COLUMNS="200").stdout.decode()
    done = lvnlp("samples", "--copy", tmp_path / "pages")
    assert done.returncode == 0
    for page in samples():
        assert f"sample:{page.name}" in listed
        for file in page.files():
            assert (tmp_path / "pages" / file.name).read_bytes() == file.read_bytes()
    assert len(done.stdout.splitlines()) == 2 * len(samples())


def test_pages_that_cannot_be_copied(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    done = lvnlp("samples", "--copy", file)
    assert done.returncode == 1
    assert b"cannot be copied" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a shell with pipes")
def test_a_reader_that_goes_away_is_no_traceback() -> None:
    command = f"{sys.executable} -m lvnlp samples | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
