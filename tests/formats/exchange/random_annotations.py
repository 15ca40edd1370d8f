"""Random annotated pages: wide characters, split and nested mentions, every kind of end."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from lvnlp.formats.annotated import (
    About,
    AnnotatedArticle,
    AnnotatedCaption,
    AnnotatedEntity,
    AnnotatedPage,
    AnnotatedRelation,
    AnnotatedTeaser,
    Literally,
    Mention,
    NotRelation,
    Spans,
    Statement,
)
from lvnlp.schema import Modality

Draw = Callable[[st.SearchStrategy[Any]], Any]

# Characters of one and of two UTF-16 units, combining and full-width ones, all kinds of line ends,
# and what formats made of lines, tabs or JSON trip over.
CHARACTERS = st.one_of(
    st.sampled_from(list('市委书记会议，。０Ａ𠮷𪚥😀\u0301\u3000\u2028\u0085\ufeff"\\#<>T1 \t\0é')),
    st.sampled_from(["\r\n", "\n", "\r", "👨\u200d👩\u200d👧"]),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.lists(CHARACTERS, min_size=1, max_size=30).map("".join)
LABELS = st.sampled_from(["PERSON", "EVENT", "ORG-X", "人名", "STATEMENT"])
WORDS = st.text(CHARACTERS.filter(lambda c: len(c) == 1), max_size=6)
NAMES = st.sampled_from(["attended", "stated", "参加", "r/x"])


@st.composite
def spans(draw: Draw, size: int, most: int = 3) -> Spans:
    """One to three pieces that do not overlap, in any order."""
    cuts = draw(
        st.lists(st.integers(0, size), min_size=2, max_size=2 * most, unique=True).map(sorted)
    )
    pieces = list(zip(cuts[::2], cuts[1::2], strict=False))
    return tuple(draw(st.permutations(pieces)))


@st.composite
def annotated_pages(draw: Draw, *, plain: bool = False) -> AnnotatedPage:
    """Any sound page; `plain` leaves out all but mentions, relations and statements' marks."""
    raw = draw(TEXTS)
    size = len(raw)
    some = spans(size)
    maybe = st.just(()) | some
    mentions = tuple(
        Mention(id=f"m{n}", label=draw(LABELS), spans=draw(some), **_common(draw))
        for n in range(draw(st.integers(0, 5)))
    )
    ids = [one.id for one in mentions]
    groups = st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])
    entities = tuple(
        AnnotatedEntity(
            id=f"person-{n}",
            kind=draw(st.sampled_from(["person", "event", "kind of ours"])),
            name=draw(WORDS),
            names=tuple(draw(st.lists(WORDS, max_size=2))),
            titles=tuple(draw(st.lists(WORDS, max_size=2))),
            mentions=tuple(draw(groups)),
            damage_note=draw(WORDS),
            **_common(draw),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    articles = tuple(
        AnnotatedArticle(
            id=f"A{n}",
            headline=(draw(WORDS),),
            headline_spans=draw(maybe),
            reporters=(draw(WORDS),),
            body=draw(maybe),
        )
        for n in range(draw(st.integers(0, 2)))
    )
    known = ids + [one.id for one in entities] + [one.id for one in articles]
    literals = st.builds(
        Literally, kind=st.sampled_from(["position", "text", "name"]), value=WORDS
    ) | st.just(Literally(kind="date", value="2021-03-05/2021-03-07"))
    ends: Any = st.sampled_from(known) | literals if known else literals
    said = {
        "date": st.sampled_from(["", "2021-03-22", "XXXX-03-22"]),
        "article": st.sampled_from(["", *(one.id for one in articles)]),
        "role": WORDS,
        "modality": st.sampled_from(Modality),
        "optional": st.booleans(),
    }
    relations = tuple(
        AnnotatedRelation(
            id=f"r{n}",
            label=draw(NAMES),
            subject=draw(ends),
            object=draw(ends),
            or_object=tuple(draw(st.lists(ends, max_size=2))),
            evidence=draw(maybe),
            count=draw(st.none() | st.integers(0, 99)),
            amount=draw(st.none() | st.just(Decimal("350000000.50"))),
            **{name: draw(values) for name, values in said.items()},
            **_common(draw),
        )
        for n in range(draw(st.integers(0, 5)))
    )
    statements = tuple(
        Statement(
            id=f"s{n}",
            speaker=draw(ends),
            spans=draw(some),
            text=draw(WORDS),
            **{name: draw(values) for name, values in said.items()},
            **_common(draw),
        )
        for n in range(draw(st.integers(0, 2)))
    )
    if plain:
        return AnnotatedPage(raw=raw, mentions=mentions)
    return AnnotatedPage(
        source=draw(st.sampled_from(["", "page.txt", "版 一/α.txt"])),
        about=About(paper=draw(WORDS), date="2021-03-23", page=draw(st.none() | st.integers(1, 9))),
        raw=raw,
        mentions=mentions,
        entities=entities,
        relations=relations,
        statements=statements,
        not_relations=tuple(
            NotRelation(id=f"n{n}", label="signed", why=draw(WORDS), evidence=draw(maybe))
            for n in range(draw(st.integers(0, 1)))
        ),
        articles=articles,
        captions=(AnnotatedCaption(text=draw(WORDS), spans=draw(maybe)),),
        teasers=(AnnotatedTeaser(text=draw(WORDS), jump=draw(WORDS)),),
    )


def _common(draw: Draw) -> dict[str, Any]:
    return {
        "author": draw(st.sampled_from(["", "lvnlp", "王编"])),
        "confidence": draw(st.none() | st.sampled_from([0.0, 0.5, 1.0])),
        "attributes": draw(
            st.dictionaries(st.sampled_from(["Negation", "Sure", "模态"]), WORDS, max_size=2)
        ),
        "note": draw(WORDS),
    }
