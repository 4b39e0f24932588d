"""Whatever the text: nothing raises, offsets slice to the content, results repeat, time grows with length."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import read_article
from analysis.quotations.finder import find_statements
from analysis.quotations.rules import RULES

PIECES = [
    "Ada Brook", "he", "who", "which", "Q.", "A:", "SECRETARY BROOK:", "said", "says", "saying", "according to", "told",
    "urged", "called", "claims", "report", "asked", "to", "that", "whether", "and", "but", "while", "the pier", "is",
    "was", "safe", "on Friday", "in a statement", ",", ".", "?", ":", ";", "—", '"', "“", "”", "'", "’", "``", "«",
    "(", ")", "\n\n", "\n", " ", "<b>", "â€œ", "annuonced", "U.S.", "6", "é", "\u200b", "\x00", "😀",
]  # fmt: skip

texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_no_text_raises_and_every_offset_lies_in_it(text):
    article = read_article(text)
    statements = find_statements(article)
    for one in statements:
        spans = [*one.fragments, *(span for span in (one.cue, one.mention, one.via) if span)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in zip(one.fragments, one.fragments[1:], strict=False))
        assert one.rule in RULES
        assert one.kind in ("direct", "mixed", "indirect")
    assert find_statements(article) == statements


@given(st.sampled_from(["He said it was late.", '"Go," she said.', "Talks failed, according to Brook."]), st.text())
@settings(max_examples=60, deadline=None)
def test_statements_do_not_depend_on_what_follows_in_another_paragraph(sentence, other):
    first = find_statements(read_article(sentence))
    both = find_statements(read_article(sentence + "\n\nzzz " + other.replace("\n", " ")))
    assert [one.cue for one in first] == [one.cue for one in both][: len(first)]


WORST = {
    "one sentence without end": "the mayor said the bridge was safe and ",
    "cues alone": "said, ",
    "marks alone": '" ',
    "marks that never close": "“said ",
    "apostrophes": "'a s' ",
    "no spaces": "a",
    "one paragraph a quotation": '"a b c d e f."\n\n',
    "labels": 'Ada: "no"\n\n',
    "adverbs": "also ",
}


@pytest.mark.parametrize("unit", WORST.values(), ids=WORST.keys())
def test_time_grows_with_length(unit):
    def seconds(length):
        text = unit * (length // len(unit))
        start = process_time()
        find_statements(read_article(text))
        return process_time() - start

    seconds(1_000)
    short, long = min(seconds(25_000) for _ in range(3)), min(seconds(100_000) for _ in range(2))
    assert long < 10 * short + 0.3


def test_a_megabyte_in_one_paragraph_is_read_in_seconds():
    text = "The mayor said the bridge was safe and that nobody was hurt. " * 17_000
    start = process_time()
    assert len(find_statements(read_article(text))) == 17_000
    assert process_time() - start < 30


@pytest.mark.parametrize(
    "text",
    [
        "%URGE+\u2013",
        "Brook said the bridge fell, without",
        "Brook said the bridge fell, but",
        "who says who and said before say, was",
        "Hale was vowed that ; in",
        'Hale called it "a shame" and',
        '"A," she said, only',
    ],
)
def test_a_text_that_breaks_off_raises_nothing(text):
    for statement in find_statements(read_article(text)):
        assert all(0 <= start < end <= len(text) for start, end in statement.fragments)
