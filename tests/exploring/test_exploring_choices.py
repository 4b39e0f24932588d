import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.exploring.choices import Choices

WORDS = st.text(max_size=12)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
DAYS = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
ANY_CHOICES = st.builds(
    Choices, speakers=LISTS, groups=LISTS, sources=LISTS, kinds=LISTS, since=DAYS, until=DAYS,
    confidence=st.floats(0, 1), text=WORDS, word=WORDS, measure=WORDS, category=WORDS, documents=LISTS,
)  # fmt: skip


@given(ANY_CHOICES)
def test_choices_come_back_from_their_record_as_they_were(choices):
    assert Choices.from_record(choices.as_record(), "a file") == choices


def test_what_is_left_open_is_not_recorded():
    assert Choices(text="quay").as_record() == {"text": "quay"}


def test_choices_are_said_in_words_with_what_is_missing_named():
    choices = Choices(speakers=("Mara Quill", ""), since="2021-05-03", confidence=0.5, text="quay")
    assert choices.in_words() == (
        "speaker: Mara Quill or nobody named; since 2021-05-03; confidence at least 0.5; text: “quay”"
    )


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        ({"mood": "grim"}, 'a file: "mood" is no filter'),
        ({"speakers": "Mara Quill"}, '"speakers" should be a list of words'),
        ({"confidence": 2}, '"confidence" should be a number from 0 to 1'),
        ({"confidence": True}, '"confidence" should be a number from 0 to 1'),
        ({"since": "May"}, '"since" should be a day such as 2014-03-30'),
        ({"text": 3}, '"text" should be words'),
    ],
)
def test_a_record_that_is_none_is_refused_in_words(record, sentence):
    with pytest.raises(InputError, match=sentence):
        Choices.from_record(record, "a file")
