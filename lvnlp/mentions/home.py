"""我市, 全县, 我省: the words that stand for the place that the page comes from, as mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lvnlp.mentions.base import Context, Kind, Mention

# 全市 before a noun is a modifier (全市干部); as a subject or in front of 共, 已 it is the place.
_WORDS = re.compile(r"[我全][省市县区州盟旗](?!委|政府|长|级|直|域|情|里|内|上下|民)")


def find_home(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """The words 我市, 全市, 我县 … as PLACE mentions; coreference says which place they mean."""
    del context
    return [
        [
            Mention(m.start(), m.end(), Kind.PLACE, m.group(), "grammar:home", 0.7, {"home": True})
            for m in _WORDS.finditer(text)
        ]
        for text in texts
    ]
