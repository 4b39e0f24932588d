"""Sums over units, checked against the same quantities computed the long way and by statsmodels."""

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison.contrast import Pair, estimate

RNG = np.random.default_rng(5)


def pair_with_both(n=12):
    x, y = RNG.poisson(3, (n, 1)).astype(float), RNG.poisson(2, (n, 1)).astype(float)
    dx, dy = RNG.integers(20, 90, (n, 1)).astype(float), RNG.integers(20, 90, (n, 1)).astype(float)
    return Pair(x, dx, y, dy)


def test_the_standard_error_is_that_of_a_weighted_regression_with_clustered_errors():
    # One row a side and article: rate on side, weighted by words, clustered by article, as econometrics has it.
    pair = pair_with_both()
    rate = np.concatenate([pair.x / pair.dx, pair.y / pair.dy]).ravel()
    words = np.concatenate([pair.dx, pair.dy]).ravel()
    side = np.repeat([1.0, 0.0], len(pair.x))
    articles = np.tile(np.arange(len(pair.x)), 2)
    fit = sm.WLS(rate, sm.add_constant(side), weights=words).fit(
        cov_type="cluster", cov_kwds={"groups": articles, "use_correction": False}
    )
    seen = estimate(pair)
    assert seen.difference[0] == pytest.approx(fit.params[1])
    assert seen.difference_se[0] == pytest.approx(fit.bse[1])


def test_the_log_ratio_has_the_standard_error_of_the_delta_method():
    pair = pair_with_both()
    seen = estimate(pair)
    first, second = pair.x.sum() / pair.dx.sum(), pair.y.sum() / pair.dy.sum()
    influence = (pair.x - first * pair.dx) / pair.x.sum() - (pair.y - second * pair.dy) / pair.y.sum()
    assert seen.log_ratio[0] == pytest.approx(np.log2(first / second))
    assert seen.log_ratio_se[0] == pytest.approx(np.sqrt((influence**2).sum()) / np.log(2))


def test_pairing_is_the_mantel_haenszel_difference_over_articles_that_have_both():
    pair = Pair([[2.0], [0.0], [5.0]], [[40.0], [50.0], [30.0]], [[1.0], [3.0], [0.0]], [[60.0], [20.0], [0.0]])
    top = bottom = 0.0
    for n, d, m, e in ((2, 40, 1, 60), (0, 50, 3, 20)):
        top += (n * e - m * d) / (d + e)
        bottom += d * e / (d + e)
    paired = pair.paired()
    assert len(paired.x) == 2
    assert estimate(paired).difference[0] == pytest.approx(top / bottom)


def test_strata_are_averaged_with_the_same_weights():
    x, dx, y, dy = [[4.0], [6.0]], [[40.0], [60.0]], [[1.0], [9.0]], [[20.0], [30.0]]
    seen = estimate(Pair(x, dx, y, dy, strata=[0, 1]))
    weights = np.array([40 * 20 / 60, 60 * 30 / 90])
    differences = np.array([4 / 40 - 1 / 20, 6 / 60 - 9 / 30])
    assert seen.difference[0] == pytest.approx((weights * differences).sum() / weights.sum())


def test_a_side_without_a_single_count_is_not_known_without_error():
    pair = Pair([[0.0], [0.0]], [[100.0], [100.0]], [[2.0], [2.0]], [[100.0], [100.0]], counted=[True])
    seen = estimate(pair)
    assert seen.first[0] == 0
    assert seen.first_se[0] > 0
    assert np.isfinite(seen.log_ratio[0])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 4), min_size=2, max_size=9))
def test_swapping_the_sides_only_turns_the_sign(rows):
    x, dx, y, dy = (np.array(column, dtype=float)[:, None] for column in zip(*rows, strict=True))
    pair = Pair(x, dx + 1, y, dy + 1)
    one, other = estimate(pair), estimate(pair.swapped())
    assert one.difference[0] == pytest.approx(-other.difference[0])
    assert one.difference_se[0] == pytest.approx(other.difference_se[0])
