"""``python -m analysis speakers PATH``: every speaker of a corpus with variants and counts; merge and split them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["HELP", "add_arguments", "run"]

HELP = "list every speaker with variants and counts; merge or split two speakers"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """PATH, --out, --merge and --split."""
    parser.epilog = (
        "The list shows what the articles call each speaker and, under 'perhaps', who may be the same person.\n"
        "--merge and --split edit the corpus.toml in PATH, whose comments stay; every later run applies them.\n"
        '  python -m analysis speakers corpus/harbour --merge "Ann Lee" "A. Lee" "Mayor Lee"\n'
        '  python -m analysis speakers corpus/harbour --split "Ann Lee" "Ann Lee-Roe"'
    )
    parser.add_argument("path", metavar="PATH", type=Path, help="a corpus folder, a text file, or JSONL")
    parser.add_argument("--out", metavar="FILE", type=Path, help="write the whole list: .csv, .jsonl or .parquet")
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--merge", metavar="NAME", nargs="+", help="the speaker, then the other names that are the same person"
    )
    change.add_argument("--split", metavar="NAME", nargs="+", help="the speaker, then the names that are somebody else")
    parser.add_argument("--most", metavar="N", type=int, default=40, help="how many speakers to print (default 40)")


def run(arguments: argparse.Namespace) -> int:
    """Edit the corpus's settings if asked to; then list the speakers."""
    from analysis.saving import not_the_input, save
    from analysis.speakers.editing import merge_speakers, split_speaker

    if arguments.merge:
        print(f"changed {merge_speakers(arguments.path, *arguments.merge)}", file=sys.stderr)
    if arguments.split:
        print(f"changed {split_speaker(arguments.path, *arguments.split)}", file=sys.stderr)
    if arguments.out:
        not_the_input(arguments.out, arguments.path)
    table = _speakers(arguments.path)
    if arguments.out:
        save(table, arguments.out)
        print(f"{len(table):,} speakers: {arguments.out}", file=sys.stderr)
    else:
        print(_printed(table, arguments.most))
    return 0


def _speakers(path: Path) -> pd.DataFrame:
    """The table of speakers; articles are read one at a time, those with corrections by hand all together."""
    from analysis.corpus.reading import documents_table, open_corpus
    from analysis.corpus.settings import known_speakers
    from analysis.finding import find_quotes, quotes_of
    from analysis.progress import watched
    from analysis.records import rows_of
    from analysis.review.log import read_review
    from analysis.speakers.register import SpeakerCounts
    from analysis.tables import QUOTES

    corpus = open_corpus(path)
    known = known_speakers(corpus.attrs["speakers"])
    review = corpus.attrs.get("review")
    if review and Path(review).is_file() and read_review(review):
        documents = documents_table(corpus.articles)
        documents.attrs["corpus"] = corpus.attrs
        quotes = find_quotes(documents)
        corrected = SpeakerCounts(known, linked=True)
        corrected.add(dict(zip(quotes.columns, row, strict=True)) for row in rows_of(quotes))
        if quotes.attrs["unfit"]:
            unfit = len(quotes.attrs["unfit"])
            print(f"{unfit:,} corrections by hand no longer fit; `review {path}` lists them", file=sys.stderr)
        return corrected.table()
    counts = SpeakerCounts(known)
    for document in watched(corpus.articles, "articles", corpus.total):
        rows = quotes_of(document.text, document.doc_id, known)
        counts.add(dict(zip(QUOTES, row, strict=True)) for row in rows)
    return counts.table()


def _printed(table: pd.DataFrame, most: int) -> str:
    if table.empty:
        return "No speaker was found."
    lines = [f"{'statements':>10} {'articles':>8}  speaker (variants)"]
    for row in table.head(most).to_dict("records"):
        unnamed = " [unnamed]" if row["anonymous"] else ""
        perhaps = "  perhaps the same: " + str(row["perhaps"]) if row["perhaps"] else ""
        counts = f"{row['n_quotes']:>10} {row['n_documents']:>8}"
        lines.append(f"{counts}  {row['speaker']}{unnamed}: {row['variants']}{perhaps}")
    if len(table) > most:
        lines.append(f"and {len(table) - most:,} more; --out FILE writes them all")
    return "\n".join(lines)
