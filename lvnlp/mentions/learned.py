"""Which of a model's mentions are taken in beside the grammar's."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Mention

LEAST = 0.8
"""The least score. Tuned on annotated pages: below it a model adds about as many wrong names as
right ones to what the grammar has found."""


def trusted(learned: Sequence[Sequence[Mention]]) -> list[list[Mention]]:
    """The mentions of each text that are sure enough, and longer than one character.

    A place of one character (京, 沪) is part of a word more often than somewhere to go to.
    """
    return [[m for m in one if m.score >= LEAST and len(m) > 1] for one in learned]
