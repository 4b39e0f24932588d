"""compare(): what counts for whom, what rests on how much, and that the same input gives the same table."""

import time

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from analysis import InputError, compare
from analysis.comparison.synthetic import draw_statements, quotes_of
from analysis.tables import COMPARISON

NAMES = ("Jane Roe", "John Doe", "Somebody Else")


def corpus(n=30, seed=1, ratio=1.0, shift=0.0):
    rng = np.random.default_rng(seed)
    quoted = np.ones((n, 2), bool)
    quoted[: n // 3, 0] = False
    quoted[n - n // 3 :, 1] = False
    return quotes_of(draw_statements(rng, quoted, ratio, shift), NAMES)


def small(rows):
    """A quotes table of (doc_id, speaker, words, hedges)."""
    table = pd.DataFrame(rows, columns=["doc_id", "speaker", "n_words", "hedges"])
    table.insert(0, "quote_id", [f"{doc}#{n}" for n, doc in enumerate(table["doc_id"])])
    return table


def row(table, speaker, versus=None, measure="hedges"):
    rows = table[(table["speaker"] == speaker) & (table["measure"] == measure)]
    rows = rows[rows["versus"].isna()] if versus is None else rows[rows["versus"] == versus]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_table_has_the_documented_columns_and_types():
    table = compare(corpus(), speakers=NAMES[:2], measures=["hedges", "tone"])
    assert list(table.columns) == list(COMPARISON)
    assert {name: str(table[name].dtype) for name in table} == {name: c.dtype for name, c in COMPARISON.items()}


def test_a_rate_is_all_hedges_by_all_words():
    quotes = corpus()
    mine = quotes[quotes["speaker"] == "Jane Roe"]
    found = row(compare(quotes, speakers=NAMES[:2], measures=["hedges"]), "Jane Roe")
    assert found["estimate"] == pytest.approx(100 * mine["hedges"].sum() / mine["n_words"].sum())
    assert (found["n_quotes"], found["n_words"]) == (len(mine), mine["n_words"].sum())
    assert found["n_documents"] == mine["doc_id"].nunique()
    assert found["count"] == mine["hedges"].sum()


def test_a_pair_shows_both_values_their_difference_and_their_log_ratio():
    table = compare(corpus(ratio=2.0), speakers=NAMES[:2], measures=["hedges"])
    one, two = row(table, "Jane Roe")["estimate"], row(table, "John Doe")["estimate"]
    pair = row(table, "Jane Roe", "John Doe")
    assert (pair["first"], pair["second"]) == (one, two)
    assert pair["estimate"] == pytest.approx(one - two)
    assert pair["effect"] == pytest.approx(np.log2(one / two))
    assert pair["low"] < pair["estimate"] < pair["high"]
    assert pair["effect_low"] < pair["effect"] < pair["effect_high"]


def test_a_joint_statement_counts_for_each_of_its_speakers_and_once_for_the_pair():
    quotes = small([("a", "Jane Roe & John Doe", 10, 1)] * 3 + [("a", "Jane Roe", 10, 0), ("b", "John Doe", 10, 2)] * 3)
    table = compare(quotes, measures=["hedges"], few_statements=2)
    assert row(table, "Jane Roe")["n_quotes"] == 6
    assert row(table, "John Doe")["n_quotes"] == 6
    assert row(table, "Jane Roe", "John Doe")["n_quotes"] == 9


def test_shares_are_of_everybody_who_is_quoted_also_of_the_unnamed():
    quotes = small(
        [("a", "Jane Roe", 10, 0), ("a", None, 30, 0), ("b", "John Doe", 20, 0), ("b", "an aide", 20, 0)] * 5
    )
    table = compare(quotes, speakers=["Jane Roe", "John Doe"], measures=["share_words", "share_statements"])
    assert row(table, "Jane Roe", measure="share_words")["estimate"] == pytest.approx(10 / 80)
    assert row(table, "John Doe", measure="share_statements")["estimate"] == pytest.approx(1 / 4)


def test_groups_come_from_the_corpus_settings():
    quotes = small([("a", "Jane Roe", 10, 1), ("a", "Ann Poe", 10, 0), ("b", "John Doe", 10, 0)] * 5)
    quotes.attrs["corpus"] = {
        "speakers": [
            {"name": "Jane Roe", "group": "North"},
            {"name": "John Doe", "group": "South"},
            {"name": "Ann Poe"},
        ],
        "groups": {"North": ["Jane Roe", "Ann Poe"], "South": ["John Doe"]},
    }
    table = compare(quotes, by="group", measures=["hedges"])
    assert row(table, "North")["n_quotes"] == 10
    assert row(table, "South")["n_quotes"] == 5


def test_a_name_that_has_the_joining_sign_itself_stays_whole():
    quotes = small([("a", "Roe & Sons", 10, 1), ("a", "John Doe", 10, 0)] * 6)
    quotes.attrs["corpus"] = {"speakers": [{"name": "Roe & Sons"}, {"name": "John Doe"}]}
    assert row(compare(quotes, measures=["hedges"]), "Roe & Sons")["n_quotes"] == 6


def test_outlets_and_months_come_from_the_documents():
    quotes = small([("a", "Jane Roe", 10, 1), ("b", "Jane Roe", 10, 0)] * 6)
    documents = pd.DataFrame(
        {"doc_id": ["a", "b"], "source": ["Post", "Courier"], "date": ["2031-03-01", "2031-04-02"], "text": ["", ""]}
    )
    assert row(compare(quotes, documents, by="source", measures=["hedges"]), "Post")["estimate"] == pytest.approx(10)
    assert set(compare(quotes, documents, by="month", measures=["hedges"])["speaker"]) == {"2031-03", "2031-04"}


def test_within_gives_one_comparison_for_each_value():
    quotes = corpus()
    quotes["kind"] = np.where(np.arange(len(quotes)) % 2 == 0, "direct", "indirect")
    table = compare(quotes, speakers=NAMES[:2], measures=["hedges"], within="kind")
    direct = table[table["within"] == "direct"]
    alone = compare(quotes[quotes["kind"] == "direct"], speakers=NAMES[:2], measures=["hedges"])
    assert set(table["within"]) == {"direct", "indirect"}
    assert direct["estimate"].to_numpy() == pytest.approx(alone["estimate"].to_numpy())


def test_control_by_article_compares_only_articles_that_quote_both():
    quotes = corpus()
    both = {"Jane Roe", "John Doe"}
    speakers = quotes.groupby("doc_id")["speaker"].agg(lambda names: both <= set(names))
    table = compare(quotes, speakers=NAMES[:2], measures=["hedges"], control="article")
    pair = row(table, "Jane Roe", "John Doe")
    assert pair["n_documents"] == speakers.sum()
    inside = quotes[quotes["doc_id"].isin(speakers[speakers].index) & quotes["speaker"].isin(both)]
    assert pair["n_quotes"] == len(inside)


def test_control_by_outlet_removes_a_difference_that_is_only_the_outlets():
    rng = np.random.default_rng(3)
    rows, sources = [], {}
    for number in range(60):
        doc = f"d{number:02d}"
        sources[doc] = "Hedging Post" if number < 30 else "Plain Courier"
        often = number < 30
        for _ in range(8):
            speaker = "Jane Roe" if rng.random() < (0.8 if often else 0.2) else "John Doe"
            rows.append((doc, speaker, 20, int(rng.poisson(1.5 if often else 0.2))))
    documents = pd.DataFrame({"doc_id": list(sources), "source": list(sources.values())})
    quotes = small(rows)
    crude = row(compare(quotes, documents, NAMES[:2], ["hedges"]), "Jane Roe", "John Doe")
    held = row(compare(quotes, documents, NAMES[:2], ["hedges"], control="source"), "Jane Roe", "John Doe")
    assert crude["p"] < 0.01
    assert held["low"] < 0 < held["high"]
    assert abs(held["estimate"]) < abs(crude["estimate"]) / 3


def test_one_article_is_exploratory_in_words():
    quotes = small([("a", "Jane Roe", 20, 1)] * 9 + [("a", "John Doe", 15, 0)] * 2)
    table = compare(quotes, measures=["hedges", "share_words"], speakers=["Jane Roe", "John Doe"])
    assert table["exploratory"].all()
    doe = row(table, "John Doe")
    assert doe["note"].startswith("one article, 2 statements by John Doe: exploratory")
    assert row(table, "Jane Roe")["resampled"] == "statement"


def test_below_the_minimum_only_counts_are_shown():
    quotes = small([("a", "Jane Roe", 20, 1)] * 9 + [("a", "John Doe", 15, 3)] * 2)
    table = compare(quotes, measures=["hedges"], speakers=["Jane Roe", "John Doe"])
    for found in (row(table, "John Doe"), row(table, "Jane Roe", "John Doe")):
        assert np.isnan(found["estimate"])
        assert np.isnan(found["low"])
        assert "only counts" in found["note"]
    assert row(table, "John Doe")["count"] == 6
    assert row(table, "John Doe")["n_words"] == 30


@pytest.mark.parametrize(
    ("articles", "unit", "exploratory"), [(4, "statement", True), (6, "article", True), (12, "article", False)]
)
def test_the_unit_is_the_article_where_there_are_enough(articles, unit, exploratory):
    rows = [(f"d{n:02d}", name, 20, n % 3) for n in range(articles) for name in NAMES[:2] for _ in range(3)]
    pair = row(compare(small(rows), speakers=NAMES[:2], measures=["hedges"]), "Jane Roe", "John Doe")
    assert (pair["resampled"], bool(pair["exploratory"])) == (unit, exploratory)


def test_p_adjusted_is_benjamini_and_hochberg_over_the_whole_table():
    table = compare(corpus(), speakers=NAMES, measures=["hedges", "boosters", "tone"])
    tested = table[table["p"].notna()]
    assert len(tested) == 9
    assert tested["p_adjusted"].to_numpy() == pytest.approx(multipletests(tested["p"], method="fdr_bh")[1])


def test_the_order_of_the_rows_changes_no_digit():
    quotes = corpus()
    shuffled = quotes.sample(frac=1, random_state=4)
    pd.testing.assert_frame_equal(
        compare(quotes, speakers=NAMES[:2]), compare(shuffled, speakers=NAMES[:2]), check_exact=True
    )


def test_another_speaker_in_the_table_moves_no_figure_of_the_first_two():
    quotes = corpus()
    two = compare(quotes, speakers=NAMES[:2], measures=["hedges"])
    three = compare(quotes, speakers=NAMES, measures=["hedges"])
    kept = three[three["speaker"].isin(NAMES[:2]) & (three["versus"].isna() | three["versus"].isin(NAMES[:2]))]
    columns = ["speaker", "estimate", "low", "high", "p"]
    pd.testing.assert_frame_equal(two[columns], kept[columns].reset_index(drop=True), check_exact=True)


def test_another_seed_gives_another_interval_and_the_seed_is_kept():
    one, other = (compare(corpus(), speakers=NAMES[:2], measures=["tone"], seed=seed) for seed in (1, 2))
    assert one.attrs["method"]["seed"] == 1
    assert row(one, "Jane Roe", measure="tone")["low"] != row(other, "Jane Roe", measure="tone")["low"]


def test_a_portion_and_a_column_of_the_users_own_can_be_compared():
    quotes = corpus()
    quotes["pauses"] = np.arange(len(quotes)) % 4
    table = compare(quotes, speakers=NAMES[:2], measures=["stance: conceding", "pauses", "hedged"])
    mine = quotes[quotes["speaker"] == "Jane Roe"]
    assert row(table, "Jane Roe", measure="stance: conceding")["estimate"] == pytest.approx(
        (mine["stance"] == "conceding").mean()
    )
    assert row(table, "Jane Roe", measure="pauses")["estimate"] == pytest.approx(mine["pauses"].mean())
    assert row(table, "Jane Roe", measure="hedged")["estimate"] == pytest.approx((mine["hedges"] > 0).mean())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"speakers": ["Nobody"]}, "No statement has the speaker 'Nobody'"),
        ({"measures": ["loudness"]}, "needs the column 'loudness'"),
        ({"measures": []}, "No measure was chosen"),
        ({"by": "colour"}, "compared by 'colour'"),
        ({"by": "group"}, "No speaker has a group"),
        ({"control": "kind"}, "kind"),
        ({"bootstraps": 5}, "no setting 'bootstraps'"),
        ({"unit": "word"}, "The unit 'word'"),
        ({"level": 95}, "between 0 and 1"),
        ({"resamples": 3}, "too few"),
        ({"duplicates": "never"}, "'once' or 'all'"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(arguments, words):
    with pytest.raises(InputError, match=words):
        compare(corpus(), **{"speakers": NAMES[:2], **arguments})


def test_a_table_that_was_not_measured_says_so():
    with pytest.raises(InputError, match="n_words"):
        compare(corpus().drop(columns="n_words"))


def test_no_statement_at_all_gives_an_empty_table():
    assert compare(corpus().iloc[:0], measures=["hedges"]).empty


def test_ten_thousand_statements_take_less_than_two_seconds():
    rng = np.random.default_rng(6)
    quotes = quotes_of(draw_statements(rng, np.ones((700, 2), bool)), NAMES)
    quotes = quotes.iloc[:10_000]
    assert len(quotes) == 10_000
    compare(quotes.iloc[:200], speakers=NAMES[:2], measures=["hedges"])
    begun = time.process_time()
    compare(quotes, speakers=NAMES[:2], measures=["hedges", "boosters", "tone", "vader"], resamples=2000)
    assert time.process_time() - begun < 2 * 2  # two cores at work; twice the bar where other tests run beside it


def test_a_share_within_articles_is_of_the_articles_that_quote_both():
    both = [("a", "Jane Roe", 10, 0), ("a", "John Doe", 30, 0), ("b", "Jane Roe", 20, 0), ("b", "John Doe", 20, 0)]
    alone = [(f"c{n}", "Jane Roe", 90, 0) for n in range(9)]
    table = compare(small(both * 3 + alone), speakers=NAMES[:2], measures=["share_words"], control="article")
    pair = row(table, "Jane Roe", "John Doe", "share_words")
    assert pair["n_documents"] == 2
    assert pair["first"] == pytest.approx(30 / 80)
    assert pair["second"] == pytest.approx(50 / 80)


def test_a_measure_without_a_value_on_one_side_is_not_compared():
    quotes = corpus()
    quotes.loc[quotes["speaker"] == "John Doe", "tone"] = np.nan
    table = compare(quotes, speakers=NAMES[:2], measures=["tone"])
    pair = row(table, "Jane Roe", "John Doe", "tone")
    assert np.isnan(pair["estimate"])
    assert np.isnan(pair["p"])
    assert "no value of this measure" in pair["note"]
    assert np.isnan(row(table, "John Doe", measure="tone")["estimate"])


def test_outlets_that_share_no_speaker_cannot_be_held_equal():
    rows = [(f"d{n:02d}", NAMES[n % 2], 20, n % 3) for n in range(40) for _ in range(3)]
    documents = pd.DataFrame({"doc_id": [f"d{n:02d}" for n in range(40)], "source": ["Post", "Courier"] * 20})
    pair = row(compare(small(rows), documents, NAMES[:2], ["hedges"], control="source"), "Jane Roe", "John Doe")
    assert np.isnan(pair["estimate"])
    assert "no source has a value of both" in pair["note"]


def test_statements_without_words_break_nothing():
    rows = [("a", "Jane Roe", 0, 0)] * 6 + [("b", "John Doe", 0, 0)] * 6
    table = compare(small(rows), speakers=NAMES[:2], measures=["hedges", "share_words"])
    assert table["estimate"].isna().all()
