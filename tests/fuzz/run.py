"""`python -m tests.fuzz.run TARGET [-max_total_time=60] …`: feeds a target with atheris.

Starts from the committed corpus; options are those of libFuzzer. What makes a target fail is
written to a file `crash-…` and belongs into the corpus once it is mended.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from typing import Any


def main() -> None:
    """Fuzz one target; see above."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["lvnlp"]):
        targets = import_module("tests.fuzz.targets")
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as found:  # what is found on the way is not kept
        corpus = str(targets.CORPUS / name)
        atheris.Setup([sys.argv[0], *options, "-timeout=60", found, corpus], targets.TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
