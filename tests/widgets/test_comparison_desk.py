"""The desk: what is chosen is compared, shown in words and pictures, and can be taken away."""

import html

import pytest

from analysis import compare, find_quotes, measure
from analysis.comparison.duplicates import mark_duplicates
from analysis.comparison.invented import invented_articles
from analysis.comparison.sentences import caption, sentence
from analysis.widgets.comparison_desk import ComparisonDesk


@pytest.fixture(scope="module")
def tables():
    documents = mark_duplicates(invented_articles(25))
    quotes, _ = measure(find_quotes(documents), documents)
    return documents, quotes


@pytest.fixture
def desk(tables):
    return ComparisonDesk(*tables, resamples=200)


def test_it_opens_with_the_first_two_sides_compared(desk):
    assert (desk.first.value, desk.second.value) == ("Maren Holt", "Tobias Vey")
    for name in desk.measures.value:
        assert html.escape(sentence(desk.comparison, name)) in desk.words.value
    assert desk.forest.html == desk.drawing.value
    assert desk.distributions.html == desk.dots.value


def test_the_line_of_code_makes_the_same_table(desk, tables):
    desk.second.value, desk.control.value, desk.kind.value = "Irina Dall", "article", "direct"
    documents, quotes = tables
    again = eval(desk.code, {"compare": compare, "documents": documents, "quotes": quotes})
    assert again.equals(desk.comparison)


def test_choosing_groups_offers_the_groups(desk):
    desk.by.value = "group"
    assert desk.first.options == ("North", "South")
    assert set(desk.comparison["speaker"]) == {"North", "South"}


def test_looking_at_another_measure_draws_only_its_articles_anew(desk):
    before = desk.drawing.value
    desk.looked_at.value = "tone"
    assert desk.drawing.value == before
    assert "tone by article" in desk.distributions.alt


def test_other_measures_are_compared_and_can_be_looked_at(desk):
    desk.measures.value = ("share_words", "stance: conceding")
    assert set(desk.comparison["measure"]) == {"share_words", "stance: conceding"}
    assert [name for _, name in desk.looked_at.options] == ["share_words", "stance: conceding"]
    assert "share of words" in desk.distributions.alt


def test_the_same_side_twice_is_answered_in_words_and_mended_by_another_choice(desk):
    desk.second.value = desk.first.value
    assert "Choose two different sides." in desk.words.value
    assert desk.drawing.value == ""
    desk.second.value = "Piet Lorn"
    assert "Piet Lorn" in desk.words.value
    assert desk.drawing.value != ""


def test_no_measure_is_answered_in_words(desk):
    desk.measures.value = ()
    assert "No measure was chosen" in desk.words.value


def test_copies_count_when_the_user_says_so(desk):
    once = desk.comparison["n_quotes"].sum()
    desk.once.value = False
    assert desk.comparison["n_quotes"].sum() > once


def test_every_file_carries_the_caption(desk, tmp_path):
    desk.kind.value = "direct"
    names = desk.export(tmp_path)
    assert {name.rpartition(".")[2] for name in names} == {"csv", "tex", "md", "svg", "png", "pdf"}
    assert all((tmp_path / name).stat().st_size for name in names)
    under = caption(desk.comparison, "direct quotations only")
    assert "Filters: direct quotations only" in under
    assert under in (tmp_path / "comparison.csv").read_text("utf-8")
    assert desk.file(".md").decode() == (tmp_path / "comparison.md").read_text("utf-8")
    assert desk.forest.figure.get_supxlabel().replace("\n", " ") == under


def test_a_name_from_the_corpus_is_never_markup(tables):
    documents, quotes = tables
    name = "<img src=x onerror=alert(1)>"
    hostile = quotes.assign(speaker=quotes["speaker"].replace("Maren Holt", name))
    hostile.attrs.update(quotes.attrs)
    documents = documents.copy()
    documents.attrs["corpus"] = {"speakers": [{"name": name}, {"name": "Irina Dall"}]}
    desk = ComparisonDesk(documents, hostile)
    assert desk.first.value == name
    assert "<img src=x" not in desk.words.value + desk.drawing.value + desk.dots.value


def test_a_corpus_with_one_speaker_says_that_two_are_needed(tables):
    documents, quotes = tables
    one = quotes[quotes["speaker"] == "Maren Holt"]
    one.attrs.update(quotes.attrs)
    assert "Choose two different sides." in ComparisonDesk(documents, one).words.value


def test_a_corpus_without_any_speaker_opens_and_says_so(tables):
    documents, quotes = tables
    assert "no speaker" in ComparisonDesk(documents, quotes.iloc[:0]).words.value.lower()
