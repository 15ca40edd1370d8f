"""The notebooks run from the first cell to the last, without a word of warning."""

import base64
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
LONGEST = 120
"""Seconds that a notebook may take, also for those who wait for it."""

FIGURES = {"02_people_and_events_of_a_month": 3, "05_a_corpus_in_duckdb": 2}


def test_they_are_there() -> None:
    assert [path.name[:2] for path in NOTEBOOKS][:3] == ["01", "02", "03"]


def test_the_documentation_tells_of_each() -> None:
    told = (ROOT / "docs" / "how-to" / "notebooks.md").read_text(encoding="utf-8")
    assert [path.stem for path in NOTEBOOKS if f"`{path.stem}`" not in told] == []


def test_they_are_committed_without_outputs() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "notebooks.py", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_outputs_are_found_and_taken_out(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "notebooks").mkdir()
    script = tmp_path / ".ci" / "notebooks.py"
    script.write_bytes((ROOT / ".ci" / "notebooks.py").read_bytes())
    notebook = json.loads(NOTEBOOKS[0].read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["execution_count"] = 3
    code["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "secret"}]
    (tmp_path / "notebooks" / "a.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

    def run(task: str) -> int:
        return subprocess.run([sys.executable, script, task], check=False).returncode

    assert (run("check"), run("strip"), run("check")) == (1, 0, 0)
    clean = (tmp_path / "notebooks" / "a.ipynb").read_text(encoding="utf-8")
    assert clean == NOTEBOOKS[0].read_text(encoding="utf-8")


@pytest.mark.notebooks
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client: Any = pytest.importorskip("nbclient")
    nbformat: Any = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    begun = time.monotonic()
    client.NotebookClient(notebook, timeout=LONGEST, resources=where).execute()
    assert time.monotonic() - begun < LONGEST
    outputs = [
        output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs
    ]
    # matplotlib warns there of characters that its font does not have.
    assert [o.text for o in outputs if o.output_type == "stream" and o.name == "stderr"] == []
    figures = [o.data["image/png"] for o in outputs if "image/png" in o.get("data", {})]
    assert len(figures) == FIGURES.get(path.stem, len(figures))
    assert all(base64.b64decode(figure).startswith(b"\x89PNG") for figure in figures)
