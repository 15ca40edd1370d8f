"""The quality gate: figures that must not be undercut. They are raised by hand, in a data file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from lvnlp.errors import MalformedInputError, OptionError
from lvnlp.evaluation.bed import SetScore
from lvnlp.formats.files import read_utf8
from lvnlp.schema import RELATION_CLASSES

FLOORS = Path("tests/floors.toml")
"""Where the floors stand in a checkout."""

_ROOM = 0.03
"""A floor this far below its figure protects little; the gate then proposes to raise it."""

Share = Annotated[float, Field(ge=0, le=1)]


class Floors(BaseModel):
    """What a set must reach.

    Attributes:
        f1: least F1 over all relations, 0 to 1.
        false_assertions: most facts asserted out of passages that assert nothing.
        relations: least F1 of single relations.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    f1: Share
    false_assertions: Annotated[int, Field(ge=0)]
    relations: dict[str, Share] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says.

    Attributes:
        failures: a message for each floor that is undercut; the gate is passed without any.
        advice: floors that could be raised.
    """

    failures: tuple[str, ...]
    advice: tuple[str, ...]


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors of each set, by its name.

    Raises:
        InputError: the file cannot be read, is no TOML, or has floors that make no sense.
    """
    try:
        loaded = tomllib.loads(read_utf8(path))
        floors = TypeAdapter(dict[str, Floors]).validate_python(loaded)
    except tomllib.TOMLDecodeError as error:
        raise MalformedInputError(f"{path} is no TOML: {error}") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise MalformedInputError(f"{path}: {place}: {first['msg']}") from error
    unknown = {r for one in floors.values() for r in one.relations} - set(RELATION_CLASSES)
    if unknown:
        raise MalformedInputError(
            f"{path}: no relation {min(unknown)!r}", options=list(RELATION_CLASSES)
        )
    return floors


def judge(scores: Iterable[SetScore], floors: dict[str, Floors]) -> Verdict:
    """Hold the figures against the floors.

    Raises:
        OptionError: there are floors for a set that was not scored: they would protect nothing.
    """
    by_name = {one.name: one for one in scores}
    unscored = set(floors) - set(by_name)
    if unscored:
        raise OptionError(
            f"there are floors for {min(unscored)!r}, which is no set", options=sorted(by_name)
        )
    failures: list[str] = []
    advice: list[str] = []
    for name, wanted in floors.items():
        _judge(by_name[name], wanted, failures, advice)
    return Verdict(tuple(failures), tuple(advice))


def _judge(scored: SetScore, wanted: Floors, failures: list[str], advice: list[str]) -> None:
    relations = scored.relations
    got = {"all": scored.all.f1}
    # A relation that was neither there nor found has no figure: its floor is undercut.
    got |= {name: relations[name].f1 if name in relations else 0.0 for name in wanted.relations}
    for what, floor in {"all": wanted.f1, **wanted.relations}.items():
        if got[what] < floor:
            failures.append(
                f"{scored.name}, {what}: F1 {got[what]:.4f} is below its floor of {floor:.4f}"
            )
        elif got[what] - floor > _ROOM:
            advice.append(
                f"{scored.name}, {what}: F1 {got[what]:.4f} leaves its floor of {floor:.4f} "
                "far below; raise it"
            )
    if scored.false_assertions > wanted.false_assertions:
        failures.append(
            f"{scored.name}: {scored.false_assertions} facts are asserted out of passages that "
            f"only plan, urge or deny, {wanted.false_assertions} at most are tolerated"
        )
