"""Packs the trained models into the wheel; an editable install finds them where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Models(BuildHookInterface[Any]):
    """`models/NAME` of the checkout becomes `lvnlp/models/NAME` of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add every model, unless the install is editable."""
        if version == "standard":
            for meta in Path(self.root, "models").glob("*/meta.json"):
                name = meta.parent.name
                build_data["force_include"][str(meta.parent)] = f"lvnlp/models/{name}"
