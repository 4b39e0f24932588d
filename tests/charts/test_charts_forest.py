"""Forest plot, distributions and power: what is drawn is what the tables say, and the words say it too."""

import numpy as np
import pytest

from analysis import compare
from analysis.charts.forest import (
    describe_distributions,
    describe_forest,
    distribution_numbers,
    draw_distributions,
    draw_forest,
    forest_numbers,
)
from analysis.charts.picture import image_bytes
from analysis.charts.power import describe_power, draw_power, power_numbers
from analysis.comparison.distributions import unit_values
from analysis.comparison.power import power_curve
from analysis.comparison.synthetic import draw_statements, quotes_of

NAMES = ("Jane Roe", "John Doe", "Others")


@pytest.fixture(scope="module")
def quotes():
    return quotes_of(draw_statements(np.random.default_rng(2), np.ones((20, 2), bool), 2.0), NAMES)


@pytest.fixture(scope="module")
def comparison(quotes):
    return compare(quotes, speakers=NAMES[:2], measures=["hedges", "boosters"], resamples=300)


def lines_at(ax, y):
    return [line.get_xdata() for line in ax.lines if np.allclose(line.get_ydata(), y) and len(line.get_xdata()) == 2]


def test_the_intervals_drawn_are_those_of_the_table(comparison):
    ax = draw_forest(comparison)
    pairs = comparison[comparison["versus"].notna()].reset_index(drop=True)
    for place, pair in pairs.iterrows():
        assert list(lines_at(ax, place)[0]) == pytest.approx([pair["low"], pair["high"]])


def test_measures_of_several_units_are_drawn_as_effect_sizes(quotes):
    mixed = compare(quotes, speakers=NAMES[:2], measures=["hedges", "tone"], resamples=300)
    pairs = mixed[mixed["versus"].notna()]
    assert forest_numbers(mixed)["value"].to_numpy() == pytest.approx(pairs["cliffs_delta"].to_numpy())
    assert "Cliff's delta" in draw_forest(mixed).get_xlabel()


def test_the_forest_in_words_names_every_difference(comparison):
    said = describe_forest(comparison)
    for _, row in forest_numbers(comparison).iterrows():
        assert row["difference"] in said


def test_a_comparison_without_estimates_is_drawn_and_says_so(quotes):
    thin = compare(quotes.groupby("speaker").head(2), speakers=NAMES[:2], measures=["hedges"])
    ax = draw_forest(thin)
    assert "counts only" in describe_forest(thin)
    assert lines_at(ax, 0) == []
    assert any("exploratory" in text.get_text() for text in ax.texts)


def test_every_article_is_a_dot_and_the_numbers_sum_them_up(quotes, comparison):
    values = unit_values(quotes, comparison, "hedges")
    ax = draw_distributions(values, comparison, "hedges")
    assert sum(len(dots.get_offsets()) for dots in ax.collections) == len(values) == 40
    mine = values.loc[values["speaker"] == "Jane Roe", "value"]
    assert distribution_numbers(values).set_index("speaker").loc["Jane Roe", "median"] == pytest.approx(mine.median())
    assert "Jane Roe, 20 articles: median" in describe_distributions(values, comparison, "hedges")


def test_the_power_drawn_is_that_of_the_curve(quotes):
    curve = power_curve(quotes, measure="tone", speakers=NAMES[:2], differences=[0.1, 0.2], articles=[8, 50])
    ax = draw_power(curve)
    drawn = [
        line.get_ydata() for line in ax.lines if len(line.get_xdata()) == 2 and line.get_marker() not in ("None", None)
    ]
    assert np.allclose(sorted(map(tuple, drawn)), sorted(map(tuple, power_numbers(curve)[[0.1, 0.2]].to_numpy().T)))
    assert "shift of +0.10" in describe_power(curve)


def test_the_caption_stands_under_the_figure_and_the_bytes_are_the_same_each_time(comparison):
    figures = [draw_forest(comparison, caption="Data: two towns").get_figure() for _ in range(2)]
    assert figures[0].get_supxlabel() == "Data: two towns"
    assert image_bytes(figures[0], "svg") == image_bytes(figures[1], "svg")
