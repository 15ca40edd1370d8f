"""The closed-class words of the clause, read from `resources/clause.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """The words that hold a clause together.

    Attributes:
        prepositions: word → slot name ("at", "with", "by", "to", "for", "about", …).
        joins: what coordinates nouns.
        opens: what says that a list is not complete (等).
        locative: what makes the noun in front the setting of the clause (会上, 期间).
        over: those of them that say that the noun in front is over or is yet to come (仪式后).
        spouse: what between two names makes the first say who the second is (甲夫人乙).
        retinue: what belongs to the noun in front (一行).
        plain: words that hold one of the others and are none.
        adverbs: what may stand between subject and verb.
        signers: measure words of those who sign, not of what is signed.
        sums: words in front of a sum that is invested or paid.
        acts: what is declared or celebrated (开工, 通车); events are named after it.
        declared: an act that is declared, at the end of a clause.
        work: splits an event's name at the act: 某某大桥|通车仪式.
        here: words for the place named before (这里).
        vague_places: words behind 在 that name no place (现场).
        polite: what is said with the verb itself (表示欢迎), so that nothing more need be said.
        courtesy: what 表示 takes that only says with the verb what is meant (诚挚的慰问).
        escorts: verbs of going along; who is behind them is who goes to see.
        trivial: objects of verbs of saying that say nothing (介绍|情况).
        nouns: verbs of saying that are nouns as well (要求, 建议).
        continues: what may follow a verb that takes no object (投产|发电).
        tails: words that end no name that is taken as it stands.
        meetings: what a meeting of two is called.
        roles: the words for being at an event that differ in rank.
        topics: what is introduced or reported, not said: 介绍|项目情况.
        parts: one character behind a place that makes a part of a work of it (某某段).
        areas: names of areas, which are governed and not built.
        motions: verbs of going somewhere: 到石桥镇|举办 is not held by 石桥镇.
        sights: names of sites that are common nouns.
        units: measure words of things that are signed, started, commissioned.
    """

    prepositions: dict[str, str]
    joins: frozenset[str]
    opens: frozenset[str]
    locative: frozenset[str]
    over: frozenset[str]
    spouse: frozenset[str]
    retinue: frozenset[str]
    plain: frozenset[str]
    adverbs: frozenset[str]
    units: frozenset[str]
    meetings: tuple[str, ...]
    roles: tuple[str, ...]
    topics: re.Pattern[str]
    areas: re.Pattern[str]
    parts: re.Pattern[str]
    motions: frozenset[str]
    sights: re.Pattern[str]
    sums: tuple[str, ...]
    signers: re.Pattern[str]
    acts: tuple[str, ...]
    declared: re.Pattern[str]
    work: re.Pattern[str]
    here: frozenset[str]
    vague_places: frozenset[str]
    tails: tuple[str, ...]
    nouns: frozenset[str]
    escorts: frozenset[str]
    trivial: frozenset[str]
    polite: frozenset[str]
    courtesy: re.Pattern[str]
    continues: tuple[str, ...]


def _work(acts: list[str], between: list[str]) -> re.Pattern[str]:
    middle, end = ("|".join(re.escape(w) for w in ws) for ws in (between, acts))
    return re.compile(f"^(?P<work>.{{3,}}?)(?:{middle})*(?:{end})")


def _declared(acts: list[str]) -> re.Pattern[str]:
    tail = "(?:建设|运行|运营|使用|仪式)?(?=[，。！；”、]|$|并|后|和)"
    return re.compile(f"(?:{'|'.join(map(re.escape, acts))}){tail}")


@cache
def words() -> Words:
    """The words as shipped."""
    text = (files("lvnlp") / "resources" / "clause.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    sights = data["sight"]
    return Words(
        prepositions={w: slot for slot, ws in data["prepositions"].items() for w in ws},
        joins=frozenset(data["joins"]["list"]),
        opens=frozenset(data["joins"]["open"]),
        locative=frozenset(data["locative"]["words"]),
        spouse=frozenset(data["spouse"]["words"]),
        over=frozenset(data["locative"]["over"]),
        retinue=frozenset(data["retinue"]["words"]),
        plain=frozenset(data["plain"]["words"]),
        adverbs=frozenset(data["plain"]["adverbs"]),
        acts=tuple(data["ceremony"]["acts"]),
        declared=_declared(data["ceremony"]["acts"] + data["ceremony"]["declared"]),
        work=_work(data["ceremony"]["acts"], data["ceremony"]["between"]),
        here=frozenset(data["ceremony"]["here"]),
        courtesy=re.compile(data["verbs"]["courtesy"]),
        polite=frozenset(data["verbs"]["polite"]),
        escorts=frozenset(data["verbs"]["escorts"]),
        trivial=frozenset(data["verbs"]["trivial"]),
        nouns=frozenset(data["verbs"]["nouns"]),
        continues=tuple(data["verbs"]["continues"]),
        tails=tuple(data["ceremony"]["tails"]),
        vague_places=frozenset(data["ceremony"]["vague_places"]),
        signers=re.compile(data["count"]["signers"]),
        sums=tuple(data["count"]["sums"]),
        units=frozenset(data["count"]["units"]),
        sights=re.compile(
            f"(?:(?!{'|'.join(sights['never'])})[\u4e00-\u9fff]){{0,10}}(?:{'|'.join(sights['heads'])})"
        ),
        roles=tuple(data["verbs"]["roles"]),
        motions=frozenset(data["verbs"]["motions"]),
        parts=re.compile(data["place"]["parts"]),
        areas=re.compile(data["place"]["areas"]),
        topics=re.compile(data["verbs"]["topics"]),
        meetings=tuple(data["verbs"]["meetings"]),
    )
