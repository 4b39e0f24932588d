"""A run in partitions: what it writes, how it goes on after a fault, what it leaves out."""

import csv
import hashlib
import json
import signal
import subprocess
import sys
import time
from functools import partial

import pandas as pd
import pytest

from analysis import find_quotes, load, measure
from analysis.errors import InputError
from analysis.review import making
from analysis.review.log import add_edits
from analysis.scale.run import measure_corpus
from analysis.scale.store import Store
from analysis.scale.workers import worked


def checksums(folder):
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_run_in_partitions_gives_the_tables_of_the_plain_line(articles, tmp_path):
    path = articles(7)
    measure_corpus(path, tmp_path / "out", file_format=".parquet", partition_size=2, workers=1)
    documents = load(path)
    quotes, evidence = measure(find_quotes(documents), documents)
    written = pd.read_parquet(tmp_path / "out" / "quotes.parquet")
    plain = ["quote_id", "content", "speaker", "hedges", "tone"]
    assert written[plain].values.tolist() == quotes[plain].values.tolist()
    assert pd.read_parquet(tmp_path / "out" / "evidence.parquet")["text"].tolist() == evidence["text"].tolist()
    assert pd.read_parquet(tmp_path / "out" / "documents.parquet")["topic"].tolist() == documents["topic"].tolist()


@pytest.mark.parametrize("file_format", [".csv", ".jsonl", ".parquet"])
def test_the_number_of_workers_does_not_change_a_byte(articles, tmp_path, file_format):
    path = articles(9)
    one, two = tmp_path / "one", tmp_path / "two"
    measure_corpus(path, one, file_format=file_format, partition_size=3, workers=1)
    measure_corpus(path, two, file_format=file_format, partition_size=3, workers=2)
    assert checksums(one) == checksums(two)


def test_tables_can_stay_in_parts(articles, tmp_path):
    out = tmp_path / "out"
    measure_corpus(articles(5), out, file_format=".parquet", partition_size=2, workers=1, in_parts=True)
    assert sorted(file.name for file in (out / "quotes.parquet").iterdir()) == [
        "part-000000.parquet",
        "part-000001.parquet",
        "part-000002.parquet",
    ]
    assert len(pd.read_parquet(out / "quotes.parquet")) == 5


def test_parts_are_parquet_only(articles, tmp_path):
    with pytest.raises(InputError, match="add --format parquet"):
        measure_corpus(articles(1), tmp_path / "out", file_format=".csv", in_parts=True)


def test_parts_of_a_run_can_be_the_input_of_another(articles, tmp_path):
    measure_corpus(articles(5), tmp_path / "one", file_format=".parquet", partition_size=2, workers=1, in_parts=True)
    measure_corpus(tmp_path / "one" / "documents.parquet", tmp_path / "two", file_format=".parquet", workers=1)
    first, second = (pd.read_parquet(tmp_path / name / "quotes.parquet") for name in ("one", "two"))
    assert first["content"].tolist() == second["content"].tolist()


def test_results_can_go_to_any_filesystem_that_fsspec_reaches(articles, tmp_path):
    import fsspec

    out = "memory://harbour/results"
    measure_corpus(articles(5), out, file_format=".parquet", partition_size=2, workers=1)
    system = fsspec.filesystem("memory")
    assert len(pd.concat(pd.read_parquet(system.open(file)) for file in system.glob(f"{out}/quotes.parquet/*"))) == 5
    assert system.exists(f"{out}/manifest.json")
    assert not system.exists(f"{out}/.unfinished")


def test_a_broken_article_is_listed_and_the_others_are_measured(articles, tmp_path):
    out = tmp_path / "out"
    summary = measure_corpus(articles(6, broken=[2]), out, partition_size=2, workers=1)
    with (out / "skipped.csv").open(newline="", encoding="utf-8") as stream:
        (row,) = csv.DictReader(stream)
    assert row["doc_id"] == "a2"
    assert "line 3" in row["reason"]
    assert summary.rows["documents"] == 5


def test_strict_stops_at_a_broken_article(articles, tmp_path):
    with pytest.raises(InputError, match="line 3"):
        measure_corpus(articles(6, broken=[2]), tmp_path / "out", strict=True, workers=1)
    assert not (tmp_path / "out").exists()


