"""A corpus folder with a review.csv: every way into the line applies its corrections."""

import json

import pandas as pd
import pytest

from analysis import find_quotes, load
from analysis.command_line import main
from analysis.errors import InputError
from analysis.review import making
from analysis.review.labels import review_labels
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


def test_the_list_of_speakers_has_the_corrections_too(folder, tmp_path):
    assert main(["speakers", str(folder), "--out", str(tmp_path / "s.csv")]) == 0
    listed = pd.read_csv(tmp_path / "s.csv").set_index("speaker")["n_quotes"].to_dict()
    assert listed["Oskar Lind"] == 1
    assert not {"Tobin Ashe", "Ines Calder"} & set(listed)


def test_labels_by_hand_are_what_a_measure_is_validated_against(folder, text, capsys):
    with pytest.raises(InputError, match="no label for hedging yet"):
        review_labels(folder, "hedging")
    statements = find_quotes(load(folder)).to_dict("records")
    edits = [making.label(each, text, who, "hedging", "hedged") for each in statements for who in ("Jo", "Ann")]
    edits.append(making.label(statements[0], text, "Ann", "hedging", "not hedged"))
    add_edits(folder, edits)
    labelled, agreed = review_labels(folder, "hedging")
    assert [(each.text, each.label) for each in labelled] == [
        (statement["content"], label) for statement, label in zip(statements, (0, 1), strict=True)
    ]
    assert agreed["n_statements"].tolist() == [2]
    assert main(["validate", str(folder), "--measure", "hedging"]) == 0
    said = capsys.readouterr().out
    assert "hedging: 2 texts (1 labelled 0, 1 labelled 1)" in said
    assert "of the reviewers on 2 statements" in said


def test_a_malformed_review_is_one_sentence_and_exit_status_2(folder, tmp_path, capsys):
    with (folder / "review.csv").open("a", encoding="utf-8") as stream:
        stream.write("nonsense\n")
    assert main(["quotes", str(folder), "--out", str(tmp_path / "q.csv")]) == 2
    assert "review.csv, row 4: 1 cells where there should be 13" in capsys.readouterr().err
