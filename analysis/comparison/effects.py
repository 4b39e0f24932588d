"""Effect sizes with intervals: how far two sides' values lie apart, whatever the scale.

>>> delta = cliffs_delta([3.0, 4.0, 5.0], [1.0, 2.0, 3.0])
>>> round(delta.value, 3)
0.889
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

__all__ = ["Delta", "cliffs_delta", "paired_delta"]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Delta:
    """Cliff's delta with the ends of its interval, all from -1 to 1; missing where it cannot be had."""

    value: float
    low: float
    high: float


UNKNOWN = Delta(np.nan, np.nan, np.nan)


def _asymmetric(delta: float, variance: float, freedom: int, level: float) -> Delta:
    """The interval that keeps within -1 and 1 and is longer towards 0 (Cliff 1993; Feng & Cliff 2004)."""
    if abs(delta) > 1 - 1e-12:
        # Nothing overlaps and no variance is left: as far as n values can tell, 1 - 2·tail^(1/n) is not excluded.
        inner = max(-1.0, 1 - 2 * ((1 - level) / 2) ** (1 / (freedom + 1)))
        return Delta(delta, *sorted((float(np.sign(delta)), float(np.sign(delta)) * inner)))
    t2v = float(stats.t.ppf((1 + level) / 2, freedom)) ** 2 * variance
    centre = delta - delta**3
    reach = np.sqrt(t2v) * np.sqrt((1 - delta**2) ** 2 + t2v)
    below = 1 - delta**2 + t2v
    return Delta(delta, max(-1.0, (centre - reach) / below), min(1.0, (centre + reach) / below))


def _dominance(values: Array, others: Array) -> Array:
    """For each of ``values`` the share of ``others`` below it less the share above it."""
    ranked = np.sort(others)
    return (np.searchsorted(ranked, values, "left") + np.searchsorted(ranked, values, "right")) / len(others) - 1


def cliffs_delta(first: ArrayLike, second: ArrayLike, level: float = 0.95) -> Delta:
    """Cliff's delta: P(first > second) - P(first < second) over all pairs of a value of each side (Cliff 1993).

    ``first`` and ``second`` have one value a unit, missing (NaN) where the unit has no such side; where both are
    given for one unit they must stand at the same place, and their covariance is taken into account.
    """
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    has_x, has_y = ~np.isnan(x), ~np.isnan(y)
    n, m = int(has_x.sum()), int(has_y.sum())
    if n < 2 or m < 2:
        return UNKNOWN
    of_x, of_y = _dominance(x[has_x], y[has_y]), -_dominance(y[has_y], x[has_x])
    delta = float(of_x.mean())
    variance = ((of_x - delta) ** 2).sum() / (n * (n - 1)) + ((of_y - delta) ** 2).sum() / (m * (m - 1))
    if len(x) == len(y) and (both := has_x & has_y).any():
        at_x, at_y = np.zeros(len(x)), np.zeros(len(y))
        at_x[has_x], at_y[has_y] = of_x - delta, of_y - delta
        # The two parts of one unit's influence add up, so that their covariance comes in with its own sign.
        variance += 2 * float((at_x[both] * at_y[both]).sum()) / (n * m)
    return _asymmetric(delta, max(float(variance), 0.0), n + m - 2, level)


def paired_delta(first: ArrayLike, second: ArrayLike, level: float = 0.95) -> Delta:
    """Cliff's delta within units: the share in which the first side is higher less that in which it is lower."""
    signs = np.sign(np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64))
    signs = signs[~np.isnan(signs)]
    if len(signs) < 2:
        return UNKNOWN
    return _asymmetric(float(signs.mean()), float(signs.var(ddof=1)) / len(signs), len(signs) - 1, level)
