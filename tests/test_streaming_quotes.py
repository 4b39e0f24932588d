"""Streaming: what goes straight to a file is what find_quotes gives."""

import json

import pandas as pd
import pytest

from analysis import find_quotes, load, save
from analysis.corpus.reading import open_corpus
from analysis.errors import InputError
from analysis.review.log import add_edits
from analysis.review.making import reject
from analysis.streaming import Written, write_quotes

ARTICLES = [
    'Harbour master Ines Calder said the stage was "gone for good" on Monday. The mayor said the town would pay.',
    'Calder said on Tuesday that the ferry would be back. "In the summer," she added, "or never."',
    "Nobody spoke.",
]


@pytest.fixture
def path(tmp_path):
    lines = [json.dumps({"doc_id": f"a{number}", "text": text}) for number, text in enumerate(ARTICLES)]
    file = tmp_path / "ferry.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_the_file_is_the_same_as_the_table_saved(path, tmp_path, suffix):
    streamed, saved = tmp_path / f"streamed{suffix}", tmp_path / f"saved{suffix}"
    assert write_quotes(open_corpus(path), streamed) == Written(articles=3, statements=4)
    save(find_quotes(load(path)), saved)
    if suffix == ".parquet":
        pd.testing.assert_frame_equal(pd.read_parquet(streamed), pd.read_parquet(saved))
    else:
        assert streamed.read_text("utf-8") == saved.read_text("utf-8")


def test_a_person_has_one_name_in_the_whole_corpus(path, tmp_path):
    write_quotes(open_corpus(path), tmp_path / "quotes.parquet")
    speakers = pd.read_parquet(tmp_path / "quotes.parquet")["speaker"]
    assert "Ines Calder" in set(speakers)
    assert "Calder" not in set(speakers)


def test_many_statements_are_written_batch_by_batch(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.streaming._ROWS_AT_ONCE", 7)
    file = tmp_path / "ferry.jsonl"
    file.write_text(
        "\n".join(json.dumps({"doc_id": str(number), "text": ARTICLES[0]}) for number in range(20)), encoding="utf-8"
    )
    write_quotes(open_corpus(file), tmp_path / "quotes.csv")
    assert len(pd.read_csv(tmp_path / "quotes.csv")) == 40


def test_an_article_that_cannot_be_read_leaves_no_file(path, tmp_path):
    path.write_text(path.read_text("utf-8") + "\n{}", encoding="utf-8")
    with pytest.raises(InputError, match="line 4"):
        write_quotes(open_corpus(path), tmp_path / "quotes.csv")
    assert [file.name for file in tmp_path.iterdir()] == ["ferry.jsonl"]


def test_corrections_by_hand_are_in_the_file(tmp_path):
    folder = tmp_path / "ferry"
    folder.mkdir()
    for number, text in enumerate(ARTICLES):
        (folder / f"a{number}.txt").write_text(text, encoding="utf-8")
    found = find_quotes(load(folder), review=False)
    add_edits(folder, [reject(found.iloc[0], ARTICLES[0], "Ann Roe", why="no statement")])
    out = tmp_path / "quotes.parquet"
    assert write_quotes(open_corpus(folder), out) == Written(articles=3, statements=len(found) - 1)
    assert found["content"].iloc[0] not in set(pd.read_parquet(out)["content"])
