"""People: names with the positions that they bear."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Kind, Mention
from lvnlp.mentions.lexicon import public_figures, surnames, word_set
from lvnlp.mentions.people_cost import DAMAGE
from lvnlp.mentions.people_evidence import LIST_SEPARATORS
from lvnlp.mentions.people_lattice import GAP, Token
from lvnlp.mentions.people_lists import office_in_front
from lvnlp.mentions.people_reading import ReadText
from lvnlp.mentions.positions import Position

COMMON = 7.0
"""Cost of a surname that about one in a thousand bears; a stranger with a title needs one."""


def find_people(read: ReadText) -> list[Mention]:
    """PERSON mentions of one text with the positions that each bears."""
    borne = _borne(read)
    mentions = [_mention(read, k, positions) for k, positions in borne.items()]
    for k, token in enumerate(read.tokens):
        if token.tag == "tn" and (title := _title(read, k)):
            mentions.append(_by_title(read, token, title))
    return mentions


def _borne(read: ReadText) -> dict[int, tuple[Position, ...]]:
    """The positions of every name, by the index of its token."""
    by_end = {p.end: p for p in read.positions}
    by_start = {p.start: p for p in read.positions}
    borne: dict[int, tuple[Position, ...]] = {}
    names = [k for k, t in enumerate(read.tokens) if t.tag == "nr"]
    for k in names:
        own = _own(read.text, read.tokens[k].start, by_end)
        borne[k] = own or _inherited(read.tokens, k, borne)
    for k in names:
        title = by_start.get(read.tokens[k].end)
        if title is not None and not borne[k]:
            borne[k] = (title,)
        for position in _postposed(read.tokens, k, by_start):
            counted = read.tokens[k + 1].tag == "m"
            for item in _list_before(read.tokens, k, counted):
                if position not in borne[item]:
                    borne[item] = (*borne[item], position)
    return borne


def _mention(read: ReadText, k: int, positions: tuple[Position, ...]) -> Mention:
    token = read.tokens[k]
    start, end = token.start, token.end
    attributes: dict[str, object] = {"positions": tuple((p.start, p.end) for p in positions)}
    if token.text in read.short:
        attributes["short_of"] = read.short[token.text]
    damaged = " " in token.text or DAMAGE.search(token.text) or GAP.match(read.text, end)
    if damaged or DAMAGE.match(read.text[end : end + 1]):
        attributes["damaged"] = True
        while DAMAGE.match(read.text[end - 1]):
            end -= 1
    return Mention(start, end, Kind.PERSON, read.text[start:end], "grammar:name", 0.9, attributes)


def _by_title(read: ReadText, token: Token, title: str) -> Mention:
    """A surname with a title (孙书记) or with 老 or 小 in front (老周)."""
    attributes: dict[str, object] = {"positions": (), "title": title}
    if token.text.startswith(title):
        surname = token.text[len(title) :]
        bearers = [n for n in read.names if n.startswith(surname) and n not in public_figures()]
        if len(bearers) == 1:
            attributes["short_of"] = bearers[0]
    return Mention(
        token.start, token.end, Kind.PERSON, token.text, "grammar:title", 0.8, attributes
    )


def _title(read: ReadText, k: int) -> str:
    """The title of a surname with one (孙书记), "" when it is rather none."""
    text = read.tokens[k].text
    if text[0] in word_set("name_context.toml", "familiar"):
        return text[0]
    titles = word_set("positions.toml", "surname_titles")
    title = next(text[n:] for n in (1, 2) if text[:n] in surnames() and text[n:] in titles)
    surname = text[: len(text) - len(title)]
    known = any(name.startswith(surname) and name != text for name in read.names)
    return title if known or surnames()[surname] < COMMON else ""


def _own(text: str, start: int, by_end: dict[int, Position]) -> tuple[Position, ...]:
    """The positions right in front of a name, joined by 、 or nothing."""
    found: list[Position] = []
    apart = office_in_front(text, start)
    at = start if apart is None else apart
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


def _postposed(tokens: Sequence[Token], k: int, by_start: dict[int, Position]) -> list[Position]:
    """The position behind a list that ends with this name: …等市领导."""
    after = tokens[k + 1 : k + 5]
    counted = bool(after) and after[0].tag == "m" and after[0].text[-1] in "名位"
    if not after or not (counted or after[0].text == "等"):
        return []
    for token in after[1:]:
        position = by_start.get(token.start)
        if position is not None:
            return [position] if counted or position.shared else []
        if token.tag not in ("m", "q"):
            return []
    return []


def _list_before(tokens: Sequence[Token], k: int, counted: bool) -> list[int]:
    """Indices of the names of the list that ends with the name at `k`.

    A counted list (甲、乙两名村支书) goes back to the office before at the farthest, others hold
    offices themselves (县委书记甲、县长乙等县领导).
    """
    items = [k]
    at = k - 1
    while at >= 0:
        token = tokens[at]
        if token.tag == "nr" and at + 1 < len(tokens) and tokens[at + 1].text in "、，和与及":
            items.append(at)
        elif (counted and token.tag == "hd") or _ends_list(tokens, at):
            break
        at -= 1
    return items


def _ends_list(tokens: Sequence[Token], k: int) -> bool:
    text = tokens[k].text
    return text in "。；：！？\n" or (text == "，" and tokens[k - 1].tag != "nr")
