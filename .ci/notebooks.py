"""Notebooks are committed without outputs: they are made anew wherever the notebooks run.

python .ci/notebooks.py check     says which notebooks have outputs, status 1 if some do
python .ci/notebooks.py strip     takes them out
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "notebooks"


def stripped(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook without outputs, counters of runs, and what an editor notes of its cells."""
    cells = []
    for cell in notebook["cells"]:
        cell = {**cell, "metadata": {}}
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        cells.append(cell)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {**notebook, "cells": cells, "metadata": metadata}


def formatted(notebook: dict[str, Any]) -> str:
    """As nbformat writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(task: str) -> int:
    """Check or strip all notebooks; the status."""
    status = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        clean = formatted(stripped(json.loads(text)))
        if text == clean:
            continue
        if task == "strip":
            path.write_text(clean, encoding="utf-8")
        else:
            print(f"{path.name} has outputs; take them out: python .ci/notebooks.py strip")
            status = 1
    return status


if __name__ == "__main__":
    if sys.argv[1:] not in (["check"], ["strip"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
