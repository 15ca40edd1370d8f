"""How things on a page reach each other: ids in the models, objects through the page's links.

A page makes one `Links` and binds copies of all its parts to it. The binding sits in a slot of its
own, outside of pydantic's fields: it is not compared, hashed, dumped or pickled, so that a page
equals its copy and nothing runs in circles. A page that is unpickled or copied binds itself anew.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self, TypeVar

from lvnlp.errors import SchemaError, UnboundError
from lvnlp.schema.base import Model
from lvnlp.schema.views import Listed

if TYPE_CHECKING:
    from lvnlp.schema.page import Page
    from lvnlp.schema.relation import Relation
    from lvnlp.schema.text import Article

T = TypeVar("T", bound="Linked")


class Linked(Model):
    """A part of a page that has an id and knows its neighbours there."""

    __slots__ = ("_links",)

    id: str

    @property
    def is_bound(self) -> bool:
        """Whether it belongs to a page, so that ids can be turned into objects."""
        return getattr(self, "_links", None) is not None

    @property
    def page(self) -> Page:
        """The page that it belongs to.

        Raises:
            UnboundError: it belongs to none.
        """
        return self._neighbours().page

    def _neighbours(self) -> Links:
        found: Links | None = getattr(self, "_links", None)
        if found is None:
            raise UnboundError(
                f"{self!r} belongs to no page, so its ids lead nowhere",
                remedy="Take it from a Page (page.relations, page.people, …); "
                "pickle the page rather than its parts.",
            )
        return found

    def _bound_to(self, links: Links | None) -> Self:
        object.__setattr__(self, "_links", links)
        return self

    def __copy__(self) -> Self:
        """A copy that belongs to the same page."""
        return super().__copy__()._bound_to(getattr(self, "_links", None))

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """A copy that belongs to the same page: a page never changes, so it need not be copied."""
        return super().__deepcopy__(memo)._bound_to(getattr(self, "_links", None))


class Links:
    """All parts of one page by id, and the relations of each.

    Attributes:
        page: the page itself.
    """

    __slots__ = ("_parts", "_relations", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        self._parts: dict[str, Linked] = {}
        self._relations: dict[str, tuple[Relation, ...]] = {}

    def adopt(self, part: T) -> T:
        """Take in a copy of the part and give it back bound."""
        self._parts[part.id] = bound = part.__copy__()._bound_to(self)
        return bound

    def relate(self, relations: tuple[Relation, ...], articles: tuple[Article, ...]) -> None:
        """Note which relations, already adopted, each entity has a part in and each article says.

        For an article these are both what it says and who wrote it.
        """
        about: dict[str, list[Relation]] = defaultdict(list)
        for relation in relations:
            parts = list(relation.references)
            if relation.article is not None:
                parts.append(articles[relation.article].id)
            for identity in dict.fromkeys(parts):
                about[identity].append(relation)
        self._relations = {identity: Listed(found) for identity, found in about.items()}

    def part(self, identity: str) -> Linked:
        """The part with this id.

        Raises:
            SchemaError: there is none.
        """
        try:
            return self._parts[identity]
        except KeyError:
            raise SchemaError(f"the page has nothing with the id {identity!r}") from None

    def relations_of(self, identity: str) -> tuple[Relation, ...]:
        """The relations noted for the part with this id, in the order of the page."""
        return self._relations.get(identity, Listed())
