"""Power: how many articles it takes to see a given difference, in a corpus like the user's own.

    curve = power_curve(quotes, measure="hedges", differences=[1.25, 1.5, 2.0])
    articles_needed(curve)

The user's articles are the model of what further articles would be: they are drawn with replacement, one side is given
a difference, and the share of such corpora in which the test finds it is the power. Nothing else about the corpus
has to be assumed, neither how bursty a measure is nor how unevenly statements fall on articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.comparison.contrast import CROSS, FIRST, SECOND, Array, combine
from analysis.comparison.duplicates import count_once
from analysis.comparison.method import Method
from analysis.comparison.quantities import Quantity, quantities_of
from analysis.comparison.sides import find_sides
from analysis.comparison.totals import add_up
from analysis.errors import InputError

__all__ = ["ARTICLES", "articles_needed", "power_curve"]

ARTICLES = (5, 8, 12, 18, 25, 35, 50, 75, 100, 150, 200, 300)
"""Articles on each side for which power is computed."""
_REPLICATIONS = 2000
_LEAST_ARTICLES = 8


def _default_differences(q: Quantity) -> tuple[float, ...]:
    return (1.25, 1.5, 2.0) if q.counted else (0.05, 0.1, 0.2)


def _cells(
    quotes: pd.DataFrame, documents: pd.DataFrame | None, speakers: Sequence[str] | None, q: Quantity, how: Method
) -> Array:
    """Numerator and denominator of the measure in each article and side that has any: cells × 2."""
    sides = find_sides(quotes, documents, how.by, speakers, how.few_statements)
    totals = add_up(quotes, sides, [q])
    cells = np.stack([totals.above[:, :, 0].ravel(), totals.below[:, :, 0].ravel()], axis=1)
    kept = np.asarray(cells[cells[:, 1] > 0])
    if len(kept) < _LEAST_ARTICLES:
        raise InputError(
            f"Power cannot be estimated from {len(kept)} articles: at least {_LEAST_ARTICLES} are needed as a model."
        )
    if not kept[:, 0].any():
        raise InputError(f"Power cannot be estimated: the measure {q.name!r} was not found once.")
    return kept


def _statistics(rng: np.random.Generator, cells: Array, articles: int, q: Quantity, difference: float) -> Array:
    """The test's statistic in corpora of ``articles`` on each side, of which the first has the difference."""
    n, d = cells[:, 0], cells[:, 1]
    values = np.stack([n, d, n * n, n * d, d * d], axis=1)
    if q.counted:
        changed = np.stack([n * difference, d, (n * difference) ** 2, n * difference * d, d * d], axis=1)
    else:
        moved = n + difference * d
        changed = np.stack([moved, d, moved * moved, moved * d, d * d], axis=1)
    sums = np.zeros((_REPLICATIONS, 14, 1))
    for places, table in ((FIRST, changed), (SECOND, values)):
        drawn = rng.integers(0, len(cells), size=(_REPLICATIONS, articles))
        sums[:, places, 0] = table[drawn].sum(axis=1)
    sums[:, CROSS] = 0.0
    with np.errstate(invalid="ignore", divide="ignore"):
        found = combine([sums], np.array([q.counted]))
        t = found.log_ratio / found.log_ratio_se if q.counted else found.difference / found.difference_se
    return np.nan_to_num(np.abs(t[:, 0]), nan=0.0)


def power_curve(
    quotes: pd.DataFrame,
    documents: pd.DataFrame | None = None,
    measure: str = "hedges",
    differences: Sequence[float] | None = None,
    speakers: Sequence[str] | None = None,
    articles: Sequence[int] = ARTICLES,
    **method: Any,
) -> pd.DataFrame:
    """The power to see each of ``differences`` with each number of ``articles`` a side, at p ≤ .05.

    A difference is a ratio for what is counted (1.5: half as often again) and a shift for a mean (0.1). The critical
    value is that of the same corpora without a difference, so that the test has its nominal level. Columns: measure,
    difference, articles (on each side), power and error (two standard errors of the simulation).

    Raises InputError where the corpus has fewer than eight articles with the measure.
    """
    how = Method.of(method)
    if how.duplicates == "once":
        quotes, _ = count_once(quotes, documents)
    q = quantities_of(quotes, [measure])[0]
    if q.shared:
        raise InputError("Power is not computed for shares of everybody's words; choose a rate, a portion or a score.")
    cells = _cells(quotes, documents, speakers, q, how)
    rows = []
    for n in articles:
        same = _statistics(how.chance("power", measure, str(n)), cells, n, q, 1.0 if q.counted else 0.0)
        critical = np.quantile(same, 0.95)
        for difference in differences if differences is not None else _default_differences(q):
            chance = how.chance("power", measure, str(n), str(difference))
            power = float((_statistics(chance, cells, n, q, difference) > critical).mean())
            error = 2 * np.sqrt(power * (1 - power) / _REPLICATIONS)
            rows.append((measure, float(difference), int(n), power, float(error)))
    return pd.DataFrame(rows, columns=["measure", "difference", "articles", "power", "error"])


def articles_needed(curve: pd.DataFrame, power: float = 0.8) -> pd.DataFrame:
    """For each difference the smallest number of articles a side at which the curve reaches ``power``.

    Between two numbers of the curve it is interpolated; missing where the curve does not reach it.
    """
    rows = []
    for difference, part in curve.groupby("difference", sort=True):
        reached = part[part["power"] >= power]
        needed = np.nan
        if len(reached):
            place = int(np.flatnonzero(part["power"].to_numpy() >= power)[0])
            upper = part.iloc[place]
            needed = float(upper["articles"])
            if place:
                lower = part.iloc[place - 1]
                along = (power - lower["power"]) / (upper["power"] - lower["power"])
                needed = lower["articles"] + along * (upper["articles"] - lower["articles"])
        rows.append((difference, power, np.ceil(needed)))
    return pd.DataFrame(rows, columns=["difference", "power", "articles"]).astype({"articles": "Int64"})
