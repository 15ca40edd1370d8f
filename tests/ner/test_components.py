"""What is registered with spaCy, and under which names."""

from __future__ import annotations

import tomllib
from importlib import import_module
from pathlib import Path

from spacy.language import Language
from spacy.util import registry

ROOT = Path(__file__).parent.parent.parent
FACTORIES = {"lvnlp_ner", "lvnlp_head"}
TOKENIZERS = {"lvnlp.CharacterTokenizer.v1"}


def test_the_entry_points_are_all_that_there_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project["entry-points"]
    assert set(points["spacy_factories"]) == FACTORIES
    assert set(points["spacy_tokenizers"]) == TOKENIZERS
    for group in ("spacy_factories", "spacy_tokenizers"):
        for target in points[group].values():
            module, _, name = target.partition(":")
            assert callable(getattr(import_module(module), name))


def test_spacy_knows_the_names() -> None:
    import_module("lvnlp.components")
    assert all(Language.has_factory(name) for name in FACTORIES)
    assert all(registry.has("tokenizers", name) for name in TOKENIZERS)
    meta = Language.get_factory_meta("lvnlp_ner")
    assert meta.assigns == ["doc.ents", "doc.spans"]
