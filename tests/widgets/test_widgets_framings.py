"""The steerable charts of the worked example, driven as a cell of a notebook drives them."""

import pytest

from analysis import find_quotes, load, measure
from analysis.charts.showing import show
from analysis.widgets.framings import Framings

ARTICLE = """Quay talks end

Harbour master Ines Calder said the quay "may be gone by winter". "We will <i>see</i>," Calder said.

Tom Arden, a skipper, insisted that nobody would leave. Arden said repairs were possible.
"""


@pytest.fixture
def framings(tmp_path):
    (tmp_path / "quay.txt").write_text(ARTICLE, encoding="utf-8")
    documents = load(tmp_path)
    quotes, evidence = measure(find_quotes(documents), documents)
    return Framings(documents, quotes, evidence)


def test_a_change_of_measure_draws_another_chart(framings):
    before = framings.drawing.value
    framings.chart.value = "tone"
    assert framings.drawing.value != before
    assert framings.picture.name == "Tone"


def test_a_change_of_speakers_changes_chart_and_sentences(framings):
    framings.speakers.value = ("Tom Arden",)
    assert "Ines Calder" not in framings.picture.alt
    assert set(framings.selection["speaker"]) == {"Tom Arden"}
    assert "nobody would leave" in framings.statements.page.html
    assert "gone by winter" not in framings.statements.page.html


def test_a_change_of_kind_leaves_only_that_kind(framings):
    framings.kind.value = "indirect"
    assert set(framings.selection["kind"]) == {"indirect"}


def test_a_change_of_unit_counts_something_else(framings):
    before = framings.picture.alt
    framings.unit.value = "words"
    assert framings.picture.alt != before


def test_the_words_that_count_are_marked(framings):
    framings.chart.value = "hedging"
    assert 'class="statement counted counted-hedging"' in framings.statements.page.html


def test_what_is_shown_can_be_had_in_one_line(framings):
    framings.chart.value = "hedging"
    quotes, documents = framings._quotes, framings._documents
    assert (
        eval(framings.picture.code, {"show": show, "quotes": quotes, "documents": documents}).alt
        == framings.picture.alt
    )


def test_no_speaker_at_all_is_said_in_words(framings):
    framings.speakers.value = ()
    assert 'role="alert"' in framings.drawing.value
    assert framings.picture is None


def test_the_text_of_an_article_is_escaped(framings):
    assert "<i>see</i>" not in framings.statements.page.html
    assert "&lt;i&gt;see&lt;/i&gt;" in framings.statements.page.html
