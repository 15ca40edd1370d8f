"""The HanLP backend with a real HanLP model, trained here on a few sentences."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

import pytest

from lvnlp.mentions.base import Kind
from lvnlp.ner.backends import backend

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("hanlp") is None, reason="the extra 'hanlp' is not installed"
    ),
    pytest.mark.filterwarnings("default"),  # HanLP's own are not ours to mend
]

PEOPLE, PLACES = ("李明", "王强", "赵云"), ("云州", "江城")


def corpus(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for person in PEOPLE:
            for place in PLACES:
                for text in (f"{person}在{place}开会", f"{place}的{person}说"):
                    tags = ["O"] * len(text)
                    for name, label in ((person, "NR"), (place, "NS")):
                        at = text.index(name)
                        tags[at : at + 2] = [f"B-{label}", f"I-{label}"]
                    file.writelines(f"{c}\t{t}\n" for c, t in zip(text, tags, strict=True))
                    file.write("\n")


def test_a_model_trained_here_gives_mentions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANLP_HOME", str(tmp_path / "home"))
    module: Any = importlib.import_module("hanlp.components.ner.rnn_ner")
    corpus(tmp_path / "train.tsv")
    # crf=False: the CRF of this HanLP is built with its arguments mixed up.
    module.RNNNamedEntityRecognizer().fit(
        str(tmp_path / "train.tsv"), str(tmp_path / "train.tsv"), str(tmp_path / "model"),
        epochs=40, batch_size=4, embed=32, rnn_hidden=32, crf=False, tagging_scheme="BIO",
        devices=-1, lr=0.02, drop=0.0, patience=40, anneal_patience=20, verbose=False,
        seed=1,  # HanLP draws one otherwise, and some models then take 。 for a name
    )  # fmt: skip
    find = backend(f"hanlp:{tmp_path / 'model'}")
    assert find is not None
    (first, second) = find(["王强在江城开会", "云州的李明说。\n李明在云州开会"])
    assert [(m.text, m.kind, m.start) for m in first] == [
        ("王强", Kind.PERSON, 0),
        ("江城", Kind.PLACE, 3),
    ]
    assert [(m.text, m.start) for m in second if m.kind is Kind.PERSON] == [
        ("李明", 3),
        ("李明", 8),
    ]
