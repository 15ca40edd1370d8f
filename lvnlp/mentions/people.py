"""People: names with the positions that they bear, settled over all texts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.lexicon import public_figures
from lvnlp.mentions.people_cost import DAMAGE
from lvnlp.mentions.people_evidence import LIST_SEPARATORS, certain_names
from lvnlp.mentions.people_lattice import GAP, KNOWN, Segmenter, Token
from lvnlp.mentions.place_words import stems
from lvnlp.mentions.positions import Position, find_positions

FAMOUS = 8.0
"""Cost of a name that everybody knows, before the page has shown it: that of a middling word."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text cut into tokens, with its positions."""

    text: str
    tokens: tuple[Token, ...]
    positions: tuple[Position, ...]


def read_page(texts: Sequence[str], places: Sequence[str] = ()) -> list[ReadText]:
    """Cuts all texts of a page twice: the second time with the names that the first has shown.

    A name that is not certain after both is turned back into plain characters.
    """
    famous = dict.fromkeys(public_figures(), FAMOUS)
    segment = Segmenter(famous, places)
    first = [segment(text) for text in texts]
    certain = certain_names(first) | public_figures()
    areas = [stem for tokens in first for t in tokens if t.tag == "ns" for stem in stems(t.text)]
    known = famous | dict.fromkeys(certain - public_figures(), KNOWN)
    segment = Segmenter(known, [*places, *(a for a in areas if a not in certain)])
    second = [segment(text) for text in texts]
    certain |= certain_names(second)
    pages = []
    for text, tokens in zip(texts, second, strict=True):
        sure = tuple(
            replace(t, tag="unk") if t.tag == "nr" and t.text not in certain else t for t in tokens
        )
        pages.append(ReadText(text, sure, tuple(find_positions(sure))))
    return pages


def find_people(read: ReadText) -> list[Mention]:
    """PERSON mentions of one text with the positions that each bears."""
    by_end = {p.end: p for p in read.positions}
    by_start = {p.start: p for p in read.positions}
    mentions: list[Mention] = []
    borne: dict[int, tuple[Position, ...]] = {}
    names = [k for k, t in enumerate(read.tokens) if t.tag == "nr"]
    for k in names:
        own = _own(read.text, read.tokens[k].start, by_end)
        if not own:
            own = _inherited(read.tokens, k, borne)
        borne[k] = own
    for k in names:
        for position in _postposed(read.tokens, k, by_start):
            for item in _list_before(read.tokens, k):
                if position not in borne[item]:
                    borne[item] = (*borne[item], position)
    for k in names:
        token = read.tokens[k]
        attributes: dict[str, object] = {
            "positions": tuple((p.start, p.end) for p in borne[k])
        }
        start, end = token.start, token.end
        rest = read.text[end : end + 1]
        if " " in token.text or DAMAGE.search(token.text) or DAMAGE.match(rest) or GAP.match(
            read.text, end
        ):
            attributes["damaged"] = True
            while DAMAGE.match(read.text[end - 1]):
                end -= 1
        mentions.append(
            Mention(start, end, Kind.PERSON, read.text[start:end], "grammar:name", 0.9, attributes)
        )
    return mentions


def _own(text: str, start: int, by_end: dict[int, Position]) -> tuple[Position, ...]:
    """The positions right in front of a name, joined by 、 or nothing."""
    found: list[Position] = []
    at = start
    while at in by_end:
        position = by_end[at]
        found.insert(0, position)
        at = position.start
        if at > 0 and text[at - 1] in "、兼":
            at -= 1
    return tuple(found)


def _inherited(
    tokens: Sequence[Token], k: int, borne: dict[int, tuple[Position, ...]]
) -> tuple[Position, ...]:
    """The positions that a list shares with the name before."""
    if k < 2 or tokens[k - 1].text not in LIST_SEPARATORS or k - 2 not in borne:
        return ()
    before = borne[k - 2]
    return before if before and all(p.shared for p in before) else ()


def _postposed(
    tokens: Sequence[Token], k: int, by_start: dict[int, Position]
) -> list[Position]:
    """The position behind a list that ends with this name: …等市领导."""
    after = tokens[k + 1 : k + 5]
    if not after or after[0].text != "等":
        return []
    for token in after[1:]:
        position = by_start.get(token.start)
        if position is not None:
            return [position] if position.shared else []
        if token.tag not in ("m", "q"):
            return []
    return []


def _list_before(tokens: Sequence[Token], k: int) -> list[int]:
    """Indices of the names of the list that ends with the name at `k`."""
    items = [k]
    at = k - 1
    while at >= 0:
        token = tokens[at]
        if token.tag == "nr" and at + 1 < len(tokens) and tokens[at + 1].text in "、，和与及":
            items.append(at)
        elif token.text in "。；：！？\n":
            break
        elif token.text == "，" and tokens[at - 1].tag != "nr":
            break
        at -= 1
    return items
