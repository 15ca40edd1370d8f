"""What a training says of itself, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Report:
    """Figures of one training.

    Attributes:
        pages: how many pages were trained on.
        seed: what drew the pages that were set aside.
        aside: the sources of these.
        labels, relations: how many of each there are.
        unplaced: marked mentions that lie in no text of their page: nothing is learned from them.
        mentions: steps of the search; F1 on the pages set aside before and after training.
        joined: for each relation and modality its threshold, how many pairs were learned from,
            and F1 on pages left out in turn, with mentions as they are marked.
        notes: what was wrong with the annotations, or worth knowing.
    """

    pages: int
    seed: int
    aside: tuple[str, ...]
    labels: Mapping[str, int]
    relations: Mapping[str, int]
    unplaced: int
    mentions: Mapping[str, Any]
    joined: Mapping[str, Any]
    notes: tuple[str, ...]


def counts(names: Iterable[str], of: Mapping[str, int]) -> dict[str, int]:
    """How many there are of each, by name."""
    return {name: of[name] for name in names}


def as_json(report: Report) -> str:
    """The report as JSON; figures to four places."""
    return json.dumps(_rounded(asdict(report)), ensure_ascii=False, indent=1) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return value


def as_markdown(report: Report, name: str) -> str:
    """The report for people."""
    lines = [f"# {name}", "", f"Trained on {report.pages} annotated pages, seed {report.seed}.", ""]
    if report.labels:
        lines += ["| label | marked |", "| --- | --- |"]
        lines += [f"| {k} | {v} |" for k, v in report.labels.items()]
        lines += ["", *_of_mentions(report)]
    if report.joined:
        lines += [
            "| relation | pairs | taken from | F1 on pages left out |",
            "| --- | --- | --- | --- |",
        ]
        lines += [
            f"| {k.removesuffix('/asserted')} | {v['relations']} | {v['threshold']} "
            f"| {'–' if v['f1'] is None else format(v['f1'], '.3f')} |"
            for k, v in report.joined.items()
        ]
        lines += [
            "",
            "That F1 is of pairs of mentions as they are marked, not of what is found.",
            "",
        ]
    if report.unplaced:
        lines += [f"{report.unplaced} mentions lie in no text of their page.", ""]
    lines += [f"- {note}" for note in report.notes]
    return "\n".join(lines).rstrip() + "\n"


def _of_mentions(report: Report) -> list[str]:
    told = report.mentions
    if "after" not in told:
        return [f"{told['steps']} steps; too few pages to set some aside.", ""]
    return [
        f"Mentions on the pages set aside ({', '.join(report.aside)}), strict F1: "
        f"{told['before']:.3f} before, {told['after']:.3f} after {told['steps']} steps. "
        "The model that is written was then trained on these pages, too.",
        "",
    ]
