"""Ways to see a page that the schema offers and that modules above it carry out.

`page.to_frame()` is what one looks for first, yet the schema knows neither tables nor HTML. It
names the function, and that is imported when it is first called: nothing here is imported the
other way round, and a page costs nothing that its user does not ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, TypeVar

from lvnlp.errors import OptionError

_HOMES: Final = {
    "to_frame": "lvnlp.formats.frames",
    "to_graph": "lvnlp.formats.graph",
    "to_html": "lvnlp.display.view",
    "fragment": "lvnlp.display.notebook",
}

T_co = TypeVar("T_co", covariant=True)


def view(name: str) -> Callable[..., Any]:
    """The function that makes this view.

    Raises:
        OptionError: there is no such view.
    """
    if name not in _HOMES:
        raise OptionError(f"there is no view {name!r}", options=_HOMES)
    found: Callable[..., Any] = getattr(import_module(_HOMES[name]), name)
    return found


class Shown:
    """Something that a notebook shows as HTML."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        made: str = view("fragment")(self)
        return made


class Listed(tuple[T_co, ...], Shown):
    """A tuple that a notebook shows as a table. It equals the tuple of the same items."""

    __slots__ = ()

    def __getitem__(self, key: Any) -> Any:
        """An item; a slice of them is shown in the same way."""
        found = super().__getitem__(key)
        return type(self)(found) if isinstance(key, slice) else found
