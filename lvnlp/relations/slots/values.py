"""Slots that are no nouns of the page: days, counts, what is said, names as they stand."""

from __future__ import annotations

from lvnlp.mentions.base import Kind, Mention
from lvnlp.relations.discourse import Discourse
from lvnlp.relations.language import Side
from lvnlp.relations.model import Ref
from lvnlp.relations.scan import Tag
from lvnlp.relations.slots.clause import governed
from lvnlp.relations.slots.place import CARRIED, Filled, Place
from lvnlp.relations.words import words

NEAR = 14
"""Characters between a trigger and a count that belongs to it."""
LONGEST = 16
"""Characters of a name that is taken as it stands."""
EDGES = "，。：；！？“” \n"


def date(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The day in the clause or in front of it in the sentence."""
    del side, state
    front = [d for d in place.clause.dates() if d.end <= place.trigger_start]
    for clause in (*reversed(place.earlier),):
        front = front or clause.dates()
    for mention in front:
        if (ref := _day_ref(mention)) is not None:
            return Filled((ref,), "date")
    return None


def day(side: Side, place: Place, state: Discourse) -> Filled | None:
    """The day that the paragraph gave last."""
    del side, place
    ref = _day_ref(state.date) if state.date else None
    return Filled((ref,), "day", CARRIED, "day named in the sentence before") if ref else None


def _day_ref(mention: Mention) -> Ref | None:
    value = mention.attributes.get("value")
    if value is None or mention.attributes.get("kind", "date") != "date":
        return None
    return Ref("date", str(value), "", mention.start, mention.end)


def count(side: Side, place: Place, state: Discourse) -> Filled | None:
    """25个项目 behind the verb, 项目25个 behind it, or 18个项目 in front of it."""
    del state
    items = place.clause.items
    behind = [
        i.mention
        for i in items[place.at + 1 :]
        if i.is_kind((Kind.QUANTITY,)) and i.start - place.trigger_end <= NEAR
    ]
    stop = next(
        (
            i.start
            for i in items[place.at + 1 :]
            if i.tag is Tag.TRIGGER
            or (i.tag is Tag.MARK and i.text in "，；：。")
            or (i.tag is Tag.JOIN and i.text == "、")
        ),
        place.clause.end,
    )
    behind = [m for m in behind if m and m.start < stop]
    front: list[Mention | None] = []
    for item in reversed(items[: place.at]):
        if item.end == place.trigger_start and _names_after(place):
            break  # 49家|投产|企业
        if item.is_kind((Kind.QUANTITY,)) and place.trigger_start - item.end <= NEAR:
            front.insert(0, item.mention)
        elif item.tag not in (Tag.GAP, Tag.ADVERB) and not item.is_kind((Kind.PROJECT,)):
            break
    for mention in [*behind, *reversed(front)]:
        if mention is None or not countable(mention):
            continue
        value = mention.attributes.get("value")
        if not isinstance(value, int):
            continue
        name = _counted_name(place, mention, stop)
        return Filled(
            (Ref("project", name, "", mention.start, mention.end),), "count", 1.0, "", value
        )
    del side
    return None


def _names_after(place: Place) -> bool:
    """Whether a noun follows right behind the trigger, so that the trigger only qualifies it."""
    row = place.clause.items[place.at + 1 : place.at + 2]
    if not row or row[0].text.startswith(words().continues):
        return False
    return row[0].is_kind((Kind.ORGANIZATION, Kind.GROUP)) or row[0].text.startswith(
        ("企业", "单位")
    )


def counted(place: Place) -> bool:
    """Whether a count goes with the trigger: 开工21个, 签约项目25个, 12座水库竣工."""
    for item in place.clause.items[place.at + 1 :]:
        if item.start - place.trigger_end > NEAR or item.tag in (Tag.TRIGGER, Tag.MARK):
            break
        if item.is_kind((Kind.QUANTITY,)):
            return countable(item.mention)
    for item in reversed(place.clause.items[: place.at]):
        if countable(item.mention):
            return place.trigger_start - item.end <= NEAR
        if item.tag not in (Tag.GAP, Tag.ADVERB) and not item.is_kind((Kind.PROJECT,)):
            return False
    return False


def countable(mention: Mention | None) -> bool:
    """Whether a mention counts things that can be signed, started or commissioned."""
    if mention is None or mention.kind is not Kind.QUANTITY:
        return False
    unit = str(mention.attributes.get("unit", ""))
    vague = mention.attributes.get("measure") or mention.attributes.get("indefinite")
    return unit in words().units and not vague


def _counted_name(place: Place, count: Mention, stop: int) -> str:
    """What is counted, as one phrase: 25个项目."""
    items = place.clause.items
    for item in items:
        if item.is_kind((Kind.PROJECT, Kind.ORGANIZATION, Kind.GROUP)):
            if 0 <= item.start - count.end <= 6:
                return count.text + item.text
            if 0 <= count.start - item.end <= 2 and item.start >= place.trigger_start:
                return count.text + item.text
    del stop
    return count.text + "项目" if count.text.endswith(("个", "项")) else count.text


def aggregate(place: Place) -> Ref | None:
    """全县各乡镇, 我县各园区: what all areas or sites of the home did together, as 全县园区."""
    items = place.clause.items[: place.at]
    for n, item in enumerate(items[:-1]):
        mention, each = item.mention, items[n + 1]
        if mention is None or not mention.attributes.get("home") or each.tag is not Tag.GAP:
            continue
        end = each.end
        if each.text == "各" and n + 2 < len(items) and items[n + 2].is_kind((Kind.PLACE,)):
            end = items[n + 2].end
        name = place.text[each.start + 1 : end]
        if each.text.startswith("各") and 2 <= len(name) <= LONGEST:
            return Ref("place", f"全{mention.text[-1]}{name}", "", mention.start, end)
    return None


def content(side: Side, place: Place, state: Discourse) -> Filled | None:
    """What is said: behind the verb to the end of the sentence, else the quotation in front."""
    del side
    text, start, end = state.unit.text, place.trigger_end, place.row[-1].end
    item = place.clause.items[place.at]
    polite = item.text in words().polite
    if item.text == "表示":  # 向来宾|表示|诚挚的欢迎
        polite = words().courtesy.fullmatch(text[start:end].strip(EDGES)) is not None
    said = "" if polite else text[start:end].strip(EDGES).removeprefix("了")
    if not said and (polite or place.row[0] is place.clause):
        front = [n.end for n in place.clause.subjects(place.at)]
        start = max(front, default=place.clause.start)
        start += text.startswith("并", start)
        end = place.row[-1].end if item.text == "表示" else place.trigger_end  # 对来宾表示欢迎
        said = text[start:end].strip(EDGES)
    if not said and place.row[0].start < place.clause.start:
        start, end = place.row[0].start, place.clause.start
        said = text[start:end].strip(EDGES)
    if not said or said in words().trivial or words().topics.fullmatch(said):
        return None
    return Filled((Ref("text", said, "", start, end),), "content")


def for_(side: Side, place: Place, state: Discourse) -> Filled | None:
    """为“青禾书屋”揭牌: a name that no finder knows is taken as it stands."""
    found = governed("for")(side, place, state)
    if found is not None:
        return found
    items = place.clause.items[: place.at]
    at = next((n for n in reversed(range(len(items))) if items[n].slot == "for"), None)
    if at is None or Kind.PROJECT not in side.kinds:
        return None
    return _as_they_stand(state, items[at].end, place.trigger_start, "project", "for")


def at_words(side: Side, place: Place, state: Discourse) -> Filled | None:
    """在会展中心开幕: a place that no finder knows is taken as it stands."""
    del side
    items = place.clause.items[: place.at]
    at = next((n for n in reversed(range(len(items))) if items[n].text == "在"), None)
    relative = any(i.tag is Tag.DE for i in place.clause.items[place.at + 1 : place.at + 2])
    if (
        at is None
        or relative
        or any(i.tag in (Tag.MENTION, Tag.MARK, Tag.TRIGGER) for i in items[at + 1 :])
    ):
        return None
    return _as_they_stand(state, items[at].end, place.trigger_start, "place", "at_words")


def sight(side: Side, place: Place, state: Discourse) -> Filled | None:
    """察看食堂、教室: sites that are common nouns are taken as they stand, one or a row of them."""
    del side
    if place.trigger_end - place.trigger_start < 2:
        return None  # 到教室 says no more than where somebody was
    refs: list[Ref] = []
    start = place.trigger_end
    for item in [*place.clause.items[place.at + 1 :], None]:
        if item is not None and item.tag is Tag.GAP:
            continue
        end = place.clause.end if item is None else item.start
        name = state.unit.text[start:end].strip("，。；”“ ")
        if not words().sights.fullmatch(name):
            break
        begin = state.unit.text.index(name, start)
        refs.append(Ref("place", name, "", begin, begin + len(name)))
        if item is None or item.text not in {"、", "和", "及", "以及"}:
            break
        start = item.end
    return Filled(tuple(refs), "sight", 0.85) if refs else None


def _as_they_stand(state: Discourse, start: int, end: int, kind: str, slot: str) -> Filled | None:
    """The words [start, end) as a name by themselves, when they are as long as one."""
    text = state.unit.text[start:end]
    name = text.strip("，“”《》 ")
    for tail in words().tails:
        name = name.removesuffix(tail)
    if not 2 <= len(name) <= LONGEST or "，" in name or name in words().vague_places | words().here:
        return None
    begin = start + text.index(name)
    return Filled((Ref(kind, name, "", begin, begin + len(name)),), slot, 0.85)
