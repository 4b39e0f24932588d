"""Streaming: the quotes of a corpus of any size straight into a file, the same as from find_quotes.

    written = write_quotes(open_corpus("articles.jsonl"), Path("quotes.parquet"))

Articles are read, searched and put down one by one; only who speaks is kept for the whole corpus, since the
same person is called by one name throughout it. So the statements go to a hidden file first, and from there,
under their corpus-wide names, to the file that was asked for. Only a corpus that people have corrected by hand,
which is of a size that people can read, is held in memory as a whole.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.corpus.reading import Corpus, documents_table
from analysis.corpus.settings import known_speakers
from analysis.finding import find_quotes, quotes_of
from analysis.progress import Watch, watched
from analysis.records import rows_of
from analysis.review.log import read_review
from analysis.saving import file_format, save, saving
from analysis.speakers.linking import Link, find_links, relink
from analysis.tables import QUOTES

__all__ = ["Written", "write_quotes"]

_ROWS_AT_ONCE = 20_000
_RENAMED = ("speaker", "how", "confidence", "anonymous")


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles were read, statements written, and corrections by hand left out since they fit no more."""

    articles: int
    statements: int
    unfit: int = 0


def write_quotes(corpus: Corpus, out: Path, watch: Watch = watched) -> Written:
    """Find the quotes of ``corpus`` and write them to ``out`` (.csv, .jsonl or .parquet), all or nothing.

    Raises InputError for articles that cannot be read and for a place that cannot be written.
    """
    file_format(out)
    review = corpus.attrs.get("review")
    if review and Path(review).is_file() and read_review(review):
        return _write_reviewed(corpus, out, watch)
    known = known_speakers(corpus.attrs["speakers"])
    n_articles = n_statements = 0
    with saving(out, QUOTES) as write, tempfile.TemporaryDirectory() as folder:
        found = Path(folder, "quotes.parquet")
        with saving(found, QUOTES) as put:
            for document in watch(corpus.articles, "articles", corpus.total):
                rows = quotes_of(document.text, document.doc_id, known)
                put(rows)
                n_articles += 1
                n_statements += len(rows)
        links: dict[str, Link] = {}
        if n_articles > 1:
            links = find_links(pd.read_parquet(found, columns=["speaker", "mention", "anonymous"]), known)
        for batch in _renamed(found, links):
            write(batch)
    return Written(n_articles, n_statements)


def _write_reviewed(corpus: Corpus, out: Path, watch: Watch) -> Written:
    documents = documents_table(corpus.articles)
    documents.attrs["corpus"] = corpus.attrs
    quotes = find_quotes(documents, watch=watch)
    save(quotes, out)
    return Written(len(documents), len(quotes), len(quotes.attrs.get("unfit", ())))


def _renamed(found: Path, links: Mapping[str, Link]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows of the file, batch by batch, their speakers under the names of ``links``."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(found) as file:
        for batch in file.iter_batches(_ROWS_AT_ONCE):
            columns: dict[str, Sequence[Any]] = batch.to_pydict()
            named = relink(batch.select(list(_RENAMED)).to_pandas(), links)[list(_RENAMED)]
            for name, cells in zip(_RENAMED, zip(*rows_of(named), strict=True), strict=True):
                columns[name] = cells
            yield list(zip(*columns.values(), strict=True))
