"""Cliff's delta, checked against the Mann-Whitney statistic of SciPy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.comparison.effects import cliffs_delta, paired_delta

values = st.lists(st.integers(-5, 5).map(float), min_size=2, max_size=15)


@settings(max_examples=50, deadline=None)
@given(values, values)
def test_delta_is_the_mann_whitney_statistic_on_another_scale(first, second):
    u = stats.mannwhitneyu(first, second).statistic
    delta = cliffs_delta(first, second)
    assert delta.value == pytest.approx(2 * u / (len(first) * len(second)) - 1)
    assert -1 <= delta.low <= delta.value + 1e-12
    assert delta.value - 1e-12 <= delta.high <= 1


def test_delta_of_sides_that_never_overlap_is_one_but_not_known_to_be():
    delta = cliffs_delta([5.0, 6, 7, 8], [1.0, 2, 3, 4])
    assert delta.value == delta.high == 1
    assert -1 <= delta.low < 1


def test_one_value_on_a_side_has_no_delta():
    assert np.isnan(cliffs_delta([1.0], [2.0, 3.0]).value)


def test_units_with_both_sides_make_the_interval_narrower_where_they_go_together():
    rng = np.random.default_rng(2)
    article = rng.normal(size=40)
    x, y = article + rng.normal(0, 0.3, 40), article - 0.3 + rng.normal(0, 0.3, 40)
    together, apart = cliffs_delta(x, y), cliffs_delta(x, rng.permutation(y)[:39])
    assert together.high - together.low < apart.high - apart.low


def test_paired_delta_counts_in_how_many_units_the_first_is_higher():
    assert paired_delta([3.0, 4, 5, 1], [1.0, 1, 1, 2]).value == pytest.approx(0.5)
    assert paired_delta([3.0, np.nan, 5, 1], [1.0, 1, 1, 2]).value == pytest.approx(1 / 3)


def test_the_interval_of_delta_covers_the_truth():
    rng = np.random.default_rng(8)
    truth = 2 * stats.norm.cdf(0.5 / np.sqrt(2)) - 1
    inside = 0
    for _ in range(400):
        delta = cliffs_delta(rng.normal(0.5, 1, 12), rng.normal(0, 1, 12))
        inside += delta.low <= truth <= delta.high
    assert 0.92 <= inside / 400 <= 0.98
