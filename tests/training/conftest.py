"""Invented annotated pages, and one model that several tests look at."""

from pathlib import Path

import pytest

from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.exchange.pages import read_pages
from lvnlp.training import Trained, train

ANNOTATED = Path(__file__).parents[1] / "annotated"


@pytest.fixture(scope="session")
def pool() -> tuple[AnnotatedPage, ...]:
    return read_pages(ANNOTATED / "pool").pages


@pytest.fixture(scope="session")
def held() -> tuple[AnnotatedPage, ...]:
    return read_pages(ANNOTATED / "held").pages


@pytest.fixture(scope="session")
def trained(pool: tuple[AnnotatedPage, ...], tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Trained on ten pages."""
    return train(pool[:10], tmp_path_factory.mktemp("models") / "mine")
