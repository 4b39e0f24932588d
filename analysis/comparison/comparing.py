"""Compare speakers, groups, outlets, months or kinds, with an interval on every value and every difference.

    comparison = compare(quotes, documents, speakers=["Jane Roe", "John Doe"], measures=["hedges", "tone"])

One row a side and measure, then one row a pair of sides and measure; the columns are in tables.COMPARISON. The unit
that is drawn and permuted is the article, since statements of one article are not independent. Where a side is in
too few articles the statement is the unit and the row says "exploratory", in words; below a minimum of statements
nothing is estimated and only counts are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from analysis.comparison.duplicates import count_once
from analysis.comparison.method import Method
from analysis.comparison.quantities import quantities_of
from analysis.comparison.rows import gather, rows_of
from analysis.comparison.sides import column_of, find_sides
from analysis.errors import InputError
from analysis.tables import COMPARISON

__all__ = ["compare"]

_NEEDED = ("quote_id", "doc_id", "speaker", "n_words")


def _version() -> str:
    try:
        return f"parley-workbench {version('parley-workbench')}"
    except PackageNotFoundError:
        return "parley-workbench, not installed"


def _strata(quotes: pd.DataFrame, documents: pd.DataFrame | None, how: Method) -> NDArray[np.int64]:
    """The stratum of each statement's article."""
    if how.control in (None, "article"):
        return np.zeros(len(quotes), np.int64)
    values, of_documents = column_of(quotes, documents, how.control)
    if not of_documents:
        raise InputError(
            f"control={how.control!r} is not a property of whole articles; take within={how.control!r} to compare "
            "in each of its values, or control='article' to compare within articles."
        )
    return np.asarray(pd.factorize(values.fillna(""), sort=True)[0], dtype=np.int64)


def _levels(
    quotes: pd.DataFrame, documents: pd.DataFrame | None, how: Method
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Each part of the table that is compared on its own, by name; "" for the whole."""
    if how.within is None:
        yield "", np.ones(len(quotes), dtype=bool)
        return
    values, _ = column_of(quotes, documents, how.within)
    for level in sorted(values.dropna().unique()):
        yield str(level), (values == level).fillna(False).to_numpy(dtype=bool)


def compare(
    quotes: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    speakers: Sequence[str] | None = None,
    measures: Sequence[str] | None = None,
    **method: Any,
) -> pd.DataFrame:
    """The comparison table (tables.COMPARISON) of the ``quotes`` that measure() returned.

    ``speakers`` names the sides (or groups, outlets …, with ``by``); left out, they are those of the corpus's own
    list, else those most quoted. ``measures`` are names such as "hedges", "tone", "share_words",
    "stance: conceding" or any numeric column of the table. The other arguments are the fields of Method:
    ``by`` ("speaker", "group", "source", "month", "kind" or a column), ``within`` (a column: one comparison for each
    of its values), ``control`` ("article" or a column of the documents), ``duplicates`` ("once" or "all"), ``unit``,
    ``few_articles``, ``enough_articles``, ``few_statements``, ``level``, ``resamples`` and ``seed``.

    Intervals come from drawing whole articles anew and p from permuting the speakers (resampling.py says how and why);
    p_adjusted is Benjamini & Hochberg (1995) over all pairs and measures of the table. The same input gives the same
    table. ``attrs`` of the table keep the method, the seed, what was left out as duplicate, and the version.

    Raises InputError for a column, side, measure or setting that is not there.
    """
    for column in _NEEDED:
        if column not in quotes.columns:
            raise InputError(f"The quotes table has no column {column!r}; take it from find_quotes() and measure().")
    how = Method.of(method)
    attrs = dict(quotes.attrs)
    left_out = {"documents": 0, "statements": 0}
    if how.duplicates == "once":
        quotes, left_out = count_once(quotes, documents)
    quotes = quotes.reset_index(drop=True)
    quotes.attrs.update(attrs)
    if isinstance(speakers, str):
        speakers = [speakers]
    sides = find_sides(quotes, documents, how.by, speakers, how.few_statements)
    quantities = quantities_of(quotes, measures)
    strata = _strata(quotes, documents, how)
    rows: list[dict[str, Any]] = []
    for level, kept in _levels(quotes, documents, how):
        material = gather(quotes[kept].reset_index(drop=True), sides.among(kept), quantities, strata[kept], how, level)
        rows += [{"within": level or None, **row} for row in rows_of(material)]
    table = pd.DataFrame(rows, columns=list(COMPARISON))
    tested = table["p"].notna()
    if tested.any():
        table.loc[tested, "p_adjusted"] = stats.false_discovery_control(table.loc[tested, "p"].astype("float64"))
    table = table.astype({name: column.dtype for name, column in COMPARISON.items()})
    numbers = table.select_dtypes("float64").columns
    # Twelve digits: what the last bits of a sum are depends on the machine's arithmetic.
    table[numbers] = table[numbers].round(12)
    table.attrs.update(attrs)
    table.attrs["method"] = asdict(how)
    table.attrs["left_out"] = left_out
    table.attrs["data"] = {"documents": int(quotes["doc_id"].nunique()), "statements": len(quotes)}
    table.attrs["version"] = _version()
    return table
