"""The templates and what stands beside them. All that is filled in is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The templates' environment: it escapes everything, and a misspelt name is an error."""
    return Environment(
        loader=PackageLoader("lvnlp.display"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def asset(name: str) -> str:
    """A style sheet or script that ships beside the templates."""
    return files("lvnlp.display").joinpath("templates", name).read_text(encoding="utf-8")
