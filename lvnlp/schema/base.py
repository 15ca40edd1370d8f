"""What all models of the schema have in common."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """A frozen value. Unknown fields are refused, so that a misspelt one is noticed."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        # Aliases are the names in JSON, in both directions (`Relation.subject_ref` is "subject").
        serialize_by_alias=True,
        # What is written has all fields, so that the published schema may promise them.
        json_schema_serialization_defaults_required=True,
        # A default that breaks its own field's rule is a slip that the first use shows.
        validate_default=True,
        allow_inf_nan=False,
    )


Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
"""How sure the reader is, 0 to 1."""

Text = Annotated[str, Field(min_length=1)]
"""A string with something in it."""


def shortened(text: str, limit: int = 24) -> str:
    """The text on one line, at most `limit` characters, for a `repr`."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
