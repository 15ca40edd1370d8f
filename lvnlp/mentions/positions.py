"""Positions: an office or trade with the body in front that belongs to it (市农业农村局局长)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lvnlp.mentions.lexicon import heads, trades, word_set
from lvnlp.mentions.name_edges import left_edge, start_of
from lvnlp.mentions.people_context import bodies
from lvnlp.mentions.people_lattice import Token


@dataclass(frozen=True, slots=True)
class Position:
    """A position found among the tokens of a text.

    Attributes:
        start, end: offsets into the text.
        organization: the part that names the body, "" where there is none.
        shared: whether a list of names behind it shares it.
    """

    start: int
    end: int
    organization: str
    shared: bool


@cache
def _words(key: str) -> frozenset[str]:
    return word_set("positions.toml", key)


def _is_bare_place(tokens: Sequence[Token]) -> bool:
    text = "".join(t.text for t in tokens)
    return bool(tokens) and (
        all(t.tag.startswith(("ns", "nr")) for t in tokens) or text[-1] in "村镇乡县市省区州屯寨"
    )


def find_positions(tokens: Sequence[Token]) -> list[Position]:
    """The positions among the tokens of one text, in order of start."""
    found: list[Position] = []
    for k, token in enumerate(tokens):
        if token.tag != "hd" and not _is_delegate(tokens, k):
            continue
        if k + 1 < len(tokens) and len(tokens[k + 1].text) > 1 and tokens[k + 1].text in bodies():
            continue  # 企业家协会
        if token.text in trades() and _is_delegate(tokens, k + 1):
            continue  # 裁判员代表
        position = _position_at(tokens, k)
        if position is not None:
            found.append(position)
    return found


def _is_delegate(tokens: Sequence[Token], k: int) -> bool:
    """Whether 代表 is an office here: between a noun and a name (公司华东片代表刘某)."""
    return (
        0 < k < len(tokens) - 1
        and tokens[k].text == "代表"
        and tokens[k + 1].tag == "nr"
        and tokens[k - 1].tag.startswith(("n", "b", "lb", "vn", "hd"))
        and (tokens[k - 1].tag != "hd" or tokens[k - 1].text in trades())
    )


def _position_at(tokens: Sequence[Token], k: int) -> Position | None:
    head = tokens[k]
    first = left_edge(tokens, k)
    if head.text == "代表" and tokens[k - 1].tag in ("lb", "hd"):
        first = k - 1
    if first and first < k and tokens[first - 1].text in _words("pointing"):
        first += 1  # 该公司项目经理: the body is named before
    inner = list(tokens[first:k])
    body = list(inner)
    while body and body[-1].text in _words("ranks"):
        body.pop()
    marks = inner[len(body) :]
    if head.text in trades() and _is_bare_place(body):
        first += len(body)
        body = []
    if not body and head.text in _words("needs_body"):
        return None
    shared = heads().get(head.text, True) or any(
        t.text in _words("plural_prefixes") or t.text.startswith("副") for t in marks
    )
    start = start_of(tokens, first)
    organization = "".join(t.text for t in body)[start - tokens[first].start :]
    return Position(start, head.end, organization, shared)
