"""What a tool has to be told before it can show annotations: their labels."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.checks import sound
from lvnlp.formats.exchange.label_studio import label_config
from lvnlp.formats.exchange.shown import shown
from lvnlp.formats.files import write_whole

# Told apart on white; taken in turn.
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b", "#17becf", "#7f7f7f")


def write_settings(pages: Sequence[AnnotatedPage], tool: str, folder: Path) -> list[Path]:
    """Write the labels of these pages as the tool takes them; the files, none for most formats.

    Label Studio: labels.xml, for Settings, Labeling Interface, Code. doccano: span-labels.json and
    relation-labels.json, for Labels, Import. Prodigy: span-labels.txt and relation-labels.txt,
    for --label and --span-label. (brat's annotation.conf comes with its pages.)

    Raises:
        OutputError: a file cannot be written.
    """
    views = [shown(sound(page).pages[0]) for page in pages]
    spans = {mark.label for view in views for mark in view.marks}
    relations = {arrow.label for view in views for arrow in view.arrows}
    written: dict[Path, str] = {}
    if tool == "label-studio":
        written[folder / "labels.xml"] = label_config(pages)
    elif tool == "doccano":
        written[folder / "span-labels.json"] = _doccano(spans)
        written[folder / "relation-labels.json"] = _doccano(relations)
    elif tool == "prodigy":
        written[folder / "span-labels.txt"] = "".join(f"{name}\n" for name in sorted(spans))
        written[folder / "relation-labels.txt"] = "".join(f"{n}\n" for n in sorted(relations))
    for file, text in written.items():
        write_whole(file, text)
    return list(written)


def _doccano(labels: set[str]) -> str:
    listed = [
        {"text": name, "background_color": _COLOURS[n % len(_COLOURS)], "text_color": "#ffffff"}
        for n, name in enumerate(sorted(labels))
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
