"""The people and events of a page as a picture: two columns, and lines between them.

People stand on the left, events on the right, so that no label ever lies over another. The order
in the columns is that of the average place of the neighbours, which keeps lines from crossing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lvnlp.schema import Entity, Event, Modality, Page, Person
from lvnlp.schema.base import shortened

ROW: Final = 26
"""Distance between two rows, in the units of the picture."""
LEFT: Final = 110
RIGHT: Final = 290
WIDTH: Final = 520
MARGIN: Final = 20
_ROUNDS: Final = 12
_LABEL: Final = 16
"""How many characters of a label there is room for on the right."""


@dataclass(frozen=True, slots=True)
class Node:
    """A person or an event, at the point where its lines end."""

    entity: Entity
    label: str
    x: int
    y: float

    @property
    def kind(self) -> str:
        """Person or event."""
        return self.entity.kind


@dataclass(frozen=True, slots=True)
class Edge:
    """All facts that join the same two nodes.

    Attributes:
        path: what SVG draws.
        facts: the numbers of the facts.
        words: their words, each once.
        asserted: whether at least one of them is.
    """

    path: str
    facts: tuple[int, ...]
    words: tuple[str, ...]
    ends: tuple[str, str]
    asserted: bool


@dataclass(frozen=True, slots=True)
class Network:
    """The picture, `width` by `height` units."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    width: int = WIDTH


def network(page: Page) -> Network:
    """The network of those people and events that a fact joins to another of them."""
    facts: dict[tuple[str, str], list[int]] = defaultdict(list)
    entities = {e.id: e for e in page.entities if isinstance(e, Person | Event)}
    for number, relation in enumerate(page.relations, start=1):
        ends = relation.references
        if len(ends) == 2 and ends[0] != ends[1] and all(end in entities for end in ends):
            facts[min(ends), max(ends)].append(number)
    joined = {end for pair in facts for end in pair}
    people = [e.id for e in page.people if e.id in joined]
    events = [e.id for e in page.events if e.id in joined]
    people, events = _ordered(people, events, facts)
    rows = max(len(people), len(events), 1)
    nodes = {
        **_column(people, entities, LEFT, rows),
        **_column(events, entities, RIGHT, rows),
    }
    edges = tuple(_edge(page, pair, numbers, nodes) for pair, numbers in facts.items())
    return Network(tuple(nodes.values()), edges, height=rows * ROW + 2 * MARGIN)


def _ordered(
    people: list[str], events: list[str], pairs: Iterable[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    for turn in range(_ROUNDS):
        at = {
            identity: (index + 0.5) / len(column)
            for column in (people, events)
            for index, identity in enumerate(column)
        }

        def middle(identity: str, at: dict[str, float] = at) -> float:
            return sum(at[other] for other in near[identity]) / len(near[identity])

        if turn % 2:
            people = sorted(people, key=middle)
        else:
            events = sorted(events, key=middle)
    return people, events


def _column(
    identities: list[str], entities: dict[str, Person | Event], x: int, rows: int
) -> dict[str, Node]:
    """The nodes of a column, spread over the whole height."""
    step = rows * ROW / max(len(identities), 1)
    return {
        identity: Node(
            entities[identity],
            shortened(entities[identity].name, _LABEL),
            x,
            round(MARGIN + (index + 0.5) * step, 1),
        )
        for index, identity in enumerate(identities)
    }


def _edge(page: Page, pair: tuple[str, str], numbers: list[int], nodes: dict[str, Node]) -> Edge:
    one, other = sorted((nodes[end] for end in pair), key=lambda node: (node.x, node.y))
    relations = [page.relations[number - 1] for number in numbers]
    return Edge(
        _path(one, other),
        tuple(numbers),
        tuple(dict.fromkeys(r.role or r.relation for r in relations)),
        pair,
        any(r.modality is Modality.ASSERTED for r in relations),
    )


def _path(one: Node, other: Node) -> str:
    """A curve from one to the other; between two of a column an arc to its inner side."""
    if one.x != other.x:
        middle = (one.x + other.x) / 2
        return f"M{one.x} {one.y} C{middle:g} {one.y} {middle:g} {other.y} {other.x} {other.y}"
    bow = min(30 + abs(other.y - one.y) * 0.4, (RIGHT - LEFT) / 2)
    x = one.x + (bow if one.x == LEFT else -bow)
    return f"M{one.x} {one.y} C{x:g} {one.y} {x:g} {other.y} {other.x} {other.y}"
