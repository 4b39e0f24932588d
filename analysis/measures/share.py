"""Quote share: how much of what is quoted each speaker has, in statements, in words and in words between marks.

>>> import pandas as pd
>>> quotes = pd.DataFrame({"speaker": ["Ada Roe", "Bo Lind"], "kind": ["direct", "indirect"], "n_words": [30, 10],
...                        "quoted_words": [30, 0]})
>>> share(quotes)[["speaker", "share_words"]].values.tolist()
[['Ada Roe', 0.75], ['Bo Lind', 0.25]]
"""

from __future__ import annotations

import pandas as pd

from analysis.errors import InputError

__all__ = ["share"]

UNNAMED = "(unnamed)"
_NEEDED = ("speaker", "kind", "n_words", "quoted_words")


def share(quotes: pd.DataFrame, by_kind: bool = False) -> pd.DataFrame:
    """One row a speaker (and kind, with ``by_kind``), the one with the most words first.

    Columns: speaker, kind ('all' without ``by_kind``), statements, words, quoted_words (inside quotation marks), and
    the same as shares of all statements and words of the table, 0 to 1 (share_statements, share_words,
    share_quoted_words). A statement of several speakers counts for each; those of nobody named stand as "(unnamed)".
    Raises InputError where a column is missing.
    """
    for name in _NEEDED:
        if name not in quotes.columns:
            raise InputError(f'The quotes table has no column "{name}"; make it with find_quotes().')
    said = quotes[list(_NEEDED)].copy()
    said["speaker"] = said["speaker"].fillna(UNNAMED).str.split(" & ")
    if not by_kind:
        said["kind"] = "all"
    said = said.explode("speaker")
    table = said.groupby(["speaker", "kind"], sort=True).agg(
        statements=("n_words", "size"), words=("n_words", "sum"), quoted_words=("quoted_words", "sum")
    )
    totals = {"statements": len(quotes), "words": quotes["n_words"].sum(), "quoted_words": quotes["quoted_words"].sum()}
    for column, total in totals.items():
        table[f"share_{column}"] = table[column] / max(float(total), 1.0)
    table = table.reset_index()
    table["all"] = table.groupby("speaker")["words"].transform("sum")
    table = table.sort_values(["all", "speaker", "kind"], ascending=[False, True, True]).drop(columns="all")
    return table.reset_index(drop=True)
