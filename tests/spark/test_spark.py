"""A local Spark session with several workers reads what `lvnlp.load` reads."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lvnlp
from lvnlp.errors import OptionError
from lvnlp.evaluation.synthetic import pages
from lvnlp.formats.json import format_json
from lvnlp.formats.rows import COLUMNS, rows
from lvnlp.many import PageSource
from lvnlp.samples import samples

pytest.importorskip("pyspark", reason="pip install -e '.[spark]'")
pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore"),  # what Spark and pandas say of each other
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    root = str(Path(lvnlp.__file__).parents[1])
    os.environ["PYTHONPATH"] = root  # of the workers, where lvnlp is not installed
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield session
    session.stop()


def given() -> list[PageSource]:
    shipped = [
        PageSource(text=s.source().text, name=s.name, paper=s.paper, date=s.date, place=s.place)
        for s in samples()
    ]
    return [*shipped, *pages(6)]


def frame(spark: Any, sources: list[PageSource]) -> Any:
    listed = [(s.text, s.name, s.paper, s.date, s.place) for s in sources]
    schema = "text string, source string, paper string, date string, place string"
    return spark.createDataFrame(listed, schema).repartition(4)


def test_spark_reads_what_is_read_locally(spark: Any, tmp_path: Path) -> None:
    from lvnlp.spark import read_facts, read_pages

    frame(spark, given()).write.parquet(str(tmp_path / "in"))
    stored = spark.read.parquet(str(tmp_path / "in"))
    local = list(lvnlp.load().pipe(given()))
    assert {row.source: row.page for row in read_pages(stored).collect()} == {
        page.source: format_json(page) for page in local
    }
    read_facts(stored).write.parquet(str(tmp_path / "out"))
    found = spark.read.parquet(str(tmp_path / "out"))
    assert found.columns == [*COLUMNS, "error"]
    wanted = {(row.source, row.id): row for row in rows(local)}
    assert found.count() == len(wanted)
    for row in found.collect():
        assert row.error is None
        expected = wanted[row.source, row.id]
        for name in COLUMNS:
            assert row[name] == getattr(expected, name), name


def test_a_page_that_cannot_be_read_is_a_row_with_its_error(spark: Any) -> None:
    from lvnlp.spark import read_facts, read_pages

    text = "本报讯 （记者 甘霖） 3月22日，市长方砚秋出席全市农业工作会议。\n"
    day = datetime.date(2021, 3, 23)
    listed = [(text, "good", day), (None, "none", day)]
    pages_ = spark.createDataFrame(listed, "text string, source string, date date")
    read = {row.source: row for row in read_pages(pages_).collect()}
    assert read["good"].error is None
    assert read["none"].page is None
    assert "no text" in read["none"].error
    facts = read_facts(pages_).collect()
    assert [row.relation for row in facts if row.source == "none"] == [None]
    assert {row.page_date for row in facts if row.source == "good"} == {"2021-03-23"}
    dated = spark.createDataFrame([(text, "no day")], "text string, date string")
    assert "DateError" in read_pages(dated).collect()[0].error


def test_a_frame_without_texts_is_refused(spark: Any) -> None:
    from lvnlp.spark import read_pages

    with pytest.raises(OptionError, match="no column 'text'"):
        read_pages(spark.createDataFrame([("a",)], "page string"))
