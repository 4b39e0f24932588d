"""``benchmark``: accuracy and speed on a marked file, here two invented articles."""

import json

import pytest

from analysis.command_line import main

TEXT = "Brook said the pier was safe. The crowd cheered."


@pytest.fixture
def gold(tmp_path):
    quote = {
        "start": 11, "end": 28, "type": "indirect", "cue": "said", "cue_start": 6, "cue_end": 10,
        "speaker": "Brook", "speaker_start": 0, "speaker_end": 5,
    }  # fmt: skip
    lost = {"start": 30, "end": 47, "type": "mixed", "cue": "believes"}
    records = [{"doc_id": "a", "text": TEXT, "quotes": [quote]}, {"doc_id": "b", "text": TEXT, "quotes": [quote, lost]}]
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def test_accuracy_is_printed_to_a_tenth(gold, capsys):
    assert main(["benchmark", str(gold), "--no-speed"]) == 0
    shown = capsys.readouterr().out
    assert "2 articles, 3 marked, 2 found" in shown
    assert "overlap 0.5         100.0   66.7   80.0" in shown
    assert "recall indirect            100.0    2 of 2" in shown
    assert "mention overlaps           100.0    2 of 2 matches" in shown


def test_speech_leaves_beliefs_out(gold, capsys):
    main(["benchmark", str(gold), "--speech", "--split", "--no-speed"])
    assert "2 articles, 2 marked, 2 found" in capsys.readouterr().out


def test_speed_is_told_beside_nltk(gold, capsys):
    main(["benchmark", str(gold)])
    shown = capsys.readouterr().out
    assert "find statements" in shown
    assert "times as fast as NLTK tokenization" in shown


def test_a_file_that_cannot_be_used_gets_one_sentence(tmp_path, capsys):
    path = tmp_path / "broken.jsonl"
    path.write_text("{}", encoding="utf-8")
    assert main(["benchmark", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
