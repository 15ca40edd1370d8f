"""The documentation builds without a warning and loads nothing; its examples run."""

import html.parser
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from lvnlp.cli import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
FENCE = re.compile(
    r"^(?P<in> *)```(?P<lang>\w+)\n(?P<body>.*?)^(?P=in)```", re.DOTALL | re.MULTILINE
)

TEXT = (
    "全市水利建设推进会召开\n"
    "本报讯（记者 甄可欣）昨日，全市水利建设推进会召开。副市长方砚秋出席会议并讲话，"
    "市水利局局长温如玉主持会议。投资2.5亿元的清河水库项目开工。方砚秋指出，要保质量。\n"
)
MINE = """relation = "donated"
[[pattern]]
id = "donated"
triggers = ["捐赠"]
subject = { kinds = ["PERSON", "ORGANIZATION"], from = ["subject"] }
object = { kinds = ["ORGANIZATION", "PLACE"], from = ["to"] }
"""


def blocks(page: str, language: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    found = FENCE.finditer(text)
    return [
        re.sub(rf"^{block['in']}", "", block["body"], flags=re.MULTILINE)
        for block in found
        if block["lang"] == language
    ]


def commands(page: str) -> list[str]:
    """The lines that run lvnlp; those that install or need other programs are left out."""
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("lvnlp ") and "|" not in line]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the examples speak of: page.txt, pages/, pages.csv, mine.toml, names.toml."""
    (tmp_path / "pages").mkdir()
    for name in ("page.txt", "pages/a.txt", "pages/b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "pages.csv").write_text(
        "file,paper,date,place\n"
        "pages/a.txt,临溪日报,2021-03-23,山西省临溪市\n"
        "pages/b.txt,临溪日报,2021-03-24,山西省临溪市\n",
        encoding="utf-8",
    )
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "names.toml").write_text('PERSON = ["阳光"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_examples_are_found() -> None:
    """If the pattern for blocks broke, the tests below would run nothing."""
    assert len(blocks("how-to/read-a-page.md", "python")) >= 4
    assert len(commands("how-to/own-patterns.md")) >= 3


@pytest.mark.docs
@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")])
def test_the_python_of_a_page_runs(page: str, folder: Path) -> None:
    if page in {"corpus.md", "how-to/many-pages.md"}:
        pytest.importorskip("duckdb")
    if "to_frame" in "".join(blocks(page, "python")):
        pytest.importorskip("pandas")
    # As a script of its own, as a reader would run it: processes need a main module.
    body = "\n".join(blocks(page, "python"))
    code = "if __name__ == '__main__':\n" + re.sub("^(?=.)", "    ", body, flags=re.MULTILINE)
    (folder / "example.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "example.py"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.docs
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_the_commands_of_a_page_run(page: str, folder: Path) -> None:
    for line in commands(page):
        words: list[str] = []
        for word in shlex.split(line, comments=True)[1:]:
            named = word.startswith("pages/") and "*" in word
            words += [str(p) for p in sorted(Path().glob(word))] if named else [word]
        if "duckdb" in line:
            pytest.importorskip("duckdb")
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, f"{line}\n{done.stderr}"


class Loaded(html.parser.HTMLParser):
    """What a browser loads for a page, and where its links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"script", "img", "iframe", "source"} and values.get("src"):
            self.loaded.append(str(values["src"]))
        if tag == "link" and values.get("rel") != "canonical" and values.get("href"):
            self.loaded.append(str(values["href"]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs")
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings")
    out = tmp_path_factory.mktemp("site")
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        out,
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.docs
def test_every_page_is_in_the_site_and_in_its_nav(site: Path) -> None:
    nav = (site / "index.html").read_text(encoding="utf-8")
    for page in PAGES:
        target = page.removesuffix(".md") + ".html"
        assert (site / target).is_file()
        assert f'href="{target}"' in nav, page


@pytest.mark.docs
def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        parser = Loaded()
        parser.feed(page.read_text(encoding="utf-8"))
        assert parser.loaded, page.name
        for target in parser.loaded:
            assert not re.match(r"(https?:)?//", target), (page.name, target)
            inside = site if target.startswith("/") else page.parent  # the page for errors
            assert (inside / target.partition("?")[0].lstrip("/")).resolve().is_file(), target
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", style.read_text(encoding="utf-8"))


@pytest.mark.docs
def test_no_page_is_large(site: Path) -> None:
    large = {p.name: p.stat().st_size for p in site.rglob("*.html") if p.stat().st_size > 1_000_000}
    assert large == {}


@pytest.mark.docs
def test_pictures_have_a_title_and_use_the_colours_of_the_page(site: Path) -> None:
    for picture in sorted((DOCS / "pictures").glob("*.svg")):
        text = picture.read_text(encoding="utf-8")
        assert 'role="img"' in text
        assert "<title" in text
        assert re.findall(r"#[0-9a-fA-F]{3,6}\b(?!-)", text) == [], picture.name
        assert text.splitlines()[1] in (site / "concepts.html").read_text(encoding="utf-8")


def nav_hook() -> Any:
    import importlib.util

    spec = importlib.util.spec_from_file_location("hooks", ROOT / ".ci" / "mkdocs_hooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_stars_of_the_nav() -> None:
    nav = [
        {"Start": "index.md"},
        {"Part": [{"Tune": "tun*.md"}, {"Relations": "relations/*.md"}, {"None": "x*.md"}]},
        {"More": "*.md"},
    ]
    files = ["a.md", "b.md", "index.md", "relations/met.md", "relations/said.md", "tuning.md"]
    assert nav_hook().expanded(nav, files) == [
        {"Start": "index.md"},
        {"Part": [{"Tune": "tuning.md"}, {"Relations": ["relations/met.md", "relations/said.md"]}]},
        {"More": ["a.md", "b.md"]},
    ]
