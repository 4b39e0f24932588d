"""In-group and out-group: how often a speaker says we and our, they and their, I and my (van Dijk 1998).

>>> import pandas as pd
>>> quotes = pd.DataFrame({"speaker": ["Ada Roe"], "content": ["We kept our word, they broke theirs."]})
>>> pronouns(quotes)[["in_group", "out_group"]].values.tolist()
[[2, 2]]
"""

from __future__ import annotations

import pandas as pd

from analysis.measures.lexicon import word_class
from analysis.measures.speaking import statements_of
from analysis.measures.words import read_words
from analysis.words import count_words

__all__ = ["pronouns"]

_CLASSES = {"in_group": "in-group", "out_group": "out-group", "first_person": "first person"}


def pronouns(quotes: pd.DataFrame, least: int = 1) -> pd.DataFrame:
    """One row a speaker with at least ``least`` statements, the one with the most words first.

    Columns: speaker, n_quotes, n_words, the raw counts in_group, out_group and first_person, and the same per 100
    words (in_group_rate …). A statement of several speakers counts for each.
    """
    counts: dict[str, dict[str, int]] = {}
    for speakers, text in statements_of(quotes, None)[["speaker", "content"]].itertuples(index=False, name=None):
        if not isinstance(speakers, str):
            continue
        forms = read_words(text).forms
        for speaker in speakers.split(" & "):
            row = counts.setdefault(speaker, {"n_quotes": 0, "n_words": 0, **dict.fromkeys(_CLASSES, 0)})
            row["n_quotes"] += 1
            row["n_words"] += count_words(text)
            for column, name in _CLASSES.items():
                row[column] += sum(form in word_class(name) for form in forms)
    rows = [{"speaker": speaker, **row} for speaker, row in counts.items() if row["n_quotes"] >= least]
    table = pd.DataFrame(rows, columns=["speaker", "n_quotes", "n_words", *_CLASSES])
    for column in _CLASSES:
        table[f"{column}_rate"] = 100 * table[column] / table["n_words"].clip(lower=1)
    return table.sort_values(["n_words", "speaker"], ascending=[False, True]).reset_index(drop=True)
