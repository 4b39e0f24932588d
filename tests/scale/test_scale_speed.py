"""The table of the line's steps: each beside tokenization, and the whole beside its parts."""

import argparse

from analysis.commands import speed as command
from analysis.scale import speed
from analysis.scale.invented import invented_articles
from analysis.validity.speed import Pace

TEXTS = [article.text for article in invented_articles(5)]


def test_the_steps_share_the_time_of_the_whole_line():
    table = speed.stages_table(TEXTS, repeats=1).set_index("step")
    steps = ["load", "find", "name", "measure", "tables"]
    assert list(table.index) == ["NLTK words and sentences", *steps, "whole line"]
    assert table.loc["whole line", "share"] == 1
    assert (table["words_per_second"] > 0).all()
    assert table["share"].isna().tolist() == [True] + [False] * 6


def test_the_whole_line_is_compared_with_an_extractor_that_parses(monkeypatch):
    monkeypatch.setattr(speed, "time_peer", lambda texts: Pace("a parser", 1_000, 0.5))
    table = speed.stages_table(TEXTS, repeats=1).set_index("step")
    assert table.loc["a parser", "words_per_second"] == 2_000
    assert table.loc["a parser", "peer_ratio"] == 1
    assert table.loc["whole line", "peer_ratio"] == round(table.loc["whole line", "words_per_second"] / 2_000, 1)


def test_the_steps_may_be_timed_on_a_corpus_of_ones_own(tmp_path, capsys):
    (tmp_path / "pier.txt").write_text("The pier\n\nAda Brook said the pier was safe.\n", encoding="utf-8")
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert command.run(parser.parse_args(["--corpus", str(tmp_path), "--articles"])) == 0
    assert "whole line" in capsys.readouterr().out
