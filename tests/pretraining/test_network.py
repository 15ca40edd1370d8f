"""The network in torch and the tagger in numpy give the same numbers."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra 'pretraining' is not installed")

from lvnlp.ner.encoder import Encoder  # noqa: E402  # only with torch
from lvnlp.ner.layers import Table  # noqa: E402  # only with torch
from lvnlp.pretraining.export import export  # noqa: E402  # only with torch
from lvnlp.pretraining.network import Batch, Network, masked_loss  # noqa: E402  # only with torch
from tests.ner.tiny import HEADS, vocabulary  # noqa: E402  # only with torch

TEXTS = ["云州市委书记李明主持会议", "一", "李明１，云州", "會議云州市"]


def tiny_network() -> Network:
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    known = vocabulary()

    def vectors(count: int, width: int) -> np.ndarray:
        return rng.normal(size=(count + 1, width)).astype(np.float32)

    # What bytes and half precision keep exactly, so that rounding does not hide a mistake.
    def exact(count: int) -> np.ndarray:
        return Table.of(vectors(count, 4)).vectors()

    characters = vectors(len(known.characters), 6).astype(np.float16).astype(np.float32)
    network = Network(
        characters,
        exact(len(known.pairs)),
        exact(len(known.words) + len(known.classes)),
        {h: len(t) for h, t in HEADS.items()},
    )
    with torch.no_grad():
        for parameter in network.layers.parameters():
            parameter.copy_(parameter.half().float())
    network.eval()
    return network


def test_numpy_gives_what_torch_gives() -> None:
    network, known = tiny_network(), vocabulary()
    files = export(network, known, HEADS)
    encoder = Encoder.of(known, files.arrays, files.layers)
    with torch.no_grad():
        expected = network.encode(Batch.of([known.read([t]) for t in TEXTS])).numpy()
    for rows, text, row in zip(encoder.encode(TEXTS), TEXTS, expected, strict=True):
        assert rows.shape == (len(text), encoder.width)
        assert np.abs(rows - row[: len(text)]).max() < 1e-4


def test_padding_does_not_reach_the_text() -> None:
    network, known = tiny_network(), vocabulary()
    read = [known.read([t]) for t in TEXTS]
    with torch.no_grad():
        together = network.encode(Batch.of(read))
        alone = network.encode(Batch.of([read[2]]))
    assert torch.allclose(together[2, : len(TEXTS[2])], alone[0], atol=1e-6)


def test_the_loss_is_that_of_all_allowed_tags_together() -> None:
    scores = torch.tensor([[1.0, 2.0, 0.5]])
    chances = torch.softmax(scores, 1)[0]
    some = masked_loss(scores, torch.tensor([0b101]))
    assert float(some) == pytest.approx(-float(torch.log(chances[0] + chances[2])), abs=1e-5)
    assert float(masked_loss(scores, torch.tensor([0b111]))) == pytest.approx(0.0, abs=1e-5)
