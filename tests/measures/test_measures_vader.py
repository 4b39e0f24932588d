"""VADER's numbers are those of its own package, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.measures.vader import vader

PACKAGE = SentimentIntensityAnalyzer()
WORDS = (
    "the a but But yeah right stop bus die to for no not never isn't without doubt or nor so this least "
    "at very kind of good GOOD terrible war peace "
    "happy sad shit bomb extremely barely ! ?? ... :) :( , great, (bad) “fine” 😀 hope hope"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_the_score_is_the_package_s_own(text):
    assert vader(text)[0] == PACKAGE.polarity_scores(text)["compound"]


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_it_is_so_for_any_string(text):
    assert vader(text)[0] == PACKAGE.polarity_scores(text)["compound"]


def test_the_words_behind_the_score_are_found_in_the_text():
    text = "The talks were not good, but the food was great."
    assert [text[start:end] for start, end, _ in vader(text)[1]] == ["good", "great"]


def test_an_emoji_counts_where_it_stands():
    text = "It rained 😀😀today."
    assert {text[start:end] for start, end, _ in vader(text)[1]} == {"😀"}


def test_a_word_after_not_counts_to_the_other_side():
    assert vader("It was not good.")[1][0][2] < 0


@pytest.mark.parametrize("n", [20_000])
def test_a_long_statement_takes_a_time_linear_in_its_length(n):
    from time import perf_counter

    def seconds(words):
        text = "good bad but war peace " * (words // 5)
        start = perf_counter()
        vader(text)
        return perf_counter() - start

    seconds(1000)
    assert seconds(n) < 40 * max(seconds(n // 10), 1e-3)
