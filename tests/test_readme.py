"""What the README shows is what there is: its Python runs, its commands are the same in both."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lvnlp.samples import samples

ROOT = Path(__file__).parent.parent
ENGLISH, CHINESE = "README.md", "README.zh.md"


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def command(name: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / ".ci" / "readme_command.py"
    return subprocess.run(
        [sys.executable, script, ROOT / ENGLISH, name],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_both_readmes_show_the_same_commands() -> None:
    def commands(name: str) -> list[str]:
        return [re.sub(r" +# .*", "", block) for block in blocks(name, "sh")]

    assert commands(ENGLISH) == commands(CHINESE)
    assert len(commands(ENGLISH)) == 4


def test_ci_takes_its_commands_from_the_readme() -> None:
    assert command("read").stdout in blocks(ENGLISH, "sh")
    assert command("test").stdout in blocks(ENGLISH, "sh")
    missing = command("nonsense")
    assert missing.returncode != 0
    assert missing.stdout == ""


def test_the_page_that_the_readme_reads_is_shipped() -> None:
    assert command("read").stdout.split()[-1] in {f"sample:{page.name}" for page in samples()}


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE])
def test_the_python_of_the_readme_runs(readme: str, tmp_path: Path) -> None:
    page = samples()[0]
    (tmp_path / "page.txt").write_text(page.source().text, encoding="utf-8", newline="")
    (tmp_path / "mine.toml").write_text(
        'relation = "donated"\n[[pattern]]\nid = "donated"\ntriggers = ["捐赠"]\n'
        'subject = { kinds = ["PERSON"], from = ["subject"] }\n'
        'object = { kinds = ["PROJECT"], from = ["after"] }\n',
        encoding="utf-8",
    )
    code = 'paths = ["page.txt"]\nif __name__ == "__main__":\n' + "".join(
        "    " + line if line.strip() else line
        for block in blocks(readme, "python")
        for line in block.splitlines(keepends=True)
    )
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "example.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 10
    assert "出席" in done.stdout


@pytest.mark.parametrize("readme", [ENGLISH, CHINESE, "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (ROOT / target).exists(), target
