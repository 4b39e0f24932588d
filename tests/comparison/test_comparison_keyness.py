"""Words of one side against the other: the counts, the statistics, and a word that was put in."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from analysis import InputError
from analysis.comparison.keyness import KEYNESS, keyness, log_likelihood

VOCABULARY = np.array([f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60)])


def invented(seed=1, planted=0.0):
    rng = np.random.default_rng(seed)
    rows = []
    for article in range(50):
        mood = rng.dirichlet(np.full(60, 0.6))
        for _ in range(4):
            speaker = "Roe" if article % 2 else "Doe"
            words = list(rng.choice(VOCABULARY, 14, p=mood))
            if speaker == "Roe" and rng.random() < planted:
                words[3] = "harbour"
            rows.append((f"d{article:02d}", speaker, " ".join(words).capitalize() + "."))
    table = pd.DataFrame(rows, columns=["doc_id", "speaker", "content"])
    table.insert(0, "quote_id", [f"{doc}#{n}" for n, doc in enumerate(table["doc_id"])])
    return table.assign(n_words=table["content"].str.split().str.len())


def test_the_counts_are_those_of_the_words_in_lower_case():
    quotes = invented(planted=0.4)
    table = keyness(quotes, "Roe", "Doe").set_index("word")
    tokens = quotes["content"].str.lower().str.strip(".").str.split().explode()
    of_roe = tokens[quotes["speaker"].reindex(tokens.index) == "Roe"]
    for word in ("wordaa", "harbour"):
        assert table.loc[word, "first"] == (of_roe == word).sum()
        assert table.loc[word, "first_per_1000"] == pytest.approx(1000 * (of_roe == word).mean())


def test_a_word_that_was_put_in_stands_first_and_outlasts_the_correction():
    table = keyness(invented(planted=0.5), "Roe", "Doe")
    assert list(table.columns) == list(KEYNESS)
    assert (table.loc[0, "word"], table.loc[0, "side"]) == ("harbour", "Roe")
    assert table.loc[0, "p_adjusted"] < 0.05
    assert table.loc[0, "low"] > 0


def test_where_nothing_differs_tokens_cry_wolf_and_articles_do_not():
    ours, tokens = [], []
    for seed in range(6):
        table = keyness(invented(seed), "Roe", "Doe", resamples=400)
        ours.append((table["p"] <= 0.05).mean())
        tokens.append((table["p_tokens"] <= 0.05).mean())
        assert (table["p_adjusted"] > 0.01).all()
    assert np.mean(ours) < 0.08
    assert np.mean(tokens) > 0.2


def test_log_likelihood_is_that_of_a_g_test_on_the_two_counts():
    first, second, said_first, said_second = 12.0, 3.0, 900.0, 1400.0
    expected = 15 * np.array([said_first, said_second]) / (said_first + said_second)
    g = stats.power_divergence([first, second], expected, lambda_="log-likelihood").statistic
    assert log_likelihood(np.array([first]), np.array([second]), said_first, said_second)[0] == pytest.approx(g)


def test_p_adjusted_is_benjamini_and_hochberg_over_the_words():
    table = keyness(invented(planted=0.3), "Roe", "Doe", resamples=400)
    assert table["p_adjusted"].to_numpy() == pytest.approx(multipletests(table["p"], method="fdr_bh")[1])


def test_rare_words_are_left_out():
    table = keyness(invented(planted=0.02), "Roe", "Doe", least=5, least_articles=5, resamples=200)
    assert (table["first"] + table["second"] >= 5).all()
    assert (table["n_documents"] >= 5).all()
    assert keyness(invented(), "Roe", "Doe", least=10_000).empty


def test_the_same_input_gives_the_same_table():
    one, other = (keyness(invented().sample(frac=1, random_state=n), "Roe", "Doe", resamples=200) for n in (1, 2))
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_a_side_against_itself_is_refused():
    with pytest.raises(InputError, match="both are 'Roe'"):
        keyness(invented(), "Roe", "Roe")
