"""Whatever a file holds, reading it ends in a table or in one sentence that names the file."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import load
from analysis.corpus.settings import parse_settings
from analysis.errors import InputError

fuzzed = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=5,
)


def table_or_sentence(path):
    try:
        return load(path)
    except InputError as error:
        assert path.name.partition("\n")[0] in str(error)
        assert "\n" not in str(error)
        return None


@fuzzed
@given(st.binary(max_size=200))
@pytest.mark.parametrize("suffix", [".txt", ".jsonl", ".parquet"])
def test_any_bytes(tmp_path, suffix, content):
    path = tmp_path / f"some{suffix}"
    path.write_bytes(content)
    table_or_sentence(path)


@fuzzed
@given(st.dictionaries(st.sampled_from(["doc_id", "text", "title", "date", "source", "own", "n_words"]), values))
def test_any_json_record(tmp_path, record):
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    table = table_or_sentence(path)
    assert table is None or len(table) == 1


@fuzzed
@given(st.binary(min_size=1, max_size=40), st.integers(0, 5000))
def test_a_damaged_parquet_file(tmp_path, damage, place):
    import pandas as pd

    path = tmp_path / "some.parquet"
    pd.DataFrame({"doc_id": ["a", "b"], "text": ["One.", "Two."]}).to_parquet(path)
    content = bytearray(path.read_bytes())
    place %= len(content)
    content[place : place + len(damage)] = damage
    path.write_bytes(bytes(content))
    table_or_sentence(path)


@fuzzed
@given(
    st.lists(
        st.sampled_from(
            [
                *["title = 1\n", 'title = "T"\n', "[[documents]]\n", "[[speakers]]\n", 'name = "Ada"\n', "name = []\n"],
                *['file = "a.txt"\n', 'file = "../a.txt"\n', "date = 2021-02-03\n", "date = 9999-99-99\n", "x.y = 1\n"],
                *[
                    'aliases = ["Ada", ""]\n',
                    "body = 3\n",
                    'group = "N"\n',
                    '"\\u0000" = 1\n',
                    "inf = inf\n",
                    "[a",
                    "= 1\n",
                ],
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_settings(text):
    try:
        parse_settings(text, "corpus.toml")
    except InputError as error:
        assert "corpus.toml" in str(error)


@pytest.mark.parametrize("name", ["a\nb.txt", "<b>a.txt", "=cmd.txt", "a\u202etxt.txt", "$(a).txt", "-a.txt"])
def test_odd_file_names_are_names_like_others(tmp_path, name):
    (tmp_path / name).write_text("The mayor said so.", encoding="utf-8")
    assert load(tmp_path)["doc_id"].tolist() == [name[:-4]]
