"""The JSON Schema of a page, as it is published in docs/page.schema.json."""

from __future__ import annotations

import json

from lvnlp.schema.page import Page
from lvnlp.schema.version import SCHEMA_VERSION


def published_schema() -> str:
    """The schema of what `Page.model_dump_json` writes: JSON Schema 2020-12, ends with a line."""
    body = Page.model_json_schema(mode="serialization")
    # A page that is written is always of the version of the release that writes it.
    body["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
