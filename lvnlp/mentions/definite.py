"""公司, 园区, 合作社 by themselves: bodies and places that were named before."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from lvnlp.mentions.base import Context, Kind, Mention

SOURCE = "grammar:definite"


@cache
def _words() -> tuple[re.Pattern[str], dict[str, Kind]]:
    path = files("lvnlp") / "resources" / "definite.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = dict.fromkeys(data["organization"], Kind.ORGANIZATION)
    kinds |= dict.fromkeys(data["place"], Kind.PLACE)
    words = "|".join(re.escape(w) for w in sorted(kinds, key=len, reverse=True))
    front = "|".join(re.escape(w) for w in data["front"])
    back = "|".join(re.escape(w) for w in data["not_before"])
    return re.compile(
        f"(?:(?<=[，。；：！？“、（\n])|(?<=^)|{front})(?P<word>{words})(?!{back})", re.M
    ), kinds


def find_definite(texts: Sequence[str], context: Context) -> list[list[Mention]]:
    """Common nouns that stand alone for a body or a place named before, as weak mentions.

    The attribute "definite" is True; coreference binds them to the nearest name that ends alike.
    """
    del context
    pattern, kinds = _words()
    out = []
    for text in texts:
        found = []
        for match in pattern.finditer(text):
            start, end = match.span("word")
            word = match["word"]
            attributes = {"definite": True}
            found.append(Mention(start, end, kinds[word], word, SOURCE, 0.5, attributes))
        out.append(found)
    return out
