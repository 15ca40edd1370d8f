"""Writes a trained tagger as a spaCy pipeline directory, with its card, scores and checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from lvnlp.chinese.tokenizer import blank_nlp
from lvnlp.components import tagger as _registered
from lvnlp.ner.bundled import CHECKSUMS, COMPONENT
from lvnlp.ner.component import NameTagger
from lvnlp.ner.storage import Stored
from lvnlp.pretraining.scores import Score
from lvnlp.pretraining.train import Settings
from lvnlp.version import __version__

CARD = "model_card.md"


def write_pipeline(
    stored: Stored,
    folder: Path,
    name: str,
    scores: Mapping[str, Mapping[str, Score]],
    settings: Settings,
) -> None:
    """Makes the folder, or writes it anew: pipeline, scores.json, card and checksums."""
    assert _registered is not None  # the factory is made known by the import
    nlp = blank_nlp()
    component = nlp.add_pipe(COMPONENT, name=COMPONENT)
    assert isinstance(component, NameTagger)
    component.fill(stored)
    nlp.meta.update(
        name=name,
        version=__version__,
        description="Names, positions and dates in Chinese newspaper text",
        author="The lvnlp authors",
        license="Apache-2.0",
        spacy_version=">=3.8.2,<4",
        requirements=[f"lvnlp>={__version__}"],
    )
    nlp.to_disk(folder, exclude=["vocab"])  # empty: there are no vectors and no lexemes
    figures = {
        name: {label: _figures(score) for label, score in found.items()}
        for name, found in scores.items()
    }
    _write(folder / "scores.json", {"held out": figures, "settings": asdict(settings)})
    card = files("lvnlp.pretraining").joinpath(CARD).read_text(encoding="utf-8")
    (folder / "README.md").write_text(card + "\n" + _table(figures), encoding="utf-8")
    write_checksums(folder)


def _figures(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "gold": score.gold,
    }


def _table(figures: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    lines = ["| set | label | P | R | F1 | spans |", "| --- | --- | --- | --- | --- | --- |"]
    for name, found in figures.items():
        for label, f in found.items():
            row = f"{f['precision']:.3f} | {f['recall']:.3f} | {f['f1']:.3f} | {f['gold']}"
            lines.append(f"| {name} | {label} | {row} |")
    return "\n".join(lines) + "\n"


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def write_checksums(folder: Path) -> None:
    """Writes SHA256SUMS over all other files, in the form that `sha256sum --check` reads."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != CHECKSUMS
    ]
    (folder / CHECKSUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
