"""A whole training: pages in, the folder of a model out."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.ner.backends import of_tagger
from lvnlp.ner.bundled import bundled
from lvnlp.ner.layers import Floats
from lvnlp.ner.tags import Span
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import Pattern, shipped_patterns
from lvnlp.training.checkpoint import Checkpoint, fingerprint
from lvnlp.training.mention_training import STEPS, Taught, score, train_mentions
from lvnlp.training.plan import Plan, groups, plan
from lvnlp.training.rehearsal import rehearsal, rehearsed_pairs
from lvnlp.training.relation_training import Example, classes_of, examples, prepare, train_relations
from lvnlp.training.report import Report, as_json, as_markdown, counts
from lvnlp.training.thresholds import out_of_fold
from lvnlp.tuned import storage
from lvnlp.tuned.annotated_units import AnnotatedUnits, read_units
from lvnlp.tuned.features import Rows, encoded, rows
from lvnlp.tuned.model import UserModel
from lvnlp.tuned.tagger import MentionTagger

ASIDE = 0.2
"""Part of the pages that early stopping looks at; then all of them are trained on."""

ENOUGH = 5
"""Pages from which some are set aside."""

Tell = Callable[[str, int, int, str], None]
"""Progress: the stage, how much of how much is done, and what there is to say."""


@dataclass(frozen=True)
class Trained:
    """What a training gave.

    Attributes:
        model: the model, as it was written.
        folder: where it stands.
        report: figures, also in `report.json` and `report.md` of the folder.
        resumed: an interrupted training was gone on with.
    """

    model: UserModel
    folder: Path
    report: Report
    resumed: bool = False


def train(
    pages: str | Path | Iterable[AnnotatedPage] | Plan,
    out: str | Path,
    *,
    labels: Collection[str] | None = None,
    relations: Collection[str] | None = None,
    patterns: Sequence[Pattern] = (),
    seed: int = 0,
    name: str = "",
    tell: Tell | None = None,
) -> Trained:
    """Train a model on annotated pages and write it into a folder that `lvnlp.load` takes.

    The mention tagger starts from what the reader finds and learns where it is wrong; the relation
    model starts from what patterns say. Some pages, whole ones, are set aside to tell when to
    stop; the model that is written has seen all of them. The same pages and seed give the same
    bytes on the same machine. A training that was interrupted goes on where it stopped when it is
    called again in the same way.

    Args:
        pages: a folder of annotated pages (or of gold pages), one such file, pages, or a plan.
        out: the folder; a model that stands there is replaced once the new one is whole.
        labels: labels of mentions to learn; None for all that are marked.
        relations: relations to learn; None for all that are annotated.
        patterns: the user's own patterns, whose facts are looked at as those of the shipped ones.
        seed: draws the pages that are set aside.
        name: how mentions and facts name the model; the folder's name if left out.
        tell: called with progress.

    Raises:
        InputError: there are no pages.
        OptionError: a label or relation cannot be learned.
        OutputError: the folder cannot be written, or holds something else.
    """
    folder = Path(out)
    settled = pages if isinstance(pages, Plan) else plan(pages, labels, relations)
    storage.check_target(folder)
    called = name or folder.resolve().name
    settings = {
        "labels": settled.labels,
        "relations": settled.relations,
        "patterns": [repr(p) for p in patterns],
        "seed": seed,
        "name": called,
    }
    done = Checkpoint(folder, fingerprint(settled.pages, settings))
    run = _Run(settled, Interpreter([*shipped_patterns(), *patterns]), seed, tell or _silent)
    tagger, stopped = run.mentions(done, called)
    relater, found = run.relations(done, called)
    report = Report(
        pages=len(settled.pages),
        seed=seed,
        aside=tuple(settled.pages[n].source for n in run.aside),
        labels=counts(settled.labels, settled.marked),
        relations=counts(settled.relations, settled.joined),
        unplaced=run.unplaced,
        mentions=stopped,
        joined=found,
        notes=tuple(str(note) for note in (*settled.bad, *settled.notes)),
    )
    model = UserModel(called, tagger.tagger, relater.relations)
    about = {"trained": {"pages": len(settled.pages), "seed": seed}}
    texts = {"report.json": as_json(report), "report.md": as_markdown(report, called)}
    model.save(folder, about, texts)
    done.forget()
    return Trained(UserModel.load(folder), folder, report, done.resumed)


def _silent(stage: str, number: int, of: int, said: str) -> None:
    del stage, number, of, said


class _Run:
    """The pages as they are read, and the stages that learn from them."""

    def __init__(self, settled: Plan, interpreter: Interpreter, seed: int, tell: Tell) -> None:
        self.plan = settled
        self.interpreter = interpreter
        self.tell = tell
        self.encoder = bundled().encoder
        self.aside = _aside(settled, seed)
        self._read: list[AnnotatedUnits] = []
        self._folds = _folds(settled, seed)

    @property
    def pages(self) -> list[AnnotatedUnits]:
        """The pages up to their mentions; read with the first need of them."""
        if not self._read:
            backend = of_tagger(bundled())
            for number, page in enumerate(self.plan.pages, start=1):
                self.tell("read", number, len(self.plan.pages), page.source)
                self._read.append(read_units(page, backend))
        return self._read

    @property
    def unplaced(self) -> int:
        """How many marked mentions lie in no text of the page."""
        return sum(len(p.page.mentions) - len(p.placed) for p in self.pages)

    def _taught(self, seen: dict[int, list[Rows]], numbers: Iterable[int]) -> Taught:
        chosen = list(numbers)
        labels = set(self.plan.labels)
        spans: list[list[Span]] = [
            [s for s in gold if s.label in labels] for n in chosen for gold in self.pages[n].gold
        ]
        return Taught([r for n in chosen for r in seen[n]], spans)

    def mentions(self, done: Checkpoint, name: str) -> tuple[UserModel, dict[str, Any]]:
        """The mention tagger, and how it fared on the pages set aside."""
        if not self.plan.labels:
            return UserModel(name), {}
        seen: dict[int, list[Rows]] = {}

        def prepared() -> dict[int, list[Rows]]:
            for number, page in enumerate(self.pages):
                if number not in seen:
                    seen[number] = rows(self.encoder, page.units)
            return seen

        def stop() -> dict[str, Any]:
            if not self.aside:
                return {"steps": STEPS // 2}
            rest = [n for n in range(len(self.pages)) if n not in self.aside]
            aside = self._taught(prepared(), self.aside)
            before = score(MentionTagger.untrained(self.plan.labels, self.encoder), aside)
            tagger, steps = train_mentions(
                self.plan.labels,
                self.encoder,
                self._taught(prepared(), rest),
                aside,
                rehearsal(self.plan.labels),
                tell=lambda n, loss, f1: self.tell("stop", n, STEPS, _told(loss, f1)),
            )
            after = score(tagger, aside)
            return {"steps": max(1, steps), "before": before.f1, "after": after.f1}

        def final(steps: int) -> UserModel:
            everything = self._taught(prepared(), range(len(self.pages)))
            tagger, _ = train_mentions(
                self.plan.labels,
                self.encoder,
                everything,
                again=rehearsal(self.plan.labels),
                steps=steps,
                tell=lambda n, loss, f1: self.tell("mentions", n, steps, _told(loss, f1)),
            )
            return UserModel(name, tagger)

        stopped = done.numbers("stop", stop)
        return done.model("mentions", lambda: final(int(stopped["steps"]))), stopped

    def relations(self, done: Checkpoint, name: str) -> tuple[UserModel, dict[str, Any]]:
        """The relation model, and how it fared on pages that it had not seen."""
        if not self.plan.relations:
            return UserModel(name), {}
        made: list[tuple[list[Example], Any]] = []

        def taught() -> tuple[list[Example], Any]:
            if not made:
                made.append(self._examples())
            return made[0]

        width = 3 * self.encoder.width

        def thresholds() -> dict[str, Any]:
            listed, classes = taught()
            self.tell("relations", 0, len(classes), "pages left out in turn")
            return out_of_fold(classes, listed, self._folds, width)

        def final() -> UserModel:
            listed, classes = taught()
            chosen = [
                replace(c, threshold=found[f"{c.relation}/{c.modality}"]["threshold"])
                for c in classes
            ]
            self.tell("relations", len(classes), len(classes), "all pages")
            return UserModel(name, None, train_relations(chosen, listed, width))

        found = done.numbers("thresholds", thresholds)
        return done.model("relations", final), found

    def _examples(self) -> tuple[list[Example], Any]:
        labels = self.plan.labels
        prepared = [prepare(n, page, labels, self.interpreter) for n, page in enumerate(self.pages)]
        classes = classes_of(prepared, self.plan.relations, self.interpreter)
        sides = {s for c in classes for s in c.sides}
        out: list[Example] = []
        for page in prepared:
            self.tell("pairs", page.number + 1, len(prepared), self.plan.pages[page.number].source)
            hidden: list[Floats] = encoded(self.encoder, [u.text for u in page.units])
            out += examples(page, sides, self.interpreter, hidden)
        return [*out, *rehearsed_pairs(classes, self.interpreter)], classes


def _told(loss: float, f1: float | None) -> str:
    return f"loss {loss:.4f}" + ("" if f1 is None else f", F1 on pages set aside {f1:.3f}")


def _shuffled(settled: Plan, seed: int) -> list[list[int]]:
    listed = groups(settled.pages)
    random.Random(seed).shuffle(listed)
    return listed


def _aside(settled: Plan, seed: int) -> list[int]:
    listed = _shuffled(settled, seed)
    if len(listed) < ENOUGH:
        return []
    return sorted(n for group in listed[: max(1, round(ASIDE * len(listed)))] for n in group)


def _folds(settled: Plan, seed: int) -> list[int]:
    """For each page the part in which it is left out."""
    out = [0] * len(settled.pages)
    for place, group in enumerate(_shuffled(settled, seed)):
        for number in group:
            out[number] = place % ENOUGH
    return out
