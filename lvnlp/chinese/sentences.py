"""Cuts text into sentences, and sentences into clauses.

Spans are [start, end) in code points. They come in order, do not overlap, begin and end with a
character that is no white space, and together hold every such character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lvnlp.chinese._marks import marks, pairs

Span = tuple[int, int]

# How far around a quote its surroundings are looked at: more than any word of saying needs.
_AROUND = 60

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")


def sentences(text: str) -> list[Span]:
    """The sentences of `text`.

    A line break ends a sentence, for a paragraph is a line. So do 。！？ and …… outside of
    brackets and quotes; a sentence that ends within its quote ends after the closing mark, and
    takes in the words that say who spoke (“……。”他说). A semicolon ends a clause only: what one
    speaker lists with semicolons stays one sentence. A colon ends nothing.
    """
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for cut in [*_sentence_ends(text, *line.span()), line.end()]:
            found.extend(_stripped(text, start, cut))
            start = cut
    return found


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The clauses of the sentence [start, end) of `text`, each with the mark that ends it.

    Split at ， ； ： —— and at whatever ends a sentence, but never at 、 and never within quotes,
    brackets or book-title marks; a comma or a colon between figures is part of the number.
    """
    stop = len(text) if end is None else end
    if not 0 <= start <= stop <= len(text):
        raise ValueError(f"[{start}, {stop}) is not within a text of {len(text)} characters")
    found: list[Span] = []
    begin = start
    for cut in [*_clause_ends(text, start, stop), stop]:
        found.extend(_stripped(text, begin, cut))
        begin = cut
    return found


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    closes = pairs(text, start, end)
    at = begin = start
    while at < end:
        if at in closes:
            close = closes[at] + 1
            if _ends_with_quote(text, begin, at, close, end, marks().enders) and not _says_who(
                text[close : min(end, close + _AROUND)].lstrip()
            ):
                yield close
                begin = close
            at = close
        elif text[at] in marks().enders:
            at = _run(text, at, end, marks().enders)
            yield at
            begin = at
        else:
            at += 1


def _run(text: str, at: int, end: int, of: str) -> int:
    """The end of the run of characters `of` that begins at `at`, closing marks left over taken in.

    A closing mark without its opening one would otherwise begin the next sentence.
    """
    closers = marks().pairs.values()
    while at < end and text[at] in of:
        at += 1
    while at < end and (text[at] in closers or text[at] in of):
        at += 1
    return at


def _ends_with_quote(
    text: str, begin: int, opening: int, close: int, end: int, enders: str
) -> bool:
    """Whether the quote or bracket [opening, close) ends what began at `begin`.

    It does where it holds one of `enders` as its last character, stands for itself and is not
    built into the sentence around it.
    """
    if text[opening] not in marks().quotes + '"':
        return False
    last = text[max(opening + 1, close - _AROUND) : close].rstrip('”’」』）)"')[-1:]
    if not last or last not in enders:
        return False
    before = text[max(begin, opening - _AROUND) : opening].rstrip()[-1:]
    if before and before not in marks().before_quote:
        return False
    rest = text[close : min(end, close + _AROUND)].lstrip()
    return not rest or rest[0] not in marks().continuing


def _says_who(rest: str) -> bool:
    """Whether the words after a quote are those of its speaker: 他说。 or 村民某某笑着说，"""
    stop = next((i for i, c in enumerate(rest) if c in "，。：！？,:!?；“「"), None)
    if stop is None or stop > marks().saying_within:
        return False
    return rest[:stop].endswith(marks().saying)


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    closes = pairs(text, start, end)
    ends = marks().enders + marks().separators
    at = begin = start
    while at < end:
        if at in closes:
            close = closes[at] + 1
            if _ends_with_quote(text, begin, at, close, end, ends):
                yield close
                begin = close
            at = close
        elif text.startswith("——", at):
            opens = not text[
                max(begin, at - _AROUND) : at
            ].strip()  # ——本报记者札记: the dash begins the clause
            at = _run(text, at, end, "—")
            if not opens:
                yield at
                begin = at
        elif text[at] in ends and not _in_number(text, at):
            at = _run(text, at, end, ends)
            yield at
            begin = at
        else:
            at += 1


def _in_number(text: str, at: int) -> bool:
    """A comma or colon with a figure on both sides: 1,200 or 19：30."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return text[at] in ",:：" and re.fullmatch("[0-9０-９]{2}", around) is not None
