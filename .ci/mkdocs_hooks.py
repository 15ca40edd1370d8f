"""Hooks of mkdocs: stars in the nav, for all files that match and are named nowhere else."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Put files in the place of stars."""
    folder = Path(config["docs_dir"])
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    config["nav"] = expanded(config["nav"], files)
    return config


def expanded(nav: list[Any], files: list[str]) -> list[Any]:
    """The nav with the files that its stars stand for.

    A star that stands for one file is that page, for several a section of them, for none nothing. A
    star matches within one folder, and no file that the nav names itself.
    """
    named = _targets(nav)
    left = [file for file in files if file not in named]
    return _section(nav, left)


def _targets(nav: list[Any]) -> list[str]:
    """All files and stars that the nav names."""
    found: list[str] = []
    for entry in nav:
        target = next(iter(entry.values())) if isinstance(entry, dict) else entry
        found += _targets(target) if isinstance(target, list) else [target]
    return found


def _section(nav: list[Any], files: list[str]) -> list[Any]:
    """A part of the nav; the files that its stars stand for are taken out of `files`."""
    made: list[Any] = []
    for entry in nav:
        if not isinstance(entry, dict):
            made.append(entry)
            continue
        ((title, target),) = entry.items()
        if isinstance(target, list):
            made.append({title: _section(target, files)})
        elif "*" not in target:
            made.append(entry)
        else:
            found = [f for f in files if fnmatch(f, target) and f.count("/") == target.count("/")]
            for file in found:  # a page has one place
                files.remove(file)
            if len(found) == 1:
                made.append({title: found[0]})
            elif found:
                made.append({title: found})
    return made
