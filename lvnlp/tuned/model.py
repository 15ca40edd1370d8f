"""A user's model: what it is made of, and the two places where it takes part in reading a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lvnlp.coreference.entities import Entities
from lvnlp.errors import MalformedInputError
from lvnlp.mentions.unit import AnalysedUnit
from lvnlp.ner.bundled import bundled
from lvnlp.ner.encoder import Encoder
from lvnlp.ner.tags import TagSet
from lvnlp.relations.model import Fact
from lvnlp.relations.scan import Scanner
from lvnlp.tuned import storage
from lvnlp.tuned.amend import amend
from lvnlp.tuned.features import encoded
from lvnlp.tuned.relations import Relater, RelationClass, RelationModel
from lvnlp.tuned.tagger import MentionTagger


@dataclass(frozen=True)
class UserModel:
    """What a user has trained on annotated pages.

    Attributes:
        name: what mentions and facts give as their source, as in model:mine.
        tagger: finds mentions; None where no label was trained.
        relations: joins them; None where no relation was trained.
    """

    name: str
    tagger: MentionTagger | None = None
    relations: RelationModel | None = None

    @property
    def encoder(self) -> Encoder:
        """The bundled encoder, which models of users share."""
        return bundled().encoder

    @property
    def source(self) -> str:
        """How mentions and facts name it."""
        return f"model:{self.name}"

    def mentions(self, units: Sequence[AnalysedUnit]) -> list[AnalysedUnit]:
        """The units of a page with the mentions of the trained labels as the model finds them."""
        if self.tagger is None:
            return list(units)
        found = self.tagger.find(self.encoder, units)
        return [
            amend(unit, here, self.tagger.labels, self.source)
            for unit, here in zip(units, found, strict=True)
        ]

    def facts(
        self,
        units: Sequence[AnalysedUnit],
        entities: Entities,
        facts: Sequence[Fact],
        scanner: Scanner,
    ) -> list[Fact]:
        """The facts of a page, once the model has looked at those of the patterns.

        Args:
            facts: what patterns say, each once.
            scanner: the interpreter's.
        """
        if self.relations is None:
            return list(facts)
        hidden = encoded(self.encoder, [unit.text for unit in units])
        relater = Relater(self.relations, scanner, self.source)
        return relater.facts(units, entities, facts, hidden)

    def save(self, folder: Path, about: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        """Write the model into a folder; see `lvnlp.tuned.storage.save`."""
        told: dict[str, Any] = {"name": self.name, "labels": [], "relations": []}
        arrays: dict[str, NDArray[np.generic]] = {}
        if self.tagger is not None:
            told["labels"] = list(self.tagger.labels)
            arrays |= _packed("mentions", self.tagger.weights)
            arrays["mentions.bias"] = self.tagger.bias
        if self.relations is not None:
            told["relations"] = [_told(one) for one in self.relations.classes]
            arrays |= _packed("relations", self.relations.weights)
            arrays["relations.dense"] = self.relations.dense
        storage.save(folder, {**told, **about}, arrays, texts)

    @classmethod
    def load(cls, folder: str | Path) -> UserModel:
        """The model in a folder that `lvnlp train` wrote.

        Raises:
            InputError: there is none, it is damaged, or of another release.
        """
        about, arrays = storage.load(Path(folder))
        try:
            return cls(str(about["name"]), _tagger(about, arrays), _relations(about, arrays))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise MalformedInputError(
                f"the model {folder} says what it cannot: {error!r}", remedy="Train it again."
            ) from error


def _packed(name: str, weights: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """A table that is mostly 0 by the places and values of the rest."""
    places = np.flatnonzero(weights)
    return {
        f"{name}.shape": np.array(weights.shape, np.int64),
        f"{name}.places": places.astype(np.int32),
        f"{name}.values": weights.reshape(-1)[places],
    }


def _unpacked(name: str, arrays: Mapping[str, NDArray[Any]]) -> NDArray[np.float32]:
    out = np.zeros(tuple(int(n) for n in arrays[f"{name}.shape"]), np.float32)
    out.reshape(-1)[arrays[f"{name}.places"]] = arrays[f"{name}.values"]
    return out


def _told(one: RelationClass) -> dict[str, Any]:
    return {
        "relation": one.relation,
        "modality": one.modality,
        "sides": [list(sides) for sides in one.sides],
        "threshold": one.threshold,
        "has_role": one.has_role,
    }


def _tagger(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> MentionTagger | None:
    if not about["labels"]:
        return None
    tags = TagSet(tuple(about["labels"]))
    return MentionTagger(
        tags, _unpacked("mentions", arrays), arrays["mentions.bias"].astype(np.float32)
    )


def _relations(
    about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]
) -> RelationModel | None:
    if not about["relations"]:
        return None
    classes = tuple(
        RelationClass(
            one["relation"],
            one["modality"],
            tuple((s, o) for s, o in one["sides"]),
            float(one["threshold"]),
            bool(one["has_role"]),
        )
        for one in about["relations"]
    )
    dense = arrays["relations.dense"].astype(np.float32)
    return RelationModel(classes, _unpacked("relations", arrays), dense)
