"""Sums over units and what follows from them: a side's value, two sides' difference, their standard errors.

>>> pair = Pair(x=[[2.0], [1.0]], dx=[[100.0], [100.0]], y=[[4.0], [1.0]], dy=[[100.0], [100.0]])
>>> estimate(pair).difference
array([-0.01])

Each row of the arrays is a unit (an article or a statement), each column a measure. Sums over units are all that
is needed, of the values and of their squares and products, so that 2,000 resamples are one product of matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Array", "Estimate", "Pair", "combine", "estimate", "log_scale", "moments", "ratio"]

Array = NDArray[np.float64]
FIRST, SECOND, CROSS = [0, 1, 4, 5, 6], [2, 3, 7, 8, 9], [10, 11, 12, 13]
"""Which of the 14 moments belong to the first side, to the second, and to both."""
ONE_COUNT = 1.0
"""Variance of a count of one, the least that is taken for the variance of a count that is not zero."""
NO_COUNT = 0.5
"""Stands for a count of zero in a ratio (Hardie 2014)."""
NO_COUNT_LOG_SE = 1.0196
"""Standard error of its logarithm: the upper limit is then the Poisson one, 3.689 (Garwood 1936), at z = 1.96."""


class Pair:
    """Numerators and denominators of the first side (x, dx) and of the second (y, dy), units × measures.

    ``strata`` numbers each unit's stratum; the two sides are compared within strata. ``counted`` says of each measure
    whether its numerator counts things (hedges, statements): its logarithm is then taken, and the standard error of
    a value is never below that of one thing found, since a side without a single hedge is not known without error.
    ``bounded`` says that the value is a share, between 0 and 1.
    """

    __slots__ = ("bounded", "counted", "dx", "dy", "strata", "x", "y")

    def __init__(
        self,
        x: ArrayLike,
        dx: ArrayLike,
        y: ArrayLike,
        dy: ArrayLike,
        strata: ArrayLike | None = None,
        counted: ArrayLike | None = None,
        bounded: ArrayLike | None = None,
    ) -> None:
        self.x, self.dx, self.y, self.dy = (np.asarray(a, dtype=np.float64) for a in (x, dx, y, dy))
        n_units, n_measures = self.x.shape
        self.strata = np.zeros(n_units, np.int64) if strata is None else np.asarray(strata, dtype=np.int64)
        self.counted = np.zeros(n_measures, bool) if counted is None else np.asarray(counted, dtype=bool)
        self.bounded = np.zeros(n_measures, bool) if bounded is None else np.asarray(bounded, dtype=bool)

    def swapped(self) -> Pair:
        """The second side first."""
        return Pair(self.y, self.dy, self.x, self.dx, self.strata, self.counted, self.bounded)

    def only(self, measures: Sequence[int] | NDArray[np.int64]) -> Pair:
        """Some of the measures, by their numbers."""
        kept = np.asarray(measures, dtype=np.int64)
        x, dx, y, dy = (side[:, kept] for side in (self.x, self.dx, self.y, self.dy))
        return Pair(x, dx, y, dy, self.strata, self.counted[kept], self.bounded[kept])

    def paired(self) -> Pair:
        """The comparison within units: Mantel-Haenszel weights over the units that have both sides.

        With d and e the two denominators of a unit, each unit weighs d·e/(d+e), which gives the smallest variance
        where the rates are equal (Mantel & Haenszel 1959; Greenland & Robins 1985).
        """
        total = self.dx + self.dy
        with np.errstate(invalid="ignore", divide="ignore"):
            weight = np.where((self.dx > 0) & (self.dy > 0), self.dx * self.dy / total, 0.0)
            x = np.where(weight > 0, self.x * self.dy / total, 0.0)
            y = np.where(weight > 0, self.y * self.dx / total, 0.0)
        rows = (weight > 0).any(axis=1)
        return Pair(x[rows], weight[rows], y[rows], weight[rows], None, self.counted, self.bounded)

    def split(self) -> Iterator[Pair]:
        """One pair for each stratum."""
        for stratum in np.unique(self.strata):
            rows = self.strata == stratum
            x, dx, y, dy = (side[rows] for side in (self.x, self.dx, self.y, self.dy))
            yield Pair(x, dx, y, dy, None, self.counted, self.bounded)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Values of the two sides, their difference and log2 ratio, with standard errors; arrays over measures.

    Over resamples the first axis is the resample. ``covariance`` is that of the two values, which is not 0 where
    units have both sides.
    """

    first: Array
    first_se: Array
    second: Array
    second_se: Array
    covariance: Array
    difference: Array
    difference_se: Array
    log_ratio: Array
    log_ratio_se: Array


