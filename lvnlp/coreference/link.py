"""Binds the mentions of a page to entities, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence

from lvnlp.coreference.entities import Entities, Entity
from lvnlp.coreference.events import link_events
from lvnlp.coreference.home import Home
from lvnlp.coreference.likeness import bare_name, dice
from lvnlp.mentions.base import Context, Kind, Mention
from lvnlp.mentions.unit import AnalysedUnit

LEVELS = ("特别行政区", "自治区", "自治州", "自治县", "地区", "省", "市", "县", "区", "州")
GENERIC_BODIES = frozenset(
    {"公司", "集团", "学院", "学校", "医院", "合作社", "协会", "园区", "企业", "银行", "大学"}
)


def link(units: Sequence[AnalysedUnit], context: Context) -> Entities:
    """The page's entities, with every mention that names one bound to it."""
    entities = Entities()
    _link_people(units, entities)
    home = Home.of(context.place)
    for kind in (Kind.ORGANIZATION, Kind.PLACE):
        _link_named(units, entities, kind, home)
    _link_groups(units, entities)
    link_events(units, entities)
    _link_projects(units, entities)
    _link_others(units, entities)
    return entities


def _link_people(units: Sequence[AnalysedUnit], entities: Entities) -> None:
    by_name: dict[str, Entity] = {}
    later: list[tuple[AnalysedUnit, Mention]] = []
    for unit in units:
        for mention in unit.of_kind(Kind.PERSON):
            if "title" in mention.attributes or "short_of" in mention.attributes:
                later.append((unit, mention))
                continue
            name = mention.text.replace("•", "·").replace("・", "·")
            entity = by_name.get(name)
            if entity is None:
                entity = by_name[name] = entities.new(Kind.PERSON, name)
            entity.damaged |= bool(mention.attributes.get("damaged"))
            entities.bind(unit.index, mention, entity, name)
    for unit, mention in later:
        known = by_name.get(str(mention.attributes.get("short_of", "")))
        entity = known or _by_surname(unit, mention, by_name)
        if entity is None:
            entity = by_name.setdefault(mention.text, entities.new(Kind.PERSON, mention.text))
        entities.bind(unit.index, mention, entity)


def _by_surname(unit: AnalysedUnit, mention: Mention, people: dict[str, Entity]) -> Entity | None:
    """孙书记: the person of that surname in the same article, nearest in front.

    Two with the surname stay two: the one whose position holds the title is meant, else the one
    named last.
    """
    title = str(mention.attributes.get("title", ""))
    surname = mention.text.removesuffix(title).removeprefix("老").removeprefix("小")
    near: list[tuple[int, Entity]] = []
    for name, entity in people.items():
        if not surname or not name.startswith(surname):
            continue
        places = [m for u, m in entity.mentions if u == unit.index]
        if places:
            in_front = [m.start for m in places if m.start < mention.start]
            near.append((max(in_front, default=-1), entity))
    if not near:
        return None
    titled = [(at, e) for at, e in near if title and any(title in p for p in positions_of(e, unit))]
    return max(titled or near, key=lambda pair: pair[0])[1]


def positions_of(entity: Entity, unit: AnalysedUnit) -> list[str]:
    """The positions that a person bears in a unit, as written."""
    out = []
    for index, mention in entity.mentions:
        spans = mention.attributes.get("positions", ())
        if index == unit.index and isinstance(spans, tuple):
            out += [unit.text[start:end] for start, end in spans]
    return out


def _link_named(units: Sequence[AnalysedUnit], entities: Entities, kind: Kind, home: Home) -> None:
    by_key: dict[str, Entity] = {}
    for unit in units:
        for mention in sorted(
            [m for m in (*unit.mentions, *unit.nested) if m.kind is kind],
            key=lambda m: (unit.in_headline(m.start), m.start),
        ):
            if mention.attributes.get("definite"):
                known = _named_before(unit, mention, entities, kind)
                if known is not None:
                    entities.bind(unit.index, mention, known)
                continue
            name = home.resolve(mention.text) if _points_home(mention, home) else mention.text
            name = name or mention.text
            key = _key(name, kind)
            entity = by_key.get(key)
            if entity is None and kind is Kind.ORGANIZATION:
                entity = next((e for e in by_key.values() if _short_form(name, e.name)), None)
            if entity is None:
                entity = by_key[key] = entities.new(kind, name)
            entities.bind(unit.index, mention, entity, name)
            if len(name) > len(entity.name) and kind is Kind.PLACE:
                entity.name = name


