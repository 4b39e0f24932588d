"""The review widget: every decision goes to review.csv, is seen at once and is there after a restart."""

import pytest

from analysis import find_quotes, load
from analysis.errors import InputError
from analysis.review.log import read_review
from analysis.widgets.review import Reviewer

TEXT = (
    'Storm stops ferry\n\nInes Calder said the ferry would sail again on Friday. "We lost the <b>winter</b>," said '
    "Tobin Ashe, the mayor. The council said that repairs might cost 40,000 crowns.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "storm.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reviewer(folder):
    return Reviewer(folder, name="Jo")


def actions(folder):
    return [edit.action for edit in read_review(folder)]


def test_accepting_and_rejecting_go_on_to_the_next_statement(reviewer, folder):
    reviewer.page.pick("accept")
    assert reviewer.at == 1
    reviewer.page.pick("reject")
    assert actions(folder) == ["accept", "reject"]
    assert len(reviewer.quotes) == len(reviewer.found) - 1
    reviewer.page.pick("previous")
    assert reviewer.current["reviewed"] == "rejected"


def test_a_corrected_speaker_is_there_when_the_corpus_is_read_again(reviewer, folder):
    reviewer.page.pick("next")
    reviewer.speaker.value, reviewer.why.value = "Oskar Lind", "the caption"
    reviewer.change_speaker.click()
    assert reviewer.current["speaker"] == "Oskar Lind"
    assert "Oskar Lind" in find_quotes(load(folder))["speaker"].tolist()
    edit = read_review(folder)[0]
    assert (edit.reviewer, edit.was, edit.became, edit.why) == ("Jo", "Tobin Ashe", "Oskar Lind", "the caption")


def test_the_extent_is_chosen_by_its_first_and_last_word(reviewer):
    words = [TEXT[start:end] for start, end in reviewer._spans]
    first, last = words.index("sail"), words.index("again")
    reviewer.page.pick(f"word:{first}")
    reviewer.page.pick(f"word:{last}")
    assert "“sail again”" in reviewer.chosen.value
    reviewer.set_extent.click()
    assert reviewer.current["content"] == "sail again"


def test_a_missed_statement_is_added(reviewer):
    words = [TEXT[start:end] for start, end in reviewer._spans]
    reviewer.extent.value = (words.index("the"), words.index("the"))
    reviewer.speaker.value = "Ines Calder"
    reviewer.add.click()
    assert reviewer.quotes.query("reviewed == 'added'")["content"].tolist() == ["the"]


def test_hedges_and_tone_are_labelled(reviewer):
    reviewer.page.pick("label:h")
    reviewer.page.pick("label:1")
    assert (reviewer.current["hand_hedging"], reviewer.current["hand_tone"]) == ("hedged", "negative")


def test_undo_takes_back_ones_own_last_edit_only(reviewer, folder):
    reviewer.page.pick("reject")
    other = Reviewer(folder, name="Ann")
    other.page.pick("undo")
    assert "nothing of yours to undo" in other.message.value
    reviewer.page.pick("undo")
    assert actions(folder) == ["reject", "undo"]
    assert len(reviewer.quotes) == len(reviewer.found)
    reviewer.page.pick("undo")
    assert "nothing of yours to undo" in reviewer.message.value


def test_without_a_name_nothing_is_written(folder):
    reviewer = Reviewer(folder)
    reviewer.page.pick("accept")
    assert "Say who is reviewing" in reviewer.message.value
    assert actions(folder) == []


def test_the_text_is_shown_as_plain_characters_and_every_action_has_a_key(reviewer):
    reviewer.page.pick("next")
    assert "<b>" not in reviewer.page.html
    for key in "arunphj123":
        assert f'data-key="{key}"' in reviewer.page.html


def test_precision_and_what_no_longer_fits_are_shown(reviewer, folder):
    reviewer.page.pick("accept")
    assert "precision: 100%" in reviewer.summary.value
    (folder / "storm.txt").write_text(TEXT.replace("Friday", "Monday"), encoding="utf-8")
    assert "no longer fits: accept by Jo" in Reviewer(folder).summary.value


def test_an_unknown_or_forged_pick_changes_nothing(reviewer, folder):
    for pick in ("word:9999", "word:x", "label:z", "label:", "", "add"):
        reviewer.page.pick(pick)
    assert actions(folder) == []


def test_a_corpus_that_is_no_folder_is_refused(folder):
    with pytest.raises(InputError, match="is no folder"):
        Reviewer(folder / "storm.txt")


def test_a_statement_outside_the_sample_can_be_gone_to(folder):
    reviewer = Reviewer(folder, name="Jo", order="random", size=1)
    other = next(each for each in reviewer.found["quote_id"] if each != reviewer.current["quote_id"])
    reviewer.go_to(other)
    assert reviewer.current["quote_id"] == other
