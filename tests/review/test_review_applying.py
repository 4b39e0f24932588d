"""Applying a review: each correction takes effect on every run, or is listed with the reason why it cannot."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.finding import quotes_of
from analysis.records import table_of
from analysis.review import making
from analysis.review.applying import apply_review
from analysis.tables import QUOTES


def row(quotes, words):
    return next(each for each in quotes.to_dict("records") if words in each["content"])


def found_in(text):
    return table_of(quotes_of(text, "storm"), QUOTES), pd.DataFrame({"doc_id": ["storm"], "text": [text]})


def span(text, words):
    return [[text.index(words), text.index(words) + len(words)]]


def test_no_edits_change_nothing(quotes, documents):
    same, unfit = apply_review(quotes, documents, [])
    pd.testing.assert_frame_equal(same[list(QUOTES)], quotes)
    assert unfit.empty
    assert same["reviewed"].isna().all()


def test_a_corrected_speaker_is_applied_and_says_so(quotes, documents, text):
    edit = making.correct_speaker(row(quotes, "winter"), text, "Jo", "Ines Calder", why="the caption says so")
    after = row(apply_review(quotes, documents, [edit])[0], "winter")
    assert (after["speaker"], after["how"], after["reviewed"]) == ("Ines Calder", "corrected by hand (Jo)", "corrected")


def test_a_rejected_statement_is_left_out_and_others_keep_their_ids(quotes, documents, text):
    after, unfit = apply_review(quotes, documents, [making.reject(row(quotes, "winter"), text, "Jo")])
    assert after["quote_id"].tolist() == quotes["quote_id"][~quotes["content"].str.contains("winter")].tolist()
    assert unfit.empty


def test_an_adjusted_extent_has_its_words_counted_anew(quotes, documents, text):
    edit = making.adjust_extent(row(quotes, "sail again"), text, "Jo", span(text, "the ferry would sail again"))
    after = row(apply_review(quotes, documents, [edit])[0], "sail again")
    assert (after["content"], after["n_words"], after["kind"]) == ("the ferry would sail again", 5, "indirect")
    assert text[after["start"] : after["end"]] == after["content"]


def test_a_missed_statement_is_added_in_text_order(quotes, documents, text):
    edit = making.add_statement("storm", text, "Jo", span(text, "a word about the quay"), "Dita Holm")
    after, _ = apply_review(quotes, documents, [edit])
    last = after.iloc[-1]
    assert (last["speaker"], last["kind"], last["n_words"], last["reviewed"]) == ("Dita Holm", "indirect", 5, "added")
    assert last["quote_id"] == f"storm#{edit.edit_id}"
    assert len(after) == len(quotes) + 1


def test_an_added_statement_that_stands_in_quotation_marks_is_direct(quotes, documents, text):
    edit = making.add_statement("storm", text, "Jo", span(text, "We lost the"), "Tobin Ashe")
    assert set(apply_review(quotes, documents, [edit])[0].query("reviewed == 'added'")["kind"]) == {"direct"}


def test_a_statement_can_be_added_where_the_finder_found_none(text):
    quotes, documents = found_in("Nothing was reported.")
    edit = making.add_statement("storm", documents["text"][0], "Jo", [[0, 7]], "Nobody")
    assert apply_review(quotes, documents, [edit])[0]["content"].tolist() == ["Nothing"]


def test_the_cue_of_an_added_statement_is_kept_and_follows_its_words(quotes, documents, text):
    cue = span(text, "muttered")[0]
    edit = making.add_statement("storm", text, "Jo", span(text, "a word about the quay"), "Dita Holm", cue=cue)
    added = apply_review(quotes, documents, [edit])[0].iloc[-1]
    assert (added["cue"], added["cue_lemma"], added["cue_start"]) == ("muttered", "mutter", cue[0])
    quotes, documents = found_in("A new headline, muttered about\n\n" + text)
    moved = apply_review(quotes, documents, [edit])[0].iloc[-1]
    assert documents["text"][0][moved["cue_start"] : moved["cue_end"]] == "muttered"
    assert moved["cue_start"] == documents["text"][0].rindex("muttered")


def test_labels_by_hand_stand_beside_the_measures(quotes, documents, text):
    statement = row(quotes, "repairs")
    edits = [
        making.label(statement, text, "Jo", "hedging", "hedged"),
        making.label(statement, text, "Jo", "tone", "negative"),
    ]
    after = row(apply_review(quotes, documents, edits)[0], "repairs")
    assert (after["hand_hedging"], after["hand_tone"]) == ("hedged", "negative")


def test_an_undone_edit_has_no_effect(quotes, documents, text):
    edit = making.reject(row(quotes, "winter"), text, "Jo")
    after, _ = apply_review(quotes, documents, [edit, making.take_back(edit, "Jo")])
    assert len(after) == len(quotes)


def test_later_edits_meet_the_statement_as_earlier_ones_left_it(quotes, documents, text):
    first = making.adjust_extent(row(quotes, "sail again"), text, "Jo", span(text, "sail"))
    between, _ = apply_review(quotes, documents, [first])
    second = making.correct_speaker(between[between["content"] == "sail"].iloc[0], text, "Jo", "Tobin Ashe")
    after, unfit = apply_review(quotes, documents, [second, first])
    assert after.query("content == 'sail'")["speaker"].tolist() == ["Tobin Ashe"]
    assert unfit.empty


def test_an_edit_follows_its_words_when_the_text_has_grown(quotes, text):
    edit = making.correct_speaker(row(quotes, "winter"), text, "Jo", "Ines Calder")
    quotes, documents = found_in("A new headline\n\n" + text.replace('"We lost the winter,"', "“We  lost the winter,”"))
    after, unfit = apply_review(quotes, documents, [edit])
    assert row(after, "winter")["speaker"] == "Ines Calder"
    assert unfit.empty


def test_an_edit_is_listed_when_its_words_are_gone(quotes, text):
    edit = making.correct_speaker(row(quotes, "winter"), text, "Jo", "Ines Calder")
    quotes, documents = found_in(text.replace("lost the winter", "lost the summer"))
    after, unfit = apply_review(quotes, documents, [edit])
    assert row(after, "summer")["speaker"] == "Tobin Ashe"
    assert unfit["reason"].tolist() == ["the text has changed, and it no longer has these words"]
    assert unfit["edit_id"].tolist() == [edit.edit_id]


def test_an_edit_is_listed_when_its_words_stand_in_two_places(quotes, text):
    edit = making.correct_speaker(row(quotes, "winter"), text, "Jo", "Ines Calder")
    quotes, documents = found_in(text + '\n"We lost the winter," said Oskar Lind.\n')
    _, unfit = apply_review(quotes, documents, [edit])
    assert unfit["reason"].tolist() == ["the text has changed, and it has these words in 2 places"]


def test_an_edit_finds_a_statement_whose_extent_the_finder_moved_a_little(quotes, documents, text):
    statement = row(quotes, "sail again")
    edit = making.correct_speaker(statement, text, "Jo", "Tobin Ashe")
    moved = quotes.copy()
    at = moved.index[moved["quote_id"] == statement["quote_id"]][0]
    moved.at[at, "fragments"] = span(text, "ferry would sail again on Friday")
    after, unfit = apply_review(moved, documents, [edit])
    assert after["speaker"].iloc[at] == "Tobin Ashe"
    assert unfit.empty


def test_an_edit_is_listed_when_the_finder_no_longer_finds_its_statement(quotes, documents, text):
    statement = row(quotes, "winter")
    edits = [making.correct_speaker(statement, text, "Jo", "Ines Calder"), making.reject(statement, text, "Ann")]
    without = quotes[quotes["quote_id"] != statement["quote_id"]]
    _, unfit = apply_review(without, documents, edits)
    assert unfit["reason"].tolist() == ["the finder no longer finds this statement"]
    assert unfit["action"].tolist() == ["speaker"]


def test_an_accepted_statement_is_listed_when_the_finder_now_names_somebody_else(quotes, documents, text):
    edit = making.accept(row(quotes, "winter"), text, "Jo")
    renamed = quotes.assign(speaker=quotes["speaker"].replace("Tobin Ashe", "T. Ashe"))
    _, unfit = apply_review(renamed, documents, [edit])
    assert 'accepted with the speaker "Tobin Ashe"' in unfit["reason"].iloc[0]
    assert row(apply_review(quotes, documents, [edit])[0], "winter")["reviewed"] == "accepted"


def test_an_added_statement_that_the_finder_finds_by_now_is_there_once(quotes, documents, text):
    edit = making.add_statement("storm", text, "Jo", row(quotes, "winter")["fragments"], "Tobin Ashe")
    assert len(apply_review(quotes, documents, [edit])[0]) == len(quotes)


def test_edits_of_an_article_that_is_gone_are_listed(quotes, documents, text):
    edit = making.add_statement("calm", text, "Jo", [[0, 5]])
    assert apply_review(quotes, documents, [edit])[1]["reason"].tolist() == [
        "the corpus has no such article (any more)"
    ]


@pytest.mark.parametrize("fragments", [[], [[5, 5]], [[-1, 4]], [[0, 10**6]], [[4, 8], [2, 3]]])
def test_an_extent_that_is_no_stretch_of_the_text_is_refused(text, fragments):
    with pytest.raises(InputError):
        making.add_statement("storm", text, "Jo", fragments)


def test_a_reviewer_without_a_name_and_an_unknown_label_are_refused(quotes, text):
    statement = row(quotes, "winter")
    with pytest.raises(InputError, match="who is reviewing"):
        making.accept(statement, text, "  ")
    with pytest.raises(InputError, match='"angry" is no label for tone; use one of negative'):
        making.label(statement, text, "Jo", "tone", "angry")


_TEXT = 'Ines Calder said the ferry would sail again. "We lost the winter," said Tobin Ashe, the mayor.\n'
CUTS = st.lists(st.tuples(st.integers(0, 250), st.integers(0, 20), st.text('xy \n"“”', max_size=6)), max_size=5)


@settings(max_examples=60, deadline=None)
@given(cuts=CUTS)
def test_whatever_happens_to_a_text_every_edit_takes_effect_or_is_listed(cuts):
    quotes, documents = found_in(_TEXT)
    edits = [making.correct_speaker(each, _TEXT, "Jo", "Hand") for each in quotes.to_dict("records")]
    changed = _TEXT
    for at, length, put in cuts:
        changed = changed[:at] + put + changed[at + length :]
    quotes, documents = found_in(changed)
    after, unfit = apply_review(quotes, documents, edits)
    took_effect = int((after["speaker"] == "Hand").sum())
    assert bool(took_effect) == (len(unfit) < len(edits))
    assert set(unfit["edit_id"]) <= {edit.edit_id for edit in edits}
    for each in after.to_dict("records"):
        assert each["content"] == " … ".join(changed[a:b] for a, b in each["fragments"])