def _named_before(
    unit: AnalysedUnit, mention: Mention, entities: Entities, kind: Kind
) -> Entity | None:
    """公司, 园区: the body or place named last in front that ends in this word."""
    best: tuple[int, Entity] | None = None
    for entity in entities.of_kind(kind):
        for index, other in entity.mentions:
            if index != unit.index or other.start >= mention.start:
                continue
            fits = other.text.endswith(mention.text) or (
                mention.text == "园区"
                and other.text.endswith(("开发区", "经开区", "工业园", "高新区", "产业园"))
            )
            if fits and (best is None or other.start > best[0]):
                best = (other.start, entity)
    return best[1] if best else None


def _points_home(mention: Mention, home: Home) -> bool:
    return mention.text in home.words()


def _key(name: str, kind: Kind) -> str:
    """Two names of a place are one when only the level is left out: 吕梁, 吕梁市."""
    if kind is Kind.PLACE:
        for level in LEVELS:
            if name.endswith(level) and len(name) - len(level) >= 2:
                return name.removesuffix(level)
    return bare_name(name)


def _short_form(name: str, other: str) -> bool:
    """河南某某公司 and 某某公司: the shorter is the end of the longer and says more than 公司."""
    short, long = sorted((name, other), key=len)
    return len(short) >= 5 and long.endswith(short) and short not in GENERIC_BODIES


def _link_groups(units: Sequence[AnalysedUnit], entities: Entities) -> None:
    for unit in units:
        here: dict[str, Entity] = {}
        for mention in unit.of_kind(Kind.GROUP):
            entity = here.get(mention.text)
            if entity is None:
                entity = here[mention.text] = entities.new(Kind.GROUP, mention.text)
            entities.bind(unit.index, mention, entity, mention.text)


def _link_others(units: Sequence[AnalysedUnit], entities: Entities) -> None:
    """Things under a user's label are one where label and name are."""
    known: dict[tuple[str, str], Entity] = {}
    for unit in units:
        for mention in (*unit.mentions, *unit.nested):
            if mention.kind is not Kind.OTHER:
                continue
            label = str(mention.attributes.get("label", ""))
            key = (label, bare_name(mention.text))
            if key not in known:
                known[key] = entities.new(Kind.OTHER, mention.text)
                known[key].label = label
            entities.bind(unit.index, mention, known[key], mention.text)


def _link_projects(units: Sequence[AnalysedUnit], entities: Entities) -> None:
    for unit in units:
        local: list[Entity] = []
        inner = [m for m in unit.nested if m.kind is Kind.PROJECT and not m.attributes.get("bare")]
        for mention in sorted(
            (*unit.of_kind(Kind.PROJECT), *inner),
            key=lambda m: (unit.in_headline(m.start), m.start),
        ):
            entity = _same_project(mention, local)
            if entity is None:
                if mention.attributes.get("bare"):
                    continue  # 项目 with nothing in front: no project is named
                head = str(mention.attributes.get("head", ""))
                entity = entities.new(Kind.PROJECT, mention.text, head)
            bare = bool(mention.attributes.get("bare"))
            entities.bind(unit.index, mention, entity, None if bare else mention.text)
            if entity in local:
                local.remove(entity)
            local.append(entity)


def _same_project(mention: Mention, local: Sequence[Entity]) -> Entity | None:
    head = str(mention.attributes.get("head", ""))
    name = bare_name(mention.text)
    for entity in reversed(local):
        if mention.attributes.get("bare"):
            fits = entity.name.endswith(head) or (
                head in {"项目", "工程"} and not entity.name.endswith(("协议", "合同"))
            )
            if fits:
                return entity
            continue
        for other in entity.names:
            x = bare_name(other)
            short, long = sorted((name, x), key=len)
            if (
                name == x
                or (len(short) >= 4 and long.endswith(short))
                or (entity.head == head and dice(name, x) >= 0.75)
            ):
                return entity
    return None
