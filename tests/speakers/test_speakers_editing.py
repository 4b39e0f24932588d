"""Merging and splitting speakers: one call that edits corpus.toml and is applied by every later run."""

import pytest

from analysis import find_quotes, load
from analysis.commands import speakers as command
from analysis.corpus.settings import read_settings
from analysis.errors import InputError
from analysis.speakers.editing import merge_speakers, split_speaker

TOML = """# my notes
title = "Harbour"

[[speakers]]
name = "Ann Lee"  # the mayor
aliases = ["A. Lee"]
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "corpus.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Annie Lee-Roe said the harbour was open.\n", encoding="utf-8")
    return tmp_path


def speakers_of(corpus):
    return {s.name: s for s in read_settings(corpus / "corpus.toml").speakers}


def test_merging_adds_an_alias_and_keeps_comments(corpus):
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    assert speakers_of(corpus)["Ann Lee"].aliases == ["A. Lee", "Annie Lee-Roe"]
    assert "# my notes" in (corpus / "corpus.toml").read_text(encoding="utf-8")
    assert "# the mayor" in (corpus / "corpus.toml").read_text(encoding="utf-8")


def test_a_merge_is_applied_by_the_next_run(corpus):
    assert find_quotes(load(corpus))["speaker"].tolist() == ["Annie Lee-Roe"]
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    assert find_quotes(load(corpus))["speaker"].tolist() == ["Ann Lee"]


def test_a_split_is_applied_by_the_next_run(corpus):
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    split_speaker(corpus, "Ann Lee", "Annie Lee-Roe")
    assert find_quotes(load(corpus))["speaker"].tolist() == ["Annie Lee-Roe"]
    assert speakers_of(corpus)["Ann Lee"].apart == ["Annie Lee-Roe"]


def test_a_listed_alias_of_another_first_name_is_the_speaker_all_the_same(corpus):
    merge_speakers(corpus, "Maria Lind", "Mara Lind")
    (corpus / "b.txt").write_text("Mara Lind said that it rained.\n", encoding="utf-8")
    assert find_quotes(load(corpus))["speaker"].tolist()[-1] == "Maria Lind"


def test_merging_two_entries_leaves_one(corpus):
    split_speaker(corpus, "Ann Lee", "Annie Lee-Roe")
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    assert list(speakers_of(corpus)) == ["Ann Lee"]
    assert speakers_of(corpus)["Ann Lee"].apart == []


def test_merging_twice_changes_nothing_more(corpus):
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    once = (corpus / "corpus.toml").read_text(encoding="utf-8")
    merge_speakers(corpus, "Ann Lee", "Annie Lee-Roe")
    assert (corpus / "corpus.toml").read_text(encoding="utf-8") == once


def test_a_corpus_without_settings_gets_them(tmp_path):
    merge_speakers(tmp_path, "Ann Lee", "A. Lee")
    assert speakers_of(tmp_path)["Ann Lee"].aliases == ["A. Lee"]


@pytest.mark.parametrize("names", [("Ann Lee",), ("", "Lee"), ("Ann Lee", " ")])
def test_empty_names_are_refused(corpus, names):
    with pytest.raises(InputError, match="at least one other name"):
        merge_speakers(corpus, *names)


def test_nobody_is_split_from_themselves(corpus):
    with pytest.raises(InputError, match="cannot be split from itself"):
        split_speaker(corpus, "Ann Lee", "ann lee")


def test_settings_that_cannot_be_read_stay_as_they_are(corpus):
    (corpus / "corpus.toml").write_text("title = \n", encoding="utf-8")
    with pytest.raises(InputError):
        merge_speakers(corpus, "Ann Lee", "Lee")
    assert (corpus / "corpus.toml").read_text(encoding="utf-8") == "title = \n"


def test_the_command_lists_the_speakers(corpus, capsys, tmp_path):
    from analysis.command_line import main

    assert main(["speakers", str(corpus)]) == 0
    assert "Annie Lee-Roe" in capsys.readouterr().out
    assert main(["speakers", str(corpus), "--merge", "Ann Lee", "Annie Lee-Roe"]) == 0
    assert "Ann Lee: Annie Lee-Roe (1)" in capsys.readouterr().out
    assert command.HELP
