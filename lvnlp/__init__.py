"""Reads pages of Chinese local newspapers: articles, people, events, and who did what.

`import lvnlp` is quick: what is heavy is imported with the first name that needs it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from lvnlp.errors import LvnlpError
from lvnlp.version import __version__

if TYPE_CHECKING:
    from lvnlp.display.notebook import show
    from lvnlp.display.view import to_html
    from lvnlp.formats.frames import to_frame
    from lvnlp.formats.graph import to_graph
    from lvnlp.many import FailedPage, PageSource
    from lvnlp.pipeline import Reader, load, parse, read
    from lvnlp.schema import (
        Accompanied,
        Announced,
        Article,
        Attended,
        Byline,
        Caption,
        Commissioned,
        Entity,
        Event,
        Evidence,
        Group,
        HeldAt,
        HeldOn,
        HoldsPosition,
        LocatedIn,
        Met,
        Modality,
        Money,
        OrganisedBy,
        Organization,
        OtherEntity,
        Page,
        PartialDate,
        PartOf,
        Person,
        Place,
        Position,
        PresidedOver,
        Project,
        Quantity,
        Relation,
        ReportedBy,
        Signed,
        SpokeAt,
        Started,
        Stated,
        UserRelation,
        Visited,
    )

__all__ = [
    "Accompanied",
    "Announced",
    "Article",
    "Attended",
    "Byline",
    "Caption",
    "Commissioned",
    "Entity",
    "Event",
    "Evidence",
    "FailedPage",
    "Group",
    "HeldAt",
    "HeldOn",
    "HoldsPosition",
    "LocatedIn",
    "LvnlpError",
    "Met",
    "Modality",
    "Money",
    "OrganisedBy",
    "Organization",
    "OtherEntity",
    "Page",
    "PageSource",
    "PartOf",
    "PartialDate",
    "Person",
    "Place",
    "Position",
    "PresidedOver",
    "Project",
    "Quantity",
    "Reader",
    "Relation",
    "ReportedBy",
    "Signed",
    "SpokeAt",
    "Started",
    "Stated",
    "UserRelation",
    "Visited",
    "__version__",
    "load",
    "parse",
    "read",
    "show",
    "to_frame",
    "to_graph",
    "to_html",
]

# Where a public name comes from that is not of the schema.
_HOMES = {
    **dict.fromkeys(("FailedPage", "PageSource"), "lvnlp.many"),
    **dict.fromkeys(("Reader", "load", "parse", "read"), "lvnlp.pipeline"),
    "show": "lvnlp.display.notebook",
    "to_frame": "lvnlp.formats.frames",
    "to_graph": "lvnlp.formats.graph",
    "to_html": "lvnlp.display.view",
}

# Not for type checkers: they would take any misspelt name for one that is found here.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name with its first use (PEP 562)."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = import_module(_HOMES.get(name, "lvnlp.schema"))
        found = globals()[name] = getattr(home, name)
        return found

    def __dir__() -> list[str]:
        """The public names, imported yet or not."""
        return sorted({*globals(), *__all__})
