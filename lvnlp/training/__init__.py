"""Fine-tuning: what a user's annotated pages teach, in minutes and without torch.

`lvnlp.training.train` is the command `lvnlp train` as a function. The training of the bundled
model is another matter, `lvnlp.pretraining`.
"""

from __future__ import annotations

from lvnlp.training.run import Trained, train

__all__ = ["Trained", "train"]
