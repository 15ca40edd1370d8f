"""From which probability a relation is taken: told by pages that the model has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from lvnlp.evaluation.tally import Tally
from lvnlp.training.relation_training import Example, answer, train_relations
from lvnlp.tuned.relations import HELD_BACK, THRESHOLD, RelationClass, RelationModel

CHOICES = (0.25, 0.35, 0.5)
"""What is tried. Above one half precision on pages alike is bought with what is said otherwise."""

LEAST = 10
"""Relations of a class from which a threshold is chosen; with fewer it is chance."""

GAIN = 0.01
"""How much better than with `THRESHOLD` F1 must be for another threshold to be taken."""


def out_of_fold(
    classes: Sequence[RelationClass],
    taught: Sequence[Example],
    folds: Sequence[int],
    width: int,
) -> dict[str, Any]:
    """For each class its threshold, and its F1 on pages that were left out, on marked mentions.

    Args:
        folds: for each page the part in which it is left out. Pairs of no page, which are only
            rehearsed, are never left out.
        width: columns of what the encoder says.
    """
    own = [e for e in taught if e.page >= 0]
    parts = sorted({folds[e.page] for e in own})
    scored: list[list[tuple[Example, float]]] = [[] for _ in classes]
    for part in parts if len(parts) > 1 else ():
        model = train_relations(
            classes, [e for e in taught if e.page < 0 or folds[e.page] != part], width
        )
        for number, one in enumerate(classes):
            here = [e for e in own if folds[e.page] == part and e.sides in one.sides]
            scored[number] += [(e, probability(model, number, e)) for e in here]
    out = {}
    for one, found in zip(classes, scored, strict=True):
        told = {t: tally(one, found, t) for t in CHOICES}
        best = max(CHOICES, key=lambda t: (told[t].f1, -abs(t - THRESHOLD)))
        usual = THRESHOLD
        if told[usual].gold >= LEAST and told[best].f1 > told[usual].f1 + GAIN:
            usual = best
        out[f"{one.relation}/{one.modality}"] = {
            "threshold": usual,
            "f1": told[usual].f1 if found else None,
            "relations": sum(answer(one, e) is True for e in own),
        }
    return out


def probability(model: RelationModel, number: int, example: Example) -> float:
    """As `RelationModel.score`, for a pair whose features were seen before."""
    total = float(model.weights[number][example.columns].sum(dtype=np.float64))
    total += float(model.dense[number] @ example.dense) * HELD_BACK
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def tally(one: RelationClass, scored: Sequence[tuple[Example, float]], threshold: float) -> Tally:
    """Right, wrong and missed, each two things that are joined once a page."""
    right: set[tuple[int, str, str]] = set()
    found: set[tuple[int, str, str]] = set()
    passed: set[tuple[int, str, str]] = set()
    for example, score in scored:
        key = (example.page, *example.key)
        marked = answer(one, example)
        if marked:
            right.add(key)
        elif marked is None:
            passed.add(key)
        if score >= threshold:
            found.add(key)
    return Tally(len(right & found), len(found - right - passed), len(right - found))
