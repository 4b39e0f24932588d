"""Saving: three formats that say the same, written whole or not at all."""

import csv
import json

import pandas as pd
import pytest

from analysis import find_quotes, save
from analysis.errors import InputError
from analysis.saving import saving
from analysis.tables import EVIDENCE, QUOTES

TEXT = 'Ines Calder said "the ferry is gone." "It will be back," Calder added, "in the summer."'
AWKWARD = '=1+1\r"x", \0 \'é😀\n'


@pytest.fixture
def quotes():
    return find_quotes(TEXT)


def test_jsonl_has_one_object_a_row_with_every_column(tmp_path, quotes):
    save(quotes, tmp_path / "q.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "q.jsonl").read_text("utf-8").splitlines()]
    assert [list(row) for row in rows] == [list(QUOTES)] * len(quotes)
    assert rows[-1]["fragments"] == quotes["fragments"].iloc[-1]
    assert rows[0]["via"] is None


def test_csv_has_fragments_as_json_text(tmp_path, quotes):
    save(quotes, tmp_path / "q.csv")
    with (tmp_path / "q.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(QUOTES)
    assert json.loads(rows[-1]["fragments"]) == quotes["fragments"].iloc[-1]
    assert rows[0]["via"] == ""


def test_parquet_comes_back_with_the_same_values(tmp_path, quotes):
    save(quotes, tmp_path / "q.parquet")
    back = pd.read_parquet(tmp_path / "q.parquet")
    assert list(back.columns) == list(QUOTES)
    assert [[list(span) for span in spans] for spans in back["fragments"]] == quotes["fragments"].tolist()
    assert back["content"].tolist() == quotes["content"].tolist()
    assert back["cue_start"].tolist() == quotes["cue_start"].tolist()


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_awkward_characters_come_back_as_they_were(tmp_path, suffix):
    path = tmp_path / f"e{suffix}"
    with saving(path, EVIDENCE) as write:
        write([("a#1", "a", 0, 3, AWKWARD, "tone", None, 0.5)])
    if suffix == ".csv":
        with path.open(newline="", encoding="utf-8") as stream:
            row = next(csv.DictReader(stream))
    elif suffix == ".jsonl":
        row = json.loads(path.read_text("utf-8"))
    else:
        row = pd.read_parquet(path).iloc[0].to_dict()
    assert row["text"] == AWKWARD
    assert row["weight"] in (0.5, "0.5")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_what_fails_half_way_leaves_the_old_file_as_it_was(tmp_path, suffix):
    path = tmp_path / f"e{suffix}"
    path.write_text("old", encoding="utf-8")

    def rows():
        yield ("a#1", "a", 0, 3, "yes", "tone", "x", 0.5)
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"), saving(path, EVIDENCE) as write:
        write(rows())
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_text("utf-8") == "old"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_no_rows_make_a_file_with_the_columns(tmp_path, suffix):
    path = tmp_path / f"q{suffix}"
    save(find_quotes("Nothing."), path)
    if suffix == ".parquet":
        assert list(pd.read_parquet(path).columns) == list(QUOTES)
    else:
        assert len(path.read_text("utf-8").splitlines()) == (suffix == ".csv")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_the_same_table_gives_the_same_bytes(tmp_path, quotes, suffix):
    save(quotes, tmp_path / f"a{suffix}")
    save(quotes, tmp_path / f"b{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_columns_of_the_users_own_are_written_too(tmp_path):
    table = pd.DataFrame({"doc_id": ["a", "b"], "page": [3, None], "free": [True, False], "note": ["x", 4]})
    save(table, tmp_path / "t.parquet")
    back = pd.read_parquet(tmp_path / "t.parquet")
    assert back["free"].tolist() == [True, False]
    assert back["note"].tolist() == ["x", "4"]


def test_an_unknown_ending_is_refused(tmp_path, quotes):
    with pytest.raises(InputError, match=r"end the name in \.csv, \.jsonl, \.parquet"):
        save(quotes, tmp_path / "q.xls")


def test_a_folder_that_is_not_there_is_named(tmp_path, quotes):
    with pytest.raises(InputError, match="gone is no folder"):
        save(quotes, tmp_path / "gone" / "q.csv")


def test_a_column_of_the_users_own_may_be_called_like_a_documented_one(tmp_path):
    table = pd.DataFrame({"doc_id": ["a"], "start": ["Monday"], "fragments": ["one"], "weight": [float("inf")]})
    for suffix in (".csv", ".jsonl", ".parquet"):
        save(table, tmp_path / f"t{suffix}")
    back = pd.read_parquet(tmp_path / "t.parquet")
    assert back.iloc[0].tolist()[:3] == ["a", "Monday", "one"]
    assert json.loads((tmp_path / "t.jsonl").read_text("utf-8"))["weight"] is None
