"""Make the pictures of the documentation anew: the HTML view, and the figures of a notebook.

    python .ci/pictures.py

needs the extras `notebooks` and `browser`, and Chromium. Run it after a change of how things look.
"""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from playwright.sync_api import sync_playwright

import lvnlp
from lvnlp.samples import sample

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
SAMPLE = "cangping-daily-2017-11-16-p1"
NOTEBOOK = ROOT / "notebooks" / "02_people_and_events_of_a_month.ipynb"
FIGURES = ("timeline.png", "heat-map.png", "network.png")


def view() -> None:
    """The page as a browser shows it, one fact chosen."""
    shown = sample(SAMPLE)
    page = lvnlp.parse(
        shown.source().text, name=SAMPLE, paper=shown.paper, date=shown.date, place=shown.place
    )
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder, "page.html")
        file.write_text(page.to_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 720})
        tab.goto(file.as_uri())
        tab.locator(".fact").nth(8).click()
        tab.screenshot(path=PICTURES / "view.png")
        browser.close()


def figures() -> None:
    """The figures of the notebook, in their order."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    os.environ["PYTHONPATH"] = str(ROOT)
    where = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, timeout=120, resources=where).execute()
    made = [
        output["data"]["image/png"]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "image/png" in output.get("data", {})
    ]
    for name, data in zip(FIGURES, made, strict=True):
        (PICTURES / name).write_bytes(base64.b64decode(data))


if __name__ == "__main__":
    view()
    figures()
