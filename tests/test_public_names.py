"""`import lvnlp` is quick, and gives every public name with its first use."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import lvnlp


def imported_for_types() -> dict[str, str]:
    """The public names and their homes, as type checkers see them."""
    tree = ast.parse(Path(lvnlp.__file__).read_text(encoding="utf-8"))
    return {
        alias.name: node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lvnlp.")
        for alias in node.names
    }


def test_types_and_names_agree() -> None:
    assert set(imported_for_types()) == set(lvnlp.__all__)
    assert set(lvnlp.__all__) <= set(dir(lvnlp))


@pytest.mark.parametrize(("name", "home"), imported_for_types().items())
def test_a_name_is_that_of_its_home(name: str, home: str) -> None:
    module = __import__(home, fromlist=[name])
    assert getattr(lvnlp, name) is getattr(module, name)


def test_a_name_that_is_not_public() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = vars(lvnlp)["__getattr__"]("nonsense")


def test_the_import_brings_in_nothing_heavy() -> None:
    script = (
        "import sys, lvnlp; lvnlp.__version__; lvnlp.LvnlpError\n"
        "heavy = {'spacy', 'pydantic', 'numpy', 'rich', 'lvnlp.schema'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_relations_can_be_matched_on_by_their_public_names() -> None:
    page = lvnlp.parse("本报讯 3月5日，全市水利建设推进会召开。市长欧阳望川出席会议并讲话。\n")
    found = []
    for relation in page.relations:
        match relation:
            case lvnlp.Attended(person=person, event=event):
                found.append((person.name, event.name))
    assert found == [("欧阳望川", "全市水利建设推进会")]
