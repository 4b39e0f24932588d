"""``python -m analysis quotes PATH --out FILE``: every attributed statement, one row each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "add_arguments", "run"]

HELP = "find every attributed statement and who said it, one row each"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH, --out and --settings."""
    parser.epilog = (
        "Each row has the statement's offsets into the document's own text, its kind (direct, mixed, indirect), the\n"
        "reporting words, the words that stand for the speaker and the speaker; README.md lists the columns.\n"
        "The file appears when all of it is written, or not at all. In .csv the fragments are JSON text."
    )
    parser.add_argument(
        "path", metavar="PATH", type=Path, help="a corpus folder, a text file, or JSONL with doc_id and text"
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="where to write: .csv, .jsonl or .parquet"
    )
    parser.add_argument(
        "--settings", metavar="TOML", type=Path, help="the corpus.toml to use (default: the one in PATH or beside it)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Read article by article and write as it goes, so that a corpus of any size fits into memory."""
    from analysis.corpus.reading import open_corpus
    from analysis.corpus.settings import known_speakers
    from analysis.finding import quotes_of
    from analysis.progress import watched
    from analysis.saving import not_the_input, saving
    from analysis.tables import QUOTES

    not_the_input(arguments.out, arguments.path)
    corpus = open_corpus(arguments.path, arguments.settings)
    known = known_speakers(corpus.attrs["speakers"])
    n_documents = n_quotes = 0
    with saving(arguments.out, QUOTES) as write:
        for document in watched(corpus.articles, "articles", corpus.total):
            rows = quotes_of(document.text, document.doc_id, known)
            write(rows)
            n_documents += 1
            n_quotes += len(rows)
    print(f"{n_quotes:,} statements in {n_documents:,} articles: {arguments.out}", file=sys.stderr)
    return 0
