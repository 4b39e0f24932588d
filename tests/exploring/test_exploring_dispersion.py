"""Where something stands in its articles: every place counted, each article once, the oldest first."""

import pytest

from analysis.exploring.choices import Choices
from analysis.exploring.concordance import lines
from analysis.exploring.dispersion import ARTICLES, dispersion
from analysis.exploring.holding import hold


@pytest.fixture(scope="module")
def holding(invent_tables):
    return hold(*invent_tables(130))


def pages(holding, mask, sought=""):
    first, n_articles = dispersion(holding, mask, sought)
    return [first, *(dispersion(holding, mask, sought, page)[0] for page in range(1, -(-n_articles // ARTICLES)))]


def test_without_a_search_every_statement_has_one_tick_where_it_begins(holding):
    rows = [tick for page in pages(holding, holding.select()) for tick in page.itertuples()]
    assert sorted(tick.row for tick in rows) == list(range(130))
    for tick in rows:
        quote = holding.quotes.iloc[tick.row]
        assert tick.start == quote["start"]
        assert tick.at == tick.start / len(holding.text_of(quote["doc_id"]))
        assert 0 <= tick.at < 1


def test_a_word_has_a_tick_wherever_the_concordance_has_a_line(holding):
    mask = holding.select(Choices(text="harbour"))
    ticks = [tick for page in pages(holding, mask, "harbour") for tick in page.itertuples()]
    expected = sum(
        len(lines(holding.text_of(quote["doc_id"]), "harbour", start=quote["start"], end=quote["end"])) or 1
        for quote in holding.statements(mask.nonzero()[0])
    )
    assert len(ticks) == expected > 0
    for tick in ticks:
        assert holding.text_of(tick.doc_id)[tick.start :].lower().startswith("harbour")


def test_articles_stand_in_order_of_their_days_each_on_one_page(holding):
    seen = [doc for page in pages(holding, holding.select()) for doc in page["doc_id"].unique()]
    assert len(seen) == len(set(seen)) == holding.quotes["doc_id"].nunique()
    days = holding.quotes.drop_duplicates("doc_id").set_index("doc_id")["date"]
    assert [days[doc] for doc in seen] == sorted(days[doc] for doc in seen)


def test_nothing_in_view_is_an_empty_table(holding):
    table, n_articles = dispersion(holding, holding.select(Choices(text="no such words")), "no such words")
    assert len(table) == 0 and n_articles == 0
