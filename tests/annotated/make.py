"""`python tests/annotated/make.py` writes the invented annotated pages anew.

`pool` is to train on. `kin` has its sentences with other names; `held` has other names and other
sentences. A page is four articles of one kind of news each. The same pages come out anywhere.
"""

from __future__ import annotations

import random
import re
import sys
import tomllib
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from lvnlp.formats.annotated import (
    About,
    AnnotatedEntity,
    AnnotatedPage,
    AnnotatedRelation,
    Literally,
    Mention,
    NotRelation,
)
from lvnlp.formats.annotated_files import write_annotated

HERE = Path(__file__).parent
PAGES = 20
SEED = {"pool": 11, "held": 29, "kin": 47}
SENTENCES = {"pool": "pool", "held": "held", "kin": "pool"}
NAMES = {"pool": "pool", "held": "held", "kin": "held"}
TITLED_AGAIN = 0.3  # how often a person who was introduced bears the office again
SHORT_AGAIN = 0.35  # how often a gathering that was named is called by its kind alone
LABELS = {
    "p": ("PERSON", "person"),
    "o": ("ORGANIZATION", "organization"),
    "l": ("PLACE", "place"),
    "e": ("EVENT", "event"),
    "a": ("AWARD", "other"),
}

_CHOICE = re.compile(r"\(([^()]*)\)(\??)|\[([^\[\]]*)\]")
_SLOT = re.compile(r"<([a-z])(\d?)>")


@dataclass
class Thing:
    """Something of an article's cast: its slot, its name, and the office of a person."""

    slot: str
    name: str
    office: str = ""
    short: str = ""
    seen: bool = False


@dataclass
class Draft:
    """A page on its way: its text, what is marked in it, and what it says."""

    text: str = ""
    marks: list[tuple[int, int, str, str]] = field(default_factory=list)  # start, end, label, key
    facts: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    denied: list[tuple[str, int, int]] = field(default_factory=list)
    names: dict[str, Thing] = field(default_factory=dict)
    offices: dict[str, list[str]] = field(default_factory=dict)
    said: set[tuple[str, str, str]] = field(default_factory=set)
    unsaid: set[tuple[str, str, str]] = field(default_factory=set)


