import json

import pytest

from lvnlp.errors import MissingInputError
from lvnlp.issued import issue_date
from lvnlp.samples import sample, samples


def test_there_are_pages_to_try() -> None:
    assert len(samples()) >= 4


@pytest.mark.parametrize("name", [page.name for page in samples()])
def test_a_page_is_whole(name: str) -> None:
    page = sample(name)
    text, gold = page.files()
    source = page.source()
    assert source.name == f"sample:{name}"
    assert source.text == text.read_bytes().decode(source.encoding)
    assert page.paper
    assert page.place
    assert issue_date(page.date) is not None
    assert json.loads(gold.read_bytes())["source"] == text.name


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(MissingInputError) as error:
        sample("nowhere")
    assert error.value.options == tuple(page.name for page in samples())
