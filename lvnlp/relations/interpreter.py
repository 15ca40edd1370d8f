"""Reads a unit clause by clause and lets the patterns fire.

The reading order is the body first, then the headline, which abbreviates what the body says. At
each trigger every pattern that has it is tried; a pattern fires when both its sides find a noun.
What was read before (subject, event, leader of a visit, day) is in `Discourse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lvnlp.chinese.sentences import clauses, sentences
from lvnlp.coreference.entities import Entities
from lvnlp.coreference.home import Home
from lvnlp.mentions.base import Kind
from lvnlp.mentions.place_words import listed_places
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations import modality
from lvnlp.relations.build import build
from lvnlp.relations.clause import Clause, is_people
from lvnlp.relations.clause_signs import (
    attributive,
    declares,
    in_name,
    is_noun,
    is_quote,
    new_actor,
    own_speaker,
    takes_object,
)
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.evidence import amount, evidence_span
from lvnlp.relations.language import Pattern
from lvnlp.relations.model import Fact, Ref, Trigger
from lvnlp.relations.scan import Item, Scanner, Tag
from lvnlp.relations.slots import Filled, Place, countable, counted, fill
from lvnlp.relations.slots.clause import escorted
from lvnlp.relations.slots.values import aggregate
from lvnlp.relations.stops import stops
from lvnlp.relations.words import words

SAYING = "stated"


class Interpreter:
    """Applies a set of patterns; made once, used for any number of units."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._by_trigger: dict[str, list[Pattern]] = {}
        for pattern in self.patterns:
            for trigger in pattern.triggers:
                self._by_trigger.setdefault(trigger, []).append(pattern)
        self.scanner = Scanner(self._by_trigger)
        self._saying = {t for p in self.patterns if p.relation == SAYING for t in p.triggers}

    def read(self, unit: AnalysedUnit, entities: Entities, home: Home) -> list[Fact]:
        """The facts of one unit, in reading order, body before headline."""
        state = self._state(unit, entities, home)
        facts: list[Fact] = []
        body = unit.body if unit.body[1] else (0, len(unit.text))
        if unit.headline[1]:
            self._preview(unit, state)
        line = unit.text.count("\n", 0, body[0])
        last_line, at = -1, body[0]
        for start, end in sentences(unit.text[body[0] : body[1]]):
            span = (body[0] + start, body[0] + end)
            line += unit.text.count("\n", at, span[0])
            at = span[0]
            if line != last_line:
                state.date, state.counting, last_line = None, None, line
                if unit.briefs:
                    state = self._state(unit, entities, home)
            facts += self._sentence(unit, state, clauses(unit.text, *span))
        if unit.headline[1]:
            state.subject, state.date = [], None
            state.event = state.main or state.event
            for start, end in _headline_parts(unit):
                facts += self._sentence(unit, state, [(start, end)], headline=True)
        return facts

    def _state(self, unit: AnalysedUnit, entities: Entities, home: Home) -> Discourse:
        state = Discourse(unit, entities, home)
        state.events = [
            e for e in entities.of_kind(Kind.EVENT) if any(u == unit.index for u, _ in e.mentions)
        ]
        return state

    def _preview(self, unit: AnalysedUnit, state: Discourse) -> None:
        """The headline's event is what 会议 means until the body names one."""
        for mention in unit.mentions:
            if mention.kind is Kind.EVENT and unit.in_headline(mention.start):
                entity = state.entities.of(unit.index, mention)
                if entity is not None:
                    state.event = entity
                    return

    def _sentence(
        self,
        unit: AnalysedUnit,
        state: Discourse,
        spans: Sequence[tuple[int, int]],
        headline: bool = False,
    ) -> list[Fact]:
        before = state.event
        row = build(unit.text, spans, unit.mentions, self.scanner)
        scope = modality.Scope()
        facts: list[Fact] = []
        for clause in row:
            if scope.speech and new_actor(clause, self._saying):
                scope = modality.Scope()
            clause.speaks = any(i.form in self._saying for i in clause.items)
            clause.quoted = is_quote(unit.text, clause)
            facts += self._clause(state, clause, scope, headline, row)
            said = [i for i in clause.items if i.form in self._saying]
            if said and not clause.quoted:
                scope = modality.Scope(said[-1].text)
            scope = modality.after_clause(clause, scope)
        if state.event is not None and state.event.head.endswith("会场") and before is not None:
            state.event = (
                before  # a venue is what one sentence is at, not what the article tells of
            )
        return facts

    def _clause(
        self,
        state: Discourse,
        clause: Clause,
        scope: modality.Scope,
        headline: bool,
        row: Sequence[Clause],
    ) -> list[Fact]:
        in_speech = bool(scope.speech) or clause.quoted
        self._note_nouns(state, clause, in_speech)
        facts: list[Fact] = []
        inner = scope
        for at in clause.triggers:
            item = clause.items[at]
            for pattern in self._by_trigger[item.form]:
                spoken = in_speech or (inner is not scope and pattern.relation != SAYING)
                place = Place(state.unit.text, clause, at, row, spoken, _paired(pattern))
                facts += self._fire(pattern, state, place, inner, headline)
            if item.form in self._saying and not clause.quoted:
                inner = modality.Scope(item.text)
        if not clause.triggers and state.counting is not None:
            facts += self._enumerated(state, clause, row)
        elif any(f.count is not None for f in facts):
            told = next(f for f in facts if f.count is not None)
            facts += self._listed(told, clause, row, state)
        facts += stops(state, clause, row)
        counting = [f for f in facts if f.count is not None]
        if counting:
            state.counting = counting[-1]
        if any(f.relation == "accompanied" for f in facts) and state.mode == "visit":
            state.subject = list(state.leader)  # the story goes on with who leads
        elif not in_speech and not _address(clause, row, state):
            state.acts(clause.actors())
            if len(clause.triggers) == 1 and {f.relation for f in facts} == {"attended"}:
                state.subject = []  # who was there as well does not act in the next sentence
        return facts

    def _note_nouns(self, state: Discourse, clause: Clause, in_speech: bool) -> None:
        for item in clause.items:
            mention = item.mention
            if mention is None or in_speech:
                continue
            if mention.kind is Kind.EVENT:
                if mention.attributes.get("standing") in {"cited", "any"}:
                    continue
                entity = state.entities.of(state.unit.index, mention)
                if entity is not None and not _over(clause, item):
                    state.at_event(entity)
            elif mention.kind is Kind.PLACE and not mention.attributes.get("home"):
                state.here = mention
            elif mention.kind is Kind.DATE and mention.attributes.get("kind") == "date":
                known = mention.attributes.get("value") is not None
                if known and not modality.plans(clause, mention.end):
                    state.date = mention

    def _fire(
        self,
        pattern: Pattern,
        state: Discourse,
        place: Place,
        scope: modality.Scope,
        headline: bool,
    ) -> list[Fact]:
        text, clause = state.unit.text, place.clause
        item = clause.items[place.at]
        if pattern.when == "headline" and not headline:
            return []
        if pattern.when in {"visit", "event", "meeting"} and state.mode != pattern.when:
            return []
        if pattern.relation == SAYING and (headline or clause.quoted):
            return []
        if text[: item.start].endswith(pattern.not_before) and pattern.not_before:
            return []
        if pattern.not_after and text.startswith(pattern.not_after, item.end):
            return []
        if in_name(text, item.start, item.end):
            return []
        if pattern.alone and takes_object(clause, place.at):
            return []
        if pattern.opening and not declares(place):
            return []
        if pattern.unless and any(w in text[clause.start : item.start] for w in pattern.unless):
            return []
        if pattern.relation == SAYING and is_noun(clause, place.at):
            return []
        if pattern.relation in COUNTED and "count" not in pattern.object.slots and counted(place):
            return []
        if pattern.relation in COUNTED and attributive(clause, place.at):
            return []
        if pattern.relation == SAYING and place.in_speech and not own_speaker(place):
            return []
        place.singles = pattern.singles
        subject = fill(pattern.subject, place, state)
        if pattern.leads and subject and len(item.text) > 1 and not place.in_speech:
            self._lead(state, place, subject, scope)
        state.acting = subject.refs if subject else ()
        target = fill(pattern.object, place, state) if subject else None
        state.acting = ()
        if subject is None or target is None:
            return []
        if pattern.relation == "visited" and not (
            target.slot == "sight" or any(r.entity for r in target.refs)
        ):
            return []  # 深入企业、农村: no place is named
        signs = pattern.relation == "signed" and target.count is not None
        if signs and words().signers.search(target.refs[0].name):
            return []  # 29家企业签约: how many signed, not how much
        mood = modality.of_trigger(clause, item, scope, pattern.relation in COUNTED)
        if pattern.relation == SAYING:
            mood = modality.of_trigger(clause, item, modality.Scope())
            mood = "asserted" if mood == "urged" else mood
        elif place.in_speech and mood == "asserted" and pattern.relation in TO_BE_DONE:
            mood = mood if modality.is_past(clause, item) else "urged"
        if pattern.relation == "met" and mood == "asserted":
            word = next((w for w in words().meetings if w in item.text), item.text)
            begin = item.start + item.text.find(word)
            state.meeting = Ref("event", word, "", begin, begin + len(word))
            state.mode = "meeting" if state.mode != "visit" else "visit"
        if pattern.relation in PRESENT and mood == "asserted" and target.refs[0].entity:
            state.takes_part(subject.refs, target.refs[0].entity)
        start, end = evidence_span(place, subject, target, pattern.relation == SAYING)
        money = amount(place) if pattern.relation in COUNTED else None
        if target.count is not None and all(r.kind == "place" for r in subject.refs):
            each = aggregate(place)
            subject = replace(subject, refs=(each,)) if each else subject
        facts = []
        shared = _distributed(clause, place, subject, target)
        for s in subject.refs:
            for o in shared[s] if shared else target.refs:
                if _is_area(o) and (s == o or pattern.relation in COUNTED):
                    continue
                if (s == o) != (s in target.refs and pattern.relation in COUNTED):
                    continue
                facts.append(
                    Fact(
                        relation=pattern.relation,
                        subject=s,
                        object=o,
                        unit=state.unit.index,
                        start=start,
                        end=end,
                        modality=mood,
                        pattern=pattern.id,
                        trigger=Trigger(item.text, item.start, item.end),
                        role=_role(item.text) if pattern.role else "",
                        count=target.count,
                        amount=money,
                        confidence=round(pattern.confidence * subject.weight * target.weight, 3),
                        notes=tuple(f.note for f in (subject, target) if f.note),
                    )
                )
        return facts

    def _enumerated(self, state: Discourse, clause: Clause, row: Sequence[Clause]) -> list[Fact]:
        """其中，工业项目21个: parts of what was counted before, without a verb of their own."""
        assert state.counting is not None
        facts = []
        for n, item in enumerate(clause.items):
            front = clause.items[n - 1] if n else None
            if front is None or not countable(item.mention) or front.end != item.start:
                continue
            if front.is_kind((Kind.PROJECT,)):
                note = "part of what was counted before"
                facts.append(_counted_too(state.counting, clause, row, n, state, note))
        return facts

    def _listed(
        self, told: Fact, clause: Clause, row: Sequence[Clause], state: Discourse
    ) -> list[Fact]:
        """建成投用卫生所23所、|幸福院11所: what is counted behind the first."""
        facts = []
        for n, item in enumerate(clause.items):
            if item.start <= told.object.end or not countable(item.mention):
                continue
            joins = [i for i in clause.items[:n] if i.start >= told.object.end]
            if any(i.tag in (Tag.TRIGGER, Tag.MARK) for i in joins):
                break
            if joins and joins[0].tag is Tag.JOIN:
                facts.append(_counted_too(told, clause, row, n, state, "listed with another count"))
        return facts

    def _lead(self, state: Discourse, place: Place, subject: Filled, scope: modality.Scope) -> None:
        """A verb of visiting makes its subject the leader of a visit, wherever the visit goes."""
        if modality.of_trigger(place.clause, place.clause.items[place.at], scope) != "asserted":
            return
        lists = (
            escorted(place)
            or place.clause.subjects(place.at)
            or [n for c in reversed(place.earlier) for n in c.subjects(len(c.items))]
        )
        people = [m for n in lists for m in n.mentions if is_people(m)]
        state.on_visit(people or (state.subject if subject.slot == "carried" else []))


