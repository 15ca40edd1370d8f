"""Confidence against what is right, and recall on annotated events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lvnlp.errors import MalformedInputError
from lvnlp.evaluation.events import read_events, recall
from lvnlp.evaluation.reliability import expected_error, table
from lvnlp.pipeline import load


def test_bins_hold_what_falls_into_them() -> None:
    bins = table([(0.96, True), (0.97, False), (0.65, True)])
    assert [(b.low, b.count, b.right) for b in bins] == [(0.6, 1, 1), (0.95, 2, 1)]
    assert expected_error(bins) == pytest.approx((0.35 * 1 + (0.965 - 0.5) * 2) / 3)
    assert expected_error([]) == 0.0


def _event(trigger: str, **arguments: str) -> dict[str, object]:
    told = [{"role": role, "text": text} for role, text in arguments.items()]
    return {"trigger": {"text": trigger}, "arguments": told}


def test_events_are_found_by_their_arguments(tmp_path: Path) -> None:
    sentences = [
        {
            "sentence": "3月22日，县长甘霖出席全县秋收现场会。",
            "events": [
                _event("出席", subject="县长甘霖", object="全县秋收现场会"),
                _event("出席", subject="邬小满", object="全县秋收现场会"),
                _event("说", subject="邬小满"),
            ],
        }
    ]
    path = tmp_path / "events.json"
    path.write_text(json.dumps(sentences), encoding="utf-8")
    tallies = recall(load(), read_events(path))
    assert (tallies["attended"].right, tallies["attended"].missed) == (1, 1)
    assert tallies["held"].gold == 0
    path.write_text("{", encoding="utf-8")
    with pytest.raises(MalformedInputError):
        read_events(path)
