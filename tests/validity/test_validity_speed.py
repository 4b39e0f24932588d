"""The clock of the benchmark: the finder beside tokenization, on the same invented texts in one process."""

import pytest

from analysis.validity import speed

TEXTS = ['Mayor Brook said the pier was safe. "Nobody was hurt," she added. The crowd went home.\n\n' * 40] * 5


def test_words_and_refusals_are_counted():
    pace = speed.time_finder(TEXTS)
    assert pace.words == sum(len(text.split()) for text in TEXTS)
    assert pace.refused == 0
    assert pace.words_per_second > 0


def test_finding_is_faster_than_tokenizing_with_nltk():
    assert speed.time_finder(TEXTS).words_per_second > speed.time_tokenizer(TEXTS).words_per_second


def test_no_peer_is_timed_where_none_is_installed(monkeypatch):
    monkeypatch.setattr(speed.importlib.util, "find_spec", lambda name: None)
    assert speed.time_peer(TEXTS) is None


def test_an_article_that_a_tool_refuses_is_counted():
    def refuse(text):
        if "b" in text:
            raise ValueError(text)

    assert speed._timed("a tool", ["a", "b", "a b"], refuse).refused == 2


def test_no_text_takes_no_time():
    assert speed.time_finder([]).words == 0


@pytest.mark.parametrize("seconds", [0.0, 2.0])
def test_a_pace_is_words_a_second(seconds):
    assert speed.Pace("x", 10, seconds).words_per_second == (5.0 if seconds else float("inf"))
