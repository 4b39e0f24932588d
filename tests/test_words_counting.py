"""Words: what counts as one, and which of them stand inside quotation marks."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.words import count_quoted_words, count_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" -- … \" '", 0),
        ("The ferry's gone.", 3),
        ("40,000 people, 3.5 boats", 4),
        ("U.S. four-hour don’t", 3),
        ("naïve Ωmega Привет", 3),
    ],
)
def test_words_are_runs_of_letters_and_digits(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no marks at all", 0),
        ('talks were "very, very constructive " and long', 3),
        ("talks were “very constructive” and “long”", 3),
        ('it was "a mark never closed', 4),
        ("he called it 'the lads' own boat' twice", 4),
        ("the lads' boats weren't found", 0),
        ("«one two» three", 2),
    ],
)
def test_words_inside_marks_are_counted(text, words):
    assert count_quoted_words(text) == words


@given(st.text(max_size=80))
def test_no_more_words_stand_inside_marks_than_there_are(text):
    assert 0 <= count_quoted_words(text) <= count_words(text)


@pytest.mark.parametrize("unit", ["('a", "'- ", "‘ ", "``", '"', "(‘a", "a' ", "'"])
def test_many_marks_take_time_in_proportion(unit):
    start = process_time()
    count_quoted_words(unit * 100_000)
    assert process_time() - start < 2
