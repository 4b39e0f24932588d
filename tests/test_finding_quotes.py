"""Finding: the quotes table, its columns and offsets, from a string, a table, and per article."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import find_quotes, load
from analysis.errors import InputError
from analysis.finding import quotes_of
from analysis.speakers.known import KnownSpeaker
from analysis.tables import QUOTES

STORM = (
    "Storm stops ferry\n\n"
    'Harbour master Ines Calder said the stage was "gone for good" on Monday. "We will build a new one," she said. '
    '"It will be ready," Calder added, "before the summer."\n\n'
    "The mayor said the town would pay.\n"
)


def test_the_columns_are_those_documented():
    quotes = find_quotes(STORM)
    assert list(quotes.columns) == list(QUOTES)
    assert list(find_quotes("Nothing here.").columns) == list(QUOTES)
    assert {name: str(dtype) for name, dtype in quotes.dtypes.items()} == {
        name: column.dtype for name, column in QUOTES.items()
    }


def test_offsets_always_give_the_words_shown():
    for row in find_quotes(STORM).itertuples():
        assert " … ".join(STORM[start:end] for start, end in row.fragments) == row.content
        assert STORM[row.cue_start : row.cue_end] == row.cue
        assert STORM[row.mention_start : row.mention_end] == row.mention
        assert (row.start, row.end) == (row.fragments[0][0], row.fragments[-1][1])


def test_statements_are_numbered_in_text_order():
    quotes = find_quotes(STORM)
    assert quotes["quote_id"].tolist() == [f"text#{number}" for number in range(1, len(quotes) + 1)]
    assert quotes["start"].is_monotonic_increasing


def test_words_inside_quotation_marks_are_counted_by_kind():
    quotes = find_quotes(STORM).set_index("kind")
    assert quotes.loc["mixed", "quoted_words"] == 3
    assert (quotes.loc[["direct"], "quoted_words"] == quotes.loc[["direct"], "n_words"]).all()
    assert (quotes.loc[["indirect"], "quoted_words"] == 0).all()


def test_a_table_of_documents_gives_the_same_as_its_texts():
    documents = pd.DataFrame({"doc_id": ["a", "b"], "text": [STORM, STORM]})
    quotes = find_quotes(documents)
    assert [list(row) for row in quotes[quotes["doc_id"] == "b"].itertuples(index=False)] == [
        list(row) for row in find_quotes(documents.iloc[1:]).itertuples(index=False)
    ]


def test_the_corpus_s_own_speakers_are_known(tmp_path):
    (tmp_path / "a.txt").write_text(STORM, encoding="utf-8")
    (tmp_path / "corpus.toml").write_text(
        '[[speakers]]\nname = "Maya Lind"\ndescriptions = ["the mayor"]\n', encoding="utf-8"
    )
    quotes = find_quotes(load(tmp_path))
    assert quotes["speaker"].tolist()[-1] == "Maya Lind"
    assert quotes.attrs["corpus"]["speakers"][0]["name"] == "Maya Lind"


@pytest.mark.parametrize(
    "speaker",
    [KnownSpeaker("Maya Lind", descriptions=("the mayor",)), {"name": "Maya Lind", "descriptions": ["the mayor"]}],
)
def test_speakers_can_be_given_in_code(speaker):
    assert find_quotes(STORM, speakers=[speaker])["speaker"].tolist()[-1] == "Maya Lind"


def test_a_table_without_text_is_refused():
    with pytest.raises(InputError, match='no column "text"'):
        find_quotes(pd.DataFrame({"doc_id": ["a"]}))


def test_a_doc_id_that_stands_twice_is_refused():
    with pytest.raises(InputError, match='"a" stands twice'):
        find_quotes(pd.DataFrame({"doc_id": ["a", "a"], "text": ["x", "y"]}))


def test_a_missing_text_is_refused_with_its_row():
    with pytest.raises(InputError, match='Row 1 of the documents table, "b"'):
        find_quotes(pd.DataFrame({"doc_id": ["a", "b"], "text": ["x", None]}))


def test_progress_is_shown_to_whoever_asks():
    seen = []

    def watch(items, what, total=None):
        seen.append((what, total))
        return items

    find_quotes(STORM, watch=watch)
    assert seen == [("finding", 1)]


def test_half_a_surrogate_pair_does_not_move_an_offset():
    text = 'Storm \ud800 over.\n\n"The ferry is gone," said Ines Calder.'
    row = find_quotes(text).iloc[0]
    assert text[row["start"] : row["end"]] == row["content"]


@given(st.text(alphabet=st.sampled_from(" aRoe.,\"'“”‘’:\n—said\ud800\0"), max_size=120))
def test_any_string_is_accepted_and_offsets_hold(text):
    for row in quotes_of(text, "any"):
        values = dict(zip(QUOTES, row, strict=True))
        pieces = [text[start:end].replace("\ud800", "\ufffd") for start, end in values["fragments"]]
        assert " … ".join(pieces) == values["content"]
