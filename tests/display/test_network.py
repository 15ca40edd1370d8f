from itertools import pairwise

from lvnlp.display.network import LEFT, RIGHT, ROW, network
from lvnlp.pipeline import parse
from lvnlp.samples import samples
from lvnlp.schema import Page
from tests.example_page import example_page
from tests.schema.sample_page import sample_page


def test_people_stand_left_and_events_right() -> None:
    found = network(example_page())
    places = {node.entity.name: (node.kind, node.x) for node in found.nodes}
    assert places == {
        "欧阳望川": ("person", LEFT),
        "柏松": ("person", LEFT),
        "全市水利建设推进会": ("event", RIGHT),
    }


def test_what_is_only_planned_is_told_apart() -> None:
    found = {edge.ends: (edge.asserted, edge.words) for edge in network(example_page()).edges}
    assert found == {
        ("event-1", "person-2"): (True, ("出席",)),
        ("event-1", "person-3"): (False, ("参加",)),
    }


def test_all_facts_between_two_make_one_line() -> None:
    edges = {edge.ends: edge for edge in network(sample_page()).edges}
    edge = edges["event-1", "person-1"]
    assert len(edge.facts) == 2
    assert edge.words == ("出席", "spoke_at")


def test_an_empty_page_has_an_empty_picture() -> None:
    found = network(Page(raw="x", text="x"))
    assert (found.nodes, found.edges) == ((), ())
    assert found.height > 0


def test_no_two_labels_of_a_column_touch_and_all_lie_inside() -> None:
    for sample in samples():
        found = network(parse(sample.source().text, date=sample.date, place=sample.place))
        for column in (LEFT, RIGHT):
            heights = sorted(node.y for node in found.nodes if node.x == column)
            assert all(b - a >= ROW - 0.2 for a, b in pairwise(heights))
            assert all(0 < y < found.height for y in heights)
