"""What marks a speaker's words: share, keywords, concordance, collocates, pronouns, names and subjects."""

import math

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.measures.clauses import subject_verbs, subjects_in
from analysis.measures.collocates import MEASURES, collocates
from analysis.measures.concordance import concordance
from analysis.measures.keywords import keywords
from analysis.measures.mentioned import mentioned
from analysis.measures.pronouns import pronouns
from analysis.measures.share import share
from analysis.measures.speaking import statements_of


@pytest.fixture
def quotes():
    rows = [
        ("a#1", "Ada Roe", "direct", "We want peace talks now.", 5, 5),
        ("a#2", "Ada Roe", "mixed", "Peace talks with Norland are our aim.", 7, 3),
        ("a#3", "Bo Lind", "indirect", "They broke the truce and will pay.", 7, 0),
        ("a#4", "Ada Roe & Bo Lind", "direct", "We met in Norland.", 4, 4),
        ("a#5", None, "indirect", "nothing had changed", 3, 0),
    ]
    return pd.DataFrame(rows, columns=["quote_id", "speaker", "kind", "content", "n_words", "quoted_words"])


def test_shares_are_of_all_statements_and_words(quotes):
    table = share(quotes).set_index("speaker")
    assert table.loc["Ada Roe", "statements"] == 3
    assert table.loc["Ada Roe", "words"] == 16
    assert table.loc["Ada Roe", "share_words"] == pytest.approx(16 / 26)
    assert table.loc["(unnamed)", "share_statements"] == pytest.approx(1 / 5)


def test_shares_can_be_split_by_kind(quotes):
    table = share(quotes, by_kind=True).set_index(["speaker", "kind"])
    assert table.loc[("Ada Roe", "direct"), "statements"] == 2
    assert table["words"].sum() == share(quotes)["words"].sum()


def test_a_joint_statement_belongs_to_each_of_its_speakers(quotes):
    assert statements_of(quotes, "Bo Lind")["quote_id"].tolist() == ["a#3", "a#4"]
    assert statements_of(quotes, "Ada Roe & Bo Lind")["quote_id"].tolist() == ["a#4"]


def test_an_unknown_speaker_is_refused_with_those_who_speak(quotes):
    with pytest.raises(InputError, match=r"Cy Doe.*Ada Roe"):
        statements_of(quotes, "Cy Doe")


def test_keywords_are_weighted_log_odds_with_a_dirichlet_prior(quotes):
    table = keywords(quotes, "Ada Roe", "Bo Lind", least=2, prior_words=10).set_index("word")
    # Monroe, Colaresi & Quinn (2008), eq. 16, 19 and 22, by hand for "peace": 2 of 16 words against 0 of 11.
    prior = 10 * 2 / 26
    odds = math.log((2 + prior) / (16 + 10 - 2 - prior)) - math.log(prior / (11 + 10 - prior))
    assert table.loc["peace", ["first", "second"]].tolist() == [2, 0]
    assert table.loc["peace", "log_odds"] == pytest.approx(odds)
    assert table.loc["peace", "z"] == pytest.approx(odds / math.sqrt(1 / (2 + prior) + 1 / prior))


def test_keywords_stand_from_the_first_speaker_s_to_the_second_s(quotes):
    table = keywords(quotes, "Ada Roe", "Bo Lind", least=1)
    assert table["z"].is_monotonic_decreasing
    mirrored = keywords(quotes, "Bo Lind", "Ada Roe", least=1).set_index("word")["z"]
    assert (table.set_index("word")["z"] + mirrored).abs().max() == pytest.approx(0)


def test_rare_words_are_left_out_of_the_keywords(quotes):
    table = keywords(quotes, "Ada Roe", least=2)
    assert (table["first"] + table["second"] >= 2).all()


def test_a_speaker_cannot_be_set_against_himself(quotes):
    with pytest.raises(InputError, match="Ada Roe"):
        keywords(quotes, "Ada Roe", "Ada Roe")


def test_a_concordance_shows_whole_words_in_their_context(quotes):
    table = concordance(quotes, "talks", "Ada Roe", width=12)
    assert table["word"].tolist() == ["talks", "talks"]
    assert table["left"].tolist() == ["We want peace ", "Peace "] or all(len(left) <= 12 for left in table["left"])
    assert len(concordance(quotes, "talk")) == 0
    assert len(concordance(quotes, "talk*")) == 2
    assert len(concordance(quotes, "peace talks")) == 2


def test_a_concordance_of_nothing_is_refused(quotes):
    with pytest.raises(InputError, match="Nothing to look for"):
        concordance(quotes, " * ")


@pytest.mark.parametrize("measure", MEASURES)
def test_collocates_stand_near_the_word_in_the_same_statement(quotes, measure):
    table = collocates(quotes, "talks", least=1, window=3, measure=measure)
    assert table.set_index("word").loc["peace", ["count", "total"]].tolist() == [2, 2]
    assert "truce" not in set(table["word"])


def test_an_unknown_measure_of_collocation_is_refused(quotes):
    with pytest.raises(InputError, match="likelihood_ratio"):
        collocates(quotes, "talks", measure="luck")


def test_pronouns_tell_us_from_them(quotes):
    table = pronouns(quotes).set_index("speaker")
    assert table.loc["Ada Roe", ["in_group", "out_group"]].tolist() == [3, 0]
    assert table.loc["Bo Lind", ["in_group", "out_group"]].tolist() == [1, 1]
    assert table.loc["Bo Lind", "out_group_rate"] == pytest.approx(100 / 11)
    assert pronouns(quotes, least=3).shape[0] == 1


def test_names_are_counted_by_speaker(quotes):
    table = mentioned(quotes, "Ada Roe").set_index("name")
    assert table.loc["Norland", ["count", "n_quotes"]].tolist() == [2, 2]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("We will never accept this.", [("we", "accept")]),
        ("They attacked the harbour.", [("they", "attacked")]),
        ("He said that Norland has broken the truce.", [("he", "said"), ("Norland", "broken")]),
        ("We had hopes.", [("we", "had")]),
        ("The harbour is closed.", []),
        ("", []),
    ],
)
def test_subjects_stand_with_their_verbs_where_the_clause_shows_them(text, pairs):
    assert [(subject, verb) for subject, verb, *_ in subjects_in(text)] == pairs


def test_subjects_and_verbs_are_counted(quotes):
    table = subject_verbs(quotes)
    assert table.set_index(["subject", "verb"]).loc[("we", "met"), "count"] == 1
    assert len(subject_verbs(quotes, least=2)) == 0
