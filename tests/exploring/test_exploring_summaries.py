import numpy as np
import pytest

from analysis.exploring.choices import Choices
from analysis.exploring.citing import fingerprint
from analysis.exploring.concordance import lines
from analysis.exploring.context import sentence_around
from analysis.exploring.holding import hold
from analysis.exploring.summaries import over_time, summary, word_counts


@pytest.fixture(scope="module")
def holding(invent_tables):
    return hold(*invent_tables(300))


def test_counts_of_a_bar_are_those_of_the_table(holding):
    mask = holding.select(Choices(kinds=("direct",)))
    table = summary(holding, mask, "outlet", "statements").set_index("speaker")
    expected = holding.quotes[mask].groupby(holding.quotes["source"].fillna("")).size()
    assert table["estimate"].to_dict() == expected.to_dict()
    assert table["n_quotes"].to_dict() == expected.to_dict()


def test_a_rate_is_the_cues_per_hundred_words(holding):
    mask = holding.select(Choices())
    table = summary(holding, mask, "speaker", "hedges").set_index("speaker")
    mine = holding.quotes[holding.quotes["speaker"] == "Dita Holm"]
    assert table.at["Dita Holm", "estimate"] == pytest.approx(100 * mine["hedges"].sum() / mine["n_words"].sum())
    assert table.at["Dita Holm", "n_documents"] == mine["doc_id"].nunique()


def test_the_values_are_those_that_a_comparison_estimates(holding):
    from analysis.comparison.comparing import compare

    names = ["Mara Quill", "Dita Holm"]
    quick = summary(holding, holding.select(Choices()), "speaker", "hedges").set_index("speaker")["estimate"]
    documents = holding.documents.reset_index(drop=True)
    slow = compare(holding.quotes, documents, speakers=names, measures=["hedges"], duplicates="all")
    slow = slow[slow["versus"].isna()].set_index("speaker")["estimate"]
    assert quick[names].tolist() == pytest.approx(slow[names].tolist())


def test_points_over_time_add_up_to_all_statements(holding):
    mask = holding.select(Choices())
    table = over_time(holding, mask, "kind")
    assert table["n_quotes"].sum() == len(holding.quotes)


def test_a_point_stands_for_the_statements_of_its_period(holding):
    table = over_time(holding, holding.select(Choices()), "speaker")
    for row in table.head(8).itertuples():
        period = Choices(speakers=(row.value,), since=row.period, until=row.until)
        assert holding.select(period).sum() == row.n_quotes


def test_words_are_counted_without_function_words(holding):
    mask = holding.select(Choices(text="ships could wait"))
    table = word_counts(holding, mask, 5).set_index("word")
    assert table.at["ships", "n"] == table.at["ships", "n_quotes"] == mask.sum()
    assert "could" not in table.index


@pytest.mark.parametrize("by", ["speaker", "group", "outlet", "kind"])
def test_nothing_in_view_is_an_empty_table(holding, by):
    nothing = np.zeros(len(holding.quotes), dtype=bool)
    assert summary(holding, nothing, by, "statements").empty
    assert over_time(holding, nothing, by).empty
    assert word_counts(holding, nothing, 5).empty


def test_the_fingerprint_changes_with_a_speaker_and_not_with_the_order(invent_tables):
    documents, quotes, evidence = invent_tables(20)
    first = hold(documents, quotes, evidence)
    turned = hold(documents, quotes.iloc[::-1], evidence)
    other = hold(documents, quotes.assign(speaker=["Somebody Else", *quotes["speaker"][1:]]), evidence)
    assert fingerprint(first.prints) == fingerprint(turned.prints) != fingerprint(other.prints)


def test_a_concordance_has_what_was_sought_in_its_middle():
    assert lines("It’s a\nship. A SHIP!", "ship", 4) == [("s a ", "ship", ". A "), (". A ", "SHIP", "!")]
    assert lines("It's a ship", "it’s", 3) == [("", "It's", " a ")]


def test_the_sentence_of_a_statement_holds_all_of_it():
    text = "Rain fell.\n\nMr. Ashe said: “It may rain. We wait.” Then he left.\n\nNight."
    start, end = text.index("“"), text.index("”") + 1
    begin, stop = sentence_around(text, start, end)
    assert text[begin:stop] == "Mr. Ashe said: “It may rain. We wait.”"
