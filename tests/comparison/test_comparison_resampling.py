"""Intervals and p-values, checked against exact permutations and for what must hold of any interval."""

import itertools

import numpy as np
import pytest

from analysis.comparison import resampling
from analysis.comparison.contrast import Pair, estimate
from analysis.comparison.resampling import infer, infer_one, percentile_interval, permutation_p
from analysis.comparison.synthetic import draw_statements, pair_of

ONE = np.ones((8, 1))


def between(first, second):
    """A pair of which each unit has one side, with one observation of a score."""
    n, m = len(first), len(second)
    zeros = lambda k: [[0.0]] * k  # noqa: E731
    ones = lambda k: [[1.0]] * k  # noqa: E731
    column = lambda values: [[float(v)] for v in values]  # noqa: E731
    return Pair(column(first) + zeros(m), ones(n) + zeros(m), zeros(n) + column(second), zeros(n) + ones(m))


def test_p_between_articles_is_that_of_all_ways_to_deal_the_speakers():
    first, second = [1.0, 4.0, 6.0, 7.0], [0.0, 2.0, 1.5, 3.0, 2.5]
    values = np.array(first + second)
    observed = estimate(between(first, second))
    t = abs(observed.difference[0]) / observed.difference_se[0]
    as_far = []
    for chosen in itertools.combinations(range(9), 4):
        rest = [i for i in range(9) if i not in chosen]
        other = estimate(between(values[list(chosen)], values[rest]))
        as_far.append(abs(other.difference[0]) / other.difference_se[0] >= t - 1e-9)
    p = permutation_p(between(first, second), np.random.default_rng(1), 40_000)[0]
    assert p == pytest.approx(np.mean(as_far), abs=0.006)


def test_p_within_articles_is_that_of_all_ways_to_swap_the_speakers():
    x, y = np.array([3.0, 5.0, 4.0, 6.0, 2.0, 7.0]), np.array([2.0, 4.5, 1.0, 3.0, 2.5, 3.0])

    def statistic(a, b):
        seen = estimate(Pair(a[:, None], ONE[:6], b[:, None], ONE[:6]))
        return abs(seen.difference[0]) / seen.difference_se[0]

    as_far = []
    for signs in itertools.product([True, False], repeat=6):
        keep = np.array(signs)
        as_far.append(statistic(np.where(keep, x, y), np.where(keep, y, x)) >= statistic(x, y) - 1e-9)
    p = permutation_p(Pair(x[:, None], ONE[:6], y[:, None], ONE[:6]), np.random.default_rng(1), 40_000)[0]
    assert p == pytest.approx(np.mean(as_far), abs=0.006)


def test_p_is_never_zero():
    pair = between([10.0, 11, 12, 13, 14, 15, 16, 17], [0.0, 1, 2, 3, 4, 5, 6, 7])
    assert permutation_p(pair, np.random.default_rng(1), 200)[0] >= 1 / 200


def test_the_same_chance_gives_the_same_interval():
    pair = pair_of(draw_statements(np.random.default_rng(3), np.ones((15, 2), bool)), 15)
    one, other = (infer(pair, np.random.default_rng(9), 300) for _ in range(2))
    assert np.array_equal(one.difference.low, other.difference.low)
    assert np.array_equal(one.p, other.p)


def test_an_interval_holds_its_estimate_and_keeps_to_what_can_be():
    pair = pair_of(draw_statements(np.random.default_rng(4), np.ones((15, 2), bool)), 15)
    found = infer(pair, np.random.default_rng(9), 400)
    assert (found.difference.low <= found.seen.difference).all()
    assert (found.difference.high >= found.seen.difference).all()
    value, interval = infer_one(pair.x, pair.dx, pair.counted, pair.bounded, np.random.default_rng(9), 400)
    assert (interval.low[pair.counted] >= 0).all()
    assert (interval.high[pair.bounded] <= 1).all()
    assert ((interval.low <= value) & (value <= interval.high)).all()


def test_nothing_found_in_many_words_still_has_an_upper_limit():
    zeros = np.zeros((10, 1))
    value, interval = infer_one(zeros, zeros + 100, np.array([True]), np.array([False]), np.random.default_rng(1), 300)
    assert value[0] == 0
    assert interval.low[0] == 0
    # Garwood's exact limit for nothing in 1,000 words, or wider.
    assert interval.high[0] >= 3.68 / 1000


def test_means_of_a_dozen_articles_get_wider_intervals_than_the_plain_percentiles():
    wider = 0
    for seed in range(30):
        rng = np.random.default_rng(seed)
        quoted = np.array([[True, False]] * 12 + [[False, True]] * 12)
        pair = pair_of(draw_statements(rng, quoted), 24, ("tone",))
        ours, plain = infer(pair, rng, 400).difference, percentile_interval(pair, rng, 400)
        wider += ours.high[0] - ours.low[0] > plain.high[0] - plain.low[0]
    assert wider >= 27


def test_more_cells_than_fit_at_once_are_drawn_in_blocks(monkeypatch):
    pair = pair_of(draw_statements(np.random.default_rng(4), np.ones((20, 2), bool)), 20)
    whole = infer(pair, np.random.default_rng(9), 500)
    monkeypatch.setattr("analysis.comparison.resampling.BLOCK", 7_000)
    parts = infer(pair, np.random.default_rng(9), 500)
    assert parts.p == pytest.approx(whole.p, abs=0.08)
    assert parts.difference.high == pytest.approx(whole.difference.high, rel=0.3)


@pytest.mark.parametrize("many", [1, 1_000])
def test_the_resamples_are_the_same_however_they_are_drawn(monkeypatch, many):
    monkeypatch.setattr(resampling, "_MANY_UNITS", many)
    weights = resampling._weights(np.random.default_rng(7), 30, 4)
    drawn = np.random.default_rng(7).integers(0, 30, size=(4, 30))
    assert weights.tolist() == [np.bincount(row, minlength=30).tolist() for row in drawn]
