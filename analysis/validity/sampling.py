"""Draw statements to label by hand, and keep the labels.

    sample = sample_statements(quotes, 30, seed=1)
    write_labels("my_labels.csv", [Labelled("The talks may fail.", 1)])

The sample is a simple random one: every statement has the same chance, whatever the measure makes of it, so that the
error found on it is an estimate of the error on the corpus (Krippendorff 2004, ch. 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import InputError
from analysis.saving import save
from analysis.validity.handlabels import Labelled

__all__ = ["sample_statements", "write_labels"]


def sample_statements(quotes: pd.DataFrame, n: int = 30, seed: int = 1) -> pd.DataFrame:
    """``n`` statements of the quotes table drawn at random (all, where it has fewer), in the order drawn.

    The same table, ``n`` and ``seed`` give the same sample. Raises InputError where there is nothing to draw.
    """
    if "content" not in quotes.columns or quotes.empty:
        raise InputError("There is no statement to label; give the quotes table of a corpus with statements.")
    if n < 1:
        raise InputError(f"A sample of {n} statements is none; ask for 1 or more.")
    return quotes.drop_duplicates("content").sample(n=min(n, quotes["content"].nunique()), random_state=seed)


def write_labels(path: str | Path, labelled: Sequence[Labelled]) -> None:
    """Write labels as a CSV file that ``validate`` reads; the file is whole or, on failure, as it was before."""
    table = pd.DataFrame({"text": [item.text for item in labelled], "label": [item.label for item in labelled]})
    if any(item.cues is not None for item in labelled):
        table["cue"] = [" | ".join(item.cues or ()) for item in labelled]
    if any(item.target for item in labelled):
        table["target"] = [item.target for item in labelled]
    save(table, path)
