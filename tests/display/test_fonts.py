"""Chinese in figures."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lvnlp.display import fonts
from lvnlp.errors import BackendError

matplotlib: Any = pytest.importorskip("matplotlib")


@pytest.fixture(autouse=True)
def settings() -> Any:
    with matplotlib.rc_context():
        yield


def manager(*names: str) -> Any:
    added: list[str] = []
    listed = [SimpleNamespace(name=name) for name in names]

    def addfont(path: str) -> None:
        added.append(path)
        listed.append(SimpleNamespace(name=Path(path).stem))

    return SimpleNamespace(ttflist=listed, addfont=addfont, added=added)


def test_the_best_family_there_is_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    there = manager("DejaVu Sans", "SimHei", "Microsoft YaHei")
    monkeypatch.setattr("matplotlib.font_manager.fontManager", there)
    before = list(matplotlib.rcParams["font.family"])
    assert fonts.use_chinese_font() == "Microsoft YaHei"
    assert matplotlib.rcParams["font.family"] == ["Microsoft YaHei", *before]
    assert fonts.use_chinese_font() == "Microsoft YaHei"
    assert matplotlib.rcParams["font.family"] == ["Microsoft YaHei", *before]


def test_the_fonts_of_a_package_do_as_well(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "mplfonts"
    (package / "fonts").mkdir(parents=True)
    (package / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    (package / "fonts" / "Noto Sans CJK SC.otf").touch()
    monkeypatch.syspath_prepend(tmp_path)
    there = manager("DejaVu Sans")
    monkeypatch.setattr("matplotlib.font_manager.fontManager", there)
    assert fonts.use_chinese_font() == "Noto Sans CJK SC"
    assert len(there.added) == 1


def test_no_font_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matplotlib.font_manager.fontManager", manager("DejaVu Sans"))
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    with pytest.warns(UserWarning, match="fonts-noto-cjk"):
        assert fonts.use_chinese_font() is None


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(BackendError, match=r"lvnlp\[notebooks\]"):
        fonts.use_chinese_font()


def test_a_figure_has_all_its_characters() -> None:
    """Where a font is found, matplotlib does not warn of missing glyphs; warnings are errors."""
    there = optional_font()
    if there is None:
        pytest.skip("no font with Chinese characters is installed")
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().set_title("澜川市：2023年3月的活动 −1")
    figure.savefig(io.BytesIO())


def optional_font() -> str | None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fonts.use_chinese_font()
