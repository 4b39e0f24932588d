"""What a chart of the explorer shows: one value a speaker, group or outlet, for the statements that are in view.

The values are those of ``analysis.comparison`` without its intervals, which take resampling: a summary is what
stands in these articles, a comparison what may be concluded from them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.comparison.quantities import denominator, numerator, quantity
from analysis.exploring.holding import Holding
from analysis.exploring.membership import Mask
from analysis.quotations import words as function

__all__ = ["BY", "CHARTS", "MEASURES", "over_time", "summary", "word_counts"]

BY = {"speaker": "speakers", "group": "groups", "outlet": "sources", "kind": "kinds"}
"""What a chart can have one bar for, and the facet that it is."""

CHARTS = {
    "Bars": "bars",
    "Over time": "time",
    "Most frequent words": "words",
    "Where in the articles": "dispersion",
}
"""The charts of the explorer, by what its menu calls them."""

_FUNCTION = (
    function.DETERMINER
    | function.POSSESSIVE
    | function.SUBJECT
    | function.PERSONAL
    | function.OBJECT
    | function.BE
    | function.HAVE
    | function.DO
    | function.MODAL
    | function.CONTRACTED
    | function.NEGATION
    | function.PREPOSITION
    | function.COORDINATOR
    | function.SUBORDINATOR
    | function.RELATIVE
)

_COUNTS = {"statements": "n_quotes", "words": "n_words"}

MEASURES = {name: name for name in _COUNTS} | {
    name: quantity(name).label
    for name in (
        "share_statements",
        "share_words",
        "hedges",
        "hedged",
        "hedge_modal",
        "hedge_verb",
        "hedge_adverb",
        "hedge_noun_adjective",
        "hedge_approximator",
        "hedge_conditional",
        "boosters",
        "deontics",
        "reporter_hedges",
        "tone",
        "vader",
    )
}
"""The measures that a chart can show, and what they are called: two plain counts, and those of a comparison."""


def summary(holding: Holding, mask: Mask, by: str, measure: str) -> pd.DataFrame:
    """One row a value of ``by``: the columns of ``tables.COMPARISON`` that need no resampling, most statements first.

    ``estimate`` is missing where nothing can be divided, as for the hedges of a speaker without a word.
    """
    facet = holding.facets[BY[by]]
    inside = mask[facet.rows]
    rows, codes = facet.rows[inside], facet.codes[inside]
    size = len(facet.values)

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(codes, weights=values[rows], minlength=size)

    n_words = holding.quotes["n_words"].to_numpy(dtype=np.float64, na_value=0.0)
    documents = pd.DataFrame({"code": codes, "doc": holding.facets["documents"].codes[rows]})
    n_documents = documents.drop_duplicates().groupby("code").size().reindex(range(size), fill_value=0)
    table = pd.DataFrame(
        {
            "speaker": list(facet.values),
            "measure": measure,
            "n_quotes": np.bincount(codes, minlength=size),
            "n_words": total(n_words).astype(np.int64),
            "n_documents": n_documents.to_numpy(),
        }
    )
    if measure in _COUNTS:
        table.insert(2, "unit", "count")
        table.insert(3, "estimate", table[_COUNTS[measure]].astype(np.float64))
    else:
        asked = quantity(measure)
        above, below = numerator(holding.quotes, asked), denominator(holding.quotes, asked)
        divisor = np.full(size, below[mask].sum()) if asked.shared else total(below)
        with np.errstate(invalid="ignore", divide="ignore"):
            estimate = np.where(divisor > 0, asked.scale * total(above) / divisor, np.nan)
        table.insert(2, "unit", asked.unit)
        table.insert(3, "estimate", estimate)
    table = table[table["n_quotes"] > 0]
    return table.sort_values(["n_quotes", "speaker"], ascending=[False, True], ignore_index=True)


def over_time(holding: Holding, mask: Mask, by: str, most: int = 6) -> pd.DataFrame:
    """Statements a period for the ``most`` frequent values of ``by``: period (its first day), until, value, n_quotes.

    A period is a day where the dates span up to 60 days, else a month, and a year beyond ten years.
    """
    days = pd.to_datetime(pd.Series(holding.days.values), errors="coerce")
    facet = holding.facets[BY[by]]
    inside = mask[facet.rows]
    table = pd.DataFrame({"value": facet.codes[inside], "day": days.to_numpy()[holding.days.codes[facet.rows[inside]]]})
    table = table.dropna(subset=["day"])
    top = table["value"].value_counts().index[:most]
    table = table[table["value"].isin(top)]
    span = (table["day"].max() - table["day"].min()).days if len(table) else 0
    frequency = "D" if span <= 60 else "M" if span <= 3660 else "Y"
    periods = table["day"].dt.to_period(frequency)
    counts = table.groupby([periods, "value"], observed=True).size().rename("n_quotes").reset_index()
    dated = pd.PeriodIndex(counts["day"], freq=frequency)
    return pd.DataFrame(
        {
            "period": dated.start_time.strftime("%Y-%m-%d"),
            "until": dated.end_time.strftime("%Y-%m-%d"),
            "value": [facet.values[code] for code in counts["value"]],
            "n_quotes": counts["n_quotes"],
        }
    )


def word_counts(holding: Holding, mask: Mask, most: int) -> pd.DataFrame:
    """The ``most`` frequent words that are no function words: word, n (occurrences), n_quotes (statements with it)."""
    words = holding.words
    counts = np.bincount(words.codes[mask[words.rows]], minlength=len(words.values))
    closed = function.word_classes()
    top: list[tuple[str, int, int]] = []
    for code in np.argsort(-counts, kind="stable").tolist():
        word = words.values[code]
        if len(top) == most or counts[code] == 0:
            break
        if not closed.get(word, 0) & _FUNCTION and not word.isdigit() and len(word) > 1:
            top.append((word, int(counts[code]), int((words.any_of([word]) & mask).sum())))
    return pd.DataFrame(top, columns=["word", "n", "n_quotes"])