def test_a_corpus_of_broken_articles_only_is_an_error(articles, tmp_path):
    with pytest.raises(InputError, match='no "text"'):
        measure_corpus(articles(2, broken=[0, 1]), tmp_path / "out", workers=1)
    assert not (tmp_path / "out").exists()


def test_an_article_that_fails_in_the_work_is_set_aside_alone(articles, tmp_path, monkeypatch):
    from analysis.scale import working

    sound = working.quotes_of

    def failing(text, doc_id, known):
        if doc_id == "a1":
            raise RuntimeError("the quay gave way")
        return sound(text, doc_id, known)

    monkeypatch.setattr(working, "quotes_of", failing)
    summary = measure_corpus(articles(4), tmp_path / "out", partition_size=3, workers=1)
    assert [(entry.doc_id, entry.reason) for entry in summary.skipped] == [("a1", "RuntimeError: the quay gave way")]
    assert summary.rows["documents"] == 3


def test_finished_partitions_are_taken_over(articles, tmp_path, monkeypatch):
    from analysis.scale import run

    path, out = articles(6), tmp_path / "out"
    whole = run.comparison_of

    def ended(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "comparison_of", ended)
    with pytest.raises(KeyboardInterrupt):
        measure_corpus(path, out, partition_size=2, workers=1)
    assert [entry.name for entry in out.iterdir()] == [".unfinished"]
    monkeypatch.setattr(run, "comparison_of", whole)
    assert measure_corpus(path, out, partition_size=2, workers=1).taken_over == 3
    measure_corpus(path, tmp_path / "undisturbed", partition_size=2, workers=1)
    assert checksums(out) == checksums(tmp_path / "undisturbed")