class Maker:
    """Makes the pages of one split."""

    def __init__(self, split: str) -> None:
        names = tomllib.loads((HERE / "names.toml").read_text("utf-8"))
        self.rng = random.Random(SEED[split])
        self.names = {**names["shared"], **names[NAMES[split]]}
        self.scenes = tomllib.loads((HERE / f"{SENTENCES[split]}.toml").read_text("utf-8"))
        self.split = split

    def page(self, number: int) -> AnnotatedPage:
        """One page of four articles."""
        draft = Draft()
        used: set[str] = set()
        kinds = list(self.scenes)
        self.rng.shuffle(kinds)
        draft.text = f"2024年10月{number + 1}日\n\n"
        width = self.rng.randint(22, 30)
        for kind in [*kinds, self.rng.choice(kinds)]:
            self._article(draft, self.scenes[kind], width, used)
        return _annotated(draft, f"{self.split}-{number + 1:02}.txt")

    def _article(self, draft: Draft, scene: Any, width: int, used: set[str]) -> None:
        cast = self._cast(used)
        lines: list[tuple[str, Any]] = []
        headline = self._sentence(scene["headlines"], cast, draft)
        lines.append((self._fill(headline, cast, draft, width, headline=True), None))
        reporter = self.rng.choice(self.names["surnames"]) + self._fresh("given", 1, used)[0]
        lead = f"本报讯（记者 {reporter}） "
        body = [*self._many(scene["body"], self.rng.randint(3, 4))]
        for filler in self._many(scene["filler"], self.rng.randint(1, 2)):
            body.insert(self.rng.randint(0, len(body)), filler)
        order = [self.rng.choice(scene["opening"]), *body]
        cut = self.rng.randint(2, len(order) - 1)
        for part in (order[:cut], order[cut:]):
            self._paragraph(draft, part, cast, width, lead)
            lead = ""
        draft.text += "\n"

    def _paragraph(
        self,
        draft: Draft,
        sentences: list[Any],
        cast: dict[str, list[Thing]],
        width: int,
        lead: str,
    ) -> None:
        start = len(draft.text)
        plain = Draft(
            names=draft.names, offices=draft.offices, said=draft.said, unsaid=draft.unsaid
        )
        plain.text = lead
        if lead:  # whoever wrote it is a person of the page
            name = lead[lead.index(" ") + 1 : lead.index("）")]
            plain.marks.append((lead.index(name), lead.index(name) + len(name), "PERSON", name))
            draft.names[name] = Thing("p", name)
        for one in sentences:
            self._fill(one, cast, plain, width)
        # Wrapped as in a column: from here on offsets count the line ends, too.
        at = [start + i + (i + 2) // width for i in range(len(plain.text) + 1)]
        wrapped = "".join(
            c + ("\n" if (i + 3) % width == 0 else "") for i, c in enumerate(plain.text)
        ).rstrip("\n")
        draft.text += wrapped + "\n"
        draft.marks += [(at[s], at[e - 1] + 1, label, key) for s, e, label, key in plain.marks]
        draft.facts += [(r, a, b, at[s], at[e - 1] + 1) for r, a, b, s, e in plain.facts]
        draft.denied += [(r, at[s], at[e - 1] + 1) for r, s, e in plain.denied]

    def _many(self, listed: list[Any], count: int) -> list[Any]:
        return self.rng.sample(listed, count)

    def _sentence(self, listed: list[Any], cast: dict[str, list[Thing]], draft: Draft) -> Any:
        chosen = self.rng.choice(listed)
        return {"text": chosen} if isinstance(chosen, str) else chosen

    def _fill(
        self,
        sentence: Any,
        cast: dict[str, list[Thing]],
        draft: Draft,
        width: int,
        *,
        headline: bool = False,
    ) -> str:
        """Puts one sentence behind the text; another cast is drawn where it contradicts itself."""
        for _ in range(40):
            chosen = self._chosen(sentence, cast)
            facts = [_of(f, chosen) for f in sentence.get("facts", ())]
            denied = [_of(f, chosen) for f in sentence.get("not", ())]
            if not (set(facts) & draft.unsaid or set(denied) & draft.said):
                break
        else:
            return ""  # whatever is drawn contradicts what was said: the sentence is left out
        start = len(draft.text)
        text = self._varied(sentence["text"])
        at = 0
        places: dict[str, tuple[int, int]] = {}
        for slot in _SLOT.finditer(text):
            draft.text += text[at : slot.start()]
            at = slot.end()
            key = slot[1] + slot[2]
            if slot[1] == "t":
                self._office(chosen["p" + slot[2]], draft)
                continue
            thing = chosen[key]
            name = thing.name
            if slot[1] == "e" and (headline or (thing.seen and self.rng.random() < SHORT_AGAIN)):
                name = thing.short
            places[key] = (len(draft.text), len(draft.text) + len(name))
            draft.marks.append((*places[key], LABELS[slot[1]][0], thing.name))
            draft.text += name
            draft.names[thing.name] = thing
            thing.seen = True
            self._held(thing, draft, places[key])
        draft.text += text[at:]
        end = len(draft.text)
        if headline:
            draft.text += "\n"
        draft.facts += [(*fact, start, end) for fact in facts]
        draft.denied += [(fact[0], start, end) for fact in denied]
        draft.said |= set(facts)
        draft.unsaid |= set(denied)
        return ""

    def _office(self, person: Thing, draft: Draft) -> None:
        known = draft.offices.get(person.name)
        if known and self.rng.random() > TITLED_AGAIN:
            return
        start = len(draft.text)
        draft.text += person.office
        draft.marks.append((start, len(draft.text), "POSITION", person.office))

    def _held(self, thing: Thing, draft: Draft, place: tuple[int, int]) -> None:
        """An office right in front of a name is held."""
        front = next((m for m in draft.marks if m[1] == place[0] and m[2] == "POSITION"), None)
        if thing.slot != "p" or front is None:
            return
        draft.offices.setdefault(thing.name, [])
        if front[3] not in draft.offices[thing.name]:
            draft.offices[thing.name].append(front[3])
            draft.facts.append(("holds_position", thing.name, front[3], front[0], place[1]))

    def _chosen(self, sentence: Any, cast: dict[str, list[Thing]]) -> dict[str, Thing]:
        """Who stands for which slot of a sentence."""
        slots = {s[1] + s[2] for s in _SLOT.finditer(sentence["text"])}
        slots |= {
            side
            for f in (*sentence.get("facts", ()), *sentence.get("not", ()))
            for side in f.split()[1:]
        }
        out: dict[str, Thing] = {}
        for slot in sorted(slots):
            kind = "p" if slot[0] == "t" else slot[0]
            free = [t for t in cast[kind] if t not in out.values()]
            out[kind + slot[1:]] = out.get(kind + slot[1:]) or self.rng.choice(free)
        return out

    def _varied(self, text: str) -> str:
        while found := _CHOICE.search(text):
            if found[3] is not None:
                put = found[3] if self.rng.random() < 0.5 else ""
            else:
                put = self.rng.choice(found[1].split("|"))
                put = put if not found[2] or self.rng.random() < 0.5 else ""
            text = text[: found.start()] + put + text[found.end() :]
        return text.replace("|", " ")

    def _cast(self, used: set[str]) -> dict[str, list[Thing]]:
        offices = self.rng.sample(self.names["offices"], 5)
        people = [
            Thing("p", self.rng.choice(self.names["surnames"]) + given, office)
            for given, office in zip(self._fresh("given", 5, used), offices, strict=True)
        ]
        places = [Thing("l", name) for name in self._fresh("places", 2, used)]
        bodies = [Thing("o", name) for name in self._fresh("bodies", 3, used)]
        awards = [Thing("a", name) for name in self._awards(2, used)]
        kind = self._fresh("gatherings", 1, used)[0]
        return {
            "p": people,
            "l": places,
            "o": bodies,
            "a": awards,
            "e": [Thing("e", self._gathering(kind, places[0].name), short=kind)],
        }

    def _gathering(self, kind: str, place: str) -> str:
        short = re.sub("(村|社区|镇|乡|街道)$", "", place)
        theme = self.rng.choice(self.names["themes"])
        return self.rng.choice(
            [
                f"{short}{kind}",
                f"“{theme}”{kind}",
                f"{short}“{theme}”{kind}",
                f"第三期{kind}",
                f"{theme}主题{kind}",
                f"{short}首场{kind}",
                kind,
            ]
        )

    def _awards(self, count: int, used: set[str]) -> list[str]:
        out: list[str] = []
        while len(out) < count:
            what = self.rng.choice(self.names["merits"])
            name = self.rng.choice(self.names["qualities"]) + what
            if self.rng.random() < 0.25:
                name = self.rng.choice(self.names["stars"])
            scope = self.rng.choice(self.names["scopes"])
            form = self.rng.choice([f"{scope}“{name}”", f"{scope}{name}", name, f"“{name}”"])
            if not any(name in u or u in name for u in used):
                used.add(name)
                out.append(form)
        return out

    def _fresh(self, what: str, count: int, used: set[str]) -> list[str]:
        free = [n for n in self.names[what] if n not in used]
        found = self.rng.sample(free, count)
        used.update(found)
        return found


def _of(fact: str, chosen: dict[str, Thing]) -> tuple[str, str, str]:
    relation, subject, target = fact.split()
    return relation, chosen[subject].name, chosen[target].name


def _annotated(draft: Draft, source: str) -> AnnotatedPage:
    mentions: list[Mention] = []
    of_name: dict[str, list[str]] = {}
    for number, (start, end, label, key) in enumerate(sorted(draft.marks), start=1):
        mentions.append(Mention(id=f"m{number}", label=label, spans=((start, end),)))
        of_name.setdefault(key, []).append(f"m{number}")
    entities = [
        AnnotatedEntity(
            id=f"t{number}",
            kind=LABELS[thing.slot][1],
            name=thing.name,
            names=tuple(dict.fromkeys([thing.name, *([thing.short] if thing.short else [])])),
            titles=tuple(draft.offices.get(name, ())),
            mentions=tuple(of_name[name]),
        )
        for number, (name, thing) in enumerate(draft.names.items(), start=1)
    ]
    ids = {entity.name: entity.id for entity in entities}
    relations = [
        AnnotatedRelation(
            id=f"r{number}",
            label=label,
            subject=ids[subject],
            object=Literally(kind="position", value=target)
            if label == "holds_position"
            else ids[target],
            evidence=((start, end),),
        )
        for number, (label, subject, target, start, end) in enumerate(_once(draft.facts), start=1)
    ]
    return AnnotatedPage(
        source=source,
        about=About(paper="临川日报", date="2024-10-12", place="湖西省临川县"),
        raw=draft.text,
        mentions=tuple(mentions),
        entities=tuple(entities),
        relations=tuple(relations),
        not_relations=tuple(
            NotRelation(id=f"n{number}", label=label, evidence=((start, end),))
            for number, (label, start, end) in enumerate(draft.denied, start=1)
        ),
    )


def _once(facts: list[Any]) -> list[Any]:
    """Each fact where it is said first."""
    return list({fact[:3]: fact for fact in reversed(facts)}.values())[::-1]


def main(folder: Path) -> None:
    """Write both splits into the folder."""
    for split in SEED:
        maker = Maker(split)
        pages = [maker.page(number) for number in range(PAGES)]
        marks = [sorted(m.spans[0] for m in page.mentions) for page in pages]
        assert all(a[1] <= b[0] for page in marks for a, b in pairwise(page))
        write_annotated(pages, folder / split)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
