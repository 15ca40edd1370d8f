"""What holds for the whole tree: sizes of modules, what no file may say, headers of data."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 400
SKIPPED = {".git", ".venv", "venv", "build", "dist", "__pycache__"}

# Put together from parts, so that this file does not hold what it forbids.
MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.$}])/(?:" + "|".join(("work", "farm", "root", "opt")) + r")/[\w.]",
            r"(?<![\w.$}])/(?:home|Users)/\w",
            r"(?<![\w.$}])/" + r"tmp/\w",
            r"files\." + "pythonhosted",
            r"pypi\." + r"org/simple",
        )
    )
)


def tracked() -> list[Path]:
    """The files of the project: those that git knows, all where there is no git."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode("utf-8").split("\0")
        found = [ROOT / name for name in names if name]
    else:
        found = [p for p in ROOT.rglob("*") if not SKIPPED & set(p.relative_to(ROOT).parts)]
    return [path for path in found if path.is_file()]


OTHER_ENCODINGS = "tests/fuzz/corpus/source/"
"""Files there are in any encoding: what is read is told from its bytes."""


def texts() -> list[tuple[str, str]]:
    out = []
    for path in tracked():
        data, name = path.read_bytes(), path.relative_to(ROOT).as_posix()
        if b"\0" not in data and not name.startswith(OTHER_ENCODINGS):
            out.append((name, data.decode("utf-8")))
    return out


def test_the_tree_is_found() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in tracked()}
    assert {"pyproject.toml", "lvnlp/__init__.py", "tests/test_architecture.py"} <= names


def test_modules_are_small() -> None:
    lines = {
        name: text.count("\n")
        for name, text in texts()
        if name.endswith(".py") and name.startswith(("lvnlp/", "tests/", ".ci/"))
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


@pytest.mark.parametrize(
    "bad",
    [
        "see /" + "work/main for more",
        "'/" + "tmp/x'",
        "(/" + "root/.cache)",
        "/" + "home/me",
        "https://files." + "pythonhosted.org/x",
    ],
)
def test_the_pattern_knows_paths_of_a_machine(bad: str) -> None:
    assert MACHINE.search(bad)


@pytest.mark.parametrize("good", ["docs/work/plan", "$HOME/tmp/x", "和/或", "a/opt/b"])
def test_the_pattern_knows_other_paths_from_them(good: str) -> None:
    assert not MACHINE.search(good)


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts()
        if name != ".gitignore"
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def test_checks_are_not_silenced() -> None:
    silenced = re.compile("type: " + r"ignore|# no" + r"qa(?!: [A-Z0-9, ]+ {2}# \w)")
    found = [
        f"{name}:{number}"
        for name, text in texts()
        if name.endswith(".py")
        for number, line in enumerate(text.splitlines(), 1)
        if silenced.search(line)
    ]
    assert found == []


def test_every_resource_says_its_source_and_licence() -> None:
    silent = []
    for path in sorted((ROOT / "lvnlp" / "resources").rglob("*")):
        if path.suffix in {".txt", ".toml", ".csv", ".tsv"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            header = "\n".join(line for line in lines[:20] if line.startswith("#"))
            if not (
                re.search(r"\bSource", header)
                and re.search(r"\b(Licen[cs]e|MIT|Apache-2.0|CC)\b", header)
            ):
                silent.append(path.name)
    assert silent == []
