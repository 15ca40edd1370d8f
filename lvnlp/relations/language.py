"""The pattern language: what a pattern says, and how it is read from a TOML file.

A pattern names the words that carry a relation (triggers) and, for each side of it, which kinds
of mention may fill it and in which slots of the clause to look for them, in order:

    subject   the noun before the verb, ungoverned, in the same clause
    carried   the subject carried on from an earlier clause or sentence
    before    the nearest noun on the left, governed or not
    nearest   the same, but not past another verb
    after     the noun on the right, up to the next verb
    directly  the noun right behind the trigger, even when 的 makes it a modifier
    relative  the noun that the trigger's clause modifies: 位于甲地的乙
    qualified the noun right behind 的, when that closes the trigger: 到甲地考察的乙
    following the first ungoverned noun behind the trigger, wherever it stands
    setting   the noun that 期间, 上, 中 make the setting of the sentence
    ahead     the noun that a later clause qualifies (由甲主办，乙承办的书画展)
    next      who acts in the clause behind
    meanwhile who acts in the clause behind one that sets the time (在会见甲时，乙说)
    sight     sites behind the verb that are common nouns (察看食堂、教室), as they stand
    later     the first noun of the right kind in the clauses behind
    there     the people behind 的(还)有: 出席会议的还有甲、乙
    at        governed by 在, 于, 到, 赴, 深入 …       with   by 与, 和, 同, 跟
    by        governed by 由, 被                      to     by 向, 对, 给
    for       governed by 为                          behalf by 代表
    about     governed by 就, 围绕
    from      governed by 据, 从
    event     the event that the text speaks of at this point
    leader    who leads the visit that the text speaks of
    topic     the project or body that the paragraph speaks of
    place     the place of the page (我市)
    declared  the event named after what is declared (宣布集中开工: …集中开工活动)
    meeting   the meeting of two that the text told of last (会见)
    title     the offices behind the verb that nobody bears there
    work      the work that the event is held for (某某大桥|通车仪式)
    at_words  the words behind 在 as they stand, when they are no known name
    date      the day that the clause, else its sentence, gives
    day       the day that the sentence before gave
    count     how many: 25个项目, 项目25个 (an object that is a count needs no name)
    here      what 这里 stands for
    content   what is said: the clauses after the verb, or the quotation before it
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lvnlp.errors import PatternError
from lvnlp.mentions.base import Kind

GAP = "…"
"""Stands in a trigger for some characters of the same phrase: 作…报告."""

MOST_GAPS = 2

SLOTS = frozenset(
    [
        "subject",
        "carried",
        "before",
        "nearest",
        "after",
        "directly",
        "relative",
        "following",
        "next",
        "meanwhile",
        "qualified",
        "later",
        "about",
        "there",
        "setting",
        "ahead",
        "at",
        "with",
        "by",
        "to",
        "for",
        "behalf",
        "from",
        "event",
        "leader",
        "topic",
        "place",
        "date",
        "day",
        "declared",
        "meeting",
        "work",
        "at_words",
        "sight",
        "title",
        "count",
        "here",
        "content",
    ]
)
MODES = frozenset({"", "event", "visit", "meeting", "headline"})
KEYS = frozenset(
    [
        "id",
        "triggers",
        "subject",
        "object",
        "role",
        "when",
        "not_before",
        "not_after",
        "confidence",
        "spread",
        "must",
        "must_not",
        "note",
        "leads",
        "alone",
        "unless",
        "singles",
        "opening",
    ]
)


@dataclass(frozen=True, slots=True)
class Side:
    """Which mentions may fill one side of a relation, and where to look for them.

    `only` names an attribute that a mention must have ("agreement": what is signed, not
    built), or must not have ("!venue").
    """

    kinds: frozenset[Kind]
    slots: tuple[str, ...]
    only: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A marked sentence and the facts ("subject → object") that a pattern must find in it."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which the language says a relation.

    Attributes:
        id: unique name, also shown in `relation.why`.
        relation: the relation that it finds.
        triggers: the words that carry it, longest first; … in one is a gap of up to ten
            characters (作…报告).
        subject, object: its two sides.
        role: whether the fact keeps the trigger as the word of the role.
        when: "" always, "event" only while the text speaks of an event and not of a visit,
            "visit" only while it speaks of a visit, "meeting" of two who met,
            "headline" only in headlines.
        not_before, not_after: words that, standing right before or after the trigger, block it.
        confidence: 0 to 1, before what is taken off for sides that were carried on.
        singles: of 甲与乙 only the first is the subject, the other is whom he did it with.
        opening: the words behind the trigger hold an act that is declared (宣布…开工).
        alone: the trigger takes nothing behind it: 投产。 and not 投产了三台机组.
        unless: words that, anywhere in front of the trigger in its clause, block it.
        leads: the subject leads a visit from here on.
        must, must_not: marked sentences; `lvnlp.relations.examples` says how they are marked.
    """

    id: str
    relation: str
    triggers: tuple[str, ...]
    subject: Side
    object: Side
    role: bool = False
    when: str = ""
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    confidence: float = 0.9
    leads: bool = False
    singles: bool = False
    opening: bool = False
    alone: bool = False
    unless: tuple[str, ...] = ()
    must: tuple[Example, ...] = ()
    must_not: tuple[str, ...] = ()


