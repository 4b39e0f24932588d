"""What a reader selects becomes whole words, in the code points that Python counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.review.selecting import stretch


def selected(text, words, among=""):
    start = text.index(among or words) + (among.index(words) if among else 0)
    found = stretch(text, start, start + len(words), words)
    return found and text[slice(*found)]


@pytest.mark.parametrize(
    ("words", "among", "taken"),
    [
        ("ferry would", "", "ferry would"),
        ("rry wou", "", "ferry would"),
        (" ferry ", "", "ferry"),
        ("“We", "", "“We"),
        ("We lost,", "", "We lost,"),
        ("lost", "", "lost"),
        ("cafe", "cafe\u0301", "cafe\u0301"),
        ("\U0001f469", "\U0001f469\u200d\U0001f692", "\U0001f469\u200d\U0001f692"),
        ("\U0001f44d", "\U0001f44d\U0001f3fd", "\U0001f44d\U0001f3fd"),
        ("   ", "", None),
    ],
)
def test_words_and_signs_are_taken_whole_and_punctuation_as_selected(words, among, taken):
    text = (
        "The ferry would sail.   “We lost,” he said of the cafe\u0301, "
        "\U0001f469\u200d\U0001f692 and \U0001f44d\U0001f3fd."
    )
    assert selected(text, words, among) == taken


def test_text_without_spaces_between_words_is_taken_as_selected():
    assert selected("彼は行くと言った", "行く") == "行く"


@pytest.mark.parametrize(("start", "end", "said"), [(0, 3, "Far"), (5, 2, ""), (-1, 2, "Th"), (0, 999, "The ferry")])
def test_what_does_not_stand_there_is_refused(start, end, said):
    with pytest.raises(InputError, match="not what stands there"):
        stretch("The ferry", start, end, said)


def test_a_sign_that_no_page_can_show_is_compared_as_the_page_shows_it():
    assert stretch("a \0 b", 0, 5, "a \ufffd b") == (0, 5)


@given(st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_what_is_taken_holds_what_was_selected_and_begins_and_ends_with_no_space(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = stretch(text, start, end, text[start:end].replace("\0", "\ufffd"))
    if found is None:
        assert not text[start:end].strip()
    else:
        assert text[start:end].strip() in text[slice(*found)]
        assert not text[found[0]].isspace()
        assert not text[found[1] - 1].isspace()
