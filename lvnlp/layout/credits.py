"""The credit of a caption: 记者 张三 摄, （李四 摄）, 王五/摄."""

from __future__ import annotations

import re
from functools import lru_cache

from lvnlp.layout.names import are_names
from lvnlp.layout.words import HAN, words


def find_credit(text: str) -> int | None:
    """Where the credit at the end of `text` begins; None where there is none."""
    if not re.search(rf"(?:{words().credit_verbs})\s*[）)]?\s*$", text):
        return None
    for pattern in _patterns():
        at = 0
        while (match := pattern.search(text, at)) is not None:
            people = re.split(rf"(?:{words().role})\s*[:：]?", match.group("people"))
            if all(are_names(p) for p in people if p.strip()):
                return match.start()
            at = match.start() + 1
    return None


def ends_in_credit(text: str) -> bool:
    """Whether a text ends with whoever took the picture."""
    return find_credit(text) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """With a role in front, and without."""
    w = words()
    end = rf"\s*[/／]?\s*(?:{w.credit_verbs})\s*[）)]?\s*$"
    name = rf"[{HAN}]{{2,4}}"
    return (
        re.compile(rf"[（(]?\s*(?:{w.role})\s*[:：]?(?P<people>[{HAN}\s、·:：]{{2,40}}?){end}"),
        re.compile(rf"(?<![^\s。！？”’])[（(]?(?P<people>{name}(?:[\s、]+{name}){{0,2}}){end}"),
    )
