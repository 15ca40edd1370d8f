"""What a tool does not show of a page, in a place of its own where the tool keeps it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import ValidationError

from lvnlp.errors import MalformedInputError
from lvnlp.formats.annotated import AnnotatedPage

REST = "lvnlp"
"""Under this name the rest of a page stands in records of other formats."""
_DIGEST = "text_sha256_16"
"""The name under which the rest tells which text it belongs to."""


def rest_of(page: AnnotatedPage, *, with_raw: bool = False) -> dict[str, Any]:
    """The page as JSON for the tool to keep; without its text, which the tool holds itself."""
    kept: dict[str, Any] = page.model_dump(
        mode="json", exclude_defaults=True, exclude=None if with_raw else {"raw"}
    )
    known = {"format": page.format, "schema_version": page.schema_version}
    return known | ({} if with_raw else {_DIGEST: _digest(page.raw)}) | kept


def original(rest: object, raw: str | None = None) -> AnnotatedPage:
    """The page as it was written, from what the tool kept.

    Args:
        rest: what `rest_of` gave.
        raw: the text of the record; None where the rest has its own.

    Raises:
        MalformedInputError: it is no such page any more, or not of this text.
        SchemaError: it is of a version that cannot be read.
    """
    if not isinstance(rest, dict):
        raise MalformedInputError(f"its {REST!r} is no object")
    whole = {key: value for key, value in rest.items() if key != _DIGEST}
    if raw is not None:
        if rest.get(_DIGEST) != _digest(raw):
            raise MalformedInputError(
                f"the text was changed since it was written; {REST!r} does not fit it any more"
            )
        whole["raw"] = raw
    try:
        return AnnotatedPage.model_validate_json(json.dumps(whole))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise MalformedInputError(f"its {REST!r} is damaged: {place}: {first['msg']}") from error


def _digest(raw: str) -> str:
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()[:16]
