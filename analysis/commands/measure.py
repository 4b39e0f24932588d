"""``python -m analysis measure PATH --out FOLDER``: the whole line, one file a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "add_arguments", "run"]

_SHOWN = 3

HELP = "find, measure and compare: documents, quotes, evidence and comparison in a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH, --out, --format, --settings, --speakers, --by and --target; --workers, --scheduler, --parts, --strict."""
    parser.epilog = (
        "FOLDER gets four tables: documents; quotes, with hedges, tone and the other measures; evidence, the words\n"
        "behind every number; and comparison, one row a speaker and measure and one row a pair of speakers and\n"
        "measure, with 95 % intervals. They appear when all four are done, or not at all. Beside them stand\n"
        "skipped.csv, the articles that were left out and why, and manifest.json, which names code, packages,\n"
        "settings and checksums. A run that was ended before its time goes on where it was when it is started again."
    )
    parser.add_argument(
        "path", metavar="PATH", help="a corpus folder, a text file, or JSONL or Parquet with doc_id and text"
    )
    parser.add_argument("--out", metavar="FOLDER", required=True, help="where to write; made if need be")
    parser.add_argument(
        "--format", choices=("csv", "jsonl", "parquet"), default="csv", help="of the tables (default: csv)"
    )
    parser.add_argument(
        "--settings", metavar="TOML", type=Path, help="the corpus.toml to use (default: the one in PATH or beside it)"
    )
    parser.add_argument(
        "--speakers",
        metavar="NAME",
        nargs="+",
        help="whom to compare (default: the corpus's own, else the most quoted)",
    )
    parser.add_argument(
        "--by", default="speaker", help="what to compare by: speaker, group, source, month, kind (default: speaker)"
    )
    parser.add_argument("--target", metavar="WORD", help="measure the tone towards WORD within the statements")

    parser.add_argument(
        "--workers", metavar="N", type=_at_least_one, help="processes on this machine (default: one a core)"
    )
    parser.add_argument(
        "--scheduler", metavar="ADDRESS", help="use the workers of a Dask scheduler (tcp://…) that see the same folder"
    )
    parser.add_argument(
        "--parts", action="store_true", help="leave each table as a folder of Parquet parts, for corpora of any size"
    )
    parser.add_argument("--strict", action="store_true", help="stop at the first article that cannot be used")


def _at_least_one(word: str) -> int:
    number = int(word)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{word} workers cannot work; give 1 or more")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Walk the line once and write its tables."""
    from analysis.scale.run import measure_corpus

    summary = measure_corpus(
        arguments.path,
        arguments.out,
        settings=arguments.settings,
        file_format=f".{arguments.format}",
        in_parts=arguments.parts,
        workers=arguments.workers,
        scheduler=arguments.scheduler,
        strict=arguments.strict,
        target=arguments.target,
        compared={"speakers": arguments.speakers, "by": arguments.by},
    )
    for name, rows in summary.rows.items():
        print(f"{rows:,} rows: {arguments.out}/{name}.{arguments.format}", file=sys.stderr)
    for entry in summary.skipped[:_SHOWN]:
        print(f"left out: {entry.reason}", file=sys.stderr)
    if summary.skipped:
        print(f"{len(summary.skipped):,} articles left out; {arguments.out}/skipped.csv lists them.", file=sys.stderr)
    for note in summary.notes:
        print(note, file=sys.stderr)
    return 0
