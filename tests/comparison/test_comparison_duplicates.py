"""Wire copy that is printed twice counts once, and the user can see which and say otherwise."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import compare
from analysis.comparison.duplicates import (
    _shingles,
    count_once,
    mark_duplicates,
    mark_repeats,
    near_copies,
    show_duplicates,
)

WIRE = (
    "The two towns agreed on Friday to share the ferry. The mayor said the boats would sail before the winter. "
    "Fishermen waited on the quay in the rain until the delegates came out of the hall. The agreement is to be "
    "signed in the spring, when the engineers have read the report on the channel. No date was given for the bridge."
)
OTHER = (
    "A storm closed the upper road on Monday. The council met in the school instead and voted on the new reservoir, "
    "which will be dug behind the mill. Two members were against it, and one left the room before the vote was taken. "
    "The clerk wrote it all down by the light of a lamp, as the current had failed at noon."
)


def documents(*texts, dates=None):
    return pd.DataFrame(
        {
            "doc_id": [f"d{n}" for n in range(len(texts))],
            "date": dates or [None] * len(texts),
            "title": [f"Title {n}" for n in range(len(texts))],
            "text": list(texts),
        }
    )


def quotes(*rows):
    table = pd.DataFrame(rows, columns=["doc_id", "speaker", "content"])
    table.insert(0, "quote_id", [f"{doc}#{n}" for n, doc in enumerate(table["doc_id"])])
    table["n_words"] = table["content"].str.split().str.len()
    table["hedges"] = 1
    return table


def test_an_article_with_another_headline_and_a_changed_sentence_is_a_copy():
    marked = mark_duplicates(documents(WIRE, OTHER, "Ferry to sail. " + WIRE.replace("in the rain", "all day")))
    assert marked["duplicate_of"].fillna("").tolist() == ["", "", "d0"]


def test_the_earliest_article_is_the_original():
    marked = mark_duplicates(documents(WIRE, WIRE, dates=["2031-05-02", "2031-05-01"]))
    assert marked["duplicate_of"].fillna("").tolist() == ["d1", ""]


def test_what_the_user_wrote_in_duplicate_of_is_kept():
    given = documents(WIRE, WIRE, OTHER).assign(duplicate_of=[None, None, "d0"])
    assert mark_duplicates(given)["duplicate_of"].fillna("").tolist() == ["", "d0", "d0"]


def test_copies_of_copies_point_to_the_one_original():
    marked = mark_duplicates(documents(WIRE, WIRE + " More.", WIRE + " More. And more."))
    assert marked["duplicate_of"].fillna("").tolist() == ["", "d0", "d0"]


def test_duplicates_are_shown_beside_their_originals():
    shown = show_duplicates(mark_duplicates(documents(WIRE, OTHER, WIRE)))
    assert shown[["doc_id", "duplicate_of", "title", "original title"]].values.tolist() == [
        ["d2", "d0", "Title 2", "Title 0"]
    ]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["word", "other"]])
def test_texts_with_nothing_in_common_have_no_copies(texts):
    assert near_copies(texts) == []


def test_a_statement_that_another_article_repeats_is_found_with_one_word_changed():
    said = "we will share the boats with everybody on the coast as soon as the storms are over this spring"
    table = mark_repeats(quotes(("a", "Roe", said), ("b", "Roe", said.replace("everybody", "everyone"))))
    assert table["repeat_of"].fillna("").tolist() == ["", "a#0"]


def test_the_same_words_by_another_speaker_or_in_the_same_article_or_of_few_words_are_no_repeat():
    said = "we will share the boats with everybody on the coast as soon as the storms are over"
    table = mark_repeats(
        quotes(
            ("a", "Roe", said),
            ("b", "Doe", said),
            ("a", "Roe", said),
            ("c", "Poe", "no comment"),
            ("d", "Poe", "no comment"),
        )
    )
    assert table["repeat_of"].isna().all()


def test_duplicates_count_once_unless_the_user_says_otherwise():
    said = [
        f"the boats number {word} will sail along the coast before the winter storms" for word in ("one", "two", "six")
    ]
    table = quotes(*[(doc, "Roe", words) for doc in ("d0", "d1") for words in said])
    marked = mark_duplicates(documents(WIRE, WIRE))
    once, left_out = count_once(table, marked)
    assert len(once) == 3
    assert left_out == {"documents": 1, "statements": 3}
    counts = {
        mode: compare(table, marked, measures=["hedges"], duplicates=mode, few_statements=2)["n_quotes"].iloc[0]
        for mode in ("once", "all")
    }
    assert counts == {"once": 3, "all": 6}


def test_repeats_are_found_without_the_documents_table_too():
    said = "the old ferry will be sold to the northern town after the last day of the season"
    table = compare(
        quotes(("a", "Roe", said), ("b", "Roe", said), ("b", "Roe", WIRE), ("c", "Roe", OTHER)), few_statements=2
    )
    assert table["n_quotes"].iloc[0] == 3
    assert table.attrs["left_out"]["statements"] == 1


@given(st.lists(st.text(), max_size=5), st.integers(1, 6))
def test_any_text_with_a_word_is_a_copy_of_itself(texts, length):
    copies = near_copies([*texts, *texts], length=length)
    with_words = {number + len(texts) for number, text in enumerate(texts) if any(map(str.isalnum, text.lower()))}
    assert with_words <= {copy.copy for copy in copies}


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_what_stands_beside_a_text_does_not_change_its_sequences(texts):
    together = _shingles(texts, 3)
    assert [each.tolist() for each in together] == [_shingles([text], 3)[0].tolist() for text in texts]