def _over(clause: Clause, item: Item) -> bool:
    """Whether the event only sets the time for what follows: 升旗仪式|后，…"""
    after = clause.items[clause.items.index(item) + 1 :]
    return bool(after) and after[0].tag is Tag.LOCATIVE and after[0].text in words().over


def _address(clause: Clause, row: Sequence[Clause], state: Discourse) -> bool:
    """编辑同志： on a line of its own: whom a letter is to, not who acts in it."""
    alone = len(row) == 1 and clause.items[-1].text == "："
    return alone and state.unit.text[clause.end : clause.end + 1] in {"", "\n"}


def _is_area(ref: Ref) -> bool:
    """A county is not put into use itself; a campus or a park may be."""
    if ref.kind != "place":
        return False
    return ref.name in listed_places() or words().areas.search(ref.name) is not None


def _role(trigger: str) -> str:
    """The word of the role within a trigger: 参加 of 参加了 and 参加会见."""
    return next((word for word in words().roles if word in trigger), trigger)


COUNTED = frozenset({"signed", "started", "commissioned"})
PRESENT = frozenset({"attended", "presided_over"})
TO_BE_DONE = frozenset({"attended", "visited", "accompanied", "met", "spoke_at", "presided_over"})
"""What a speaker names without a sign of the past is what he wants done; of works, signatures and
places he tells what is."""


