"""The invented corpus: the whole line runs over it, and the comparison finds what was put in."""

import pytest

from analysis import compare, find_quotes, measure
from analysis.comparison.duplicates import mark_duplicates
from analysis.comparison.invented import SPEAKERS, invented_articles


@pytest.fixture(scope="module")
def line():
    documents = mark_duplicates(invented_articles())
    quotes, _ = measure(find_quotes(documents), documents)
    return documents, quotes


def test_the_same_seed_gives_the_same_articles():
    assert invented_articles(5, 3).equals(invented_articles(5, 3))
    assert not invented_articles(5, 3)["text"].equals(invented_articles(5, 4)["text"])


def test_its_speakers_are_found_under_their_names(line):
    _, quotes = line
    assert quotes["speaker"].isin(list(SPEAKERS)).mean() > 0.95


def test_its_copies_are_found(line):
    documents, _ = line
    bodies = documents["text"].str.partition("\n\n")[2]
    assert documents["duplicate_of"].notna().tolist() == bodies.duplicated().tolist()


def test_the_difference_in_hedging_that_was_put_in_is_found(line):
    documents, quotes = line
    table = compare(quotes, documents, ["Maren Holt", "Irina Dall"], ["hedges"], control="article")
    pair = table[table["versus"].notna()].iloc[0]
    assert pair["low"] > 0
    assert pair["p_adjusted"] < 0.01
