"""Every shipped pattern finds what its sentences say, and nothing where they say nothing."""

from __future__ import annotations

import pytest

from lvnlp.relations.examples import check
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import Pattern, shipped_patterns

PATTERNS = shipped_patterns()
INTERPRETER = Interpreter(PATTERNS)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.id)
def test_examples_hold(pattern: Pattern) -> None:
    failures = check([pattern], INTERPRETER)
    assert not failures, "\n".join(f"{f.text}: {f.message}" for f in failures)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda p: p.id)
def test_every_pattern_has_examples_of_both_sorts(pattern: Pattern) -> None:
    assert pattern.must
    assert pattern.must_not
