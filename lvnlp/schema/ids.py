"""Identity that is the same from run to run: the kind, and a number in order of first mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

EntityKind = Literal["person", "organization", "place", "group", "event", "project", "other"]
ENTITY_KINDS: tuple[str, ...] = get_args(EntityKind)

EntityId = Annotated[str, Field(pattern=f"^({'|'.join(ENTITY_KINDS)})-[1-9][0-9]*$")]
"""The id of a person, organisation, place, group, event, project or other thing: event-12."""

ArticleId = Annotated[str, Field(pattern="^article-[1-9][0-9]*$")]
CaptionId = Annotated[str, Field(pattern="^caption-[1-9][0-9]*$")]
TeaserId = Annotated[str, Field(pattern="^teaser-[1-9][0-9]*$")]
NoticeId = Annotated[str, Field(pattern="^notice-[1-9][0-9]*$")]

RelationId = Annotated[str, Field(pattern="^relation-[1-9][0-9]*$")]


def make_id(kind: str, number: int) -> str:
    """The id of the thing that comes as the `number`th of its kind, counted from 1.

    Raises:
        ValueError: the number is less than 1.
    """
    if number < 1:
        raise ValueError(f"ids count from 1, not from {number}")
    return f"{kind}-{number}"


def ids_by_first_mention(kind: str, first_mentions: Sequence[int]) -> list[str]:
    """Ids for things of one kind whose first mentions stand at these raw offsets.

    The ids come in the order of the input, their numbers go by place on the page; what starts at
    the same place keeps the order of the input.
    """
    order = sorted(range(len(first_mentions)), key=lambda i: first_mentions[i])
    numbers = {index: number for number, index in enumerate(order, start=1)}
    return [make_id(kind, numbers[i]) for i in range(len(first_mentions))]


def kind_of(identity: str) -> str:
    """The kind that an id begins with: person for person-1."""
    return identity.partition("-")[0]
