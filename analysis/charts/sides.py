"""Sides: the statements behind the rows of a comparison, each beside the speaker or group it is counted for."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.duplicates import count_once
from analysis.comparison.sides import find_sides

__all__ = ["statements_of"]


def statements_of(
    quotes: pd.DataFrame, comparison: pd.DataFrame, documents: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The rows of ``quotes`` that a comparison counts, with a column ``side``.

    A statement made jointly comes once for each of its speakers, and a repeated one once where the comparison counts
    it once. The sides and how they were chosen (by speaker, group, outlet …) are those of ``comparison``;
    ``documents`` is needed where the sides are outlets or months, and to know which articles are duplicates.
    """
    by = comparison.attrs.get("method", {}).get("by", "speaker")
    wanted = list(dict.fromkeys(comparison.loc[comparison["versus"].isna(), "speaker"]))
    if not wanted:
        return quotes.iloc[:0].assign(side=pd.Series(dtype="str"))
    if comparison.attrs.get("method", {}).get("duplicates") == "once":
        settings = dict(quotes.attrs)
        quotes, _ = count_once(quotes, documents)
        quotes.attrs.update(settings)
    sides = find_sides(quotes, documents, by, wanted)
    return quotes.iloc[sides.rows].assign(side=[sides.names[code] for code in sides.codes]).reset_index(drop=True)
