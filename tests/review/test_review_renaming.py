"""What was decided by hand goes on holding when speakers are merged or renamed in corpus.toml."""

import pytest

from analysis import find_quotes, load
from analysis.review.casebook import Casebook
from analysis.review.finder_scores import finder_scores
from analysis.review.log import add_edits, read_review
from analysis.review.making import accept, add_statement, correct_speaker, settle
from analysis.speakers.editing import merge_speakers, rename_speaker, split_speaker

TEXT = "Harbour\n\n“It rained,” said Tobin Ashe. “It snowed,” said Mara Quill.\n"


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def statements(corpus):
    return find_quotes(load(corpus))


def test_a_speaker_that_was_corrected_by_hand_is_merged_with_the_others(corpus):
    add_edits(corpus, [correct_speaker(statements(corpus).iloc[1], TEXT, "Jo", "Toby Ashe")])
    assert statements(corpus)["speaker"].tolist() == ["Tobin Ashe", "Toby Ashe"]
    merge_speakers(corpus, "Tobin Ashe", "Toby Ashe")
    assert statements(corpus)["speaker"].tolist() == ["Tobin Ashe", "Tobin Ashe"]
    split_speaker(corpus, "Tobin Ashe", "Toby Ashe")
    assert statements(corpus)["speaker"].tolist() == ["Tobin Ashe", "Toby Ashe"]


def test_what_was_accepted_stays_accepted_when_its_speaker_is_renamed(corpus):
    add_edits(corpus, [accept(statements(corpus).iloc[0], TEXT, "Jo")])
    rename_speaker(corpus, "Tobin Ashe", "Tobias Ashe")
    quotes = statements(corpus)
    assert quotes["speaker"].tolist() == ["Tobias Ashe", "Mara Quill"]
    assert quotes["reviewed"].iloc[0] == "accepted" and quotes.attrs["unfit"] == []
    documents = load(corpus)
    scores = finder_scores(find_quotes(documents, review=False), documents, corpus).set_index("score")
    assert scores["estimate"].dropna().eq(1).all() and scores["n"].max() == 1


def test_joint_speakers_are_renamed_one_by_one(corpus):
    add_edits(corpus, [correct_speaker(statements(corpus).iloc[1], TEXT, "Jo", "Mara Quill & Toby Ashe")])
    merge_speakers(corpus, "Tobin Ashe", "Toby Ashe")
    assert statements(corpus)["speaker"].iloc[1] == "Mara Quill & Tobin Ashe"


def test_the_file_keeps_the_name_that_the_reviewer_wrote(corpus):
    add_edits(corpus, [correct_speaker(statements(corpus).iloc[1], TEXT, "Jo", "Toby Ashe")])
    merge_speakers(corpus, "Tobin Ashe", "Toby Ashe")
    statements(corpus)
    assert read_review(corpus)[0].became == "Toby Ashe"


def test_what_was_settled_and_what_the_review_shows_are_renamed_too(corpus):
    snowed = statements(corpus).iloc[1]
    said = {"Jo": "Toby Ashe", "Ann": "Mara Quill"}
    add_edits(corpus, [settle(snowed, TEXT, "Jo", "speaker", "Toby Ashe", said)])
    merge_speakers(corpus, "Tobin Ashe", "Toby Ashe")
    assert statements(corpus)["speaker"].tolist() == ["Tobin Ashe", "Tobin Ashe"]
    assert Casebook(corpus).statement(snowed["quote_id"]).row["speaker"] == "Tobin Ashe"


def test_a_cue_is_no_name_even_where_an_alias_is_spelt_alike(corpus):
    cue = TEXT.index("said")
    edit = add_statement("harbour", TEXT, "Jo", [[0, 7]], "Mara Quill", cue=(cue, cue + 4))
    add_edits(corpus, [edit])
    merge_speakers(corpus, "Tobin Ashe", "Said")
    assert statements(corpus)["cue"].iloc[0] == "said"
