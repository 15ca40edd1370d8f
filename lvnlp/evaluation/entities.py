"""`python -m lvnlp.evaluation.entities PAGES`: the names of a page against gold pages.

Names count when they are equal to the character, white space apart; damaged ones do not count. A
body or a place is right under any of its names. Titles may differ as in the scoring of facts;
labels (记者, 村民) are no positions. Gold lists those that matter to a page's facts, so what is
found besides is not always wrong: precision of bodies and places is a lower bound.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from lvnlp.errors import LvnlpError
from lvnlp.evaluation.cases import SUFFIX, no_pages, score_only
from lvnlp.evaluation.likeness import alike
from lvnlp.evaluation.tally import Tally, pool, total
from lvnlp.formats.gold import GoldPage, read_gold
from lvnlp.mentions.lexicon import word_set
from lvnlp.pipeline import Reader, load
from lvnlp.schema import Page
from lvnlp.schema.entities import Entity
from lvnlp.source import read_source

BYLINE_ROLES = ("记者", "通讯员")


def tallies(page: Page, gold: GoldPage) -> dict[str, Tally]:
    """What of the gold's names the page has, by kind.

    Titles of people that the gold does not have are left to the figure of the people.
    """
    labels = {*word_set("positions.toml", "labels"), *BYLINE_ROLES}
    damaged = {_plain(name) for name in gold.damaged}
    people = {_plain(p.name): set(p.titles) - labels for p in page.people if not p.damaged}
    known = {_plain(name): set(titles) - labels for name, titles in gold.persons.items()}
    found = set(people) - damaged
    there = set(known) - damaged
    right = len(found & there)
    return {
        "people": Tally(right, len(found) - right, len(there) - right),
        "positions": total(_of_titles(people.get(name, set()), known[name]) for name in there),
        "organisations": _of_entities(page.organizations, gold.organizations),
        "places": _of_entities(page.places, gold.places),
    }


def _of_titles(found: set[str], there: set[str]) -> Tally:
    right = sum(any(alike(a, b) for a in found) for b in there)
    return Tally(right, sum(not any(alike(a, b) for b in there) for a in found), len(there) - right)


def _of_entities(entities: Iterable[Entity], names: Iterable[str]) -> Tally:
    there = {_plain(name) for name in names}
    found = [{_plain(name) for name in entity.names} for entity in entities]
    right = len(there & set().union(*found))
    return Tally(right, sum(not own & there for own in found), len(there) - right)


def _plain(name: str) -> str:
    return "".join(name.split())


def score_pages(folder: Path, reader: Reader) -> dict[str, dict[str, Tally]]:
    """The tallies of a folder's pages, pooled: those that may be read, and those scored only.

    Raises:
        LvnlpError: there are none, or a page or its gold cannot be read.
    """
    apart = score_only(folder)
    found: dict[str, list[dict[str, Tally]]] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        name = path.name.removesuffix(SUFFIX)
        gold = read_gold(path)
        page = reader.parse(
            read_source(path.with_name(f"{name}.txt")).text,
            paper=gold.meta.paper,
            date=gold.meta.date,
            place=gold.meta.province + gold.meta.city,
        )
        found.setdefault("scored only" if name in apart else "open", []).append(tallies(page, gold))
    if not found:
        raise no_pages(folder)
    return {pages: pool(scores) for pages, scores in sorted(found.items())}


def table(scores: dict[str, dict[str, Tally]]) -> str:
    """The figures in Markdown."""
    lines = ["| pages | kind | P | R | F1 | gold |", "| --- | --- | --- | --- | --- | --- |"]
    for pages, kinds in scores.items():
        for kind, tally in kinds.items():
            row = f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} | {tally.gold}"
            lines.append(f"| {pages} | {kind} | {row} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 2 if something cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m lvnlp.evaluation.entities", description=__doc__
    )
    parser.add_argument("pages", type=Path, help="a folder of NAME.txt and NAME.gold.json")
    parser.add_argument("--ner", default="bundled", help="the backend, as for lvnlp.load")
    given = parser.parse_args(arguments)
    try:
        sys.stdout.write(table(score_pages(given.pages, load(ner=given.ner))))
    except LvnlpError as error:
        sys.stderr.write(f"lvnlp.evaluation.entities: {error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
