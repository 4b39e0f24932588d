"""``python -m analysis measure PATH --out FOLDER``: the whole line, one file a table."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "add_arguments", "run"]

HELP = "find, measure and compare: documents, quotes, evidence and comparison in a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH, --out, --format, --settings, --speakers, --by and --target."""
    parser.epilog = (
        "FOLDER gets four tables: documents; quotes, with hedges, tone and the other measures; evidence, the words\n"
        "behind every number; and comparison, one row a speaker and measure and one row a pair of speakers and\n"
        "measure, with 95 % intervals. They appear when all four are done, or not at all."
    )
    parser.add_argument(
        "path", metavar="PATH", type=Path, help="a corpus folder, a text file, or JSONL with doc_id and text"
    )
    parser.add_argument("--out", metavar="FOLDER", type=Path, required=True, help="where to write; made if need be")
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


def run(arguments: argparse.Namespace) -> int:
    """Walk the line once and write its tables."""
    from analysis import compare, find_quotes, load, measure
    from analysis.saving import save_all

    documents = load(arguments.path, arguments.settings)
    quotes, evidence = measure(find_quotes(documents), documents, targets=arguments.target)
    comparison = compare(quotes, documents, speakers=arguments.speakers, by=arguments.by)
    tables = {"documents": documents, "quotes": quotes, "evidence": evidence, "comparison": comparison}
    for path in save_all(tables, arguments.out, f".{arguments.format}"):
        print(f"{len(tables[path.stem]):,} rows: {path}", file=sys.stderr)
    for note in dict.fromkeys(comparison["note"].dropna()):
        print(note, file=sys.stderr)
    return 0
