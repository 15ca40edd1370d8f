"""Who wrote it: names and roles out of a byline, the photographer out of a caption's credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lvnlp.layout.characters import is_han
from lvnlp.layout.draft import Draft
from lvnlp.layout.mapped import Span
from lvnlp.layout.model import Byline
from lvnlp.layout.words import HAN, words

_NAME = 4  # characters of the longest name without ·


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space; `at[i]` is the place of its character i, `at[-1]` the end."""

    text: str
    at: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Squeezed:
        """The characters of [start, end) that are no white space."""
        stop = len(text) if end is None else end
        places = [i for i in range(start, stop) if not text[i].isspace()]
        last = places[-1] + 1 if places else start
        return cls("".join(text[i] for i in places), (*places, last))

    def end(self, i: int) -> int:
        """Where the character before i ends in the text as it stands."""
        return self.at[i - 1] + 1 if i else self.at[0]


def read_names(draft: Draft, start: int, end: int) -> list[Byline]:
    """The people named in [start, end) of `draft`, a byline without its brackets."""
    text = draft.text
    plain = Squeezed.of(text, start, end)
    role_at = [
        (plain.at[m.start()], plain.end(m.end())) for m in re.finditer(words().role, plain.text)
    ]
    edges = [start, *(a for a, _ in role_at), end]
    found: list[Byline] = []
    for k, stop in enumerate(edges[1:]):
        role = ""
        first = edges[k]
        if k:
            a, first = role_at[k - 1]
            role = "".join(text[a:first].split())
        for a, b in name_spans(text, first, stop):
            found.append(byline_of(draft, a, b, role))
    return found


def byline_of(draft: Draft, start: int, end: int, role: str) -> Byline:
    """The person named in [start, end) of `draft`."""
    cells = [c for c in draft.cells[start:end] if not c.char.isspace()]
    name = "".join(c.char for c in cells)
    lost = any(c.lost_before or c.lost_after for c in cells) or len(name) == 1
    return Byline(name, role, cells[0].start, cells[-1].end, lost)


def name_spans(text: str, start: int, end: int) -> list[Span]:
    """Spans of names between two roles."""
    w = words()
    verb = re.compile(
        rf"(?:(?<=[^\S\n])|(?<=[{re.escape(w.separators)}]))(?:{w.byline_verbs})+[：:]?\s*$|摄\s*$"
    )
    while (m := verb.search(text, start, end)) is not None:
        end = m.start()
    token = re.compile(rf"[{HAN}A-Za-z][{HAN}A-Za-z·.]*")
    spans = [m.span() for m in token.finditer(text, start, end)]
    names = [s for merged in _merged(text, spans) for s in _split(text, merged)]
    return [(a, b) for a, b in names if not text[a:b].endswith(w.media)]


def _merged(text: str, spans: list[Span]) -> list[Span]:
    """Single characters that are one name set with a gap, and names broken over two lines."""
    found: list[Span] = []
    for span in spans:
        if found and _is_one_name(text, found[-1], span):
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def _is_one_name(text: str, left: Span, right: Span) -> bool:
    between = text[left[1] : right[0]]
    if between.strip():
        return False
    head, tail = "".join(text[left[0] : left[1]].split()), text[right[0] : right[1]]
    if not (is_han(head[-1]) and is_han(tail[0])):
        return head[-1].isascii() and tail[0].isascii()
    if "\n" in between and len(head) + len(tail) <= _NAME:
        return len(head) == 1 or len(tail) == 1 or tail[0] not in words().surnames
    return len(head) == 1 and len(tail) == 1


def _split(text: str, span: Span) -> list[Span]:
    """Names that run into one another: 李小萍赵大有."""
    start, end = span
    name = text[start:end]
    if len(name) <= _NAME or "·" in name or not all(is_han(c) for c in name):
        return [span]
    surnames = words().surnames
    for size in (3, 2, 4):
        rest = len(name) - size
        if rest >= 2 and name[0] in surnames and name[size] in surnames:
            return [(start, start + size), *_split(text, (start + size, end))]
    return [span]


def are_names(text: str) -> bool:
    """Whether `text` may be names alone: （张小三）, 李小四 王小五."""
    w = words()
    text = re.sub(rf"[\s/／、]+(?:{w.byline_verbs})$", "", text.strip())
    if not text or "".join(text.split()) in w.not_names:
        return False
    tokens = re.split(rf"[\s{re.escape(w.separators)}]+", text.strip())
    if all(len(t) == 1 for t in tokens) and len(tokens) == 2:
        tokens = ["".join(tokens)]
    return all(2 <= len(t) <= _NAME and all(is_han(c) for c in t) and is_name(t) for t in tokens)


def is_name(text: str) -> bool:
    """Whether `text` may be one person's name: a surname and one to three characters, or a ·."""
    w = words()
    if "·" in text or not all(is_han(c) for c in text):
        return len(text) > 1
    return len(text) <= _NAME and (text[0] in w.surnames or text[:2] in w.surnames)


def has_role(text: str) -> bool:
    """Whether a role such as 记者 or 通讯员 is named in `text`."""
    return re.search(words().role, "".join(text.split())) is not None
