"""Recall on sentences with annotated events (iFLYTEK 2020): attended, held, announced."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lvnlp.errors import MalformedInputError
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.facts import Fact, facts
from lvnlp.pipeline import Reader

TRIGGERS = {
    "attended": ("出席", "参加", "列席"),
    "held": ("举行", "召开", "举办"),
    "announced": ("宣布",),
}
HELD = frozenset({"held_on", "held_at", "organised_by"})


def read_events(path: Path) -> list[dict[str, Any]]:
    """The sentences of the file, each with its events.

    Raises:
        MalformedInputError: it is not such a file.
    """
    try:
        raw = path.read_bytes()
        data = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
        return [one for one in data if one["events"] and one["sentence"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MalformedInputError(
            f"{path} cannot be read: {error}", remedy="Give the JSON file, plain or gzipped."
        ) from error


def recall(reader: Reader, sentences: Sequence[dict[str, Any]]) -> dict[str, Tally]:
    """How many events of each kind were found, whatever their modality; nothing counts as wrong.

    An event is found when a fact of its relation has ends that hold the annotated arguments or
    lie within them. An event without both a subject and an object is judged by the one it has.
    """
    out = dict.fromkeys(TRIGGERS, Tally())
    for one in sentences:
        wanted = [(kind, e) for e in one["events"] for kind in TRIGGERS if _is(e, kind)]
        if not wanted:
            continue
        # Without a full stop a line by itself would be a headline.
        found = facts(reader.parse(str(one["sentence"]).rstrip("。") + "。"))
        for kind, event in wanted:
            hit = any(_says(fact, kind, event) for fact in found)
            out[kind] += Tally(right=int(hit), missed=int(not hit))
    return out


def _is(event: dict[str, Any], kind: str) -> bool:
    trigger = str(event["trigger"]["text"])
    return trigger in TRIGGERS[kind] and bool(_arguments(event))


def _arguments(event: dict[str, Any]) -> dict[str, str]:
    return {
        str(a["role"]): str(a["text"])
        for a in event["arguments"]
        if a["role"] in {"subject", "object"}
    }


def _says(fact: Fact, kind: str, event: dict[str, Any]) -> bool:
    told = _arguments(event)
    if kind == "held":
        name = told.get("object", told.get("subject", ""))
        return fact.relation in HELD and _alike(fact.subject.name, name)
    if fact.relation != kind:
        return False
    ends = {"subject": fact.subject.name, "object": fact.object.name}
    return all(_alike(ends[role], text) for role, text in told.items())


def _alike(name: str, text: str) -> bool:
    return bool(name) and bool(text) and (name in text or text in name)
