"""Print a command that the README shows, so that CI runs that command and no other.

    python .ci/readme_command.py README.md NAME

prints the fenced block below the line `<!-- command: NAME -->`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path


def command(text: str, name: str) -> str:
    """The lines of the block of that name.

    Raises:
        LookupError: the text has no such block, or several.
    """
    block = rf"<!-- command: {re.escape(name)} -->\n+```[a-z]*\n(.*?)```"
    found: list[str] = re.findall(block, text, re.DOTALL)
    if len(found) != 1:
        raise LookupError(f"{len(found)} blocks below <!-- command: {name} -->, wanted one")
    return found[0]


if __name__ == "__main__":
    path, wanted = sys.argv[1:]
    sys.stdout.write(command(Path(path).read_text(encoding="utf-8"), wanted))
