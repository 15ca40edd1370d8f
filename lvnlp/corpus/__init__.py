"""Many pages as a database to ask: `index` reads pages into it, `Corpus` answers.

    from lvnlp.corpus import Corpus, index

    index(["pages/"], "facts.duckdb")
    with Corpus.open("facts.duckdb") as corpus:
        corpus.timeline("方砚秋")

It needs the extra `corpus`: pip install 'lvnlp[corpus]'. docs/corpus.md describes the tables.
"""

from __future__ import annotations

from lvnlp.corpus.corpus import Answer, Corpus
from lvnlp.corpus.indexing import Progress, Report, index
from lvnlp.corpus.sources import PageFile, page_files
from lvnlp.corpus.store import CORPUS_VERSION

__all__ = [
    "CORPUS_VERSION",
    "Answer",
    "Corpus",
    "PageFile",
    "Progress",
    "Report",
    "index",
    "page_files",
]
