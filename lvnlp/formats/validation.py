"""What pydantic says of a wrong file, told as an error of lvnlp."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from lvnlp.errors import MalformedInputError, SchemaError

M = TypeVar("M", bound=BaseModel)


def parse(model: type[M], text: str, where: str) -> M:
    """Read JSON as this model.

    Args:
        model: the class.
        text: the JSON.
        where: the file, and the line if there is one, for the message.

    Raises:
        MalformedInputError: it is not JSON, or not of the shape that the model demands.
        SchemaError: it has the shape but contradicts itself; `SchemaVersionError`, a child of it,
            when it was written under a version that cannot be read.
    """
    try:
        return model.model_validate_json(text)
    except SchemaError as error:
        raise type(error)(
            f"{where}: {error.cause}", remedy=error.remedy, options=error.options
        ) from error
    except ValidationError as error:
        raise MalformedInputError(f"{where}: {_told(error)}") from error


def _told(error: ValidationError) -> str:
    """The first thing that is wrong, and how many others there are."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(step) for step in first["loc"])
    told = f"{place}: {first['msg']}" if place else first["msg"]
    others = error.error_count() - 1
    return f"{told} (and {others} more)" if others else told
