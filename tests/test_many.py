"""Many pages: order, errors, processes, threads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import lvnlp
from lvnlp import FailedPage, PageSource
from lvnlp.errors import DateError, InputError, MissingInputError, OptionError, WorkerError
from lvnlp.formats.json import format_json
from lvnlp.samples import samples
from lvnlp.source import MAX_CHARACTERS

NEWS = "本报讯 （记者 甘霖） 3月22日，市长方砚秋出席全市农业工作会议。\n"

# Scripts elsewhere import the package that is tested.
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(lvnlp.__file__).parents[1])}


def sources() -> list[PageSource]:
    return [
        PageSource(text=s.source().text, name=s.name, paper=s.paper, date=s.date, place=s.place)
        for s in samples()[:3]
    ]


def alone(many: list[PageSource]) -> list[str]:
    return [format_json(page) for page in lvnlp.load().pipe(many)]


def test_what_is_known_of_a_page_goes_before_what_holds_for_all() -> None:
    given: list[PageSource] = [
        PageSource(text=NEWS, name="a", date="2021-03-23"),
        PageSource(text=NEWS, name="b"),
    ]
    first, second = lvnlp.load().pipe(given, date="2022-05-05", paper="临溪日报")
    assert (first.source, str(first.date), first.paper) == ("a", "2021-03-23", "临溪日报")
    assert (second.source, str(second.date)) == ("b", "2022-05-05")


def test_a_failed_page_is_a_value_and_the_others_go_on(tmp_path: Path) -> None:
    good = tmp_path / "页面 一 ‘’&;.txt"
    good.write_bytes(NEWS.replace("\n", "\r\n").encode("gb18030"))
    given: list[Path | PageSource] = [
        good,
        tmp_path / "none.txt",
        PageSource(text=NEWS, date="no day"),
        good,
    ]
    found = list(lvnlp.load().pipe(given, on_error="keep"))
    assert [bool(page) for page in found] == [True, False, False, True]
    first, second = found[1:3]
    assert isinstance(first, FailedPage)
    assert isinstance(second, FailedPage)
    assert isinstance(first.error, MissingInputError)
    assert str(first.source) == str(tmp_path / "none.txt")
    assert isinstance(second.error, DateError)
    assert "DateError" in second.traceback


def test_the_first_error_is_raised_behind_the_pages_before_it(tmp_path: Path) -> None:
    pages = lvnlp.load().pipe([PageSource(text=NEWS), tmp_path / "none.txt"])
    assert next(pages).people
    with pytest.raises(MissingInputError):
        next(pages)


def test_pages_are_taken_as_they_are_asked_for() -> None:
    taken = 0

    def endless() -> Iterator[PageSource]:
        nonlocal taken
        while True:
            taken += 1
            yield PageSource(text=NEWS)

    pages = lvnlp.load().pipe(endless())
    next(pages)
    next(pages)
    assert taken == 2


@pytest.mark.parametrize("option", [{"processes": 0}, {"batch_size": 0}, {"on_error": "skip"}])
def test_options_that_make_no_sense_are_refused(option: dict[str, Any]) -> None:
    with pytest.raises(OptionError):
        lvnlp.load().pipe([], **option)


def test_a_source_is_a_file_or_a_text() -> None:
    with pytest.raises(OptionError):
        PageSource()
    with pytest.raises(OptionError):
        PageSource("page.txt", text=NEWS)


def test_a_text_far_longer_than_a_page_is_refused() -> None:
    with pytest.raises(InputError, match="far more than a newspaper page"):
        lvnlp.parse("，" * (MAX_CHARACTERS + 1))


def test_one_reader_serves_several_threads() -> None:
    many = sources()
    reader = lvnlp.load()
    expected = alone(many)

    def one(source: PageSource) -> str:
        return format_json(next(reader.pipe([source])))

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(one, many)) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("processes", "size"), [(2, 1), (3, 4)])
def test_processes_and_batches_change_nothing(processes: int, size: int) -> None:
    many = sources() * 2
    pages = lvnlp.load().pipe(many, processes=processes, batch_size=size)
    assert [format_json(page) for page in pages] == alone(many)


@pytest.mark.slow
def test_processes_keep_to_a_few_batches_and_carry_errors_over() -> None:
    taken = 0

    def endless() -> Iterator[PageSource]:
        nonlocal taken
        while True:
            taken += 1
            yield PageSource(text=NEWS, date="no day" if taken == 2 else None)

    pages = lvnlp.load().pipe(endless(), processes=2, batch_size=2, on_error="keep")
    first, second, _ = next(pages), next(pages), next(pages)
    assert first
    assert isinstance(second, FailedPage)
    assert isinstance(second.error, DateError)
    assert taken <= 2 * 2 * 4
    assert isinstance(pages, Generator)
    pages.close()


def kill_on_sight(texts: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    """A model that ends its process when it sees a certain word."""
    if any("山崩" in text for text in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return [[] for _ in texts]


@pytest.mark.slow
def test_a_page_that_kills_its_process_is_found_and_the_others_are_read() -> None:
    texts = [NEWS, NEWS, NEWS.replace("农业", "山崩"), NEWS, NEWS, NEWS]
    reader = lvnlp.load(ner=kill_on_sight)
    given = [PageSource(text=text, name=str(n)) for n, text in enumerate(texts)]
    found = list(reader.pipe(given, processes=2, batch_size=2, on_error="keep"))
    assert [bool(page) for page in found] == [True, True, False, True, True, True]
    assert isinstance(found[2], FailedPage)
    assert isinstance(found[2].error, WorkerError)
    assert "2" in str(found[2].error)


SCRIPT = """
    import sys
    import lvnlp
    def work():
        pages = lvnlp.load().pipe([lvnlp.PageSource(text=TEXT)] * 400, processes=2, batch_size=4)
        for page in pages:
            print(page.raw == TEXT, flush=True)
    TEXT = %r
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals as POSIX has them")
def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    text = textwrap.dedent(SCRIPT % NEWS)
    script.write_text(
        # Whoever runs the tests in the background may have told them to overhear Ctrl-C.
        text + "if __name__ == '__main__':\n"
        "    import signal\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    try:\n        work()\n"
        "    except KeyboardInterrupt:\n        sys.exit(7)\n",
        encoding="utf-8",
    )
    run = subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=ENVIRONMENT,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "True\n"
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    asked = time.monotonic()
    _, errors = run.communicate(timeout=120)
    assert run.returncode == 7
    assert errors == ""
    assert time.monotonic() - asked < 60


@pytest.mark.slow
def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "many.py"
    script.write_text(textwrap.dedent(SCRIPT % NEWS) + "work()\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, timeout=300, env=ENVIRONMENT
    )
    assert run.returncode == 1
    assert "under `if __name__ == '__main__':`" in run.stderr.splitlines()[-1] + run.stderr