def _distributed(
    clause: Clause, place: Place, subject: Filled, target: Filled
) -> dict[Ref, tuple[Ref, ...]] | None:
    """甲、乙分别在丙、丁致辞: the first goes with the first, the second with the second."""
    said = any(i.text in {"分别", "先后"} for i in clause.items[: place.at])
    wide = len(target.refs)
    if not said or wide < 2:
        return None
    if len(subject.refs) == wide and any(i.text == "分别" for i in clause.items[: place.at]):
        return {s: (o,) for s, o in zip(subject.refs, target.refs, strict=True)}
    if len(subject.refs) == wide + 1:  # 甲与乙、丙分别签订丁和戊: the first with both
        first, *others = subject.refs
        return {first: target.refs, **{s: (o,) for s, o in zip(others, target.refs, strict=True)}}
    return None


def _counted_too(
    told: Fact, clause: Clause, row: Sequence[Clause], n: int, state: Discourse, note: str
) -> Fact:
    """The fact that `told` is, for another count: that of item `n`."""
    item, front = clause.items[n], clause.items[n - 1]
    mention = item.mention
    assert mention is not None
    place = Place(state.unit.text, clause, n, row, in_speech=False, paired=False)
    return replace(
        told,
        object=Ref("project", item.text + front.text, "", front.start, item.end),
        start=front.start,
        end=item.end,
        count=int(str(mention.attributes["value"])),
        amount=amount(place),
        notes=(*told.notes, note),
        confidence=round(told.confidence * 0.9, 3),
    )


def _paired(pattern: Pattern) -> bool:
    return "with" in pattern.object.slots


def _headline_parts(unit: AnalysedUnit) -> list[tuple[int, int]]:
    """The headline's lines, cut at spaces: 甲出席并讲话 乙主持 are two sentences."""
    start, end = unit.headline
    return [
        (start + m.start(), start + m.end())
        for m in re.finditer(r"[^\s\u3000]+", unit.text[start:end])
    ]
