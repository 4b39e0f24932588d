"""fit_tone: from judged sentences to a lexicon that can be read, with its cross-validated scores."""

import csv
import json

import pytest

from analysis.command_line import main


@pytest.fixture
def judged(tmp_path):
    path = tmp_path / "judged.jsonl"
    records = [
        {"id": f"town_{week}_x_{n}", "text": f"the {thing} was {word} again", "target": {"text": thing}, "label": label}
        for week in range(10)
        for n, (thing, word, label) in enumerate(
            [("quay", "sunlit", 1), ("mill", "clogged", -1), ("dock", "listed", 0), ("mill", "sunlit", 1)]
        )
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path


def test_the_lexicon_is_written_with_weights_that_a_person_can_read(judged, tmp_path, capsys):
    out = tmp_path / "tone.csv"
    assert main(["fit_tone", str(judged), "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        lines = {(row["term"], row["place"]): row for row in csv.DictReader(file)}
    assert float(lines["sunlit", "anywhere"]["tone"]) > 0 > float(lines["clogged", "anywhere"]["tone"])
    assert ("(bias)", "no target") in lines
    assert "macro-F1 with the target" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(judged, tmp_path, capsys):
    assert main(["fit_tone", str(judged), "--out", str(tmp_path / "tone.csv"), "--dry-run"]) == 0
    assert not (tmp_path / "tone.csv").exists()


def test_a_line_that_is_no_judged_sentence_is_refused(tmp_path, capsys):
    (tmp_path / "odd.jsonl").write_text('{"id": "a_1", "text": "so"}\n', "utf-8")
    assert main(["fit_tone", str(tmp_path / "odd.jsonl")]) == 2
    assert "odd.jsonl, line 1" in capsys.readouterr().err
