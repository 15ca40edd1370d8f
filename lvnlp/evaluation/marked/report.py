"""Scores on annotated pages as Markdown for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lvnlp.evaluation.marked.bootstrap import Interval, difference, interval
from lvnlp.evaluation.marked.evaluate import WAYS, Score, Way
from lvnlp.evaluation.tally import Tally, total

WORST = 5
"""Pages that are listed as the worst."""


def figures(score: Score, against: Score | None = None) -> dict[str, Any]:
    """All figures; intervals are [low, high] and hold 95 % of the samples of pages."""
    told: dict[str, Any] = {
        "model": score.name,
        "pages": len(score.pages),
        "ways": {way: _way(score, way) for way in WAYS if any(score.by_name(way).values())},
        "confusion": [
            {"marked": gold, "found": found, "count": count}
            for (gold, found), count in sorted(score.confused().items())
        ],
        "worst": [{"source": p.source, "errors": p.errors} for p in _worst(score)],
    }
    if against is not None:
        told["against"] = {
            "model": against.name,
            "ways": {way: _change(score, against, way) for way in told["ways"]},
        }
    return told


def _way(score: Score, way: Way) -> dict[str, Any]:
    names = score.by_name(way)
    return {
        "all": _numbers(total(names.values()), interval(score.per_page(way))),
        **{n: _numbers(t, interval(score.per_page(way, n))) for n, t in names.items()},
    }


def _numbers(tally: Tally, found: Interval) -> dict[str, Any]:
    return {
        "gold": tally.gold,
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "interval": [round(found.low, 4), round(found.high, 4)],
    }


def _change(score: Score, against: Score, way: Way) -> dict[str, Any]:
    names = ["", *sorted({*score.by_name(way), *against.by_name(way)})]
    out = {}
    for name in names:
        mine, theirs = score.per_page(way, name), against.per_page(way, name)
        found = difference(mine, theirs)
        out[name or "all"] = {
            "f1": round(total(mine).f1, 4),
            "against": round(total(theirs).f1, 4),
            "difference": round(found.value, 4),
            "interval": [round(found.low, 4), round(found.high, 4)],
        }
    return out


def markdown(told: dict[str, Any]) -> str:
    """The figures as Markdown, of what `figures` gave."""
    lines = [f"# {told['model']} on {told['pages']} pages", ""]
    for way, rows in told["ways"].items():
        lines += [f"## {WAYS[way][0].upper()}{WAYS[way][1:]}", ""]
        lines += _table(
            ("", "gold", "right", "wrong", "missed", "P", "R", "F1", "95 %"),
            (
                (
                    name,
                    *(str(r[k]) for k in ("gold", "right", "wrong", "missed")),
                    *(f"{r[k]:.3f}" for k in ("precision", "recall", "f1")),
                    _edges(r["interval"]),
                )
                for name, r in rows.items()
            ),
        )
    if "against" in told:
        lines += [f"## Against {told['against']['model']}", ""]
        for way, rows in told["against"]["ways"].items():
            lines += _table(
                (WAYS[way], "F1", "other", "difference", "95 %"),
                (
                    (
                        name,
                        f"{r['f1']:.3f}",
                        f"{r['against']:.3f}",
                        f"{r['difference']:+.3f}",
                        _edges(r["interval"], "+.3f"),
                    )
                    for name, r in rows.items()
                ),
            )
    wrong = [one for one in told["confusion"] if one["marked"] != one["found"]]
    if wrong:
        lines += ["## Confusion", ""]
        wrong.sort(key=lambda one: -one["count"])
        lines += _table(
            ("marked", "found", "times"),
            ((one["marked"], one["found"], str(one["count"])) for one in wrong),
        )
    worst = [one for one in told["worst"] if one["errors"]]
    if worst:
        lines += ["## Worst pages", ""]
        lines += _table(
            ("page", "wrong or missing"), ((w["source"], str(w["errors"])) for w in worst)
        )
    return "\n".join(lines).rstrip() + "\n"


def _worst(score: Score) -> Sequence[Any]:
    return sorted(score.pages, key=lambda p: (-p.errors, p.source))[:WORST]


def _edges(found: Sequence[float], form: str = ".3f") -> str:
    return f"{found[0]:{form}} to {found[1]:{form}}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return [*lines, ""]
