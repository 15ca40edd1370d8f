"""A trigger with many gaps would try all ways to fill them."""

from __future__ import annotations

import pytest

from lvnlp.errors import PatternError
from lvnlp.relations.language import parse_patterns


def test_a_users_trigger_has_few_gaps() -> None:
    text = (
        'relation = "x"\n[[pattern]]\nid = "x"\ntriggers = ["甲…甲…甲…乙"]\n'
        'subject = { kinds = ["PERSON"], from = ["subject"] }\n'
        'object = { kinds = ["PROJECT"], from = ["after"] }\n'
    )
    with pytest.raises(PatternError, match="gaps"):
        parse_patterns(text)
    parse_patterns(text.replace("甲…甲…甲…乙", "甲…甲…乙"))
