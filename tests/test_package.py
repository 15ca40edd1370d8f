"""The wheel and the sdist: complete, and of use in an environment that has nothing else."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.slow


def clean_environment() -> dict[str, str]:
    """The environment without what would lead Python back to the checkout."""
    return {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=clean_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def files_below(folder: str) -> set[str]:
    """Their paths within the checkout, whether or not git knows them already."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (sdist,) = folder.glob("*.tar.gz")
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="session")
def installed(distributions: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment that the wheel is installed in."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    commands = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(commands / "python", "-m", "pip", "install", "--quiet", distributions[1], cwd=folder)
    return commands


def test_the_wheel_holds_all_of_the_package(distributions: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(distributions[1]) as wheel:
        names = set(wheel.namelist())
    models = {f"lvnlp/{name}" for name in files_below("models") if name != "models/README.md"}
    packed = files_below("lvnlp") | models
    assert {name for name in names if ".dist-info/" not in name} == packed
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)


def test_the_sdist_holds_all_that_the_checks_need(distributions: tuple[Path, Path]) -> None:
    with tarfile.open(distributions[0]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for folder in ("lvnlp", "models", "tests", "docs"):
        assert files_below(folder) <= names
    assert {"README.md", "README.zh.md", "CHANGELOG.md", "LICENSE", "NOTICE", ".ci/run"} <= names


def test_every_sample_page_is_read_where_only_the_wheel_is(installed: Path, tmp_path: Path) -> None:
    pages = [
        line.split()[0]
        for line in run(installed / "lvnlp", "samples", cwd=tmp_path).splitlines()
        if line.startswith("sample:")
    ]
    assert len(pages) >= 4
    for page in pages:
        lines = run(installed / "lvnlp", "read", page, "--format", "facts", cwd=tmp_path)
        facts = [json.loads(line) for line in lines.splitlines()]
        assert {"attended", "holds_position"} <= {fact["relation"] for fact in facts}


def test_a_page_can_be_looked_at_without_any_extra(installed: Path, tmp_path: Path) -> None:
    """The templates are in the wheel, and what renders them is installed with it."""
    page = "sample:cangping-daily-2017-11-16-p1"
    run(installed / "lvnlp", "view", page, "--out", "page.html", cwd=tmp_path)
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert html.count('class="fact"') > 50
    assert "<script>" in html
    assert "</html>" in html


def test_the_package_is_typed_and_comes_from_the_environment(
    installed: Path, tmp_path: Path
) -> None:
    where = run(
        installed / "python",
        "-c",
        "import importlib.resources as r, lvnlp; f = r.files('lvnlp');"
        "assert (f / 'py.typed').is_file(); print(lvnlp.__version__, f)",
        cwd=tmp_path,
    )
    version, folder = where.strip().split(" ", 1)
    assert run(installed / "lvnlp", "--version", cwd=tmp_path) == f"lvnlp {version}\n"
    assert not Path(folder).is_relative_to(ROOT)
