"""Scores as tables for people and as JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from lvnlp.evaluation.bed import CaseScore, SetScore
from lvnlp.evaluation.tally import Tally, total
from lvnlp.formats.facts import Fact
from lvnlp.formats.gold import GoldFact

_SHOWN = 60
"""Characters of evidence that are shown with a wrong fact; more would wrap on most terminals."""


def tables(scored: SetScore, *, show: bool = False) -> RenderableType:
    """What was found in a set: each page or construction, then each relation, then all.

    Args:
        scored: the set.
        show: list what was missed and wrong, but never of a case that is scored only.
    """
    parts: list[RenderableType] = [Text(scored.name, style="bold")]
    if show:
        parts += [_details(one) for one in scored.scores if _has_details(one)]
    parts += [_table("", _rows(scored)), Text()]
    parts += [_table("relation", scored.relations, scored.all), Text()]
    parts.append(Text(f"asserted from passages that assert nothing: {scored.false_assertions}"))
    parts.append(Text())
    return Group(*parts)


def figures(scored: SetScore) -> dict[str, object]:
    """The figures of a set, nothing else: safe for cases that are scored only."""
    return {
        "set": scored.name,
        "all": _numbers(scored.all),
        "relations": {name: _numbers(tally) for name, tally in scored.relations.items()},
        "cases": {name: _numbers(tally) for name, tally in _rows(scored).items()},
        "false_assertions": scored.false_assertions,
    }


def _rows(scored: SetScore) -> dict[str, Tally]:
    """Pages one by one; short texts, which are many, by their construction."""
    pages = [one for one in scored.scores if one.case.group == "page"]
    named = {one.case.name: total(one.scored.tallies.values()) for one in pages}
    return named or scored.groups


def _table(title: str, rows: Mapping[str, Tally], last: Tally | None = None) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(title, no_wrap=True)
    for column in ("gold", "right", "wrong", "missed", "P", "R", "F1"):
        table.add_column(column, justify="right", no_wrap=True)
    for name, tally in rows.items():
        table.add_row(name, *_cells(tally))
    if last is not None:
        table.add_row("all", *_cells(last), style="bold")
    return table


def _cells(tally: Tally) -> list[str]:
    counts = (tally.gold, tally.right, tally.wrong, tally.missed)
    return [*map(str, counts), *(f"{x:.3f}" for x in (tally.precision, tally.recall, tally.f1))]


def _numbers(tally: Tally) -> dict[str, float]:
    return {
        "gold": tally.gold,
        "right": tally.right,
        "wrong": tally.wrong,
        "missed": tally.missed,
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
    }


def _has_details(one: CaseScore) -> bool:
    return not one.case.held and bool(one.scored.missed or one.scored.wrong)


def _details(one: CaseScore) -> Text:
    case, scored = one.case, one.scored
    # A page is too long to repeat; a short text explains itself.
    head = case.name if case.group == "page" else f"{case.name}  {case.text}"
    lines = [head]
    lines += [f"  missed  {_gold_line(fact, case.text)}" for fact in scored.missed]
    lines += [f"  {_kind(fact, scored.false_assertions)}  {_line(fact)}" for fact in scored.wrong]
    return Text("\n".join(lines), overflow="fold")


def _kind(fact: Fact, false_assertions: Iterable[Fact]) -> str:
    return "ASSERTED" if any(fact is one for one in false_assertions) else "wrong "


def _line(fact: Fact) -> str:
    counted = "" if fact.count is None else f" ×{fact.count}"
    paid = "" if fact.amount is None else f" {fact.amount.value:f} {fact.amount.currency}"
    said = fact.evidence.text.replace("\n", " ")[:_SHOWN]
    return f"{fact.relation} {fact.subject.name} → {fact.object.name}{counted}{paid} | {said}"


def _gold_line(fact: GoldFact, text: str) -> str:
    counted = "" if fact.count is None else f" ×{fact.count}"
    paid = "" if fact.amount is None else f" {fact.amount:f} {fact.currency or 'CNY'}"
    said = text[fact.evidence.start : fact.evidence.end].replace("\n", " ")[:_SHOWN]
    sides = f"{_names(fact.subject)} → {_names(fact.object)}"
    return f"{fact.relation} {sides}{counted}{paid} | {said}"


def _names(side: str | tuple[str, ...]) -> str:
    return side if isinstance(side, str) else " / ".join(side)
