"""Those who travel with a leader: 青禾市党政代表团, 省住建厅督导组, 检查组一行."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.headed import alternation, left_edge

SOURCE = "grammar:delegation"


@cache
def delegation_words() -> tuple[str, ...]:
    """The words for a delegation, as `resources/delegations.toml` has them."""
    path = files("lvnlp") / "resources" / "delegations.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["words"])


def find_delegations(
    texts: Sequence[str],
    barriers: Sequence[Sequence[Mention]] = (),
) -> list[list[Mention]]:
    """All delegations of a page as GROUP mentions, one list a text, in order of start.

    The attribute "bare" is True where no more than the word itself stands (检查组): it then means
    those who are with the leader of the visit.
    """
    pattern = alternation(delegation_words())
    out = []
    for text, walls in zip(texts, barriers or [()] * len(texts), strict=True):
        blocks = [w for w in walls if w.kind in (Kind.PERSON, Kind.DATE)]
        found: list[Mention] = []
        last = 0
        for match in pattern.finditer(text):
            start = left_edge(text, match.start(), blocks, last)
            end = match.end()
            attributes = {"bare": start == match.start(), "head": match.group()}
            found.append(Mention(start, end, Kind.GROUP, text[start:end], SOURCE, 0.8, attributes))
            last = end
        out.append(found)
    return out
