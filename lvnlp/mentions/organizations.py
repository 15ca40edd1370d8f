"""Organisations: names of bodies by their heads, and the short forms that a page uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.lexicon import vocabulary, word_set
from lvnlp.mentions.name_edges import is_named, left_edge, start_of
from lvnlp.mentions.people_lattice import Token
from lvnlp.mentions.people_reading import ReadText

UNNAMED = ("一家", "某")
"""What stands before a firm that is told of without its name."""
SHORTEST_FORM = 4
"""Characters that a short form must have to be looked for: two of a brand, two of its trade."""


@cache
def _words(key: str) -> frozenset[str]:
    return word_set("organizations.toml", key)


def find_organizations(read: ReadText) -> list[Mention]:
    """ORGANIZATION mentions by their heads.

    Of two that overlap the longer stays, but the body that a committee or an office within it
    belongs to (市交通运输局 in 市交通运输局党组) is a mention as well.
    """
    spans: list[tuple[int, int]] = []
    inner: list[tuple[int, int]] = []
    for k, token in enumerate(read.tokens):
        start = _start(read.tokens, k)
        if start is None:
            continue
        spans.append((start, token.end))
        if token.text in _words("nested") and start < token.start:
            inner.append((start, token.start))
    found = {*_longest(spans), *(s for s in inner if s in spans)}
    return [
        Mention(s, e, Kind.ORGANIZATION, read.text[s:e], "grammar:body", _score(read.text[s:e]))
        for s, e in sorted(found)
    ]


def _score(name: str) -> float:
    """The number in 河北一家药业公司 is certain; what holds it must be no less so."""
    return 0.95 if any(one in name for one in UNNAMED) else 0.8


def _longest(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(start < e and s < end for s, e in kept):
            kept.append((start, end))
    return iter(sorted(kept))


def _start(tokens: Sequence[Token], k: int) -> int | None:
    """Where a body whose head is `tokens[k]` starts, None when there is none."""
    token = tokens[k]
    if token.tag in ("hd", "lb", "nr", "tn", "x"):
        return None
    if token.text in _words("complete"):
        return _with_level(tokens, k)
    if token.text in _words("industries"):
        return _brand(tokens, k)
    first = left_edge(tokens, k)
    if (unnamed := _unnamed(tokens, k)) is not None:
        return unnamed
    body = tokens[first:k]
    named = is_named(body)
    if _is_head(token):
        enough = named or (body and token.text not in _words("generic"))
        return start_of(tokens, first) if enough else None
    if token.text in _words("short_heads"):
        enough = named and (len(body) > 1 or body[0].tag == "ns")
        return start_of(tokens, first) if enough else None
    if len(token.text) > 2 and token.text[-1] in "局厅委署办院" and token.tag.startswith("n"):
        return start_of(tokens, first)
    if len(token.text) > 2 and token.text[-1] in _words("short_heads"):
        return start_of(tokens, first) if named and token.tag.startswith("n") else None
    return None


def _unnamed(tokens: Sequence[Token], k: int) -> int | None:
    """The start of a firm that is told of without its name: 河北|一家|药业|公司."""
    if tokens[k].text not in _words("generic"):
        return None
    at = k - 1
    while at > 0 and k - at < 4 and tokens[at].text not in UNNAMED:
        if not tokens[at].tag.startswith(("n", "b", "v")):
            return None
        at -= 1
    led = at > 0 and tokens[at].text in UNNAMED and tokens[at - 1].tag == "ns"
    return tokens[at - 1].start if led else None


def _is_head(token: Token) -> bool:
    """Whether a word is a head or one with its field in front (理工|大学 as one word)."""
    if token.text in _words("heads"):
        return True
    joined = token.tag == "nt" and len(token.text) > 3
    return joined and any(token.text[i:] in _words("heads") for i in (1, 2, 3))


def _with_level(tokens: Sequence[Token], k: int) -> int:
    """The start of 市委 with the place in front that it belongs to."""
    first = k
    while first > 0 and (tokens[first - 1].tag == "ns" or tokens[first - 1].text == "中共"):
        first -= 1
    return tokens[first].start


def _brand(tokens: Sequence[Token], k: int) -> int | None:
    """The start of 海岳科技: two or three characters that are no word stand before the trade."""
    first = k
    while first > 0 and k - first < 3 and _is_brand_char(tokens[first - 1]):
        first -= 1
    width = tokens[k].start - tokens[first].start
    if not 2 <= width <= 4 or all(t.tag != "unk" and len(t.text) == 1 for t in tokens[first:k]):
        return None
    before = tokens[first - 1] if first else None
    if before is not None and before.tag == "ns":
        return before.start
    edge = before is None or before.tag == "x" or before.tag.startswith(("v", "p", "c", "u", "hd"))
    return tokens[first].start if edge else None


def _is_brand_char(token: Token) -> bool:
    if token.tag in ("unk", "nr"):
        return len(token.text) <= 3
    return len(token.text) == 1 and token.tag not in ("x", "p", "c", "u", "ul", "uj", "d", "r", "m")


_BRACKET = re.compile(r"（[^（）]{1,8}）")


def short_forms(names: Iterable[str], places: Iterable[str]) -> dict[str, str]:
    """Short forms of companies, to the full name: 海岳科技 for 云川海岳科技股份有限公司.

    Args:
        names: the full names of the page.
        places: places that a company's name may start with.
    """
    known = sorted({p for p in places if len(p) >= 2}, key=len, reverse=True)
    forms = sorted(_words("legal_forms"), key=len, reverse=True)
    found: dict[str, str] = {}
    for name in sorted(set(names), key=len, reverse=True):
        core = _BRACKET.sub("", name)
        legal = next((f for f in forms if core.endswith(f) and core != f), None)
        if legal is None:
            continue
        core = core[: -len(legal)]
        bare = next((core[len(p) :] for p in known if core.startswith(p)), core)
        if bare != core:
            found.setdefault(bare + name[len(name) - len(legal) :], name)
        bare = bare.removeprefix("省").removeprefix("市")
        for stem in {core, bare}:
            for form in _variants(stem, legal):
                if len(form) >= SHORTEST_FORM and form != name:
                    found.setdefault(form, name)
    return found


def _variants(core: str, legal: str) -> Iterator[str]:
    yield core + "公司"
    yield core + "集团"
    cut = 2
    while cut <= len(core):
        head = core[:cut]
        if len(head) >= SHORTEST_FORM and (cut == len(core) or core[cut - 2 : cut] in vocabulary()):
            yield head
            yield head + "公司"
        cut += 1
    if legal.startswith("集团") or "集团" in legal:
        yield core[:2] + "集团"


def find_short_forms(text: str, forms: dict[str, str], full: Sequence[Mention]) -> list[Mention]:
    """ORGANIZATION mentions of short forms, outside full names or at the end of one.

    Args:
        text: the text to look in.
        forms: short forms with the full name of each.
        full: the full names found in the text.
    """
    if not forms:
        return []
    listed = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    found: list[Mention] = []
    for match in re.finditer(f"(?=({listed}))", text):
        form = match.group(1)
        start, end = match.start(), match.start() + len(form)
        mention = Mention(
            start,
            end,
            Kind.ORGANIZATION,
            form,
            "grammar:short form",
            0.8,
            {"short_of": forms[form]},
        )
        beside = not any(m.overlaps(mention) for m in full)
        within = any(m.start < start and end == m.end for m in full)
        if (beside or within) and not any(m.overlaps(mention) for m in found):
            found.append(mention)
    return found
