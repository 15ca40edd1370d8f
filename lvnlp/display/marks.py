"""What lies over a text: mentions, facts, repairs; and the text cut where any of them changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from lvnlp.display.labels import Labels
from lvnlp.display.passage import NOWHERE, Passage
from lvnlp.schema import Entity, Event, Evidence, LooseMention, Page, Person

Layer = Literal["mention", "fact", "trigger", "repair"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that lies over raw stretches of the page.

    Attributes:
        layer: what sort of thing it is.
        key: the id of the entity ("" for a mention that has none), else a number as text.
        kind: of a mention or a repair.
        title: what a pointer that rests on it is told.
        size: how many raw characters it covers; of several mentions the largest is shown.
    """

    layer: Layer
    key: str
    kind: str = ""
    title: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a segment over which the same repairs lie, most often none."""

    text: str
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same mention and the same facts lie.

    Attributes:
        pieces: the words, cut where repairs begin and end.
        mention: the mention that is shown here, None where there is none.
        first: whether the mention begins here.
        facts, triggers: numbers of what lies over it, as text.
    """

    pieces: tuple[Piece, ...]
    mention: Mark | None = None
    first: bool = False
    facts: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All the words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def plain(self) -> bool:
        """Whether nothing but repairs lies over it."""
        return not (self.mention or self.facts or self.triggers)


class Marks:
    """All marks of a page by raw character."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._over: list[list[Mark]] = [[] for _ in page.raw]
        self._gaps: dict[int, list[Mark]] = {}  # repairs that took characters away before here
        self._labels = labels
        for entity in page.entities:
            for evidence in entity.mentions:
                self._lay(evidence, "mention", entity.id, entity.kind, describe(entity, labels))
        for person in page.people:
            for position in person.positions:
                if position.evidence:
                    title = f"{labels.of('kinds', 'position')}: {position.title} {person.name}"
                    self._lay(position.evidence, "mention", person.id, "position", title)
        for loose in page.mentions:
            self._lay(loose.evidence, "mention", "", loose.kind, self._loose(loose))
        for number, relation in enumerate(page.relations, start=1):
            self._lay(relation.evidence, "fact", str(number))
            for trigger in relation.why.triggers:
                self._lay(trigger, "trigger", str(number))
        self._lay_repairs(page)

    def _loose(self, loose: LooseMention) -> str:
        kind = self._labels.of("kinds", loose.kind)
        return f"{kind}: {loose.value}" if loose.value is not None else kind

    def _lay(
        self, evidence: Evidence, layer: Layer, key: str, kind: str = "", title: str = ""
    ) -> None:
        size = sum(end - start for start, end in evidence.spans)
        mark = Mark(layer, key, kind, title, size)
        for start, end in evidence.spans:
            for at in range(start, end):
                self._over[at].append(mark)

    def _lay_repairs(self, page: Page) -> None:
        for number, repair in enumerate(page.repairs, start=1):
            mark = Mark("repair", str(number), repair.kind)
            for at in range(repair.start, repair.end):
                self._over[at].append(mark)
            if not repair.after:
                self._gaps.setdefault(repair.end, []).append(mark)

    def segments(self, passage: Passage, *, repaired: bool = True) -> Iterator[Segment]:
        """The passage cut where any mark begins or ends.

        Args:
            passage: the text.
            repaired: whether it is repaired text; a repair that left nothing then lies over the
                character behind it.
        """
        characters = zip(passage.text, self._character_marks(passage, repaired), strict=True)
        previous: Mark | None = None
        for (mention, facts, triggers), group in groupby(characters, key=lambda c: _seen(c[1])):
            pieces = tuple(
                Piece("".join(character for character, _ in same), repairs)
                for repairs, same in groupby(group, key=lambda c: _keys(c[1], "repair"))
            )
            blank = all(piece.text.isspace() for piece in pieces)
            # A gap neither begins a mention nor ends it.
            first = mention is not None and mention != previous and not blank
            previous = previous if blank else mention
            yield Segment(pieces, mention, first, facts, triggers)

    def _character_marks(self, passage: Passage, repaired: bool) -> Iterator[tuple[Mark, ...]]:
        previous: tuple[Mark, ...] = ()
        for at in passage.raw:
            if at == NOWHERE:  # what was put in goes with what stands before it
                yield tuple(m for m in previous if m.layer != "repair")
                continue
            over = self._over[at]
            gaps = self._gaps.get(at, []) if repaired else []
            previous = (*over, *gaps)
            yield previous


def describe(entity: Entity, words: Labels) -> str:
    """An entity in one line: its kind, name, positions, date, damage."""
    more = ""
    if isinstance(entity, Person):
        more = "、".join(entity.titles)
    elif isinstance(entity, Event) and entity.is_bound and entity.date:
        more = str(entity.date)
    damage = f" ({words['damaged']})" if entity.damaged else ""
    told = f"{words.of('kinds', entity.kind)}: {entity.name}{damage}"
    return f"{told}, {more}" if more else told


def visible(text: str) -> str:
    """Text in which white space can be seen; ∅ for none."""
    shown = text.replace("\r\n", "⏎").translate({10: "⏎", 13: "⏎", 32: "␣", 0x3000: "□", 9: "⇥"})
    return shown or "∅"


def _seen(marks: tuple[Mark, ...]) -> tuple[Mark | None, tuple[str, ...], tuple[str, ...]]:
    """The mention that is shown, the facts and the triggers."""
    mentions = [m for m in marks if m.layer == "mention"]
    # The name of a meeting before that of the body in it, the body before the office it is part of.
    mention = min(
        mentions, key=lambda m: (not m.key or m.kind == "position", -m.size), default=None
    )
    return mention, _keys(marks, "fact"), _keys(marks, "trigger")


def _keys(marks: tuple[Mark, ...], layer: Layer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.key for m in marks if m.layer == layer))
