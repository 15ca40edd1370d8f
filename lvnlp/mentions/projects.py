"""Projects, works and agreements by their heads: …项目, …工程, …生产线, …协议, …合同."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.headed import edges, heads_of, left_edge

SOURCE = "grammar:project-head"


def find_projects(
    texts: Sequence[str],
    context: Context,
    barriers: Sequence[Sequence[Mention]] = (),
) -> list[list[Mention]]:
    """All mentions of projects, works and agreements, one list a text, in order of start.

    Args:
        texts: the texts of the page.
        context: what is known of the page (not needed here, part of the protocol).
        barriers: for each text the mentions that no such name holds: people, dates, counts.

    The attributes of a mention: "head" (its last word), "bare" (项目 alone), "agreement" (True
    for what is signed rather than built).
    """
    del context
    walls = barriers or [()] * len(texts)
    return [_in_text(t, w) for t, w in zip(texts, walls, strict=True)]


def _in_text(text: str, barriers: Sequence[Mention]) -> list[Mention]:
    both = heads_of("project", "heads", "agreements")
    walls = [
        b
        for b in barriers
        if b.kind in (Kind.PERSON, Kind.DATE)
        or (b.kind is Kind.QUANTITY and not _capacity(text, b))
    ]
    found: list[Mention] = []
    last = 0
    for match in both.heads.finditer(text):
        head = match.group()
        if text.startswith(both.not_before, match.end()):
            continue
        counted = any(b.kind is Kind.QUANTITY and 0 <= b.start - match.end() <= 1 for b in barriers)
        stops = (*both.stops, *both.counted_stops) if counted else both.stops
        start = left_edge(text, match.start(), walls, last, stops)
        if found and start == last == found[-1].end and not _bare(found[-1]):
            start = found.pop().start  # 青禾粮仓项目|投资协议: the last head carries the name
        end = match.end()
        if start > 0 and text[start - 1] == "《" and text.startswith("》", end):
            start, end = start - 1, end + 1
        name = text[start:end]
        score = 0.6 if name == head else 0.8
        found.append(
            Mention(start, end, Kind.PROJECT, name, SOURCE, score, project_attributes(name, head))
        )
        last = end
    return sorted([*found, *_quoted(text, found)], key=lambda m: m.start)


def _quoted(text: str, found: Sequence[Mention]) -> list[Mention]:
    """“希望图书室”揭牌: what is unveiled may be called by any name at all."""
    out = []
    for match in heads_of("project", "heads", "agreements").quoted.finditer(text):
        start, end = match.span("name")
        if not any(m.start < end and start < m.end for m in found):
            attributes: dict[str, object] = {"head": "", "bare": False, "agreement": False}
            out.append(Mention(start, end, Kind.PROJECT, text[start:end], SOURCE, 0.8, attributes))
    return out


def _capacity(text: str, quantity: Mention) -> bool:
    """Whether a number says how much a work yields (年产30万套, 10万吨), so is part of its name."""
    return bool(quantity.attributes.get("measure")) or text.endswith(
        edges().capacities, 0, quantity.start
    )


def project_attributes(name: str, head: str = "") -> dict[str, object]:
    """What the words of a project's name say; the keys are those of `find_projects`."""
    works, papers = heads_of("project", "heads"), heads_of("project", "agreements")
    if not head:
        both = heads_of("project", "heads", "agreements").heads
        head = next((name[i:] for i in range(len(name)) if both.fullmatch(name[i:])), name)
    agreement = papers.heads.fullmatch(head) is not None and works.heads.fullmatch(head) is None
    generic = name.removesuffix(head) in heads_of("project", "heads", "agreements").generic
    bare = name == head or (generic and not agreement)
    return {"head": head, "bare": bare, "agreement": agreement}


def _bare(mention: Mention) -> bool:
    return bool(mention.attributes["bare"])
