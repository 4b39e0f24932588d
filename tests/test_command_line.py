"""The command line: what a script sees of it."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.command_line import commands, main
from analysis.tables import MEASURES, QUOTES

REPO = Path(__file__).resolve().parents[1]
STORM = 'Storm stops ferry\n\nHarbour master Ines Calder said the stage was "gone for good" on Monday.\n'


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    return folder


def test_help_names_every_command_with_what_it_does(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert re.findall(r"^    (\w+)", shown, re.M) == commands()


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as end:
        main([name, "--help"])
    assert end.value.code == 0
    assert f"usage: python -m analysis {name}" in capsys.readouterr().out


def test_a_misspelt_command_gets_one_sentence(capsys):
    with pytest.raises(SystemExit) as end:
        main(["quoets"])
    shown = capsys.readouterr().err
    assert end.value.code == 2
    assert shown.count("\n") == 1


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_quotes_writes_one_row_a_statement(corpus, tmp_path, suffix):
    out = tmp_path / f"quotes{suffix}"
    assert main(["quotes", str(corpus), "--out", str(out)]) == 0
    if suffix == ".csv":
        with out.open(newline="", encoding="utf-8") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == list(QUOTES)
        assert [row["speaker"] for row in rows] == ["Ines Calder"]
    elif suffix == ".jsonl":
        row = json.loads(out.read_text("utf-8"))
        assert row["fragments"] == [[row["start"], row["end"]]]
        assert STORM[row["start"] : row["end"]] == row["content"]
    else:
        assert out.read_bytes()[:4] == b"PAR1"


def test_a_text_file_and_jsonl_give_the_same_statements_as_the_folder(corpus, tmp_path):
    lines = tmp_path / "storm.jsonl"
    lines.write_text(json.dumps({"doc_id": "storm", "text": STORM}), encoding="utf-8")
    outs = []
    for number, path in enumerate([corpus, corpus / "storm.txt", lines]):
        outs.append(tmp_path / f"{number}.csv")
        assert main(["quotes", str(path), "--out", str(outs[-1])]) == 0
    assert len({out.read_bytes() for out in outs}) == 1


def test_input_that_cannot_be_used_is_one_sentence_status_2_and_no_output(tmp_path, capsys):
    lines = tmp_path / "ferry.jsonl"
    lines.write_text(json.dumps({"doc_id": "a", "text": STORM}) + '\n{"doc_id": "b"}\n', encoding="utf-8")
    out = tmp_path / "quotes.csv"
    assert main(["quotes", str(lines), "--out", str(out)]) == 2
    shown = capsys.readouterr()
    assert shown.err == f'analysis: {lines}, line 2: this line has no "text"; every line needs doc_id and text.\n'
    assert shown.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.jsonl"]


def test_python_m_analysis_is_the_same(corpus, tmp_path):
    out = tmp_path / "quotes.csv"
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "quotes", str(corpus), "--out", str(out)],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 statements in 1 articles" in done.stderr


def test_importing_analysis_loads_nothing_heavy():
    heavy = ("pandas", "numpy", "matplotlib", "scipy", "pydantic", "pyarrow")
    code = f"import sys, analysis; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_can_be_had():
    import analysis

    assert {name for name in analysis.__all__ if not hasattr(analysis, name)} == set()
    with pytest.raises(AttributeError, match="it has"):
        _ = analysis.lode


def test_measure_writes_the_four_tables_what_was_left_out_and_a_manifest(corpus, tmp_path):
    out = tmp_path / "results"
    assert main(["measure", str(corpus), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "comparison.csv",
        "documents.csv",
        "evidence.csv",
        "manifest.json",
        "quotes.csv",
        "skipped.csv",
    ]
    with (out / "quotes.csv").open(newline="", encoding="utf-8") as stream:
        assert list(next(csv.DictReader(stream))) == [*QUOTES, *MEASURES]


def test_measure_that_cannot_leaves_no_folder_behind(tmp_path):
    out = tmp_path / "results"
    assert main(["measure", str(tmp_path / "gone"), "--out", str(out)]) == 2
    assert not out.exists()


def test_measure_leaves_other_files_in_the_folder_alone(corpus, tmp_path):
    out = tmp_path / "results"
    out.mkdir()
    (out / "notes.md").write_text("mine", encoding="utf-8")
    assert main(["measure", str(corpus), "--out", str(out), "--format", "jsonl"]) == 0
    assert (out / "notes.md").read_text("utf-8") == "mine"


def test_an_article_without_a_statement_is_measured_too(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry was gone.", encoding="utf-8")
    assert main(["measure", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "quotes.csv").read_text("utf-8").count("\n") == 1


def test_the_input_is_never_overwritten(tmp_path, capsys):
    lines = tmp_path / "quotes.jsonl"
    lines.write_text(json.dumps({"doc_id": "a", "text": STORM}), encoding="utf-8")
    assert main(["quotes", str(lines), "--out", str(lines)]) == 2
    assert main(["measure", str(lines), "--out", str(tmp_path), "--format", "jsonl"]) == 2
    assert capsys.readouterr().err.count("is the input itself") == 2
    assert json.loads(lines.read_text("utf-8"))["text"] == STORM


def test_a_full_disk_is_told_in_a_sentence_with_status_1(corpus, tmp_path, capsys, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert main(["quotes", str(corpus), "--out", str(tmp_path / "quotes.csv")]) == 1
    assert capsys.readouterr().err == "analysis: No space left on device.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["ferry"]
