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
    from analysis.saving import not_the_input
    from analysis.streaming import write_quotes

    not_the_input(arguments.out, arguments.path)
    done = write_quotes(open_corpus(arguments.path, arguments.settings), arguments.out)
    print(f"{done.statements:,} statements in {done.articles:,} articles: {arguments.out}", file=sys.stderr)
    if done.unfit:
        print(f"{done.unfit} corrections in review.csv fit no longer and were left out.", file=sys.stderr)
    return 0
