"""The version of the schema, and which others can be read."""

from __future__ import annotations

import re
from typing import Final

from lvnlp.errors import SchemaVersionError

SCHEMA_VERSION: Final = "1.1"
"""MAJOR.MINOR. A field that is added raises the second, any other change the first. What was
written under the same major and no later minor version can be read."""

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def check_version(found: object) -> None:
    """Refuse a version that cannot be read.

    Raises:
        SchemaVersionError: it is missing, no version at all, or not one that can be read.
    """
    own = f"this release of lvnlp reads version {SCHEMA_VERSION}"
    if found is None:
        raise SchemaVersionError(
            f"the page has no schema_version; {own}",
            remedy="Is it a page that lvnlp wrote, and all of it?",
        )
    theirs = _parts(found) if isinstance(found, str) else None
    if theirs is None:
        raise SchemaVersionError(f"{found!r} is no version of the schema; {own}")
    ours = _parts(SCHEMA_VERSION)
    if ours is None or theirs[0] != ours[0] or theirs[1] > ours[1]:
        raise SchemaVersionError(
            f"the page is of schema version {found}; {own}",
            remedy="Install the release of lvnlp that wrote the page, or read the page anew.",
        )


def _parts(version: str) -> tuple[int, int] | None:
    found = _FORM.fullmatch(version)
    return (int(found[1]), int(found[2])) if found else None
