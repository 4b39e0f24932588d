"""measure(): the columns of the quotes table, the evidence under every number, and lists of strings."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.measures.measuring import HEDGES, measure, measure_text
from analysis.tables import EVIDENCE, MEASURES

TEXT = (
    'The envoy reportedly claimed that "the bridge may," in her words, "perhaps be safe," adding that it should hold. '
    "Later Roe said he would not comment."
)


def statement(quote_id, fragments, cue, lemma, doc_id="a", text=TEXT):
    start = text.index(cue)
    return {
        "quote_id": quote_id, "doc_id": doc_id, "fragments": [list(f) for f in fragments],
        "content": " … ".join(text[a:b] for a, b in fragments), "cue": cue, "cue_lemma": lemma,
        "cue_start": start, "cue_end": start + len(cue),
    }  # fmt: skip


def place(words):
    start = TEXT.index(words)
    return (start, start + len(words))


@pytest.fixture
def quotes():
    return pd.DataFrame(
        [
            statement("a#1", [place('"the bridge may,"'), place('"perhaps be safe,"')], "claimed", "claim"),
            statement("a#2", [place("it should hold")], "adding", "add"),
            statement("a#3", [place("he would not comment")], "said", "say"),
        ]
    )


@pytest.fixture
def documents():
    return pd.DataFrame({"doc_id": ["a"], "text": [TEXT]})


def test_the_quotes_come_back_with_the_columns_of_the_measures(quotes, documents):
    measured, evidence = measure(quotes, documents)
    assert list(measured.columns) == [*quotes.columns, *MEASURES]
    assert list(evidence.columns) == list(EVIDENCE)
    assert {name: str(measured[name].dtype) for name in MEASURES} == {n: c.dtype for n, c in MEASURES.items()}


def test_hedges_of_the_statement_and_of_the_reporter_are_counted_apart(quotes, documents):
    measured, _ = measure(quotes, documents)
    assert measured["hedges"].tolist() == [2, 0, 0]
    assert measured["deontics"].tolist() == [0, 1, 0]
    assert measured["reporter_hedges"].tolist() == [2, 0, 0]


def test_without_documents_only_the_cue_itself_can_hedge(quotes):
    measured, _ = measure(quotes)
    assert measured["reporter_hedges"].tolist() == [1, 0, 0]


def test_the_stance_is_that_of_the_cue_and_missing_without_one(quotes, documents):
    quotes.loc[1, ["cue", "cue_lemma", "cue_start", "cue_end"]] = None
    measured, _ = measure(quotes, documents)
    assert measured["stance"].iloc[2] == "neutral"
    assert pd.isna(measured["stance"].iloc[1])


def test_every_offset_of_the_evidence_points_at_its_words_in_the_document(quotes, documents):
    _, evidence = measure(quotes, documents)
    assert {"hedging", "obligation", "reporter_hedging", "stance", "tone"} <= set(evidence["measure"])
    for row in evidence.itertuples():
        assert TEXT[row.start : row.end] == row.text


def test_every_count_is_the_number_of_its_evidence_rows(quotes, documents):
    measured, evidence = measure(quotes, documents)
    for measure_, column in (("hedging", "hedges"), ("boosting", "boosters"), ("obligation", "deontics")):
        rows = evidence[evidence["measure"] == measure_].groupby("quote_id").size()
        assert (
            measured.set_index("quote_id")[column].to_dict()
            == rows.reindex(measured["quote_id"], fill_value=0).to_dict()
        )


def test_measuring_twice_gives_the_same_table(quotes, documents):
    once, _ = measure(quotes, documents)
    twice, _ = measure(once, documents)
    pd.testing.assert_frame_equal(once, twice)


def test_the_user_s_own_columns_index_and_settings_are_kept(quotes, documents):
    quotes["mine"] = ["x", "y", "z"]
    quotes.index = [7, 8, 9]
    quotes.attrs["corpus"] = {"title": "Bridges"}
    measured, _ = measure(quotes, documents)
    assert measured["mine"].tolist() == ["x", "y", "z"]
    assert measured.index.tolist() == [7, 8, 9]
    assert measured.attrs == {"corpus": {"title": "Bridges"}}


def test_no_statements_give_empty_tables_with_all_columns(quotes):
    measured, evidence = measure(quotes.iloc[:0])
    assert len(measured) == len(evidence) == 0
    assert set(MEASURES) <= set(measured.columns)


def test_tone_towards_somebody_says_which_words_were_taken_for_him(quotes, documents):
    measured, _ = measure(quotes, documents, targets="the bridge")
    assert measured["target"].iloc[0] == "the bridge"
    assert measured["target"].iloc[1:].isna().all()


def test_strings_give_one_row_each():
    table = measure(["The deal may be dead.", "Norland lied."], targets=["deal", None])
    assert table["text"].tolist() == ["The deal may be dead.", "Norland lied."]
    assert table["n_words"].tolist() == [5, 2]
    assert table["hedges"].tolist() == [1, 0]
    assert {"boosters", "tone", "tone_label", "vader", *(f"hedge_{name}" for name in HEDGES)} <= set(table.columns)


def test_no_strings_give_no_rows():
    assert len(measure([])) == 0


@given(st.lists(st.text(max_size=40), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_strings_can_be_measured_and_come_back_in_order(texts):
    table = measure(texts)
    assert table["text"].tolist() == texts
    assert (table["hedges"] == table[[f"hedge_{name}" for name in HEDGES]].sum(axis=1)).all()
    assert table["tone"].between(-1, 1).all() and table["vader"].between(-1, 1).all()


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_evidence_of_any_text_points_into_it(text):
    for start, end, words, *_ in measure_text(text)[1]:
        assert text[start:end] == words


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda q: measure("one string"), "list of strings"),
        (lambda q: measure(["fine", 3]), "String 2"),
        (lambda q: measure(["a", "b"], targets=["x"]), "1 targets for 2"),
        (lambda q: measure(q.drop(columns="content")), "content"),
        (lambda q: measure(q, pd.DataFrame({"doc_id": ["b"], "text": ["…"]})), 'no document "a"'),
        (lambda q: measure(q, pd.DataFrame({"doc_id": ["a"]})), '"text"'),
    ],
)
def test_what_cannot_be_measured_is_refused_in_a_sentence(quotes, call, message):
    with pytest.raises(InputError, match=message):
        call(quotes)
