"""The difference of two sides in one measure: estimate, interval and p, with the article as the unit.

>>> one = Pair(x=[[2.0], [1.0]], dx=[[100.0], [100.0]], y=[[4.0], [1.0]], dy=[[100.0], [100.0]])
>>> estimate(one).difference
array([-0.01])

Each row of the arrays is a unit, each column a measure. Sums over units are all that is needed, of the values
and of their squares and products, so that 2,000 resamples are one multiplication of matrices.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Estimate", "Interval", "Pair", "bootstrap", "bootstrap_one", "estimate", "permutation_p"]

Array = NDArray[np.float64]
BLOCK = 4_000_000
"""Most cells of a matrix of resamples × units held at once."""
FIRST, SECOND, CROSS = [0, 1, 4, 5, 6], [2, 3, 7, 8, 9], [10, 11, 12, 13]
"""Which of the 14 moments belong to the first side, to the second, and to both."""
ONE_COUNT = 1.0
"""Variance of a count of one, the least that is taken for the variance of a count."""
NO_COUNT = 0.5
"""Stands for a count of zero in a log ratio (Hardie 2014)."""


class Pair:
    """Numerators and denominators of the first side (x, dx) and of the second (y, dy), units × measures.

    ``strata`` numbers each unit's stratum; the two sides are compared within strata. ``counted`` says of each
    measure whether its numerator counts things (hedges, statements), so that the standard error of a value is
    never below that of one thing found: a side without a single hedge is not known to be without error.
    """

    __slots__ = ("counted", "dx", "dy", "strata", "x", "y")

    def __init__(
        self,
        x: ArrayLike,
        dx: ArrayLike,
        y: ArrayLike,
        dy: ArrayLike,
        strata: ArrayLike | None = None,
        counted: ArrayLike | None = None,
    ) -> None:
        self.x, self.dx, self.y, self.dy = (np.asarray(a, dtype=np.float64) for a in (x, dx, y, dy))
        self.strata = np.zeros(len(self.x), np.int64) if strata is None else np.asarray(strata, dtype=np.int64)
        self.counted = np.zeros(self.x.shape[1], bool) if counted is None else np.asarray(counted, dtype=bool)

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
        return Pair(x, weight, y, weight, counted=self.counted)

    def split(self) -> Iterator[Pair]:
        """One pair for each stratum."""
        for stratum in np.unique(self.strata):
            rows = self.strata == stratum
            yield Pair(self.x[rows], self.dx[rows], self.y[rows], self.dy[rows], counted=self.counted)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Values of the two sides, their difference and log2 ratio, with standard errors; arrays over measures.

    In a matrix of resamples the first axis is the resample.
    """

    first: Array
    second: Array
    difference: Array
    difference_se: Array
    log_ratio: Array
    log_ratio_se: Array


@dataclass(frozen=True, slots=True)
class Interval:
    """Ends of an interval, arrays over measures."""

    low: Array
    high: Array


def _moments(pair: Pair) -> Array:
    """Units × 14 × measures: the values, their squares and products, of which only sums are needed."""
    x, dx, y, dy = pair.x, pair.dx, pair.y, pair.dy
    return np.stack(
        [x, dx, y, dy, x * x, x * dx, dx * dx, y * y, y * dy, dy * dy, x * y, x * dy, dx * y, dx * dy], axis=1
    )


