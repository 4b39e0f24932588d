"""The values behind a comparison: one row an article (or statement) and side, for looking at before believing.

values = unit_values(quotes, comparison, "hedges")
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.comparison.duplicates import count_once
from analysis.comparison.method import Method
from analysis.comparison.quantities import quantities_of
from analysis.comparison.sides import find_sides
from analysis.comparison.totals import add_up
from analysis.tables import Column

__all__ = ["UNIT_VALUES", "unit_values"]

UNIT_VALUES: dict[str, Column] = {
    "speaker": Column("str", "the side: speaker, group, outlet …"),
    "unit": Column("str", "doc_id, or quote_id where the statement is the unit"),
    "value": Column("float64", "the measure in this unit"),
    "n_quotes": Column("int64", "statements of the side in this unit"),
    "n_words": Column("int64", "their words"),
}


def unit_values(
    quotes: pd.DataFrame, comparison: pd.DataFrame, measure: str, documents: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The value of ``measure`` in every article (statement) in which each side of ``comparison`` has any.

    The sides, the treatment of duplicates and the unit are those of ``comparison``. Columns: UNIT_VALUES. Raises
    InputError for a measure that the quotes table has no column for.
    """
    how = Method.of(comparison.attrs.get("method", {}))
    if how.duplicates == "once":
        quotes, _ = count_once(quotes, documents)
    alone = comparison[comparison["versus"].isna()]
    names = list(dict.fromkeys(alone["speaker"]))
    q = quantities_of(quotes, [measure])[0]
    resampled = set(alone.loc[alone["measure"] == measure, "resampled"].dropna())
    unit = "statement" if resampled == {"statement"} or how.unit == "statement" else "article"
    totals = add_up(quotes.reset_index(drop=True), find_sides(quotes, documents, how.by, names), [q], unit)
    rows = []
    for side, name in enumerate(totals.sides):
        above, below = totals.above[:, side, 0], totals.below[:, side, 0]
        for place in np.flatnonzero(below > 0):
            value = q.scale * above[place] / below[place]
            counts = int(totals.statements[place, side]), int(totals.words[place, side])
            rows.append((name, totals.units[place], value, *counts))
    table = pd.DataFrame(rows, columns=list(UNIT_VALUES))
    return table.astype({name: column.dtype for name, column in UNIT_VALUES.items()})