def test_a_damaged_partition_is_done_again(articles, tmp_path, monkeypatch):
    from analysis.scale import run

    path, out = articles(4), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(run, "comparison_of", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            measure_corpus(path, out, partition_size=2, workers=1)
    part = out / ".unfinished" / "part-000001.quotes.parquet"
    part.write_bytes(part.read_bytes()[:-9])
    assert measure_corpus(path, out, partition_size=2, workers=1).taken_over == 1


def test_changed_articles_are_not_taken_over(articles, tmp_path, monkeypatch):
    from analysis.scale import run

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(run, "comparison_of", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            measure_corpus(articles(4), out, partition_size=2, workers=1)
    path = articles(4)
    path.write_text(path.read_text("utf-8").replace("quay number 3", "pier number 3"), encoding="utf-8")
    assert measure_corpus(path, out, partition_size=2, workers=1).taken_over == 1


def test_a_run_that_is_killed_goes_on_to_the_same_result(articles, tmp_path):
    path, out = articles(400), tmp_path / "out"
    command = [
        sys.executable,
        "-c",
        "import sys; from analysis.scale.run import measure_corpus;"
        "measure_corpus(sys.argv[1], sys.argv[2], partition_size=4, workers=1)",
        str(path),
        str(out),
    ]
    running = subprocess.Popen(command)
    try:
        for _ in range(1200):
            if len(list(out.glob(".unfinished/*.json"))) >= 3 or running.poll() is not None:
                break
            time.sleep(0.02)
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert measure_corpus(path, out, partition_size=4, workers=1).taken_over >= 3
    measure_corpus(path, tmp_path / "undisturbed", partition_size=4, workers=1)
    assert checksums(out) == checksums(tmp_path / "undisturbed")


def dies_once(number, folder):
    """Kills its own process the first time that it is asked for number 2."""
    import os
    from pathlib import Path

    mark = Path(folder, "died")
    if number == 2 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_dies_loses_and_doubles_nothing(tmp_path):
    done = worked(range(8), partial(dies_once, folder=str(tmp_path)), workers=2)
    assert sorted(done) == list(range(8))
    assert (tmp_path / "died").exists()


def test_the_manifest_names_the_input_the_code_and_every_output(articles, tmp_path):
    out = tmp_path / "out"
    measure_corpus(articles(3), out, workers=1)
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert manifest["counts"] == {"documents": 3, "quotes": 3, "evidence": manifest["counts"]["evidence"]} | {
        "words": manifest["counts"]["words"],
        "skipped": 0,
    }
    found = checksums(out)
    del found["manifest.json"]
    assert manifest["outputs"] == found
    assert len(manifest["code"]) == 64


def test_a_store_never_shows_half_a_file(tmp_path, monkeypatch):
    store = Store(str(tmp_path))
    store.write("part", b"old")
    monkeypatch.setattr("os.fsync", lambda handle: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.write("part", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["part"]
    assert store.read("part") == b"old"


def test_copies_across_partitions_are_marked_as_by_load(tmp_path):
    body = "The old quay of the island will be closed from Monday, the harbour office wrote to all skippers at noon. "
    body += 'Harbour master Ines Calder said the stones "may be gone by winter" and asked the town for help.'
    path = tmp_path / "wire.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for name in ("first", "second", "third"):
            stream.write(json.dumps({"doc_id": name, "text": f"{name.title()} title\n\n{body}\n"}) + "\n")
    measure_corpus(path, tmp_path / "out", file_format=".parquet", partition_size=1, workers=1)
    written = pd.read_parquet(tmp_path / "out" / "documents.parquet")
    assert written["duplicate_of"].tolist()[1:] == ["first", "first"]
    assert load(path)["duplicate_of"].tolist()[1:] == ["first", "first"]
    comparison = pd.read_parquet(tmp_path / "out" / "comparison.parquet")
    assert set(comparison.loc[comparison["versus"].isna(), "n_documents"]) == {1}


def test_a_speaker_has_one_name_across_partitions_as_from_find_quotes(tmp_path):
    path = tmp_path / "spellings.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number, name in enumerate(["Sergei Abelow", "Sergei Abelow", "Sergey Abelow"]):
            text = f"Talks {number}\n\nHarbour minister {name} said the quay was closed.\n"
            stream.write(json.dumps({"doc_id": f"a{number}", "text": text}) + "\n")
    measure_corpus(path, tmp_path / "out", file_format=".parquet", partition_size=1, workers=1)
    written = pd.read_parquet(tmp_path / "out" / "quotes.parquet")
    assert written["speaker"].tolist() == find_quotes(load(path))["speaker"].tolist() == ["Sergei Abelow"] * 3


def test_corrections_by_hand_are_applied_as_by_find_quotes(tmp_path):
    folder = tmp_path / "quay"
    folder.mkdir()
    for number in range(3):
        text = f"Talks {number}\n\nHarbour master Ines Calder said the quay was closed on day {number}.\n"
        (folder / f"a{number}.txt").write_text(text, encoding="utf-8")
    documents = load(folder)
    edit = making.correct_speaker(find_quotes(documents).iloc[1], documents["text"].iloc[1], "Jo", "Harbour Office")
    add_edits(folder, [edit])
    measure_corpus(folder, tmp_path / "out", file_format=".parquet", partition_size=1, workers=1)
    written = pd.read_parquet(tmp_path / "out" / "quotes.parquet")
    assert written["speaker"].tolist() == find_quotes(load(folder))["speaker"].tolist()
    assert "Harbour Office" in written["speaker"].tolist()


def test_several_tables_appear_together_or_not_at_all(articles, tmp_path, monkeypatch):
    from analysis.scale import run

    def broken(*args):
        raise RuntimeError("power cut")

    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(run, "write_comparison", broken)
        with pytest.raises(RuntimeError, match="power cut"):
            measure_corpus(articles(2), out, workers=1)
    assert [entry.name for entry in out.iterdir()] == [".unfinished"]
    measure_corpus(articles(2), out, workers=1)
    assert sorted(entry.name for entry in out.iterdir() if entry.suffix == ".csv") == [
        "comparison.csv",
        "documents.csv",
        "evidence.csv",
        "quotes.csv",
        "skipped.csv",
    ]
    assert not (out / ".unfinished").exists()


def test_the_output_may_not_be_a_file_where_a_folder_should_be(articles, tmp_path):
    (tmp_path / "results").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be used as the output folder"):
        measure_corpus(articles(1), tmp_path / "results", workers=1)
    assert (tmp_path / "results").read_text(encoding="utf-8") == "mine"
