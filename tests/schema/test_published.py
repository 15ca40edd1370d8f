import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from lvnlp.schema import RELATION_CLASSES, Page
from lvnlp.schema.published import published_schema
from tests.schema.random_pages import pages
from tests.schema.sample_page import sample_page

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(json.loads(published_schema()))


def test_the_published_schema_is_current() -> None:
    found = (ROOT / "docs" / "page.schema.json").read_text(encoding="utf-8")
    assert found == published_schema(), "run: python -m lvnlp.schema > docs/page.schema.json"


def test_the_module_writes_it() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "lvnlp.schema"], capture_output=True, check=True, cwd=ROOT
    )
    assert run.stdout.decode("utf-8") == published_schema()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json.loads(published_schema()))


@given(pages())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_every_page_that_is_written_conforms(page: Page) -> None:
    VALIDATOR.validate(json.loads(page.model_dump_json()))


@pytest.mark.parametrize("name", [*RELATION_CLASSES, "taught"])
def test_each_relation_is_of_one_class_only(name: str) -> None:
    written = json.loads(sample_page().model_dump_json())
    relation = next(r for r in written["relations"] if r["relation"] == name)
    written["relations"] = [relation]
    VALIDATOR.validate(written)
    # Under another name the same relation is the user's, and literals are not all of these.
    del relation["evidence"]
    assert not VALIDATOR.is_valid(written)


def test_it_refuses_what_the_models_refuse() -> None:
    written = json.loads(sample_page().model_dump_json())
    for path, value in (
        (("date",), "昨日"),
        (("date",), "2021-03-22-01"),
        (("schema_version",), "2.0"),
        (("unknown",), 1),
        (("projects", 0, "amount", "value"), "1E+5"),
    ):
        changed = json.loads(json.dumps(written))
        at = changed
        for step in path[:-1]:
            at = at[step]
        at[path[-1]] = value
        assert not VALIDATOR.is_valid(changed), path
