"""The network of people and events, as a networkx graph and as files for graph programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lvnlp.extras import tables
from lvnlp.formats.files import write_whole
from lvnlp.formats.rows import as_pages, edtf
from lvnlp.schema import Entity, Event, Page, Person, Relation

if TYPE_CHECKING:
    import networkx

PEOPLE_AND_EVENTS: Final = frozenset({"person", "event"})

# What XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The day of writing, which the file must not depend on.
_WRITTEN = re.compile(r' lastmodifieddate="[^"]*"')


def to_graph(
    pages: Page | Iterable[Page],
    *,
    kinds: Iterable[str] = PEOPLE_AND_EVENTS,
    by_name: bool = False,
) -> networkx.MultiDiGraph:
    """A directed graph: a node for each entity, an edge for each relation between two of them.

    A node is called by its page and its id (`page.txt#person-1`); pages without a source are
    numbered from 1. It carries `label`, `kind`, `titles`, `date`, `damaged`, `mentions` and
    `pages`. An edge carries `relation`, `role`, `modality`, `date`, `confidence`, `text`, `source`,
    `start` and `end`.

    Args:
        pages: one page or many.
        kinds: which kinds of entities are nodes.
        by_name: take people, bodies and places of one name on several pages as one node, called
            `person:NAME`. They need not be the same: two people may share a name. Damaged names
            and events stay apart.

    Raises:
        BackendError: networkx is not installed.
    """
    graph = tables("networkx").MultiDiGraph()
    wanted = frozenset(kinds)
    for number, page in enumerate(as_pages(pages), start=1):
        keys = {
            entity.id: _key(entity, f"{page.source or number}#", by_name)
            for entity in page.entities
            if entity.kind in wanted
        }
        for entity in page.entities:
            if entity.id in keys:
                _add(graph, keys[entity.id], entity)
        for relation in page.relations:
            ends = [keys.get(identity) for identity in relation.references]
            if len(ends) == 2 and None not in ends:
                graph.add_edge(*ends, **_edge(page, relation))
    return graph


def _key(entity: Entity, page: str, by_name: bool) -> str:
    if by_name and not entity.damaged and not isinstance(entity, Event):
        return f"{entity.kind}:{entity.name}"
    return page + entity.id


def _add(graph: Any, key: str, entity: Entity) -> None:
    titles = entity.titles if isinstance(entity, Person) else ()
    if key in graph:
        node = graph.nodes[key]
        known = node["titles"].split("、") if node["titles"] else []
        node["titles"] = "、".join(dict.fromkeys([*known, *titles]))
        node["mentions"] += len(entity.mentions)
        node["pages"] += 1
        return
    graph.add_node(
        key,
        label=entity.name,
        kind=entity.kind,
        titles="、".join(titles),
        date=(edtf(entity.date) or "") if isinstance(entity, Event) else "",
        damaged=entity.damaged,
        mentions=len(entity.mentions),
        pages=1,
    )


def _edge(page: Page, relation: Relation) -> dict[str, Any]:
    return {
        "relation": relation.relation,
        "role": relation.role or "",
        "modality": str(relation.modality),
        "date": edtf(relation.date) or "",
        "confidence": relation.confidence,
        "text": relation.evidence.text,
        "source": page.source,
        "start": relation.evidence.start,
        "end": relation.evidence.end,
    }


def format_gexf(pages: Page | Iterable[Page], *, by_name: bool = False) -> str:
    """The network as GEXF, which Gephi reads; arguments as for `to_graph`.

    Raises:
        BackendError: networkx is not installed.
    """
    graph = _writable(pages, by_name)
    # GEXF has a field of its own for the kind of an edge; the relation is what one sees there.
    for *_, edge in graph.edges(data=True):
        edge["label"] = edge["role"] or edge["relation"]
    lines = tables("networkx").generate_gexf(graph)
    return _WRITTEN.sub("", "".join(f"{line}\n" for line in lines))


def format_graphml(pages: Page | Iterable[Page], *, by_name: bool = False) -> str:
    """The network as GraphML, which yEd, Cytoscape and igraph read; arguments as for `to_graph`.

    Raises:
        BackendError: networkx is not installed.
    """
    lines = tables("networkx").generate_graphml(_writable(pages, by_name))
    head = "<?xml version='1.0' encoding='utf-8'?>\n"
    return head + "".join(f"{line}\n" for line in lines)


def write_graph(pages: Page | Iterable[Page], path: str | Path, *, by_name: bool = False) -> None:
    """Write the network to a file: GraphML where it ends in .graphml, else GEXF.

    Raises:
        BackendError: networkx is not installed.
        OutputError: the file cannot be written.
    """
    form = format_graphml if Path(path).suffix == ".graphml" else format_gexf
    write_whole(Path(path), form(pages, by_name=by_name))


def _writable(pages: Page | Iterable[Page], by_name: bool) -> Any:
    """The graph with nothing in its texts that XML cannot hold."""
    graph = to_graph(pages, by_name=by_name)
    for _, node in graph.nodes(data=True):
        _clean(node)
    for *_, edge in graph.edges(data=True):
        _clean(edge)
    return tables("networkx").relabel_nodes(graph, lambda key: _NOT_XML.sub("\ufffd", key))


def _clean(values: dict[str, Any]) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = _NOT_XML.sub("\ufffd", value)
