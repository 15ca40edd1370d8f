"""Trains the tagger: Adam with a rate that falls to nothing, a checkpoint after each epoch."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from lvnlp.ner.features import Features
from lvnlp.ner.tags import Span, TagSet, viterbi
from lvnlp.pretraining.data import Sentence, batches, head_targets
from lvnlp.pretraining.network import Batch, Network, masked_loss
from lvnlp.pretraining.scores import Score, score

Report = Callable[[str], None]


@dataclass(frozen=True)
class Settings:
    """How to train.

    Attributes:
        epochs: passes over the recipe.
        rate: Adam's highest rate, reached after `warm_up` steps; it falls to 0 in a line.
        table_rate: the same for the tables of pairs and words.
    """

    epochs: int = 8
    rate: float = 2e-3
    table_rate: float = 1e-3
    warm_up: int = 200
    seed: int = 7
    threads: int = 2


@dataclass(frozen=True)
class HeldOut:
    """A set that training reports on after each epoch: its texts, their spans, and the head."""

    name: str
    head: str
    features: Sequence[Features]
    spans: Sequence[Sequence[Span]]


def train(
    network: Network,
    sentences: Sequence[Sentence],
    heads: Mapping[str, TagSet],
    held_out: Sequence[HeldOut],
    folder: Path,
    settings: Settings,
    report: Report,
) -> dict[str, dict[str, Score]]:
    """Trains the network in place, going on from a checkpoint in `folder` if there is one.

    Returns:
        The scores on the held-out sets after the last epoch, by the sets' names.
    """
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    tables = [network.pairs.weight, network.words.weight]
    dense = [p for p in network.parameters() if all(p is not t for t in tables)]
    optimisers = [
        torch.optim.Adam(dense, lr=settings.rate),
        torch.optim.SparseAdam(tables, lr=settings.table_rate),
    ]
    epoch, step = _resume(network, optimisers, folder)
    while epoch < settings.epochs:
        began = time.monotonic()
        rng = random.Random(settings.seed * 1000 + epoch)
        torch.manual_seed(settings.seed * 1000 + epoch)
        network.train()
        losses = dict.fromkeys(heads, 0.0)
        counts = dict.fromkeys(heads, 1)
        groups = list(batches(sentences, rng))
        for number, group in enumerate(groups):
            rate = min(1.0, (step + 1) / settings.warm_up) * (
                1 - (epoch + number / len(groups)) / settings.epochs
            )
            optimisers[0].param_groups[0]["lr"] = settings.rate * rate
            optimisers[1].param_groups[0]["lr"] = settings.table_rate * rate
            loss = _loss(network, group, heads, losses, counts)
            for optimiser in optimisers:
                optimiser.zero_grad()
            torch.autograd.backward(loss)
            torch.nn.utils.clip_grad_norm_(dense, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            if number % 200 == 199:
                means = " ".join(f"{h} {losses[h] / counts[h]:.4f}" for h in heads)
                report(
                    f"epoch {epoch + 1} batch {number + 1} {means} {time.monotonic() - began:.0f}s"
                )
        epoch += 1
        report(f"epoch {epoch}/{settings.epochs} {time.monotonic() - began:.0f}s")
        for held in held_out:
            report(f"  {held.name}: {line(measure(network, held, heads[held.head]))}")
        _save(network, optimisers, folder, epoch, step, settings)
    return {held.name: measure(network, held, heads[held.head]) for held in held_out}


def _loss(
    network: Network,
    group: Sequence[Sentence],
    heads: Mapping[str, TagSet],
    losses: dict[str, float],
    counts: dict[str, int],
) -> torch.Tensor:
    learning = {h: t for h in heads if (t := head_targets(group, h)) is not None}
    scores = network(Batch.of([s.features for s in group]), list(learning))
    total = torch.zeros(())
    for head, (places, masks) in learning.items():
        flat = scores[head].flatten(0, 1)[torch.from_numpy(places)]
        loss = masked_loss(flat, torch.from_numpy(masks))
        losses[head] += float(loss.detach())
        counts[head] += len(masks)
        total = total + loss / len(masks) * min(1.0, len(masks) / 1000)
    return total


def line(scores: Mapping[str, Score]) -> str:
    """One line of figures."""
    return "  ".join(
        f"{label} P {s.precision:.4f} R {s.recall:.4f} F {s.f1:.4f}" for label, s in scores.items()
    )


def measure(network: Network, held: HeldOut, tags: TagSet) -> dict[str, Score]:
    """The strict scores of one head on a held-out set."""
    network.eval()
    order = sorted(range(len(held.features)), key=lambda i: -len(held.features[i].characters))
    found: list[list[Span]] = [[] for _ in order]
    with torch.no_grad():
        for at in range(0, len(order), 64):
            chosen = order[at : at + 64]
            group = [held.features[i] for i in chosen]
            scores = network(Batch.of(group), [held.head])[held.head]
            paths = viterbi(
                np.asarray(torch.log_softmax(scores, 2)), [len(f.characters) for f in group], tags
            )
            for i, path in zip(chosen, paths, strict=True):
                found[i] = tags.decode(path)
    return score(held.spans, found)


def _resume(
    network: Network, optimisers: Sequence[torch.optim.Optimizer], folder: Path
) -> tuple[int, int]:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0, 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    for optimiser, saved in zip(optimisers, state["optimisers"], strict=True):
        optimiser.load_state_dict(saved)
    return int(state["epoch"]), int(state["step"])


def _save(
    network: Network,
    optimisers: Sequence[torch.optim.Optimizer],
    folder: Path,
    epoch: int,
    step: int,
    settings: Settings,
) -> None:
    state = {
        "network": network.state_dict(),
        "optimisers": [o.state_dict() for o in optimisers],
        "epoch": epoch,
        "step": step,
    }
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / "checkpoint.new"
    torch.save(state, new)
    new.replace(folder / "checkpoint.pt")
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
