"""The labelling widget: one statement at a time, every label kept, the error beside it."""

import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.validity.handlabels import read_labels
from analysis.validity.known_errors import error_sentence, known_errors
from analysis.validity.sampling import sample_statements
from analysis.widgets.labelling import Labelling

QUOTES = pd.DataFrame({"content": ["The quay may sink.", "The quay sank.", "Perhaps <b>it</b> rained.", "It rained."]})


def label(panel, number, value):
    panel.number.value = number
    panel.choice.value = value


def test_labels_are_kept_and_scored_as_they_are_given():
    panel = Labelling(QUOTES, n=4)
    for number, text in enumerate(panel.sample, start=1):
        label(panel, number, int("may" in text or "Perhaps" in text))
    assert panel.report().scores["F1"].value == 1
    assert "4 of 4 labelled" in panel.result.value


def test_going_back_shows_the_label_that_was_given():
    panel = Labelling(QUOTES, n=4)
    label(panel, 1, 1)
    panel.after.click()
    assert (panel.number.value, panel.choice.value) == (2, None)
    panel.number.value = 1
    assert panel.choice.value == 1


def test_the_measure_s_own_view_is_not_shown_beside_the_statement():
    panel = Labelling(QUOTES, n=4)
    assert all(word not in panel.statement.value for word in ("hedging", "<mark"))


def test_what_the_corpus_says_is_escaped():
    panel = Labelling(QUOTES, n=4)
    panel.number.value = 1 + panel.sample.index("Perhaps <b>it</b> rained.")
    assert "&lt;b&gt;" in panel.statement.value and "<b>" not in panel.statement.value


def test_every_label_is_written_to_a_file_that_validate_reads(tmp_path):
    panel = Labelling(QUOTES, n=4, path=tmp_path / "labels.csv")
    label(panel, 1, 1)
    label(panel, 2, 0)
    assert read_labels(tmp_path / "labels.csv", "hedging") == panel.labelled()


def test_tone_has_three_labels_and_may_have_a_target():
    panel = Labelling(QUOTES, "tone", n=2, target="quay")
    label(panel, 1, -1)
    assert panel.labelled()[0].target == "quay"
    assert panel.report().n == 1


def test_nothing_labelled_has_no_report():
    with pytest.raises(InputError, match="No statement is labelled"):
        Labelling(QUOTES).report()


def test_what_cannot_be_labelled_is_refused():
    with pytest.raises(InputError, match="humour"):
        Labelling(QUOTES, "humour")
    with pytest.raises(InputError, match="no statement"):
        Labelling(QUOTES.iloc[:0])


def test_a_sample_is_the_same_each_time_and_never_repeats_a_text():
    twice = pd.concat([QUOTES, QUOTES])
    first = sample_statements(twice, 4, seed=3)["content"].tolist()
    assert first == sample_statements(twice, 4, seed=3)["content"].tolist()
    assert sorted(first) == sorted(QUOTES["content"])
    with pytest.raises(InputError, match="none"):
        sample_statements(QUOTES, 0)


def test_every_known_error_says_its_data_date_and_command():
    table = known_errors()
    assert {"hedging", "boosting", "tone", "vader"} <= set(table["measure"])
    assert table[["data", "date", "command", "n", "value"]].notna().all(axis=None)
    assert (table["value"].between(table["low"].fillna(0), table["high"].fillna(1))).all()


def test_a_caption_can_state_the_error():
    assert "macro-F1 0.66" in error_sentence("tone", towards_somebody=True)
    assert error_sentence("stance") == ""
