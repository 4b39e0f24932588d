"""``fit-tone``: fit the weights of the tone lexicon anew, and say by cross-validation how good they are."""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import InputError
from analysis.measures.lexicon import FOLDER

if TYPE_CHECKING:
    from analysis.measures.tone_fitting import Judged

HELP = "fit the tone lexicon anew on judged sentences (NewsMTSC) and cross-validate it"

SOURCE = "Hamborg & Donnay 2021"
NO_TARGET = 0.2
"""Charge added where nobody is named: NewsMTSC's judges called a sentence neutral when it was so towards the
target, however charged the rest. The one number chosen on the editorials of Hutto & Gilbert (2014)."""

__all__ = ["HELP", "add_arguments", "read_judged", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``fit-tone``."""
    parser.add_argument("file", type=Path, help="JSONL file with text, target, label (-1, 0, 1) and id")
    parser.add_argument(
        "--out", type=Path, default=FOLDER / "tone.csv", help="where the lexicon goes (default: the one in use)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only print the cross-validated scores")


def run(arguments: argparse.Namespace) -> int:
    """Fit, write the lexicon, and print macro-F1 by five-fold cross-validation over articles."""
    from analysis.measures.tone_fitting import Judged, fit, folds, predict
    from analysis.measures.vader import vader
    from analysis.validity.agreement import label_scores

    sentences = read_judged(arguments.file)
    labels = [s.label for s in sentences]
    predicted, general = [0] * len(sentences), [0] * len(sentences)
    for train, held in folds(sentences):
        found = fit([sentences[i] for i in train])
        for i in held:
            predicted[i] = predict(found, sentences[i])
            general[i] = predict(found, Judged(sentences[i].text, None, 0))
    print(f"{len(sentences):,} sentences, five folds over articles")
    scores = [vader(s.text)[0] for s in sentences]
    plain = [(score >= 0.05) - (score <= -0.05) for score in scores]
    for name, found_labels in (("with the target", predicted), ("without it", general), ("VADER", plain)):
        print(f"macro-F1 {name:<16} {label_scores(labels, found_labels)['F1']}")
    if arguments.dry_run:
        return 0
    weights = fit(sentences) | {("no target", "(bias)"): (0.0, NO_TARGET)}
    rows = sorted((term, place, t, c) for (place, term), (t, c) in weights.items())
    temporary = arguments.out.with_suffix(".part")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "place", "tone", "charge", "source"])
        for term, place, t, c in rows:
            source = "Hutto & Gilbert 2014" if place == "no target" else SOURCE
            writer.writerow([term, place, f"{t:.3f}", f"{c:.3f}", source])
    temporary.replace(arguments.out)
    print(f"wrote {len(rows):,} lines to {arguments.out}")
    return 0


def read_judged(path: Path) -> list[Judged]:
    """Judged sentences of a JSONL file; raises InputError naming the line that cannot be used."""
    from analysis.measures.tone_fitting import Judged

    sentences = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: the file cannot be read ({error.strerror}).") from error
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            target = record["target"]["text"] if isinstance(record["target"], dict) else record["target"]
            article = "_".join(str(record["id"]).split("_")[:3])
            sentences.append(Judged(record["text"], target, int(record["label"]), article))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path.name}, line {number}: not a judged sentence ({error}); it needs id, text, target, label."
            ) from error
    return sentences
