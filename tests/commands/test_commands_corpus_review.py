"""The commands around a researcher's own corpus: make it of files, and sum up its review."""

import csv

from analysis import find_quotes, load
from analysis.command_line import main
from analysis.review import making
from analysis.review.log import add_edits

TEXT = 'Storm stops ferry\n\n"We lost the winter," said Tobin Ashe, the mayor.\n'


def test_a_corpus_is_made_of_a_folder_and_what_was_skipped_is_written(tmp_path, capsys):
    source = tmp_path / "mine"
    source.mkdir()
    (source / "2021-05-03_island_storm.txt").write_text(TEXT)
    (source / "song.mp3").write_bytes(b"x")
    (source / "t.csv").write_text("a,b\nThe council met.,1\n")
    made = ["corpus", "new", str(tmp_path / "island"), "--from", str(source), "--pattern", "{date}_{source}_{title}"]
    assert main([*made, "--text", "a", "--id", "b", "--skipped", str(tmp_path / "skipped.csv")]) == 0
    assert "2 articles" in capsys.readouterr().err
    documents = load(tmp_path / "island").set_index("doc_id")
    assert documents["source"].to_dict()["2021-05-03_island_storm"] == "island"
    assert documents.loc["1", "text"] == "The council met."
    with (tmp_path / "skipped.csv").open(newline="") as stream:
        assert [row["file"] for row in csv.DictReader(stream)] == ["song.mp3"]


def test_a_corpus_is_not_written_over(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["corpus", "new", str(tmp_path), "--from", str(tmp_path / "a.txt")]) == 2
    assert "is there already and not empty" in capsys.readouterr().err


def test_a_review_is_summed_up(tmp_path, capsys):
    (tmp_path / "storm.txt").write_text(TEXT)
    documents = load(tmp_path)
    quote = find_quotes(documents).iloc[0]
    text = documents["text"].iloc[0]
    gone = making.add_statement("calm", text, "Ann", [[0, 5]])
    add_edits(tmp_path, [making.accept(quote, text, "Jo"), making.accept(quote, text, "Ann"), gone])
    assert main(["review", str(tmp_path), "--out", str(tmp_path / "summary")]) == 0
    said = capsys.readouterr().out
    assert "3 edits by Ann, Jo; 1 no longer fit." in said
    assert "precision  100.0% (20.7%–100.0%)" in said
    assert "no longer fits: add by Ann in calm: the corpus has no such article" in said
    assert (tmp_path / "summary" / "unfit.csv").exists()


def test_a_corpus_that_nobody_reviewed_says_so(tmp_path, capsys):
    (tmp_path / "storm.txt").write_text(TEXT)
    assert main(["review", str(tmp_path)]) == 2
    assert "nobody has reviewed it yet" in capsys.readouterr().err