def _ratio(sums: Array, counted: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Value and variance of a ratio, from the sums of n, d, n², nd and d² over units (… × 5 × measures).

    The variance is the linearised one of a ratio of sums over clusters, the squared influences of the units added
    up (Cochran 1977, ch. 6; Cameron, Gelbach & Miller 2008).
    """
    n, d, nn, nd, dd = np.moveaxis(sums, -2, 0)
    value = n / d
    variance = (nn - 2 * value * nd + value * value * dd) / d**2
    return value, np.where(counted, np.maximum(variance, ONE_COUNT / d**2), np.maximum(variance, 0.0))


def _combine(sums: list[Array], counted: NDArray[np.bool_]) -> Estimate:
    """Estimates from sums (… × 14 × measures), one array for each stratum; a stratum weighs d·e/(d+e)."""
    first, second, first_v, second_v, both_v, weights = np.zeros((6, *sums[0][..., 0, :].shape))
    for s in sums:
        a, av = _ratio(s[..., FIRST, :], counted)
        b, bv = _ratio(s[..., SECOND, :], counted)
        dx, dy = s[..., 1, :], s[..., 3, :]
        xy, xdy, dxy, dxdy = np.moveaxis(s[..., CROSS, :], -2, 0)
        covariance = (xy - b * xdy - a * dxy + a * b * dxdy) / (dx * dy)
        usable = (dx > 0) & (dy > 0)
        weight = np.where(usable, dx * dy / (dx + dy), 0.0) if len(sums) > 1 else np.ones_like(dx)
        if len(sums) > 1:
            a, b, av, bv, covariance = (np.where(usable, v, 0.0) for v in (a, b, av, bv, covariance))
        square = weight * weight
        first, second, weights = first + weight * a, second + weight * b, weights + weight
        first_v, second_v, both_v = first_v + square * av, second_v + square * bv, both_v + square * covariance
    first, second = first / weights, second / weights
    first_v, second_v, both_v = (v / weights**2 for v in (first_v, second_v, both_v))
    # A ratio needs counts above zero: half a count stands for none (Hardie 2014).
    total = np.sum(sums, axis=0)
    above = np.where(total[..., 0, :] > 0, first, NO_COUNT / total[..., 1, :])
    below = np.where(total[..., 2, :] > 0, second, NO_COUNT / total[..., 3, :])
    above, below = (np.where(v > 0, v, np.nan) for v in (above, below))
    log_v = first_v / above**2 + second_v / below**2 - 2 * both_v / (above * below)
    return Estimate(
        first=first,
        second=second,
        difference=first - second,
        difference_se=np.sqrt(np.maximum(first_v + second_v - 2 * both_v, 0.0)),
        log_ratio=np.log2(above) - np.log2(below),
        log_ratio_se=np.sqrt(np.maximum(log_v, 0.0)) / np.log(2.0),
    )


def estimate(pair: Pair) -> Estimate:
    """The two values, their difference and log ratio, as they stand."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return _combine([_moments(part).sum(axis=0) for part in pair.split()], pair.counted)


def _resample_weights(rng: np.random.Generator, units: int, resamples: int) -> Array:
    """Resamples × units: how often each unit is drawn, with replacement."""
    drawn = rng.integers(0, units, size=(resamples, units)) + units * np.arange(resamples)[:, None]
    return np.bincount(drawn.ravel(), minlength=units * resamples).reshape(resamples, units).astype(np.float64)


def _blocks(units: int, resamples: int) -> list[int]:
    size = max(1, min(resamples, BLOCK // max(units, 1)))
    return [min(size, resamples - start) for start in range(0, resamples, size)]


def _draw(rng: np.random.Generator, moments: Array, size: int) -> Array:
    """Sums of the moments (resamples × moments × measures) over ``size`` resamples of the units."""
    active = moments.any(axis=0)
    sums = np.zeros((size, *moments.shape[1:]))
    sums[:, active] = _resample_weights(rng, len(moments), size) @ moments[:, active]
    return sums


def _reach(value: Array, se: Array, values: Array, ses: Array, level: float) -> Interval:
    """Symmetric interval: as many standard errors wide as holds the statistic of ``level`` of the resamples.

    A resample without one of the sides has no statistic; where more than half have none, there is no interval.
    """
    t = np.abs(values - value) / ses
    known = np.isfinite(t)
    enough = known.sum(axis=0) * 2 >= len(t)
    width = se * np.nanquantile(np.where(known, t, np.where(enough, np.nan, 0.0)), level, axis=0)
    width = np.where(enough, width, np.nan)
    return Interval(value - width, value + width)


def bootstrap_one(
    n: Array, d: Array, counted: NDArray[np.bool_], rng: np.random.Generator, resamples: int, level: float
) -> tuple[Array, Interval]:
    """Values of one side and their symmetric bootstrap-t intervals, from its units × measures sums ``n`` and ``d``."""
    moments = np.stack([n, d, n * n, n * d, d * d], axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        value, variance = _ratio(moments.sum(axis=0), counted)
        drawn = [_ratio(_draw(rng, moments, size), counted) for size in _blocks(len(moments), resamples)]
        values, variances = (np.concatenate(part) for part in zip(*drawn, strict=True))
        return value, _reach(value, np.sqrt(variance), values, np.sqrt(variances), level)


def bootstrap(pair: Pair, rng: np.random.Generator, resamples: int, level: float) -> dict[str, Interval]:
    """Symmetric bootstrap-t intervals of "difference" and "log_ratio", drawing whole units with replacement.

    Each resample's statistic is divided by its own standard error (Efron & Tibshirani 1993, ch. 12; Cameron,
    Gelbach & Miller 2008), since with a dozen articles the percentiles of the plain statistic cover too seldom;
    the symmetric form is the more exact one (Hall 1988). ``level`` is the coverage wanted, 0 to 1.
    """
    moments = [_moments(part) for part in pair.split()]
    with np.errstate(invalid="ignore", divide="ignore"):
        seen = estimate(pair)
        blocks = _blocks(max(len(m) for m in moments), resamples)
        parts = [_combine([_draw(rng, m, size) for m in moments], pair.counted) for size in blocks]
        drawn = {f.name: np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Estimate)}
        return {
            name: _reach(getattr(seen, name), getattr(seen, name + "_se"), drawn[name], drawn[name + "_se"], level)
            for name in ("difference", "log_ratio")
        }


def _keeps(pair: Pair, rng: np.random.Generator, size: int) -> Array:
    """Permutations × units: 1 where a unit keeps its speakers, 0 where they change places.

    Where a unit has both sides, a coin decides; among the units with one side the labels are dealt anew, so that
    each side keeps its number of units.
    """
    present_first, present_second = (pair.dx > 0).any(axis=1), (pair.dy > 0).any(axis=1)
    keeps = np.ones((size, len(pair.x)))
    both = present_first & present_second
    keeps[:, both] = rng.integers(0, 2, size=(size, int(both.sum())))
    single = np.flatnonzero(present_first ^ present_second)
    labels = np.asarray(present_first)[single]
    dealt = rng.permuted(np.broadcast_to(labels, (size, len(labels))), axis=1)
    keeps[:, single] = dealt == labels
    return keeps


def permutation_p(pair: Pair, rng: np.random.Generator, permutations: int) -> Array:
    """Two-sided p of the difference, one for each measure, from permuting the speakers within and between units.

    The statistic is the difference over its standard error, which keeps the test honest where the two sides vary
    unequally (Janssen 1997); the order as seen counts as one of the permutations, so that p is never 0
    (Phipson & Smyth 2010). Where nothing varies, p is 1.
    """
    parts = list(pair.split())
    moments = [_moments(part) for part in parts]
    swapped = [_moments(Pair(part.y, part.dy, part.x, part.dx)) for part in parts]
    with np.errstate(invalid="ignore", divide="ignore"):
        seen = estimate(pair)
        observed = np.abs(seen.difference) / seen.difference_se
        as_far = np.zeros(observed.shape)
        for size in _blocks(max(len(m) for m in moments), permutations - 1):
            sums = []
            for part, here, there in zip(parts, moments, swapped, strict=True):
                change = (here - there).reshape(len(here), -1)
                total = there.sum(axis=0) + (_keeps(part, rng, size) @ change).reshape(size, *here.shape[1:])
                sums.append(total)
            drawn = _combine(sums, pair.counted)
            t = np.abs(drawn.difference) / drawn.difference_se
            # Sums in another order differ in their last digits: a permutation that ties must count as a tie.
            as_far += (np.nan_to_num(t, nan=0.0) >= observed * (1 - 1e-9)).sum(axis=0)
    return np.where(np.isfinite(observed), (1 + as_far) / permutations, np.where(seen.difference == 0, 1.0, np.nan))
