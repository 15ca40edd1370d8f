"""Strict scores of spans: precision, recall and F1 for each label and over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lvnlp.ner.tags import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of spans, and the figures made of them; each 0 to 1."""

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Part of what was found that is right; 1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Part of what is there that was found; 1.0 where there is nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


def score(gold: Sequence[Iterable[Span]], found: Sequence[Iterable[Span]]) -> dict[str, Score]:
    """The score of each label, and of all under "all"; one list of spans a text."""
    counts: dict[str, Counter[str]] = {"right": Counter(), "found": Counter(), "gold": Counter()}
    for there, given in zip(gold, found, strict=True):
        a, b = set(there), set(given)
        for name, spans in (("right", a & b), ("found", b), ("gold", a)):
            for span in spans:
                counts[name][span.label] += 1
                counts[name]["all"] += 1
    labels = sorted(set(counts["gold"]) | set(counts["found"]))
    return {
        label: Score(counts["right"][label], counts["found"][label], counts["gold"][label])
        for label in labels
    }
