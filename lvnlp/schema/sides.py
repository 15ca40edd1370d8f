"""Speaking names for the two ends of a relation: `attended.person`, `attended.event`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, Self, TypeVar, overload

from lvnlp.errors import NoSuchSideError
from lvnlp.schema.links import Linked

if TYPE_CHECKING:
    from lvnlp.schema.relation import Relation

E = TypeVar("E", bound=Linked)


class Side(Generic[E]):
    """An attribute of a relation that gives its subject or object as an object of the page.

    Asked of a relation whose subject or object is of another kind, it raises an AttributeError.
    A class pattern then does not match, so that `case Attended(person=p)` meets people only.
    """

    __slots__ = ("_kinds", "_name", "_which")

    def __init__(self, which: Literal["subject", "object"], *kinds: type[E]) -> None:
        self._which = which
        self._kinds = kinds
        self._name: str = which

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, relation: None, owner: type) -> Self: ...
    @overload
    def __get__(self, relation: Relation, owner: type) -> E: ...
    def __get__(self, relation: Relation | None, owner: type) -> Self | E:
        if relation is None:
            return self
        found = getattr(relation, self._which)
        if isinstance(found, self._kinds):
            return found
        raise NoSuchSideError(
            f"{relation!r} has no {self._name}: its {self._which} is {found!r}",
            remedy=f"Ask for .{self._which}, which is there for every kind.",
        )
