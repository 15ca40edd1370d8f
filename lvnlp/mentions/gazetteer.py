"""The user's own names, found wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lvnlp.mentions.base import Kind, Mention


def find_given(text: str, names: Mapping[Kind, Sequence[str]]) -> list[Mention]:
    """Mentions of the names that the user gives, source "gazetteer", score 1.0.

    Where names overlap, the one that starts first wins, and of those the longest; a name given
    for two kinds counts for the kind that stands first in `names`.

    Args:
        text: the text to look in.
        names: names of each kind; blank ones are left out.
    """
    kinds: dict[str, Kind] = {}
    for kind, listed in names.items():
        for name in listed:
            if name.strip():
                kinds.setdefault(name.strip(), kind)
    if not kinds:
        return []
    longest_first = sorted(kinds, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return [_given(match, kinds[match.group()]) for match in pattern.finditer(text)]


def _given(match: re.Match[str], kind: Kind) -> Mention:
    start, end = match.span()
    return Mention(start, end, kind, match.group(), "gazetteer", 1.0, _attributes(kind))


def _attributes(kind: Kind) -> dict[str, object]:
    if kind is Kind.PERSON:
        return {"positions": ()}
    if kind is Kind.POSITION:
        return {"organization": "", "shared": False}
    return {}
