"""Headline lines: broken ones joined, their kinds, and their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lvnlp.layout import paragraphs
from lvnlp.layout.draft import Draft
from lvnlp.layout.lines import Line
from lvnlp.layout.model import LineKind
from lvnlp.layout.roles import has_mark
from lvnlp.layout.words import words


@dataclass(slots=True)
class Title:
    """One line of a headline as it was meant.

    Attributes:
        lines: the lines of the page that it is made of.
        draft: repaired.
        chain: titles with the same number follow one another with nothing in between.
        gap: blank lines in front of it.
    """

    lines: list[Line]
    draft: Draft
    chain: int
    gap: int

    @property
    def text(self) -> str:
        """The line as repaired."""
        return self.draft.text

    @property
    def plain(self) -> str:
        """Without spaces."""
        return "".join(self.draft.text.split())


# What runs over from a broken line is seldom longer; a line of its own seldom shorter.
_RUNOVER = 5


def titles(runs: Sequence[Sequence[Line]], bodies: Sequence[str], raw: str) -> list[Title]:
    """Titles out of runs of headline lines; `bodies` tell which words go on over a line break."""
    found: list[Title] = []
    for chain, run in enumerate(runs):
        groups: list[list[Line]] = []
        usual = min((x.gap for x in run[1:]), default=0)
        for line in run:
            if groups and line.gap <= usual and _goes_on(groups[-1], line, bodies):
                groups[-1].append(line)
            else:
                groups.append([line])
        for group in groups:
            draft = paragraphs.tidy(paragraphs.join(group, raw))
            found.append(Title(group, draft, chain, group[0].gap))
    return found


def _goes_on(group: Sequence[Line], line: Line, bodies: Sequence[str]) -> bool:
    """Whether a headline line only goes on on the next one."""
    if line.vertical or group[-1].vertical:
        return False
    left, right = "".join(x.plain for x in group), line.plain
    w = words()
    if w.kicker.search(left):
        return False
    if len(left) + len(right) > w.longest_headline or right[0] in "—–－":
        return False
    if left.endswith(w.open_ends) or left.count("“") > left.count("”"):
        return True
    if left[-1].isdigit() and right[0] in w.units:
        return True
    if " " in group[-1].text.strip() and " " in line.text.strip():
        return False
    if _known(left, right, bodies):
        return True
    if len(right) >= len(left):
        return False  # two lines alike are a verse of two
    if len(right) <= _RUNOVER and not w.sub.search(right):
        return not has_mark(left[-1])
    # A noun in quotes of which the next line tells something.
    told = any(len(m.group()) > 1 for m in w.headline_verb.finditer(left))
    return not told and left[-1] in "”》" and bool(w.headline_verb.match(right))


def _known(left: str, right: str, bodies: Sequence[str]) -> bool:
    """Whether the words across the break stand together in some body."""
    across = left[-2:] + right[:2]
    return len(across) == 4 and any(across in body for body in bodies)


_PEOPLE = re.compile(r"^\D{2,12}(?:讲话|致辞|致词|主持|出席|参加|宣布|推介)")


def ordered(group: Sequence[Title]) -> list[tuple[Title, LineKind]]:
    """The titles of one headline in the order in which they are read, each with its kind.

    The order of the page is kept where a kicker or the main line comes first; where the page
    begins with what can only be a sub-headline its lines got out of order.
    """
    kinds = [_kind(title) for title in group]
    if "main" not in kinds:
        free = [k for k, kind in enumerate(kinds) if kind == "sub"] or [0]
        best = min(free, key=lambda k: (_rank(group[k]), k))
        kinds[best] = "main"
    pairs: list[tuple[Title, LineKind]] = []
    seen_main = False
    for title, kind in zip(group, kinds, strict=True):
        if kind == "main":
            kind, seen_main = ("sub", True) if seen_main else ("main", True)
        pairs.append((title, kind))
    if kinds[0] == "sub" or ("kicker" in kinds and kinds[0] != "kicker"):
        places = {"kicker": 0, "main": 1, "sub": 2}
        order = sorted(
            range(len(pairs)), key=lambda k: (places[pairs[k][1]], _rank(pairs[k][0]), k)
        )
        pairs = [pairs[k] for k in order]
    return pairs


def _kind(title: Title) -> LineKind:
    w = words()
    if w.kicker.search(title.plain):
        return "kicker"
    if title.plain[0] in "—–－" or _rank(title):
        return "sub"
    return "main"


def _rank(title: Title) -> int:
    """0 for what may be the main line, then the order of sub-headlines."""
    w = words()
    if w.feature.search(title.plain):
        return 1
    parts = title.text.split()
    if len(parts) > 1 and all(w.sub.search(p) and len(p) <= 12 for p in parts):
        return 2
    if len(title.plain) <= 16 and _PEOPLE.match(title.plain) and w.sub.search(title.plain):
        return 2
    if title.plain[0].isdigit() or (len(parts) > 1 and any(c.isdigit() for c in title.plain)):
        return 3
    return 0
