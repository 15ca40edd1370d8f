"""`python -m lvnlp.evaluation.cluster PAGES`: made-up pages through a local Spark session.

Prints how many pages and characters a second each core reads, and what that makes of ten million
pages. The pages are made first and stored as Parquet, which does not count; that the workers start
and load lvnlp does.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from lvnlp.evaluation.synthetic import page
from lvnlp.extras import optional, tables
from lvnlp.many import THREADS
from lvnlp.spark import KNOWN, TEXT, read_facts

ARCHIVE = 10_000_000
"""Pages of the archive that the figures are worked out for."""

PART = 200
"""Pages of a part: each is read by one worker on end, and written as one file."""


def main(
    pages: Annotated[int, typer.Argument(help="How many pages.")] = 1000,
    cores: Annotated[int, typer.Option(help="Workers of the session.")] = os.cpu_count() or 1,
) -> None:
    """Read made-up pages with a local Spark session and print the throughput."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    os.environ["PYSPARK_PYTHON"] = sys.executable
    sql = optional("pyspark.sql", "spark")
    session = (
        sql.SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate()
    )
    with tempfile.TemporaryDirectory() as folder:
        stored, out = str(Path(folder, "pages")), str(Path(folder, "facts"))
        schema = ", ".join(f"{name} string" for name in (TEXT, *KNOWN))
        parts = max(cores, pages // PART)
        session.range(0, pages, 1, parts).mapInArrow(_made, schema).write.parquet(stored)
        made = session.read.parquet(stored).repartition(parts)
        characters = made.selectExpr(f"sum(length({TEXT}))").collect()[0][0]
        begin = time.perf_counter()
        read_facts(made).write.parquet(out)
        seconds = time.perf_counter() - begin
        found = session.read.parquet(out)
        facts, failed = found.filter("error is null").count(), found.filter("error is not null")
        lost = failed.count()
    session.stop()
    each = pages / seconds / cores
    typer.echo(f"{pages} pages, {characters} characters, {cores} cores: {seconds:.0f} s")
    typer.echo(f"{facts} facts, {lost} pages failed")
    typer.echo(f"{each:.2f} pages and {characters / seconds / cores:.0f} characters/s a core")
    typer.echo(f"{ARCHIVE} pages: {ARCHIVE / each / 3600:.0f} hours of one core")


def _made(batches: Iterable[Any]) -> Iterator[Any]:
    arrow = tables("pyarrow")
    for batch in batches:
        made = [page(row["id"]) for row in batch.to_pylist()]
        yield arrow.RecordBatch.from_pydict(
            {
                TEXT: [p.text for p in made],
                "source": [p.name for p in made],
                "paper": [p.paper for p in made],
                "date": [str(p.date) for p in made],
                "place": [p.place for p in made],
            }
        )


if __name__ == "__main__":
    typer.run(main)
