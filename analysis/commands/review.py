"""``python -m analysis review CORPUS``: the corrections by hand, what no longer fits, agreement, and scores."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["HELP", "add_arguments", "run"]

HELP = "sum up the corrections by hand of a corpus: what no longer fits, agreement, precision and recall"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """CORPUS and --out."""
    parser.epilog = (
        "Corrections that no longer fit stay in review.csv. Agreement is Krippendorff's alpha; the intervals of\n"
        "precision and recall are Wilson's, wider where articles differ. They hold for the whole corpus only if\n"
        "what was reviewed is a random sample: those of the statements of the random order are listed by themselves."
    )
    parser.add_argument("corpus", metavar="CORPUS", type=Path, help="a corpus folder with a review.csv")
    parser.add_argument("--out", metavar="FOLDER", type=Path, help="write the tables there as .csv, too")


def run(arguments: argparse.Namespace) -> int:
    """Find once, apply, and print the five tables."""
    from analysis.corpus.exporting import export_table
    from analysis.corpus.reading import load
    from analysis.errors import InputError
    from analysis.finding import find_quotes
    from analysis.review.applying import apply_review
    from analysis.review.finder_scores import finder_scores, sample_scores
    from analysis.review.log import read_review, review_file
    from analysis.review.reviewers import agreement, decisions, disagreements

    if not review_file(arguments.corpus).is_file():
        raise InputError(f"{arguments.corpus} has no review.csv; nobody has reviewed it yet.")
    documents = load(arguments.corpus)
    quotes = find_quotes(documents, review=False)
    edits = read_review(arguments.corpus)
    _, unfit = apply_review(quotes, documents, edits)
    decided = decisions(quotes, documents, edits)
    tables: dict[str, pd.DataFrame] = {
        "scores": finder_scores(quotes, documents, edits),
        "sample": sample_scores(quotes, documents, edits),
        "agreement": agreement(decided),
        "disagreements": disagreements(decided),
        "unfit": unfit,
    }
    by_person = ", ".join(sorted({edit.reviewer for edit in edits})) or "nobody"
    print(f"{len(edits):,} edits by {by_person}; {len(unfit):,} no longer fit.")
    for row in tables["scores"].to_dict("records"):
        print(f"{row['score']:<10} {_share(row):<28} {row['says']}")
    for row in tables["sample"].to_dict("records"):
        if row["n"]:
            print(f"{row['score']:<10} {_share(row):<28} {row['says']}, of a random sample")
    for row in tables["agreement"].to_dict("records"):
        if row["n_statements"]:
            value = row["note"] if row["alpha"] != row["alpha"] else f"alpha {row['alpha']:.3f}"
            print(f"agreement on {row['decision']:<10} {value} ({row['n_statements']:,} statements)")
    apart = tables["disagreements"]
    if len(apart):
        settled = int(apart["settled"].notna().sum())
        print(f"{len(apart) - settled:,} disagreements to settle, {settled:,} settled")
    for row in unfit.to_dict("records"):
        print(f"no longer fits: {row['action']} by {row['reviewer']} in {row['doc_id']}: {row['reason']}")
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            export_table(table, arguments.out / f"{name}.csv")
    return 0


def _share(row: Mapping[Any, Any]) -> str:
    return f"{row['estimate']:.1%} ({row['low']:.1%}–{row['high']:.1%})" if row["n"] else "not known"
