"""`python -m lvnlp.pretraining.benchmark DATA [--pages PAGES]` prints docs/benchmarks.md.

Every tagger runs in a process of its own on one thread, so that load time and memory are its own.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from lvnlp.ner.windows import windows
from lvnlp.pretraining.examples import Example
from lvnlp.pretraining.held_out import held_out_examples, whole_dates
from lvnlp.pretraining.peers import PEERS, Find
from lvnlp.pretraining.recipe import HEADS, only
from lvnlp.pretraining.scores import Score, score

SETS = ("MSRA test", "UNER dev", "people-time dev")
TIMED = 2000
"""Sentences of the MSRA test set that speed is measured on."""

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

Row = dict[str, float]


def measure(name: str, data: Path, pages: Path | None) -> Row:
    """All figures of one tagger."""
    sets = held_out_examples(data / "ner")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    find = PEERS[name].load()
    row: Row = {"load": time.perf_counter() - began, "size": PEERS[name].size()}
    texts = [e.text for e in sets["MSRA test"] if e.text][:TIMED]
    find(texts[:50])
    began = time.perf_counter()
    find(texts)
    row["speed"] = sum(map(len, texts)) / (time.perf_counter() - began)
    # Linux counts in KiB; what the corpora took is taken off.
    row["memory"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    for label in SETS:
        examples = [e for e in sets[label] if e.text]
        found = find([e.text for e in examples])
        gold = [only(e, HEADS["names"]).spans for e in examples]
        row |= _cells(label, score(gold, [[s for s in f if s.label in HEADS["names"].labels]
                                          for f in found]))  # fmt: skip
    dated = [e for e in sets["people-time dev"] if e.text]
    dates = [
        whole_dates(Example(e.text, tuple(s for s in spans if s.label == "DATE"))).spans
        for e, spans in zip(dated, find([e.text for e in dated]), strict=True)
    ]
    if any(dates):
        found_dates = score([only(e, HEADS["dates"]).spans for e in dated], dates)
        row["people-time dev DATE"] = found_dates["all"].f1
    cut = PEERS[name].words
    if cut is not None:
        examples = [e for e in sets["PD1998, a tenth"] if e.text]
        words = cut()([e.text for e in examples])
        row["words"] = score([e.spans for e in examples], words)["all"].f1
    if pages is not None:
        for suffix, title in ((".txt", "pages, raw"), (".clean.txt", "pages, clean")):
            right, given, there = people_on_pages(find, pages, suffix)
            row[f"{title} precision"] = right / max(1, given)
            row[f"{title} recall"] = right / max(1, there)
    return row


def _cells(label: str, scores: dict[str, Score]) -> Iterator[tuple[str, float]]:
    for name in ("all", *HEADS["names"].labels):
        if name in scores:
            yield f"{label} {name}", scores[name].f1


def people_on_pages(find: Find, pages: Path, suffix: str) -> tuple[int, int, int]:
    """Different people of all pages: found and right, found, there.

    A page without such a text is left out; damaged names do not count.
    """
    right = given = there = 0
    for path in sorted(pages.glob("*.gold.json")):
        text = path.with_name(path.name.removesuffix(".gold.json") + suffix)
        if not text.exists():
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        names = set(gold["persons"]) - set(gold.get("damaged", ()))
        page = text.read_text(encoding="utf-8")
        pieces = [page[w.start : w.end] for w in windows(page)]
        found = {
            piece[s.start : s.end]
            for piece, spans in zip(pieces, find(pieces), strict=True)
            for s in spans
            if s.label == "PERSON"
        }
        right += len(names & found)
        there += len(names)
        given += len(found - set(gold.get("damaged", ())))
    return right, given, there


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs every tagger and prints the page."""
    parser = argparse.ArgumentParser(
        prog="python -m lvnlp.pretraining.benchmark", description=__doc__
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--peer", choices=list(PEERS), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.peer:
        row = measure(given.peer, given.data, given.pages)
        sys.stdout.write("\n" + json.dumps(row) + "\n")
        return
    rows: dict[str, Row] = {}
    skipped: dict[str, str] = {}
    for name, peer in PEERS.items():
        reason = peer.missing()
        if reason:
            skipped[name] = reason
            continue
        command = [
            sys.executable,
            "-m",
            "lvnlp.pretraining.benchmark",
            str(given.data),
            "--peer",
            name,
        ]
        command += ["--pages", str(given.pages)] if given.pages else []
        done = subprocess.run(
            command,
            env={**os.environ, **dict.fromkeys(THREADS, "1")},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            skipped[name] = done.stderr.strip().splitlines()[-1]
        else:
            rows[name] = json.loads(done.stdout.strip().splitlines()[-1])
    sys.stdout.write(page_of(rows, skipped))


def page_of(rows: dict[str, Row], skipped: dict[str, str]) -> str:
    """The page in Markdown."""
    lines = [
        "# Benchmarks",
        "",
        "Printed by `python -m lvnlp.pretraining.benchmark DATA --pages PAGES`; all figures of one",
        "run, each tagger in a process of its own, one thread. F1 of strict spans; the labels of",
        "the test sets are untouched. The MSRA head follows the ways of that corpus, the names",
        "head is what `lvnlp.load()` reads. jieba, thulac and cutword follow ways of their own.",
        "Words are those of PD1998, names whole, in a tenth of it that nothing was learnt from.",
        "",
    ]
    for title, columns in _tables(rows):
        lines += [f"## {title}", "", "| tagger | " + " | ".join(columns) + " |"]
        lines.append("| --- |" + " --- |" * len(columns))
        for name, row in rows.items():
            cells = [_cell(key, row.get(key)) for key in columns.values()]
            if set(cells) == {"-"}:
                continue
            lines.append(f"| {name} | " + " | ".join(cells) + " |")
        lines.append("")
    lines += [f"Left out: {name} ({reason})." for name, reason in skipped.items()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _tables(rows: dict[str, Row]) -> Iterator[tuple[str, dict[str, str]]]:
    labels = {"all": "all", "PERSON": "people", "ORGANIZATION": "organisations", "PLACE": "places"}
    for name in SETS:
        yield name, {title: f"{name} {label}" for label, title in labels.items()}
    yield (
        "Dates and words",
        {"dates, people-time dev": "people-time dev DATE", "words, a tenth of PD1998": "words"},
    )
    if any("pages, raw recall" in row for row in rows.values()):
        yield (
            "Different people on annotated newspaper pages",
            {
                f"{kind} {figure}": f"pages, {kind} {figure}"
                for kind in ("raw", "clean")
                for figure in ("precision", "recall")
            },
        )
    yield (
        "Cost",
        {
            "size, MB": "size",
            "load, s": "load",
            "memory, MB": "memory",
            "characters a second": "speed",
        },
    )


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return "-"
    if key in ("size", "memory"):
        return f"{value / 1e6:.0f}"
    if key == "load":
        return f"{value:.2f}"
    return f"{value:.0f}" if key == "speed" else f"{value:.3f}"


if __name__ == "__main__":
    main()
