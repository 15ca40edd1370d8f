"""Mentions and statements after people have corrected their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lvnlp.formats.annotated import STATEMENT, AnnotatedPage, Mention, Statement
from lvnlp.formats.exchange.matching import Matching
from lvnlp.formats.exchange.shown import Mark, Shown


def marked(
    page: AnnotatedPage,
    before: Shown,
    match: Matching,
    ends: dict[str, tuple[str, str]],
    speakers: dict[str, str],
    cut: set[str],
) -> tuple[list[Mention], list[Statement]]:
    """The mentions and statements as they are after people have corrected them.

    Args:
        page: the page as it was given to the tool.
        before: what the tool showed of it.
        match: what became of the marks.
        ends: for the key of each mark there is now, its group and its id.
        speakers: the new speakers, by the id of what they said.
        cut: the ids of statements (and relations) whose arrow is gone.
    """
    gone = {m.key for m in before.marks if match.group[m.key] in match.gone}
    group = {owner: mark.key for mark in before.marks for owner in mark.owners}
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for mention in page.mentions:
        if group[mention.id] not in gone:
            now = match.changed.get(match.group[group[mention.id]])
            mentions.append(mention if now is None else _corrected(mention, now))
    for said in page.statements:
        if group[said.id] in gone:
            continue
        moved = match.changed.get(match.group[group[said.id]])
        kept = said if moved is None else said.model_copy(update={"spans": moved.spans, "text": ""})
        if said.id in speakers:
            statements.append(
                kept.model_copy(update={"speaker": speakers[said.id], "or_speaker": ()})
            )
        elif said.id in cut:  # it lost its speaker, but it is still a marked stretch
            mentions.append(_plain(kept))
        else:
            statements.append(kept)
    for mark in match.new:
        mentions.append(_new(mark, ends[mark.key][1]))
    spoken = [one for one in mentions if one.id in speakers]
    for one in spoken:
        mentions.remove(one)
        statements.append(_spoken(one, speakers[one.id]))
    return mentions, statements


def _corrected(mention: Mention, now: Mark) -> Mention:
    return mention.model_copy(
        update={"label": now.label, "spans": now.spans, "author": now.author, "confidence": None}
    )


def _new(mark: Mark, name: str) -> Mention:
    return Mention(
        id=name,
        label=mark.label,
        spans=mark.spans,
        author=mark.author,
        confidence=mark.confidence,
        attributes=mark.attributes,
        note=mark.note,
    )


def _plain(said: Statement) -> Mention:
    fields = ("id", "author", "confidence", "attributes", "note", "spans")
    return Mention(label=STATEMENT, **{name: getattr(said, name) for name in fields})


def _spoken(mention: Mention, speaker: str) -> Statement:
    fields = ("id", "author", "confidence", "attributes", "note", "spans")
    return Statement(speaker=speaker, **{name: getattr(mention, name) for name in fields})


def with_notes(
    mentions: Iterable[Mention], before: Shown, marks: Sequence[Mark], match: Matching
) -> Iterator[Mention]:
    """The mentions with the attributes and the note that the tool has for them now."""
    owner = {mark.key: mark.owners[0] for mark in before.marks}
    # The tool may have made one of several marks; each of them was given to it like that.
    given: dict[str, list[tuple[dict[str, str], str]]] = {}
    for mark in before.marks:
        given.setdefault(match.group[mark.key], []).append((mark.attributes, mark.note))
    now: dict[str, Mark] = {}
    for mark in marks:
        group = match.same.get(mark.key)
        if group is not None and (mark.attributes, mark.note) not in given[group]:
            now[owner[group]] = mark
    for one in mentions:
        new = now.get(one.id)
        notes = {"attributes": new.attributes, "note": new.note} if new else {}
        yield one.model_copy(update=notes) if notes else one
