"""A font with Chinese characters for the figures of matplotlib, whose own has none."""

from __future__ import annotations

import tomllib
import warnings
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from lvnlp.extras import optional

REMEDY: Final = (
    "No font with Chinese characters was found, so that figures show boxes instead. Install one: "
    "apt install fonts-noto-cjk, or pip install mplfonts."
)


def use_chinese_font() -> str | None:
    """Let matplotlib write Chinese in all figures from here on.

    Fonts of the system are tried first, in the order of `resources/fonts.toml`, then those that the
    package mplfonts brings along. What matplotlib was set to stays as the font for characters
    that the Chinese one lacks.

    Returns:
        The family that is used; None, with a warning that says what to install, if there is none.

    Raises:
        BackendError: matplotlib is not installed.
    """
    matplotlib = optional("matplotlib", "notebooks")
    manager = optional("matplotlib.font_manager", "notebooks").fontManager
    family = _installed(manager) or _of_mplfonts(manager)
    if family is None:
        warnings.warn(REMEDY, stacklevel=2)
        return None
    others = [name for name in matplotlib.rcParams["font.family"] if name != family]
    matplotlib.rcParams["font.family"] = [family, *others]
    # Chinese fonts have no U+2212; with a hyphen negative numbers are written in them as well.
    matplotlib.rcParams["axes.unicode_minus"] = False
    return family


@cache
def families() -> tuple[str, ...]:
    """Families with Chinese characters, the best first."""
    text = files("lvnlp.resources").joinpath("fonts.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["families"])


def _installed(manager: Any) -> str | None:
    there = {font.name for font in manager.ttflist}
    return next((family for family in families() if family in there), None)


def _of_mplfonts(manager: Any) -> str | None:
    """The files of the package are enough; to import it would change matplotlib's settings."""
    spec = find_spec("mplfonts")
    if spec is None or spec.origin is None:
        return None
    for file in sorted(Path(spec.origin).parent.rglob("*.[ot]t[fc]")):
        manager.addfont(str(file))
    return _installed(manager)
