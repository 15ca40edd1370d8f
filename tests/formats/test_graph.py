import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import lvnlp
from lvnlp.formats.graph import format_gexf, format_graphml, to_graph, write_graph
from lvnlp.schema import Attended, Page
from tests.example_page import example_page
from tests.schema.sample_page import sample_page

networkx = pytest.importorskip("networkx")


def test_people_and_events_are_nodes_and_their_relations_edges() -> None:
    graph = example_page("a.txt").to_graph()
    assert set(graph) == {
        "a.txt#person-1",
        "a.txt#person-2",
        "a.txt#person-3",
        "a.txt#event-1",
    }
    assert graph.nodes["a.txt#person-2"] | {"mentions": 0} == {
        "label": "欧阳望川",
        "kind": "person",
        "titles": "市长",
        "date": "",
        "damaged": False,
        "mentions": 0,
        "pages": 1,
    }
    assert graph.nodes["a.txt#event-1"]["date"] == "2021-03-05"
    edges = {(a, b): edge["modality"] for a, b, edge in graph.edges(data=True)}
    assert edges == {
        ("a.txt#person-2", "a.txt#event-1"): "asserted",
        ("a.txt#person-3", "a.txt#event-1"): "planned",
    }


def test_other_kinds_can_be_nodes() -> None:
    graph = to_graph(example_page(), kinds=("event", "project"))
    assert [edge["relation"] for *_, edge in graph.edges(data=True)] == ["started"]


def test_pages_stay_apart_unless_names_are_to_join_them() -> None:
    pages = [example_page("a"), example_page("b")]
    assert len(lvnlp.to_graph(pages)) == 8
    joined = lvnlp.to_graph(pages, by_name=True)
    assert sorted(joined) == [
        "a#event-1",
        "b#event-1",
        "person:柏松",
        "person:欧阳望川",
        "person:甄可欣",
    ]
    assert joined.nodes["person:欧阳望川"]["pages"] == 2
    assert joined.nodes["person:欧阳望川"]["titles"] == "市长"
    assert joined.number_of_edges() == 4


def test_a_damaged_name_joins_nothing() -> None:
    graph = to_graph([sample_page(), sample_page()], by_name=True)
    assert "person:邵一" not in graph


def test_pages_without_a_source_are_numbered() -> None:
    assert "2#event-1" in to_graph([example_page(), example_page()])


@pytest.mark.parametrize(
    ("form", "read"), [(format_gexf, "read_gexf"), (format_graphml, "read_graphml")]
)
def test_the_files_are_read_again(form: object, read: str) -> None:
    assert callable(form)
    text = form(sample_page())
    graph = getattr(networkx, read)(io.BytesIO(text.encode("utf-8")))
    wanted = sample_page().to_graph()
    assert set(graph.nodes) == set(wanted.nodes)
    assert graph.number_of_edges() == wanted.number_of_edges()
    assert graph.nodes["page.txt#person-1"]["label"] == "何晓岚"


def test_no_day_of_writing_stands_in_the_file() -> None:
    assert "lastmodifieddate" not in format_gexf(example_page())
    assert format_gexf(example_page()) == format_gexf(example_page())


@pytest.mark.parametrize("form", [format_gexf, format_graphml])
def test_what_xml_cannot_hold_is_replaced(form: object) -> None:
    assert callable(form)

    def spoilt(page: Page) -> Page:
        relations = tuple(
            r.model_copy(update={"role": "出\x0c席 <b> & \ufffe"}) if isinstance(r, Attended) else r
            for r in page.relations
        )
        return page.model_copy(update={"relations": relations, "source": "a\x01.txt"})

    root = ET.fromstring(form(spoilt(example_page())))
    assert "出\ufffd席 <b> & \ufffd" in "".join(
        "".join(e.itertext()) + "".join(e.attrib.values()) for e in root.iter()
    )


def test_the_ending_names_the_format(tmp_path: Path) -> None:
    for name, tag in (("a.gexf", "gexf"), ("a.graphml", "graphml")):
        write_graph(example_page(), tmp_path / name)
        assert ET.parse(tmp_path / name).getroot().tag.endswith(f"}}{tag}")
