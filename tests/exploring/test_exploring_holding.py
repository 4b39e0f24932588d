import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.exploring.choices import NOBODY, Choices
from analysis.exploring.holding import hold


@pytest.fixture(scope="module")
def holding(invent_tables):
    return hold(*invent_tables(300))


def chosen(holding, **choices):
    return holding.quotes[holding.select(Choices(**choices))]


def test_nothing_chosen_selects_everything(holding):
    assert holding.select(Choices()).all()


def test_a_joint_statement_belongs_to_each_of_its_speakers(holding):
    speakers = set(chosen(holding, speakers=("Mara Quill",))["speaker"])
    assert speakers == {"Mara Quill", "Mara Quill & Ines Varga"}


def test_statements_without_a_speaker_can_be_chosen(holding):
    table = chosen(holding, speakers=(NOBODY,))
    assert len(table) == holding.quotes["speaker"].isna().sum() > 0


def test_groups_are_those_of_the_corpus(holding):
    speakers = set(chosen(holding, groups=("Council",))["speaker"])
    assert speakers == {"Ines Varga", "Oskar Lind", "Mara Quill & Ines Varga"}


def test_days_include_both_ends(holding):
    day = holding.quotes["date"].iloc[0]
    assert set(chosen(holding, since=day, until=day)["date"]) == {day}


def test_a_document_without_a_date_is_in_no_period(invent_tables):
    documents, quotes, evidence = invent_tables(10)
    documents.loc[0, "date"] = None
    found = hold(documents, quotes, evidence).select(Choices(since="1900-01-01"))
    assert found.sum() == (quotes["doc_id"] != documents["doc_id"][0]).sum()


def test_confidence_is_a_least_value(holding):
    assert chosen(holding, confidence=0.7)["confidence"].min() >= 0.7


@pytest.mark.parametrize("sought", ["NOBODY'S ship", "nobody’s ship"])
def test_text_is_found_whatever_its_case_and_apostrophes(holding, sought):
    assert set(chosen(holding, text=sought)["content"]) == {"nobody's ship has left"}


def test_text_is_looked_for_in_mentions_and_cues_too(holding):
    assert len(chosen(holding, text="a docker")) == holding.quotes["speaker"].isna().sum()


def test_a_word_is_a_whole_word(holding):
    assert set(chosen(holding, text="ship")["content"]) == {"nobody's ship has left", "perhaps 40 ships could wait"}
    assert set(chosen(holding, word="Ship")["content"]) == {"nobody's ship has left"}


def test_evidence_selects_the_statements_that_have_it(holding):
    assert set(chosen(holding, measure="hedging", category="adverb")["content"]) == {"perhaps 40 ships could wait"}


def test_filters_hold_together(holding):
    both = holding.select(Choices(kinds=("direct",), text="harbour"))
    one_by_one = holding.select(Choices(kinds=("direct",)), Choices(text="harbour"))
    assert (both == one_by_one).all()


def test_counts_of_a_facet_obey_the_other_filters_only(holding):
    counts = holding.counts(Choices(kinds=("direct",), speakers=("Dita Holm",)))
    assert counts["kinds"] == holding.quotes[holding.quotes["speaker"] == "Dita Holm"]["kind"].value_counts().to_dict()
    assert (
        counts["speakers"]["Tobin Ashe"]
        == ((holding.quotes["speaker"] == "Tobin Ashe") & (holding.quotes["kind"] == "direct")).sum()
    )


def test_the_tables_given_are_not_changed(invent_tables):
    documents, quotes, evidence = invent_tables(20)
    before = [table.copy(deep=True) for table in (documents, quotes, evidence)]
    hold(documents, quotes, evidence)
    for table, old in zip((documents, quotes, evidence), before, strict=True):
        pd.testing.assert_frame_equal(table, old)


def test_evidence_of_no_statement_is_left_out(invent_tables):
    documents, quotes, evidence = invent_tables(20)
    holding = hold(documents, quotes.iloc[:5], evidence)
    assert set(holding.evidence["quote_id"]) <= set(quotes["quote_id"][:5])


def test_an_empty_table_is_explored_without_fault(invent_tables):
    documents, quotes, evidence = invent_tables(5)
    holding = hold(documents, quotes.iloc[:0], evidence.iloc[:0])
    assert holding.select(Choices(text="x")).shape == (0,)
    assert holding.counts(Choices())["speakers"] == {}


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (lambda quotes: quotes.drop(columns="fragments"), 'no column "fragments"'),
        (lambda quotes: quotes.assign(quote_id="same"), '"same" stands twice'),
        (lambda quotes: quotes.assign(doc_id="elsewhere"), 'speaks of "elsewhere"'),
    ],
)
def test_a_table_that_does_not_fit_is_refused_in_words(invent_tables, broken, sentence):
    documents, quotes, evidence = invent_tables(10)
    with pytest.raises(InputError, match=sentence):
        hold(documents, broken(quotes), evidence)


def test_ten_thousand_statements_are_filtered_in_a_blink(invent_tables):
    from time import perf_counter

    holding = hold(*invent_tables(10_000))
    taken = []
    for text in ("harbour", "quay", "ship", "plan", "may"):
        begun = perf_counter()
        holding.select(Choices(text=text, speakers=("Mara Quill",), confidence=0.5, since="2021-03-01"))
        taken.append(perf_counter() - begun)
    assert np.median(taken) < 0.05
