"""A corpus folder with a review.csv: every way into the line applies its corrections."""

import json

import pandas as pd
import pytest

from analysis import find_quotes, load
from analysis.command_line import main
from analysis.review import making
from analysis.review.log import add_edits


@pytest.fixture
def folder(tmp_path, text):
    folder = tmp_path / "island"
    folder.mkdir()
    (folder / "storm.txt").write_text(text, encoding="utf-8")
    quotes = find_quotes(load(folder))
    winter = quotes[quotes["content"].str.contains("winter")].iloc[0]
    friday = quotes[quotes["content"].str.contains("Friday")].iloc[0]
    add_edits(
        folder,
        [making.correct_speaker(winter, text, "Jo", "Oskar Lind"), making.reject(friday, text, "Jo", "a plan")],
    )
    return folder


def test_a_corpus_is_corrected_when_it_is_read_again(folder):
    quotes = find_quotes(load(folder))
    assert quotes["speaker"].tolist()[0] == "Oskar Lind"
    assert not quotes["content"].str.contains("Friday").any()
    assert quotes.attrs["unfit"] == []


def test_the_finders_own_statements_are_still_to_be_had(folder):
    quotes = find_quotes(load(folder), review=False)
    assert "Oskar Lind" not in quotes["speaker"].tolist()
    assert "reviewed" not in quotes.columns


def test_what_no_longer_fits_is_told_with_the_quotes(folder):
    file = folder / "storm.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("We lost", "They lost"), encoding="utf-8")
    before = (folder / "review.csv").read_bytes()
    quotes = find_quotes(load(folder))
    assert [each["action"] for each in quotes.attrs["unfit"]] == ["speaker"]
    assert json.dumps(quotes.attrs["unfit"])
    assert (folder / "review.csv").read_bytes() == before


def test_the_command_applies_the_corrections_too(folder, tmp_path):
    expected = find_quotes(load(folder))[["quote_id", "speaker", "content"]].values.tolist()
    assert main(["quotes", str(folder), "--out", str(tmp_path / "q.csv")]) == 0
    assert pd.read_csv(tmp_path / "q.csv")[["quote_id", "speaker", "content"]].values.tolist() == expected


def test_a_malformed_review_is_one_sentence_and_exit_status_2(folder, tmp_path, capsys):
    with (folder / "review.csv").open("a", encoding="utf-8") as stream:
        stream.write("nonsense\n")
    assert main(["quotes", str(folder), "--out", str(tmp_path / "q.csv")]) == 2
    assert "review.csv, row 4: 1 cells where there should be 13" in capsys.readouterr().err
