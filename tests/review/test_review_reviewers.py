"""Two reviewers and the finder: agreement, what is left to settle, precision and recall; and whom to sample."""

import json
import math

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.review import making
from analysis.review.applying import apply_review
from analysis.review.finder_scores import finder_scores, sample_scores
from analysis.review.reviewers import agreement, decisions, disagreements, to_settle
from analysis.review.sampling import sample


def span(text, words):
    return [[text.index(words), text.index(words) + len(words)]]


@pytest.fixture
def edits(quotes, text):
    """Jo and Ann on the three statements that are found, and each on one that was missed; Jo read to the end."""
    first, second, third = quotes.to_dict("records")
    missed = span(text, "a word about the quay")
    return [
        making.accept(first, text, "Jo"),
        making.accept(second, text, "Jo"),
        making.accept(third, text, "Jo"),
        making.add_statement("storm", text, "Jo", missed, "Dita Holm"),
        making.read_to_the_end("storm", text, "Jo"),
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


def test_a_tone_that_only_one_of_two_reviewers_labelled_is_no_agreement(quotes, documents, edits, text):
    labelled = [*edits, making.label(quotes.iloc[0], text, "Jo", "tone", "negative")]
    table = agreement(decisions(quotes, documents, labelled)).set_index("decision")
    assert table.loc["tone", "n_statements"] == 0


def test_disagreements_are_listed_to_be_settled(quotes, documents, edits):
    table = disagreements(decisions(quotes, documents, edits))
    assert table[["statement", "decision", "Jo", "Ann"]].values.tolist() == [
        ["storm#3", "statement", "yes", "no"],
        ["storm#2", "speaker", "Tobin Ashe", "Ines Calder"],
    ]


def test_what_one_added_the_other_may_reject(quotes, documents, text):
    added = making.add_statement("storm", text, "Jo", span(text, "a word about the quay"), "Dita Holm")
    corrected, _ = apply_review(quotes, documents, [added])
    rejected = making.reject(corrected.iloc[-1], text, "Ann")
    apart = disagreements(decisions(quotes, documents, [added, rejected]))
    assert apart[["statement", "decision", "Jo", "Ann"]].values.tolist() == [
        [f"storm#{added.edit_id}", "statement", "yes", "no"]
    ]


def test_two_who_add_the_same_statement_with_another_end_add_one_and_disagree_on_its_extent(quotes, documents, text):
    edits = [
        making.add_statement("storm", text, "Jo", span(text, "a word about the quay"), "Dita Holm"),
        making.add_statement("storm", text, "Ann", span(text, "a word about"), "Dita Holm"),
    ]
    assert len(apply_review(quotes, documents, edits)[0]) == len(quotes) + 1
    assert disagreements(decisions(quotes, documents, edits))["decision"].tolist() == ["extent"]


def test_who_judges_after_another_judges_what_the_other_made_of_it(quotes, documents, text):
    first = making.adjust_extent(quotes.iloc[0], text, "Jo", span(text, "Ines Calder"))
    second = making.correct_speaker(quotes.iloc[1], text, "Jo", "Ines Calder")
    seen = apply_review(quotes, documents, [first, second])[0].to_dict("records")
    edits = [
        first,
        second,
        making.correct_speaker(seen[0], text, "Ann", "Dita Holm"),
        making.accept(seen[1], text, "Ann"),
    ]
    decided = decisions(quotes, documents, edits)
    ann = decided[decided["reviewer"] == "Ann"].set_index(["statement", "decision"])["value"]
    assert (ann["storm#1", "speaker"], ann["storm#2", "speaker"]) == ("Dita Holm", "Ines Calder")
    assert disagreements(decided).empty


def test_who_accepts_what_the_finder_found_after_another_changed_it_restores_it(quotes, documents, text):
    changed = [
        making.adjust_extent(quotes.iloc[0], text, "Jo", span(text, "sail again")),
        making.correct_speaker(quotes.iloc[1], text, "Jo", "Ines Calder"),
    ]
    blind = [making.accept(each, text, "Ann") for each in quotes.iloc[:2].to_dict("records")]
    corrected, unfit = apply_review(quotes, documents, [*changed, *blind])
    assert corrected[["content", "speaker"]].equals(quotes[["content", "speaker"]])
    assert unfit.empty
    apart = disagreements(decisions(quotes, documents, [*changed, *blind]))
    assert set(apart["decision"]) == {"speaker", "extent"}


def settlement(quotes, documents, edits, text, decision, value, by="Jo", **more):
    row = disagreements(decisions(quotes, documents, edits)).set_index("decision").loc[decision]
    about = {"doc_id": row["doc_id"], "fragments": json.loads(row["fragments"])}
    return making.settle(about, text, by, decision, value, {"Jo": row["Jo"], "Ann": row["Ann"]}, **more)


def test_a_settlement_holds_says_who_and_why_and_leaves_the_agreement_as_it_was(quotes, documents, edits, text):
    before = agreement(decisions(quotes, documents, edits))
    speaker = settlement(quotes, documents, edits, text, "speaker", "Tobin Ashe", by="Ann", why="he was there")
    assert (speaker.was, speaker.became, speaker.reviewer) == ("Jo: Tobin Ashe; Ann: Ines Calder", "Tobin Ashe", "Ann")
    settled = [*edits, speaker, settlement(quotes, documents, edits, text, "statement", "yes")]
    assert to_settle(decisions(quotes, documents, edits))["decision"].tolist() == ["statement", "speaker"]
    assert to_settle(decisions(quotes, documents, settled)).empty
    assert disagreements(decisions(quotes, documents, settled))["settled"].tolist() == ["yes", "Tobin Ashe"]
    pd.testing.assert_frame_equal(agreement(decisions(quotes, documents, settled)), before)
    corrected, unfit = apply_review(quotes, documents, settled)
    assert corrected.set_index("quote_id").loc["storm#2", "speaker"] == "Tobin Ashe"
    assert "storm#3" in corrected["quote_id"].tolist()
    assert unfit.empty


def test_an_extent_is_settled_by_where_one_of_them_put_it(quotes, documents, text):
    statement = quotes.iloc[0]
    long, short = span(text, "the ferry would sail again on Friday"), span(text, "sail again")
    edits = [
        making.adjust_extent(statement, text, "Jo", short),
        making.adjust_extent(statement, text, "Ann", span(text, "the ferry would sail")),
    ]
    last = settlement(quotes, documents, edits, text, "extent", "", fragments=long)
    corrected, _ = apply_review(quotes, documents, [*edits, last])
    assert corrected["content"].iloc[0] == "the ferry would sail again on Friday"
    assert to_settle(decisions(quotes, documents, [*edits, last])).empty


def test_a_settlement_that_was_taken_back_is_to_be_settled_again(quotes, documents, edits, text):
    last = settlement(quotes, documents, edits, text, "statement", "no")
    decided = decisions(quotes, documents, [*edits, last, making.take_back(last, "Jo")])
    assert "statement" in to_settle(decided)["decision"].tolist()


def test_a_disagreement_is_settled_by_an_answer_that_fits_it(quotes, text):
    for decision, value in (("statement", "perhaps"), ("tone", "angry"), ("weather", "fine"), ("hedging", "")):
        with pytest.raises(InputError, match="cannot settle"):
            making.settle(quotes.iloc[0], text, "Jo", decision, value, {})


def test_a_reviewer_may_be_called_like_a_column(quotes, documents, text):
    edits = [
        making.accept(quotes.iloc[0], text, "statement"),
        making.correct_speaker(quotes.iloc[0], text, "words", "Dita Holm"),
    ]
    row = disagreements(decisions(quotes, documents, edits)).iloc[0]
    assert (row["statement (reviewer)"], row["words (reviewer)"]) == ("Ines Calder", "Dita Holm")


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


def test_recall_needs_an_article_reviewed_throughout_and_read_to_its_end(quotes, documents, text):
    def recalled(*edits):
        scores = finder_scores(quotes, documents, [*edits, making.add_statement("storm", text, "Jo", [[0, 5]])])
        return scores.set_index("score").loc["recall", ["right", "n"]].tolist()

    some = [making.accept(quotes.iloc[0], text, "Jo")]
    throughout = [making.accept(each, text, "Jo") for each in quotes.to_dict("records")]
    read = making.read_to_the_end("storm", text, "Jo")
    assert recalled(*some, read) == recalled(*throughout) == [0, 0]
    assert recalled(*throughout, read) == [3, 4]
    assert recalled(*throughout, read, making.take_back(read, "Jo")) == [0, 0]


def test_articles_that_differ_make_the_interval_wider(quotes, documents, text):
    two = pd.concat([documents, documents.assign(doc_id="calm")], ignore_index=True)
    other = quotes.assign(doc_id="calm", quote_id=quotes["quote_id"].str.replace("storm", "calm"))
    both = pd.concat([quotes, other], ignore_index=True)
    one_wrong = [making.accept(each, text, "Jo") for each in quotes.to_dict("records")]
    one_wrong += [making.reject(each, text, "Jo") for each in other.to_dict("records")]
    precision = finder_scores(both, two, one_wrong).set_index("score").loc["precision"]
    assert precision["estimate"] == 0.5
    # Variance between the articles 9 / 6² against 0.5 * 0.5 / 6: a design effect of 6, so 6 count as 1 (Wilson 1927).
    assert precision[["low", "high"]].tolist() == pytest.approx([0.0546, 0.9454], abs=1e-4)
    mixed = [
        (making.reject if at % 3 == 0 else making.accept)(each, text, "Jo")
        for at, each in enumerate(both.to_dict("records"))
    ]
    precision = finder_scores(both, two, mixed).set_index("score").loc["precision"]
    assert precision[["low", "high"]].tolist() == pytest.approx([0.2999, 0.9032], abs=1e-4)


def test_only_what_was_drawn_at_random_speaks_for_the_corpus(quotes, documents, text):
    shuffled = sample(quotes, "random")
    last, *first = (making.accept(each, text, "Jo") for each in reversed(shuffled.to_dict("records")))
    assert sample_scores(quotes, documents, [last]).empty
    assert sample_scores(quotes, documents, [*first[:1], last]).empty
    scores = sample_scores(quotes, documents, first).set_index("score")
    assert scores["n"].to_dict() == {"precision": 2, "speaker": 2, "extent": 2}
    rejected = making.reject(shuffled.iloc[2], text, "Jo")
    everything = sample_scores(quotes, documents, [*first, rejected]).set_index("score")
    assert everything.loc["precision", ["right", "n"]].tolist() == [2, 3]


def test_an_article_that_changed_since_it_was_read_to_the_end_is_to_be_read_again(quotes, text):
    read = making.read_to_the_end("storm", text, "Jo")
    documents = pd.DataFrame({"doc_id": ["storm"], "text": [text + "More."]})
    edits = [read, *(making.accept(each, text, "Jo") for each in quotes.to_dict("records"))]
    assert finder_scores(quotes, documents, edits).set_index("score").loc["recall", "n"] == 0
    assert apply_review(quotes, documents, edits)[1]["reason"].tolist() == [
        "the text has changed since it was read to its end"
    ]


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
