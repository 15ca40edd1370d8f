"""Facts that need no verb: who holds which position, as the position next to the name says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lvnlp.coreference.entities import Entities
from lvnlp.mentions.base import Kind
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.model import Fact, Ref, Trigger

PATTERN = "holds_position.beside-name"


def position_facts(units: Sequence[AnalysedUnit], entities: Entities) -> Iterator[Fact]:
    """One fact for each position that a person bears where he or she is named."""
    for unit in units:
        for mention in (*unit.mentions, *unit.nested):
            spans = mention.attributes.get("positions", ())
            entity = entities.of(unit.index, mention)
            if mention.kind is not Kind.PERSON or entity is None or not isinstance(spans, tuple):
                continue
            for start, end in spans:
                title = unit.text[start:end]
                yield Fact(
                    relation="holds_position",
                    subject=Ref("person", entity.name, entity.id, mention.start, mention.end),
                    object=Ref("position", title, "", start, end),
                    unit=unit.index,
                    start=min(start, mention.start),
                    end=max(end, mention.end),
                    modality="negated" if _corrected(unit.text, mention.end) else "asserted",
                    pattern=PATTERN,
                    trigger=Trigger(title, start, end),
                    confidence=round(0.95 * mention.score, 3),
                )


def _corrected(text: str, end: int) -> bool:
    """Whether a correction follows: “局长甲”应为“副局长甲”."""
    return text[end : end + 3].lstrip("”").startswith("应为")
