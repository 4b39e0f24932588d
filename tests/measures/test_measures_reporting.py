"""The reporter's own hedges: those in the clause of the cue, and no others."""

import pytest

from analysis.measures.reporting import reporter_hedges


def found(text, cue, *said):
    spans = sorted((text.index(words), text.index(words) + len(words)) for words in said)
    start = text.index(cue)
    return [c.text for c in reporter_hedges(text, (start, start + len(cue)), spans)]


@pytest.mark.parametrize(
    ("text", "cue", "said", "expected"),
    [
        ("The mayor said the quay was safe.", "said", "the quay was safe", []),
        ("The mayor claimed the quay was safe.", "claimed", "the quay was safe", ["claimed"]),
        ('"All is well," the mayor reportedly said.', "said", '"All is well,"', ["reportedly"]),
        ("Apparently the mayor said so. He left.", "said", "so", ["Apparently"]),
        ("Apparently it rained. The mayor said so.", "said", "so", []),
        ("The mayor said so. Apparently it rained.", "said", "so", []),
        ("Mr. Roe allegedly said so.", "said", "so", ["allegedly"]),
        ("He claimed 40 lives and said so.", "said", "so", []),
        ("The mayor said the alleged thief apparently ran.", "said", "the alleged thief apparently ran", []),
    ],
)
def test_hedges_in_the_clause_of_the_cue_are_the_reporter_s(text, cue, said, expected):
    assert found(text, cue, said) == expected


def test_the_words_of_another_statement_are_not_the_reporter_s():
    text = 'The mayor said "it is allegedly safe," and added that it rained.'
    assert found(text, "added", '"it is allegedly safe,"', "it rained") == []


def test_a_very_long_line_is_searched_around_the_cue_only():
    text = "allegedly " * 5000 + "the mayor said so"
    assert len(found(text, "said", "so")) <= 40
