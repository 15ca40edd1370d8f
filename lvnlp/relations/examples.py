"""Marked sentences: the examples that every pattern carries, read and checked.

    市长[PERSON 方砚秋]出席[EVENT 全市秋收现场会]并讲话。

marks a person and an event; a mark names a kind of mention and holds its words. What a DATE, MONEY
or QUANTITY says is read off its words. A mark that the parser does not understand is an error, for
an example in which nothing is found must fail rather than pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lvnlp.coreference import link
from lvnlp.coreference.home import Home
from lvnlp.errors import PatternError
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.dates import find_dates
from lvnlp.mentions.events import event_attributes
from lvnlp.mentions.money import find_money
from lvnlp.mentions.projects import project_attributes
from lvnlp.mentions.quantities import find_quantities
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import Pattern
from lvnlp.relations.model import Fact

_MARK = re.compile(r"\[(?P<kind>[A-Z]+) (?P<words>[^\[\]]+)\]")
HOME = "云岭省青禾市"
"""The place that 全市 and 我市 mean in an example; invented."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold.

    Attributes:
        pattern: the pattern's id.
        text: the marked sentence.
        message: what was to be found and what was.
    """

    pattern: str
    text: str
    message: str


def parse_example(marked: str) -> tuple[str, list[Mention]]:
    """The sentence without its marks, and the mentions that they mark.

    Raises:
        PatternError: a mark names no kind, is not closed, or is empty.
    """
    text, mentions, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match["kind"] not in Kind.__members__:
            raise PatternError(
                f"{match['kind']!r} in {marked!r} is no kind of mention", options=Kind.__members__
            )
        start, kind = len(text), Kind[match["kind"]]
        text += match["words"]
        mentions.append(Mention(start, len(text), kind, match["words"], "example"))
    text += marked[at:]
    if "[" in text or "]" in text:
        raise PatternError(
            f"{marked!r} holds a mark that cannot be read", remedy="Write [PERSON 方砚秋]."
        )
    return text, [_described(text, m) for m in mentions]


def _described(text: str, mention: Mention) -> Mention:
    if mention.kind is Kind.EVENT:
        return replace(mention, attributes=event_attributes(text, mention.start, mention.end))
    if mention.kind is Kind.PROJECT:
        return replace(mention, attributes=project_attributes(mention.text))
    finders = {Kind.DATE: find_dates, Kind.MONEY: find_money, Kind.QUANTITY: find_quantities}
    finder = finders.get(mention.kind)
    if finder is None:
        return mention
    for found in finder([text], Context())[0]:
        if found.start <= mention.start and mention.end <= found.end:
            return replace(mention, attributes=found.attributes)
    raise PatternError(f"{mention.text!r} is no {mention.kind}")


def facts_of(marked: str, interpreter: Interpreter) -> list[Fact]:
    """All facts that the interpreter finds in a marked sentence."""
    text, mentions = parse_example(marked)
    unit = AnalysedUnit(0, "article", text, (0, 0), (0, len(text)), mentions)
    context = Context(place=HOME)
    return interpreter.read(unit, link([unit], context), Home.of(HOME))


def check(patterns: Iterable[Pattern], interpreter: Interpreter) -> list[Failure]:
    """The examples of the patterns that do not hold, none when all do.

    Args:
        patterns: whose examples are checked.
        interpreter: reads them; it knows the patterns and whatever else is in use with them.
    """
    return [f for pattern in patterns for f in _check(pattern, interpreter)]


def _check(pattern: Pattern, interpreter: Interpreter) -> list[Failure]:
    out = []
    for example in pattern.must:
        found = _found(example.text, pattern, interpreter)
        wanted = set(example.facts)
        missing = {w for w in wanted if not any(_fits(w, f) for f in found)}
        more = {f for f in found if not any(_fits(w, f) for w in wanted)}
        if missing or more:
            out.append(
                Failure(
                    pattern.id, example.text, f"missing {_list(missing)}, too many {_list(more)}"
                )
            )
    for text in pattern.must_not:
        found = _found(text, pattern, interpreter)
        if found:
            out.append(Failure(pattern.id, text, f"found {_list(found)}"))
    return out


def _found(text: str, pattern: Pattern, interpreter: Interpreter) -> set[str]:
    return {
        f"{f.subject.name} → {f.object.name}"
        for f in facts_of(text, interpreter)
        if f.pattern == pattern.id and f.modality == "asserted"
    }


def _fits(wanted: str, found: str) -> bool:
    if wanted.endswith("→ *"):
        return found.startswith(wanted.removesuffix("*"))
    return wanted == found


def _list(items: Sequence[str] | set[str]) -> str:
    return "; ".join(sorted(items)) or "nothing"
