"""The collector of cycles rests during long work, and nobody has to remember to wake it."""

import gc

import pytest

from analysis.collecting import collector_paused
from analysis.finding import quotes_of


def test_the_collector_goes_on_after_an_error():
    with pytest.raises(ValueError), collector_paused():
        raise ValueError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_finding_leaves_nothing_behind_that_only_the_collector_could_free():
    text = 'Mayor Ada Brook said the pier was safe. "Nobody was hurt," she added.\n\n' * 20
    quotes_of(text, "pier")
    gc.collect()
    assert len(quotes_of(text, "pier")) == 40
    assert gc.collect() == 0
