"""The tagger that comes with the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lvnlp.errors import BackendError
from lvnlp.ner.tagger import Tagger

NAME = "press"
"""Name of the model: the folder under `models`, and what mentions give as their source."""

COMPONENT = "lvnlp_ner"
"""The component of its spaCy pipeline that holds the tagger's files."""


def model_folder() -> Path:
    """The spaCy pipeline directory of the bundled model, in the package or in a checkout.

    Raises:
        BackendError: it is in neither.
    """
    package = Path(__file__).parent.parent
    for folder in (package / "models" / NAME, package.parent / "models" / NAME):
        if (folder / "meta.json").is_file():
            return folder
    raise BackendError(
        f"the model {NAME!r} is not there",
        remedy="Install lvnlp from its wheel, which holds the model, or read without a model: "
        'lvnlp.load(ner="none").',
    )


@cache
def bundled() -> Tagger:
    """The bundled tagger, loaded once in a process."""
    return Tagger.load(model_folder() / COMPONENT, NAME)
