"""`python -m lvnlp.training.curve POOL TEST`: how much is found after 1, 2, 5, 10, 20 pages.

Beside the reader as it is shipped and a spaCy NER that is trained from scratch on the same pages.
It prints a table; `--plot FILE` draws it (needs the extra `notebooks`).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from lvnlp.errors import BackendError
from lvnlp.evaluation.marked.bootstrap import Interval, interval
from lvnlp.evaluation.marked.evaluate import Way, evaluate
from lvnlp.evaluation.marked.mentions import Marked, marked, strict
from lvnlp.evaluation.tally import Tally, total
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.pages import read_pages
from lvnlp.pipeline import Reader, load
from lvnlp.training.run import train

PAGES = (1, 2, 5, 10, 20)
UPDATES = 400
"""Updates of the spaCy NER, a page each, however many pages there are."""


@dataclass(frozen=True)
class Point:
    """One point of a curve: a label or relation after some pages, 0 for the reader as shipped."""

    what: str
    model: str
    pages: int
    f1: Interval


def curve(
    pool: Sequence[AnnotatedPage],
    test: Sequence[AnnotatedPage],
    *,
    labels: Collection[str],
    relations: Collection[str],
    sizes: Sequence[int] = PAGES,
    spacy: bool = True,
) -> list[Point]:
    """The points for each label and relation, and for all mentions and relations together.

    Args:
        pool: the pages to train on, the first ones first.
        test: the pages to score on.
        labels, relations: what is drawn one by one.
        sizes: how many pages are trained on.
        spacy: also train a spaCy NER from scratch; it finds labels, no relations.
    """
    out = _points(load(), test, labels, relations, 0)
    for size in (s for s in sizes if s <= len(pool)):
        with tempfile.TemporaryDirectory() as folder:
            made = train(pool[:size], Path(folder) / "model")
            out += _points(load(made.folder), test, labels, relations, size)
        if spacy:
            out += _from_scratch(pool[:size], test, labels, size)
    return out


def _points(
    reader: Reader,
    test: Sequence[AnnotatedPage],
    labels: Collection[str],
    relations: Collection[str],
    size: int,
) -> list[Point]:
    score = evaluate(reader, test)
    ways: tuple[tuple[Way, Collection[str]], ...] = (
        ("mentions", labels),
        ("relations", relations),
    )
    return [
        Point(name or f"all {way}", "lvnlp", size, interval(score.per_page(way, name)))
        for way, names in ways
        for name in ("", *names)
    ]


def _from_scratch(
    pool: Sequence[AnnotatedPage], test: Sequence[AnnotatedPage], labels: Collection[str], size: int
) -> list[Point]:
    """A spaCy NER with its usual settings, on characters."""
    from spacy.training import Example
    from thinc.api import fix_random_seed

    from lvnlp.chinese.tokenizer import blank_nlp

    fix_random_seed(0)
    nlp = blank_nlp()
    nlp.add_pipe("ner")
    examples = []
    for page in pool:
        doc = nlp.make_doc(page.raw)
        spans = [(m.start, m.end, m.label) for m in _flat(page)]
        examples.append(Example.from_dict(doc, {"entities": spans}))
    optimizer = nlp.initialize(lambda: examples)
    order = random.Random(0)
    for _ in range(UPDATES):
        nlp.update([order.choice(examples)], sgd=optimizer, drop=0.2)
    every = {m.label for page in pool for m in page.mentions} | set(labels)
    scores: list[dict[str, Tally]] = []
    for page in test:
        ents = nlp(page.raw).ents
        found = [Marked(e.start_char, e.end_char, e.label_) for e in ents]
        gold = marked(page, {*every, *(m.label for m in page.mentions)})
        scores.append(strict(gold, found))
    out = [Point("all mentions", "spaCy", size, interval([total(s.values()) for s in scores]))]
    for label in labels:
        tallies = [s.get(label, Tally()) for s in scores]
        out.append(Point(label, "spaCy", size, interval(tallies)))
    return out


def _flat(page: AnnotatedPage) -> list[Marked]:
    out: list[Marked] = []
    for one in sorted(
        marked(page, {m.label for m in page.mentions}), key=lambda m: (m.start, -m.end)
    ):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def table(points: Sequence[Point]) -> str:
    """The points as Markdown: a row for each label or relation and model."""
    sizes = sorted({p.pages for p in points})
    rows = dict.fromkeys((p.what, p.model) for p in points)
    lines = [
        "| | | " + " | ".join("untrained" if s == 0 else f"{s} pages" for s in sizes) + " |",
        "|" + " --- |" * (len(sizes) + 2),
    ]
    for what, model in rows:
        cells = {p.pages: p.f1 for p in points if (p.what, p.model) == (what, model)}
        told = [
            f"{cells[s].value:.3f} ({cells[s].low:.2f}–{cells[s].high:.2f})" if s in cells else ""
            for s in sizes
        ]
        lines.append(f"| {what} | {model} | " + " | ".join(told) + " |")
    return "\n".join(lines) + "\n"


def plot(points: Sequence[Point], path: Path) -> None:
    """Draw the curves, one picture for each label or relation.

    Raises:
        BackendError: matplotlib is not installed.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise BackendError.missing("matplotlib", "notebooks") from error
    matplotlib.use("Agg")
    from matplotlib import pyplot

    whats = list(dict.fromkeys(p.what for p in points))
    columns = min(3, len(whats))
    lines = -(-len(whats) // columns)
    figure, axes = pyplot.subplots(
        lines, columns, figsize=(4 * columns, 3 * lines), squeeze=False, sharey=True
    )
    for what, axis in zip(whats, axes.flat, strict=False):
        for model in dict.fromkeys(p.model for p in points):
            own = [p for p in points if p.what == what and p.model == model and p.pages]
            if own:
                at = [p.pages for p in own]
                axis.plot(at, [p.f1.value for p in own], marker="o", label=model)
                axis.fill_between(at, [p.f1.low for p in own], [p.f1.high for p in own], alpha=0.2)
        first = next(p for p in points if p.what == what and p.pages == 0)
        axis.axhline(first.f1.value, linestyle="--", color="grey", label="untrained")
        axis.set(title=what, xlabel="annotated pages", ylim=(0, 1))
    axes[0][0].legend()
    axes[0][0].set_ylabel("F1")
    figure.tight_layout()
    figure.savefig(path)
    pyplot.close(figure)


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains, scores, prints the table."""
    parser = argparse.ArgumentParser(prog="python -m lvnlp.training.curve", description=__doc__)
    parser.add_argument("pool", type=Path, help="annotated pages to train on")
    parser.add_argument("test", type=Path, help="annotated pages to score on")
    parser.add_argument("--labels", default="", help="labels to draw one by one: A,B")
    parser.add_argument("--relations", default="", help="relations to draw one by one: a,b")
    parser.add_argument("--plot", type=Path, help="a file for the picture: curve.svg")
    parser.add_argument("--no-spacy", action="store_true", help="leave spaCy out")
    given = parser.parse_args(arguments)
    points = curve(
        read_pages(given.pool).pages,
        read_pages(given.test).pages,
        labels=[one for one in given.labels.split(",") if one],
        relations=[one for one in given.relations.split(",") if one],
        spacy=not given.no_spacy,
    )
    sys.stdout.write(table(points))
    if given.plot is not None:
        plot(points, given.plot)


if __name__ == "__main__":
    main()
