"""The page's repaired text, and the way there and back."""

from __future__ import annotations

from collections.abc import Iterable

from lvnlp.layout.articles import read_layout
from lvnlp.layout.mapped import MappedText
from lvnlp.layout.model import Repair, RepairedPage


def repair(raw: str) -> RepairedPage:
    """The page in the order of the file, its lines joined, letters closed up, doubling undone.

    `raw` may be any text, the empty one included. Every edit is in `repairs`.
    """
    layout = read_layout(raw)
    return RepairedPage(raw, apply(raw, layout.repairs), layout.repairs)


def apply(raw: str, repairs: Iterable[Repair]) -> MappedText:
    """`raw` with the repairs made; they must be in order of the file and not overlap."""
    parts: list[MappedText] = []
    at = 0
    for edit in repairs:
        parts.append(MappedText.of(raw, at, edit.start))
        parts.append(_shown(edit))
        at = edit.end
    parts.append(MappedText.of(raw, at))
    return MappedText.join(parts)


def _shown(edit: Repair) -> MappedText:
    """What stands for the edited stretch: character for character where the lengths agree."""
    size = len(edit.after)
    if size == edit.end - edit.start:
        return MappedText(
            edit.after,
            tuple(range(edit.start, edit.end)),
            tuple(range(edit.start + 1, edit.end + 1)),
        )
    return MappedText(edit.after, (edit.start,) * size, (edit.end,) * size)


def undo(text: str, repairs: Iterable[Repair]) -> str:
    """The raw text, given the repaired one and its repairs."""
    parts: list[str] = []
    at = raw_at = 0
    for edit in repairs:
        keep = edit.start - raw_at
        parts.append(text[at : at + keep])
        parts.append(edit.before)
        at += keep + len(edit.after)
        raw_at = edit.end
    parts.append(text[at:])
    return "".join(parts)