def load_patterns(path: str | Path) -> tuple[Pattern, ...]:
    """The patterns of one TOML file.

    Raises:
        PatternError: the file cannot be read, is no TOML, or says something that the language
            does not have; the message names the file, the line and the choices there are.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PatternError(
            f"the patterns cannot be read: {error}",
            file=str(path),
            remedy="Give a UTF-8 TOML file.",
        ) from error
    return parse_patterns(text, str(path))


def parse_patterns(text: str, name: str = "<patterns>") -> tuple[Pattern, ...]:
    """The patterns of a TOML text; `name` is what errors call it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        raise PatternError(
            str(error), file=name, line=line, column=column, remedy="Mend the TOML there."
        ) from error
    reader = _Reader(name, text)
    relation = data.get("relation")
    if not isinstance(relation, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", relation):
        raise reader.error("relation", f"relation is {relation!r}", 'say relation = "donated"')
    unknown = set(data) - {"relation", "pattern", "note"}
    if unknown:
        raise reader.error(
            min(unknown), f"unknown key {min(unknown)!r}", "use relation, note, [[pattern]]"
        )
    found = tuple(reader.pattern(relation, p) for p in data.get("pattern", []))
    if not found:
        raise reader.error("relation", "the file holds no [[pattern]]", "add one")
    return found


@cache
def shipped_patterns() -> tuple[Pattern, ...]:
    """All the patterns that come with lvnlp, files in alphabetical order."""
    folder = files("lvnlp") / "patterns"
    out: list[Pattern] = []
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            out += parse_patterns(file.read_text(encoding="utf-8"), file.name)
    check_unique(out)
    return tuple(out)


def check_unique(patterns: Iterable[Pattern]) -> None:
    """Raises PatternError where two patterns have one id."""
    seen: set[str] = set()
    for pattern in patterns:
        if pattern.id in seen:
            raise PatternError(
                f"two patterns have the id {pattern.id!r}", remedy="Give each its own."
            )
        seen.add(pattern.id)


class _Reader:
    """Turns the tables of one file into patterns; knows the file for its errors."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.lines = text.splitlines()
        self.where = 0

    def error(self, needle: str, cause: str, remedy: str) -> PatternError:
        for number, line in enumerate(self.lines[self.where :], self.where + 1):
            column = line.find(needle)
            if column >= 0:
                return PatternError(
                    cause, file=self.name, line=number, column=column + 1, remedy=remedy
                )
        return PatternError(cause, file=self.name, line=self.where + 1, column=1, remedy=remedy)

    def pattern(self, relation: str, table: Mapping[str, Any]) -> Pattern:
        ident = table.get("id")
        if not isinstance(ident, str) or not ident:
            raise self.error("[[pattern]]", "a pattern has no id", 'give it one: id = "…"')
        self.where = next(
            (i for i, line in enumerate(self.lines) if ident in line and "id" in line), 0
        )
        unknown = set(table) - KEYS
        if unknown:
            raise self.error(
                min(unknown), f"unknown key {min(unknown)!r}", f"use {', '.join(sorted(KEYS))}"
            )
        triggers = self.strings(table, "triggers")
        if not triggers:
            raise self.error(ident, f"{ident} has no triggers", 'say triggers = ["捐赠"]')
        for trigger in triggers:
            if trigger.count(GAP) > MOST_GAPS:  # each may be ten wide, and all ways are tried
                remedy = f"use {MOST_GAPS} at most"
                raise self.error(trigger, f"{trigger!r} has too many gaps ({GAP})", remedy)
        when = table.get("when", "")
        if when not in MODES:
            raise self.error("when", f"when = {when!r}", f"use one of {sorted(MODES)}")
        confidence = table.get("confidence", 0.9)
        if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
            raise self.error("confidence", f"confidence = {confidence!r}", "use 0 to 1")
        return Pattern(
            id=ident,
            relation=relation,
            triggers=tuple(sorted(triggers, key=lambda t: (-len(t), t))),
            subject=self.side(table, "subject"),
            object=self.side(table, "object"),
            role=bool(table.get("role", False)),
            when=when,
            not_before=self.strings(table, "not_before"),
            not_after=self.strings(table, "not_after"),
            confidence=float(confidence),
            leads=bool(table.get("leads", False)),
            alone=bool(table.get("alone", False)),
            unless=self.strings(table, "unless"),
            singles=bool(table.get("singles", False)),
            opening=bool(table.get("opening", False)),
            must=tuple(self.example(e) for e in table.get("must", [])),
            must_not=self.strings(table, "must_not"),
        )

    def strings(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(key, f"{key} = {value!r}", "write a list of words")
        return tuple(value)

    def side(self, table: Mapping[str, Any], key: str) -> Side:
        value = table.get(key)
        if not isinstance(value, dict) or set(value) - {"only"} != {"kinds", "from"}:
            raise self.error(
                key,
                f"{key} is {value!r}",
                f'say {key} = {{ kinds = ["PERSON"], from = ["subject"] }}',
            )
        self.strings(value, "kinds")
        self.strings(value, "from")
        if not isinstance(value.get("only", ""), str):
            raise self.error(key, f"only = {value['only']!r}", "write a word")
        for kind in value["kinds"]:
            if kind not in Kind.__members__:
                raise self.error(key, f"no kind {kind!r}", f"use {', '.join(Kind.__members__)}")
        for slot in value["from"]:
            if slot not in SLOTS:
                raise self.error(key, f"no slot {slot!r}", f"use {', '.join(sorted(SLOTS))}")
        return Side(
            frozenset(Kind[k] for k in value["kinds"]), tuple(value["from"]), value.get("only", "")
        )

    def example(self, value: object) -> Example:
        if not isinstance(value, dict) or set(value) != {"text", "facts"}:
            raise self.error("must", f"{value!r}", 'write { text = "…", facts = ["甲 → 乙"] }')
        return Example(str(value["text"]), tuple(str(f) for f in value["facts"]))
