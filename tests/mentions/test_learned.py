"""What a model has found, taken in beside what the grammar finds."""

from __future__ import annotations

from lvnlp.layout import read_layout
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.find import find_mentions
from lvnlp.mentions.learned import LEAST, trusted
from lvnlp.mentions.names import find_names
from lvnlp.mentions.policy import resolve

CONTEXT = Context(place="江东省柳川市")


def learned(text: str, name: str, kind: Kind = Kind.PERSON, score: float = 0.95) -> Mention:
    start = text.index(name)
    return Mention(start, start + len(name), kind, name, "model:any", score)


def people(text: str, *found: Mention) -> dict[str, list[str]]:
    """Each person's positions."""
    (mentions,) = find_names([text], CONTEXT, [list(found)])
    out: dict[str, list[str]] = {}
    for m in mentions:
        if m.kind is Kind.PERSON:
            spans = m.attributes["positions"]
            assert isinstance(spans, tuple)
            out[m.text] = [text[a:b] for a, b in spans]
    return out


def test_a_name_of_rare_characters_is_believed_with_its_position() -> None:
    text = "县委书记覃甪夔走进田间。"
    assert people(text, learned(text, "覃甪夔")) == {"覃甪夔": ["县委书记"]}


def test_a_name_that_the_page_shows_keeps_its_length() -> None:
    text = "县长王立群主持会议。县长王立群讲话。"
    assert set(people(text, learned(text, "王立"))) == {"王立群"}


def test_what_is_not_sure_or_has_one_character_is_left_out() -> None:
    text = "赴京考察"
    unsure = learned(text, "考察", Kind.ORGANIZATION, LEAST - 0.01)
    sure = learned(text, "考察", Kind.ORGANIZATION, LEAST)
    assert trusted([[learned(text, "京", Kind.PLACE), unsure, sure]]) == [[sure]]


def test_a_learned_place_wins_over_the_grammar_and_a_learned_body_does_not() -> None:
    grammar = Mention(2, 5, Kind.PLACE, "字字字", "grammar:place", 0.8)
    place = Mention(1, 6, Kind.PLACE, "字" * 5, "model:any", 0.8)
    body = Mention(1, 6, Kind.ORGANIZATION, "字" * 5, "model:any", 1.0)
    assert resolve([[grammar], [place]]).mentions == (place,)
    assert resolve([[grammar], [body]]).mentions == (grammar,)


def test_a_page_takes_in_what_a_model_finds() -> None:
    layout = read_layout("柳川举行读书会\n本报讯 7月2日，读书会在汀步书局举行。\n")
    texts = [unit.text.text for unit in layout.units()]
    found = [
        [learned(text, "汀步书局", Kind.PLACE)] if "汀步书局" in text else [] for text in texts
    ]
    assert any(found)
    names = {
        m.text
        for unit in find_mentions(layout, CONTEXT, found)
        for m in (*unit.mentions, *unit.nested)
        if m.source == "model:any"
    }
    assert names == {"汀步书局"}
