"""``python -m analysis speed``: how fast the line is, step by step, and how it grows with the corpus."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

__all__ = ["HELP", "add_arguments", "run"]

HELP = "measure speed and memory on invented articles, beside NLTK tokenization of the same text"

_SAMPLE = 400


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """--corpus, --articles, --dask and --workers."""
    parser.epilog = (
        "First the steps in one process, each beside NLTK's word and sentence tokenization of the same text in the\n"
        "same run (ratio), and beside spaCy and textacy where they and an English model are installed (peer_ratio);\n"
        "then whole runs from JSONL to Parquet over corpora of growing size, with the peak memory of all processes\n"
        "together. The articles are invented and seeded; --corpus times the steps on articles of your own instead."
    )
    parser.add_argument(
        "--corpus", metavar="PATH", help="time the steps on this corpus: a folder, a text file, JSONL or Parquet"
    )
    parser.add_argument(
        "--articles",
        metavar="N",
        type=int,
        nargs="*",
        default=[1_000, 10_000],
        help="sizes of the corpora (default: 1000 10000; 100000 takes some minutes)",
    )
    parser.add_argument(
        "--dask", metavar="N", type=int, help="also N articles on one and on two Dask workers of this machine"
    )
    parser.add_argument("--workers", metavar="N", type=int, help="processes (default: one a core)")


def run(arguments: argparse.Namespace) -> int:
    """Print both tables as they grow."""
    from analysis.corpus.reading import open_corpus
    from analysis.scale.invented import invented_articles
    from analysis.scale.speed import cluster_table, runs_table, stages_table

    articles = open_corpus(arguments.corpus).articles if arguments.corpus else invented_articles(_SAMPLE)
    print(stages_table([article.text for article in articles]).to_string(index=False, na_rep=""))
    _print_as_it_grows(runs_table(arguments.articles, arguments.workers))
    if arguments.dask:
        _print_as_it_grows(cluster_table(arguments.dask))
    return 0


def _print_as_it_grows(rows: Iterable[dict[str, Any]]) -> None:
    for number, row in enumerate(rows):
        if number == 0:
            print("\n" + "  ".join(row))
        print("  ".join(f"{value:>{len(name)},}" for name, value in row.items()), flush=True)