def moments(pair: Pair) -> Array:
    """Units × 14 × measures: the values, their squares and products, of which only sums are needed."""
    x, dx, y, dy = pair.x, pair.dx, pair.y, pair.dy
    return np.stack(
        [x, dx, y, dy, x * x, x * dx, dx * dx, y * y, y * dy, dy * dy, x * y, x * dy, dx * y, dx * dy], axis=1
    )


def ratio(sums: Array, counted: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Value and variance of a ratio, from the sums of n, d, n², nd and d² over units (… × 5 × measures).

    The variance is the linearised one of a ratio of sums over clusters, the squared influences of the units added
    up (Cochran 1977, ch. 6; Cameron, Gelbach & Miller 2008).
    """
    n, d, nn, nd, dd = np.moveaxis(sums, -2, 0)
    value = n / d
    variance = (nn - 2 * value * nd + value * value * dd) / d**2
    least = np.where(n > 0, ONE_COUNT, (NO_COUNT * NO_COUNT_LOG_SE) ** 2) / d**2
    return value, np.where(counted, np.maximum(variance, least), np.maximum(variance, 0.0))


def log_scale(value: Array, se: Array, total: Array) -> tuple[Array, Array]:
    """A count's value and the standard error of its logarithm; half a count in ``total`` stands for none."""
    above = np.where(value > 0, value, NO_COUNT / total)
    return above, se / above


def combine(sums: Sequence[Array], counted: NDArray[np.bool_]) -> Estimate:
    """Estimates from sums of moments (… × 14 × measures), one array for each stratum.

    A stratum with the denominators d and e weighs d·e/(d+e), as in ``Pair.paired``; one without one of the sides
    weighs nothing.
    """
    first, second, first_v, second_v, covariance, weights = np.zeros((6, *sums[0][..., 0, :].shape))
    for s in sums:
        a, av = ratio(s[..., FIRST, :], counted)
        b, bv = ratio(s[..., SECOND, :], counted)
        dx, dy = s[..., 1, :], s[..., 3, :]
        xy, xdy, dxy, dxdy = np.moveaxis(s[..., CROSS, :], -2, 0)
        both = (xy - b * xdy - a * dxy + a * b * dxdy) / (dx * dy)
        weight = np.ones_like(dx)
        if len(sums) > 1:
            usable = (dx > 0) & (dy > 0)
            weight = np.where(usable, dx * dy / (dx + dy), 0.0)
            a, b, av, bv, both = (np.where(usable, v, 0.0) for v in (a, b, av, bv, both))
        first, second, weights = first + weight * a, second + weight * b, weights + weight
        square = weight * weight
        first_v, second_v, covariance = first_v + square * av, second_v + square * bv, covariance + square * both
    first, second = first / weights, second / weights
    first_v, second_v, covariance = (v / weights**2 for v in (first_v, second_v, covariance))
    total = np.sum(sums, axis=0)
    first_se, second_se = np.sqrt(first_v), np.sqrt(second_v)
    above, above_se = log_scale(first, first_se, total[..., 1, :])
    below, below_se = log_scale(second, second_se, total[..., 3, :])
    above, below = (np.where(v > 0, v, np.nan) for v in (above, below))
    log_v = above_se**2 + below_se**2 - 2 * covariance / (above * below)
    return Estimate(
        first=first,
        first_se=first_se,
        second=second,
        second_se=second_se,
        covariance=covariance,
        difference=first - second,
        difference_se=np.sqrt(np.maximum(first_v + second_v - 2 * covariance, 0.0)),
        log_ratio=np.log2(above) - np.log2(below),
        log_ratio_se=np.sqrt(np.maximum(log_v, 0.0)) / np.log(2.0),
    )


def estimate(pair: Pair) -> Estimate:
    """The two values, their difference and log ratio, as they stand."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return combine([moments(part).sum(axis=0) for part in pair.split()], pair.counted)
