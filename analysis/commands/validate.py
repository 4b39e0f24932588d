"""``validate``: how often a measure is wrong on texts that people have labelled by hand."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

HELP = "check a measure against a hand-labelled CSV file"

__all__ = ["HELP", "add_arguments", "run"]

_SHAPE = """\
The file is CSV (UTF-8) with a header line and one text a line:
  text     the sentence or statement (needed)
  label    the person's judgement (needed): 1 or 0 (also yes, no) for hedging, boosting and obligation,
           1, 0 or -1 (also positive, neutral, negative) for tone and vader
  label_2  a second person's judgement; then Krippendorff's alpha of the two is printed
  cue      the words seen as cues, separated by " | "; then the cues are scored too
  target   for tone: whom the judgement is about, as the text calls it

example:
  text,label,cue
  "The talks may fail.",1,may
  "The talks failed.",0,

A corpus folder in place of the file: the statements whose hedging or tone was labelled in its review.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``validate``."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _SHAPE
    parser.add_argument("file", type=Path, help="the labelled CSV file, or a corpus folder that was reviewed")
    parser.add_argument("--measure", default="hedging", help="hedging (default), boosting, obligation, tone or vader")
    parser.add_argument("--worst", type=int, default=10, metavar="N", help="disagreements to print (default: 10)")


def run(arguments: argparse.Namespace) -> int:
    """Print the scores, their intervals, the agreement of two people, and the worst disagreements."""
    from analysis.validity.handlabels import read_labels, validate

    agreed: list[dict[Any, Any]] = []
    if arguments.file.is_dir():
        from analysis.review.labels import review_labels

        labelled, agreement = review_labels(arguments.file, arguments.measure)
        agreed = agreement.to_dict("records")
    else:
        labelled = read_labels(arguments.file, arguments.measure)
    report = validate(labelled, arguments.measure, max(0, arguments.worst))
    counts = ", ".join(f"{n:,} labelled {label}" for label, n in report.counts.items())
    print(f"{report.measure}: {report.n:,} texts ({counts})")
    kind = "mean of the classes" if report.measure in ("tone", "vader") else "of label 1"
    for name, score in report.scores.items():
        print(f"  {name:<10} {score}" + ("" if name == "accuracy" else f"  {kind}"))
    if report.cue_scores is not None:
        print("  cues       " + "  ".join(f"{name} {value:.3f}" for name, value in report.cue_scores.items()))
    if report.alpha is not None:
        print(f"  alpha      {report.alpha:.3f}  Krippendorff's, of two people on {report.n_both:,} texts")
    for row in agreed:
        said = row["note"] if row["alpha"] != row["alpha"] else f"{row['alpha']:.3f}"
        print(f"  alpha      {said}  Krippendorff's, of the reviewers on {row['n_statements']:,} statements")
    print("95 % intervals in brackets: bootstrap over texts.")
    if report.disagreements:
        print(f"\nWorst disagreements ({len(report.disagreements)}), the surest first:")
    for wrong in report.disagreements:
        because = f"; because of: {wrong.evidence}" if wrong.evidence else ""
        print(
            f"  labelled {wrong.label}, measured {wrong.predicted}{because}\n    {' '.join(wrong.text.split())[:300]}"
        )
    return 0
