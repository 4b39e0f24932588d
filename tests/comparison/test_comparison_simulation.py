"""The judging of the statistics: the generator is what it says, and the judgement can be repeated."""

import numpy as np
import pytest

from analysis.command_line import main
from analysis.comparison.contrast import estimate
from analysis.comparison.power import articles_needed, power_curve
from analysis.comparison.simulation import Design, drawn_correlations, printed, simulate
from analysis.comparison.synthetic import draw_statements, intraclass, pair_of, quotes_of
from analysis.errors import InputError


def test_the_intraclass_correlation_is_that_of_an_analysis_of_variance():
    rng = np.random.default_rng(1)
    groups = np.repeat(np.arange(4000), 4)
    values = rng.normal(0, np.sqrt(0.3), 4000)[groups] + rng.normal(0, np.sqrt(0.7), 16_000)
    assert intraclass(values, groups) == pytest.approx(0.3, abs=0.02)


def test_the_invented_statements_have_an_intraclass_correlation_of_15():
    for measure, value in drawn_correlations().items():
        assert value == pytest.approx(0.15, abs=0.015), measure


def test_the_invented_difference_is_the_one_that_was_asked_for():
    design = Design(20_000, 20_000, ratio=1.5, shift=0.05)
    drawn = draw_statements(np.random.default_rng(2), design.quoted(), design.ratio, design.shift)
    assert estimate(pair_of(drawn, 40_000)).difference == pytest.approx(design.truth()[0], rel=0.12)


def test_the_simulation_is_the_same_however_many_processes_work_on_it():
    one, two = simulate(0.005, 3, processes=1), simulate(0.005, 3, processes=2)
    assert one.equals(two)


def test_where_nothing_differs_articles_keep_the_level_and_tokens_do_not():
    table = simulate(0.05, 5, processes=2)
    shares = table[table["question"] == "false positives at 5 %"]
    ours = shares[shares["quantity"] == "false positives"]
    beside = shares[shares["quantity"] == "tokens independent"]
    single = ours[ours["measure"] != "keyness, any word of a table after correction"]
    assert np.average(single["share"], weights=single["replications"]) == pytest.approx(0.05, abs=0.015)
    assert beside["share"].mean() > 0.12
    covered = table[(table["question"] == "coverage of 95 % intervals") & (table["quantity"] == "difference")]
    assert covered["share"].mean() == pytest.approx(0.95, abs=0.03)
    assert "FALSE POSITIVES" in printed(table)


def test_the_command_prints_the_seed_and_the_tables(capsys):
    assert main(["simulate", "--scale", "0.005", "--seed", "4", "--processes", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Seed 4.")
    assert "COVERAGE OF 95 % INTERVALS" in out


@pytest.mark.parametrize("option", [["--scale", "0"], ["--processes", "0"]])
def test_the_command_refuses_what_cannot_be(option, capsys):
    assert main(["simulate", *option]) == 2
    assert option[0] in capsys.readouterr().err


def quotes(n=60):
    return quotes_of(draw_statements(np.random.default_rng(3), np.ones((n, 2), bool)), ("Roe", "Doe", "Others"))


def test_power_grows_with_articles_and_with_the_difference():
    curve = power_curve(quotes(), measure="tone", speakers=["Roe", "Doe"], articles=[8, 40, 200])
    table = curve.pivot_table(index="articles", columns="difference", values="power")
    assert (table.diff().dropna() > -0.03).all(axis=None)
    assert (table.T.diff().dropna() > -0.03).all(axis=None)
    assert table.loc[200, 0.2] > 0.9


def test_power_is_the_level_where_there_is_no_difference():
    curve = power_curve(quotes(), measure="tone", differences=[0.0], speakers=["Roe", "Doe"], articles=[20, 50])
    assert curve["power"].to_numpy() == pytest.approx(0.05, abs=0.02)


def test_power_from_the_users_articles_agrees_with_the_test_itself():
    # The curve uses a shortcut (a critical value); a corpus drawn anew and tested by permutation must agree.
    from analysis.comparison.resampling import permutation_p

    rng = np.random.default_rng(4)
    design = Design(40, 40, shift=0.1)
    hits = 0
    for _ in range(150):
        drawn = draw_statements(rng, design.quoted(), 1.0, 0.1)
        hits += permutation_p(pair_of(drawn, 80, ("tone",)), rng, 200)[0] <= 0.05
    curve = power_curve(quotes(300), measure="tone", differences=[0.1], speakers=["Roe", "Doe"], articles=[40])
    assert curve["power"][0] == pytest.approx(hits / 150, abs=0.12)


def test_the_articles_needed_are_read_off_the_curve():
    curve = power_curve(quotes(), measure="tone", differences=[0.001, 0.2], speakers=["Roe", "Doe"])
    needed = articles_needed(curve).set_index("difference")["articles"]
    assert needed.isna()[0.001]
    at = curve[(curve["difference"] == 0.2) & (curve["articles"] >= needed[0.2])]
    assert (at["power"] >= 0.78).all()


@pytest.mark.parametrize(("measure", "words"), [("share_words", "shares"), ("hedges", "articles")])
def test_power_that_cannot_be_had_is_refused(measure, words):
    few = quotes(3)
    with pytest.raises(InputError, match=words):
        power_curve(few, measure=measure, speakers=["Roe", "Doe"])
