"""Events, and what the page's relations say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from lvnlp.schema.dates import PartialDate
from lvnlp.schema.entities import Entity, Organization, Place
from lvnlp.schema.ids import EntityKind
from lvnlp.schema.values import Modality
from lvnlp.schema.views import Listed

if TYPE_CHECKING:
    from lvnlp.schema.relation import Relation
    from lvnlp.schema.relations import (
        Announced,
        Attended,
        HeldAt,
        HeldOn,
        OrganisedBy,
        PresidedOver,
        SpokeAt,
    )


class Event(Entity):
    """A meeting, ceremony, forum or other activity.

    What is known of it stands in the page's relations, and is gathered from them here: nothing is
    said twice. Attendees, speakers and the like are the relations themselves, each with its
    `person`, the word of its `role` and its `evidence`. Only what the page asserts is gathered,
    save that `date` and `place` may be those of an event that is planned; `relations` has all.

    Attributes:
        head: the word that says what it is (会议, 推进会, 仪式), "" when none does.
    """

    kind: ClassVar[EntityKind] = "event"

    head: str = ""

    def _said(
        self,
        relation: str,
        side: Literal["subject_ref", "object_ref"],
        modality: Modality = Modality.ASSERTED,
    ) -> tuple[Relation, ...]:
        """The relations of this name that have the event on this side."""
        return Listed(
            r
            for r in self.relations
            if r.relation == relation and r.modality is modality and getattr(r, side) == self.id
        )

    def _settled(self, relation: str) -> tuple[Relation, ...]:
        """What is said of the event: what is asserted or else, before it comes, planned."""
        return self._said(relation, "subject_ref") or self._said(
            relation, "subject_ref", Modality.PLANNED
        )

    @property
    def attendees(self) -> tuple[Attended, ...]:
        """Who took part: 出席, 参加, 列席; `role` keeps the word."""
        return cast("tuple[Attended, ...]", self._said("attended", "object_ref"))

    @property
    def speakers(self) -> tuple[SpokeAt, ...]:
        """Who spoke: 讲话, 致辞, 发言."""
        return cast("tuple[SpokeAt, ...]", self._said("spoke_at", "object_ref"))

    @property
    def presiders(self) -> tuple[PresidedOver, ...]:
        """Who presided: 主持."""
        return cast("tuple[PresidedOver, ...]", self._said("presided_over", "object_ref"))

    @property
    def announcers(self) -> tuple[Announced, ...]:
        """Who announced it open, closed or begun: 宣布."""
        return cast("tuple[Announced, ...]", self._said("announced", "object_ref"))

    @property
    def organisers(self) -> tuple[OrganisedBy, ...]:
        """Which bodies held it: 召开, 举办, 主办."""
        return cast("tuple[OrganisedBy, ...]", self._said("organised_by", "subject_ref"))

    @property
    def date(self) -> PartialDate | None:
        """When it was held or, if it is still to come, will be; None when the page is silent."""
        found = cast("tuple[HeldOn, ...]", self._settled("held_on"))
        return found[0].when if found else None

    @property
    def place(self) -> Place | Organization | None:
        """The first of `places`; None when the page is silent."""
        return next(iter(self.places), None)

    @property
    def places(self) -> tuple[Place | Organization, ...]:
        """The places and houses where it was held or, if still to come, will be; each once."""
        found = cast("tuple[HeldAt, ...]", self._settled("held_at"))
        venues = {r.object_ref: r.object for r in found}
        return tuple(v for v in venues.values() if isinstance(v, Place | Organization))

    @property
    def parts(self) -> tuple[Event, ...]:
        """The events that are parts of this one: 分会场, a ceremony within an activity."""
        parts = (r.subject for r in self._said("part_of", "object_ref"))
        return tuple(part for part in parts if isinstance(part, Event))

    @property
    def part_of(self) -> Event | None:
        """The event that this one is a part of."""
        wholes = (r.object for r in self._said("part_of", "subject_ref"))
        return next((whole for whole in wholes if isinstance(whole, Event)), None)
