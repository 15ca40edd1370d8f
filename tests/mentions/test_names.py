"""Names of a page: what must hold for any text."""

from __future__ import annotations

import pytest

from lvnlp.mentions.base import Context
from lvnlp.mentions.names import find_names


@pytest.mark.parametrize("text", ["高铁今天开工", "青禾大桥今日开工", "王工", "方总", "开"])
def test_a_text_may_end_in_a_title(text: str) -> None:
    for mention in find_names([text], Context())[0]:
        assert text[mention.start : mention.end] == mention.text
