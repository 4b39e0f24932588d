"""Two reviewers and the finder: agreement, what is left to settle, precision and recall; and whom to sample."""

import math

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.review import making
from analysis.review.finder_scores import finder_scores
from analysis.review.reviewers import agreement, decisions, disagreements
from analysis.review.sampling import sample


def span(text, words):
    return [[text.index(words), text.index(words) + len(words)]]


@pytest.fixture
def edits(quotes, text):
    """Jo and Ann on the three statements that are found, and each on one that was missed."""
    first, second, third = quotes.to_dict("records")
    missed = span(text, "a word about the quay")
    return [
        making.accept(first, text, "Jo"),
        making.accept(second, text, "Jo"),
        making.accept(third, text, "Jo"),
        making.add_statement("storm", text, "Jo", missed, "Dita Holm"),
        making.accept(first, text, "Ann"),
        making.correct_speaker(second, text, "Ann", "Ines Calder"),
        making.reject(third, text, "Ann"),
        making.add_statement("storm", text, "Ann", missed, "Dita Holm"),
    ]


def test_each_reviewers_decisions_are_taken_alone(quotes, documents, edits):
    decided = decisions(quotes, documents, edits)
    speakers = decided[decided["decision"] == "speaker"]
    assert speakers[speakers["statement"] == "storm#2"].set_index("reviewer")["value"].to_dict() == {
        "Jo": "Tobin Ashe",
        "Ann": "Ines Calder",
    }


def test_what_both_added_is_one_statement(quotes, documents, edits):
    decided = decisions(quotes, documents, edits)
    added = decided[~decided["statement"].isin(quotes["quote_id"])]
    assert added["statement"].nunique() == 1
    assert set(added["reviewer"]) == {"Jo", "Ann"}


def test_alpha_is_that_of_the_formula(quotes, documents, edits):
    table = agreement(decisions(quotes, documents, edits)).set_index("decision")
    # Four statements; the coincidences are yes-yes 6, yes-no 1, no-yes 1: alpha = 1 - 7 * 2 / (2 * 7 * 1) = 0.
    assert table.loc["statement", "alpha"] == pytest.approx(0.0)
    assert table.loc["statement", ["agreed", "n_statements"]].tolist() == [0.75, 4]


def test_where_everybody_says_the_same_alpha_says_nothing(quotes, documents, text):
    edits = [making.accept(each, text, who) for each in quotes.to_dict("records") for who in ("Jo", "Ann")]
    first = agreement(decisions(quotes, documents, edits)).iloc[0]
    assert math.isnan(first["alpha"])
    assert first["agreed"] == 1
    assert "always decided the same" in first["note"]


def test_tones_that_are_farther_apart_count_more(quotes, documents, text):
    def alpha(of_ann):
        labels = ["negative", "neutral", "positive"]
        rows = quotes.to_dict("records")
        edits = [making.label(row, text, "Jo", "tone", name) for row, name in zip(rows, labels, strict=True)]
        edits += [making.label(row, text, "Ann", "tone", name) for row, name in zip(rows, of_ann, strict=True)]
        return agreement(decisions(quotes, documents, edits))["alpha"].iloc[0]

    assert alpha(["negative", "neutral", "positive"]) == 1
    assert alpha(["neutral", "neutral", "positive"]) > alpha(["positive", "neutral", "positive"])


def test_disagreements_are_listed_to_be_settled(quotes, documents, edits):
    table = disagreements(decisions(quotes, documents, edits))
    assert table[["statement", "decision", "Jo", "Ann"]].values.tolist() == [
        ["storm#3", "statement", "yes", "no"],
        ["storm#2", "speaker", "Tobin Ashe", "Ines Calder"],
    ]


def test_one_reviewer_has_nobody_to_disagree_with(quotes, documents, text):
    decided = decisions(quotes, documents, [making.accept(quotes.iloc[0], text, "Jo")])
    assert disagreements(decided).empty
    assert agreement(decided)["n_statements"].max() == 0


def test_no_review_has_no_agreement_and_no_scores(quotes, documents):
    decided = decisions(quotes, documents, [])
    assert agreement(decided).empty and disagreements(decided).empty
    assert finder_scores(quotes, documents, [])["estimate"].isna().all()


def test_the_finder_is_scored_by_what_was_reviewed(quotes, documents, edits):
    scores = finder_scores(quotes, documents, edits).set_index("score")
    assert scores[["right", "n"]].values.tolist() == [[2, 3], [2, 3], [1, 2], [2, 2]]
    # Wilson (1927) for 2 of 3.
    assert scores.loc["precision", ["low", "high"]].tolist() == pytest.approx([0.2077, 0.9385], abs=1e-4)


def test_recall_needs_an_article_reviewed_throughout(quotes, documents, text):
    edits = [making.accept(quotes.iloc[0], text, "Jo"), making.add_statement("storm", text, "Jo", [[0, 5]])]
    scores = finder_scores(quotes, documents, edits).set_index("score")
    assert scores.loc["recall", "n"] == 0
    assert scores.loc["precision", "n"] == 1


@pytest.fixture
def many():
    return pd.DataFrame({"quote_id": [f"a#{n}" for n in range(50)], "confidence": [n % 7 / 7 for n in range(50)]})


def test_a_random_sample_is_the_same_for_the_same_seed_and_grows_with_its_size(many):
    small, large = sample(many, "random", 5, seed=3), sample(many, "random", 20, seed=3)
    assert large["quote_id"].tolist()[:5] == small["quote_id"].tolist()
    assert sample(many, "random", 5, seed=4)["quote_id"].tolist() != small["quote_id"].tolist()


def test_the_least_certain_come_first(many):
    assert sample(many, "least certain first")["confidence"].is_monotonic_increasing


def test_an_unknown_order_and_an_empty_sample_are_refused(many):
    with pytest.raises(InputError, match="use one of all, random, least certain first"):
        sample(many, "best")
    with pytest.raises(InputError, match="A sample of 0"):
        sample(many, "random", 0)
